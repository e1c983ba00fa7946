"""A run of the window keeps the system awake, like one of the terminal."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from tests.engine.processes import still_there
from tests.inhibitor import ARGUMENTS, holders, install_inhibitor
from tests.ui.conftest import RUN_MS, Choose


def test_that_a_run_of_the_window_keeps_the_system_awake_and_its_end_lets_it_sleep(
    window: MainWindow, choose: Choose, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    tool = install_inhibitor(monkeypatch, tmp_path)
    choose("squeezenet1_0")
    qtbot.mouseClick(window.plan_panel.button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: len(holders(tool)) > 1, timeout=RUN_MS)
    seen = holders(tool)
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    assert still_there(seen) == []
    assert tool.with_suffix(".log").read_text() == ARGUMENTS
