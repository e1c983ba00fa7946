"""Where the window was, how large, and how its parts were divided: kept from one start to the next."""

from PySide6.QtCore import QByteArray, QSettings
from PySide6.QtWidgets import QMainWindow, QSplitter

GEOMETRY = "window/geometry"
SPLITTERS = "window/splitters"


def restore_place(window: QMainWindow) -> None:
    """Put the window where it was, on a screen that is there; Qt passes over what makes no sense."""
    geometry = QSettings().value(GEOMETRY)
    if isinstance(geometry, QByteArray):
        window.restoreGeometry(geometry)


def restore_divisions(window: QMainWindow) -> None:
    """Divide the window's parts as they were; to look for them takes longer than to paint the window."""
    kept = QSettings()
    for splitter in _splitters(window):
        state = kept.value(f"{SPLITTERS}/{splitter.objectName()}")
        if isinstance(state, QByteArray):
            splitter.restoreState(state)


def keep_state(window: QMainWindow) -> None:
    """Write it down."""
    kept = QSettings()
    kept.setValue(GEOMETRY, window.saveGeometry())
    for splitter in _splitters(window):
        kept.setValue(f"{SPLITTERS}/{splitter.objectName()}", splitter.saveState())


def _splitters(window: QMainWindow) -> list[QSplitter]:
    """Those with a name of their own."""
    return [splitter for splitter in window.findChildren(QSplitter) if splitter.objectName()]
