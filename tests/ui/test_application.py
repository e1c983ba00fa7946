"""What the system sees of the program: its icon."""

import pytest
from PySide6.QtCore import QSize, QTimer
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMessageBox

from app import __version__
from app.ui.application import Application
from app.ui.main_window import MainWindow


@pytest.mark.parametrize("size_px", [16, 32, 64, 128, 256, 512])
def test_that_no_size_of_the_icon_is_scaled(qapp: Application, size_px: int) -> None:
    assert QSize(size_px, size_px) in qapp.windowIcon().availableSizes()


def test_that_about_shows_icon_and_version(window: MainWindow, qapp: Application) -> None:
    (about,) = [action for action in window.findChildren(QAction) if action.text() == "About Torchmark"]
    seen: list[tuple[str, bool]] = []

    def look() -> None:
        (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
        ours = qapp.windowIcon().pixmap(box.iconPixmap().size(), 1.0).toImage()
        seen.append((box.text(), not ours.isNull() and box.iconPixmap().toImage() == ours))
        box.accept()

    QTimer.singleShot(200, look)
    about.trigger()
    ((text, is_ours),) = seen
    assert __version__ in text
    assert is_ours
