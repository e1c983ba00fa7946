"""What opening the window does without, and what waits until it is seen."""

import gc
import os
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.ui import artist
from app.ui.first_paint import AfterFirstPaint
from app.ui.main_window import MainWindow
from tests.ui.conftest import CHECK_MS

ROOT = Path(__file__).parents[2]
SLOW = (
    "matplotlib",
    "numpy",
    "PIL",
    "psutil",
    "torch",
    "typer",
    "rich",
    "packaging",
    "platformdirs",
    "subprocess",
    "concurrent.futures",
)


def test_that_the_window_opens_without_what_takes_long_to_import(tmp_path: Path) -> None:
    script = f"""
import sys
from app.ui.application import Application
from app.ui.laboratory import Laboratory
from app.ui.main_window import MainWindow
Laboratory.check = lambda self: None
application = Application(sys.argv)
window = MainWindow()
window.show()
application.processEvents()
print(*(name for name in {SLOW} if name in sys.modules))
window.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        check=False,
        timeout=120,
    )
    assert done.stdout == "\n", done.stderr


def test_that_no_other_window_flashes_up(qapp: QApplication) -> None:
    shown: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    window = MainWindow()
    qapp.removeEventFilter(watch)
    window.close()
    assert shown == []


def test_that_what_waits_is_done_once_after_the_first_painting(qtbot: QtBot) -> None:
    window, done = QWidget(), []
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: done.append("done"))
    qtbot.wait(20)
    assert not done
    window.show()
    qtbot.waitUntil(lambda: done == ["done"])
    window.repaint()
    qtbot.wait(20)
    assert done == ["done"]


def test_that_a_run_waits_for_what_draws(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing: Future[None] = Future()
    monkeypatch.setattr(artist, "prepare", lambda: drawing)
    window = MainWindow()
    window.show()
    try:
        qtbot.waitUntil(lambda: not window.banner.is_checking, timeout=CHECK_MS)
        qtbot.wait(200)
        assert not window.plan_panel.button.isEnabled()
        drawing.set_result(None)
        qtbot.waitUntil(window.plan_panel.button.isEnabled, timeout=CHECK_MS)
    finally:
        window.close()


def test_that_no_collection_goes_through_what_was_imported(window: MainWindow) -> None:
    assert gc.get_freeze_count()
