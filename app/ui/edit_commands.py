"""Cut, Copy, Paste and Select All: each does to the widget with the focus what that widget can do."""

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QLabel


def cut() -> None:
    """Cut what is selected."""
    _do("cut")


def copy() -> None:
    """Copy what is selected; of a text that is only shown, too."""
    match QApplication.focusWidget():
        case QLabel() as label:
            if label.hasSelectedText():
                QGuiApplication.clipboard().setText(label.selectedText())
        case _:
            _do("copy")


def paste() -> None:
    """Paste what is on the clipboard."""
    _do("paste")


def select_all() -> None:
    """Select all there is."""
    match QApplication.focusWidget():
        case QLabel() as label:
            label.setSelection(0, len(label.text()))
        case _:
            _do("selectAll")


def _do(what: str) -> None:
    """Text fields and tables have methods of these names; where there is none, nothing happens."""
    method = getattr(QApplication.focusWidget(), what, None)
    if method is not None:
        method()
