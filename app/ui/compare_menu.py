"""The commands of the page that compares."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from app.ui.actions import add_action
from app.ui.compare_export import TITLES, ask_and_export_comparison
from app.ui.opening import ask_for_files
from app.words import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def add_comparing(window: "MainWindow", file_menu: QMenu) -> QAction:
    """Comparing, in the menu of files."""
    return add_action(
        window,
        file_menu,
        tr("Compare Results …"),
        partial(ask_for_files, window, window.incoming.compare),
        shortcut="Ctrl+Shift+O",
        tip=tr("Choose two to six saved results and show how fast they are beside each other"),
    )


def make_compare_export_menu(window: "MainWindow") -> QMenu:
    """A command for each format, the picture first, and two for the clipboard."""
    menu = QMenu(tr("Export Comparison"), window)

    def export(suffix: str) -> None:
        view = window.compare_view
        if view.comparison is not None and view.part is not None:
            ask_and_export_comparison(window, suffix, view.comparison, view.part, window.outgoing.say_saved)

    def copy() -> None:
        window.compare_view.table.copy_all()

    def copy_markdown() -> None:
        window.compare_view.table.copy_markdown()

    for suffix, title in TITLES.items():
        format_title = tr(title)
        add_action(
            window,
            menu,
            tr("{format} …", format=format_title),
            partial(export, suffix),
            tip=tr("Save the comparison as {format}", format=format_title),
        )
    add_action(
        window,
        menu,
        tr("Copy Table"),
        copy,
        tip=tr("Copy the whole table of the comparison for a spreadsheet"),
    )
    add_action(
        window,
        menu,
        tr("Copy Table as Markdown"),
        copy_markdown,
        tip=tr("Copy the whole table of the comparison as one for a README or an issue"),
    )
    return menu
