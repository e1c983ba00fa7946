"""The page of the history under test: what leaves runs for it, what is read from it and pressed on it."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.history.recorder import Recorder
from app.model.events import RunEvent
from app.ui.history_model import Column
from app.ui.main_window import MainWindow
from tests.ui.conftest import CLOSE_MS


def interrupt(events: list[RunEvent]) -> str:
    """Leave a run that was killed after these events."""
    with Recorder(lambda _: None) as recorder:
        for event in events:
            recorder.take(event)
    return "0123456789ab"


def show_history(qtbot: QtBot, window: MainWindow) -> None:
    window.tabs.setCurrentWidget(window.history)
    wait_until_read(qtbot, window)


def wait_until_read(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.history.is_reading, timeout=CLOSE_MS)


def column(window: MainWindow, number: Column) -> list[str]:
    rows = window.history.table.rows
    return [str(rows.index(row, number).data()) for row in range(rows.rowCount())]


def names(window: MainWindow) -> list[str]:
    rows = window.history.table.rows
    return [rows.entry(row).name for row in range(rows.rowCount())]


def told(window: MainWindow) -> str:
    return window.history.notice.text


def press(qtbot: QtBot, buttons: list[QPushButton], text: str) -> None:
    (button,) = [button for button in buttons if text in button.text()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def edit_action(window: MainWindow, key: QKeySequence.StandardKey) -> QAction:
    (action,) = [a for a in window.findChildren(QAction) if a.shortcut() == QKeySequence(key)]
    return action
