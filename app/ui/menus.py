"""The menu bar: every command of the window, one function a menu."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from app.ui.actions import Role, add_action
from app.ui.chart_menu import add_chart_menu
from app.ui.compare_menu import add_compare_commands
from app.ui.messages import show_about
from app.ui.opening import ask_for_file
from app.words import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

Key = QKeySequence.StandardKey


@dataclass(frozen=True, kw_only=True)
class Commands:
    """The commands that cannot be given at every moment."""

    open: QAction
    run: QAction
    stop: QAction
    check: QAction
    share: tuple[QAction, ...]


def add_menus(window: "MainWindow") -> Commands:
    """Fill the window's menu bar."""
    opening = _add_file_menu(window)
    share = _add_edit_menu(window)
    _add_view_menu(window)
    run, stop, check = _add_run_menu(window)
    _add_help_menu(window)
    return Commands(open=opening, run=run, stop=stop, check=check, share=share)


def _add_file_menu(window: "MainWindow") -> QAction:
    menu = window.menuBar().addMenu("&File")
    add = partial(add_action, window, menu)
    opening = add("Open …", partial(ask_for_file, window, window.open_file), shortcut=Key.Open)
    add_compare_commands(window, menu)
    add_action(
        window,
        window.export_menu,
        tr("Everything into a Folder …"),
        window.export_everything,
        shortcut="Ctrl+Shift+E",
        tip=tr("Save the result in every format into one folder"),
    )
    menu.addMenu(window.export_menu)
    menu.addMenu(window.compare_export_menu)
    menu.addSeparator()
    close = partial(_close, window)
    add("Close Window", close, shortcut=Key.Close)
    add("Quit Torchmark", close, shortcut=Key.Quit, role=Role.QuitRole)
    return opening


def _add_edit_menu(window: "MainWindow") -> tuple[QAction, ...]:
    add = partial(add_action, window, window.menuBar().addMenu("&Edit"))
    table = window.result_view.table
    return (
        add(
            "Copy Table",
            table.copy,
            shortcut="Ctrl+Shift+C",
            tip="Copy the selected rows, or all, for a spreadsheet",
        ),
        add(
            tr("Copy Table as Markdown"),
            table.copy_markdown,
            shortcut="Ctrl+Alt+C",
            tip=tr("Copy the selected rows, or all, as a table for a README or an issue"),
        ),
        add(
            tr("Copy Chart as Image"),
            window.copy_picture,
            shortcut="Ctrl+Shift+P",
            tip=tr("Copy the picture for posting: headline, chart, machine, versions and badge"),
        ),
    )


def _add_view_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu("&View")
    add = partial(add_action, window, menu)
    show = window.tabs.setCurrentWidget
    add("Result", partial(show, window.result_view), shortcut="Ctrl+1")
    add("System Check", partial(show, window.check_view), shortcut="Ctrl+2")
    add(
        tr("Compare"),
        partial(show, window.compare_view),
        shortcut="Ctrl+4",
        tip=tr("Show how fast several saved results are beside each other"),
    )
    menu.addSeparator()
    add_chart_menu(window, menu, window.result_view.panel)


def _add_run_menu(window: "MainWindow") -> tuple[QAction, QAction, QAction]:
    add = partial(add_action, window, window.menuBar().addMenu("&Run"))
    run = add("Run", window.run, shortcut="Ctrl+R")
    stop = add("Stop", window.stop, shortcut="Ctrl+.")
    check = add("Check Again", window.check, shortcut="Ctrl+Shift+R")
    return run, stop, check


def _add_help_menu(window: "MainWindow") -> None:
    add = partial(add_action, window, window.menuBar().addMenu("&Help"))
    add("About Torchmark", partial(show_about, window), role=Role.AboutRole)


def _close(window: "MainWindow") -> None:
    window.close()
