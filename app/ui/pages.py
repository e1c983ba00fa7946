"""Showing a page of the window for the keyboard: it can be used as soon as it is shown."""

from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QTableView, QWidget

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def show_page(window: "MainWindow", page: QWidget) -> None:
    """Show it with the focus on its table, or else on the first that can have it."""
    window.tabs.setCurrentWidget(page)
    if page is window.history:
        # Its rows may still be read: the table has the focus as soon as it is there.
        window.history.table.setFocus()
        return
    for widget in (*page.findChildren(QTableView), page, *page.findChildren(QWidget)):
        can_have_it = widget.isEnabled() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus
        if can_have_it and widget.isVisible():
            widget.setFocus()
            return
