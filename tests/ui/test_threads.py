"""What watches over the threads of all these tests."""

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from app.ui.main_window import MainWindow
from tests.ui import threads


def test_that_a_thread_that_is_left_running_is_told_with_where_it_began(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(threads, "ENDS_WITHIN_MS", 50)
    thread = QThread()
    with pytest.raises(AssertionError, match=r"test_threads\.py"), threads.all_ended():
        thread.start()
    assert thread.wait(1000), "it was asked to end"


def test_that_a_closed_window_leaves_no_thread(unchecked: None, qtbot: QtBot) -> None:
    with threads.all_ended():
        window = MainWindow()
        window.show()
        qtbot.waitUntil(window.plan_panel.button.isEnabled)
        window.close()
