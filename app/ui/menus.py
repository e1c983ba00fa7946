"""The menu bar: every command of the window, one function a menu."""

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QKeySequence

from app.ui.actions import Role, add_action
from app.ui.history_menu import add_undo
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


def add_menus(window: "MainWindow") -> Commands:
    """Fill the window's menu bar."""
    opening = _add_file_menu(window)
    _add_edit_menu(window)
    _add_view_menu(window)
    run, stop, check = _add_run_menu(window)
    window.menuBar().addMenu(window.history.commands.menu)
    _add_help_menu(window)
    return Commands(open=opening, run=run, stop=stop, check=check)


def _add_file_menu(window: "MainWindow") -> QAction:
    menu = window.menuBar().addMenu("&File")
    add = partial(add_action, window, menu)
    opening = add("Open …", partial(ask_for_file, window, window.open_file), shortcut=Key.Open)
    menu.addMenu(window.export_menu)
    menu.addSeparator()
    close = partial(_close, window)
    add("Close Window", close, shortcut=Key.Close)
    add("Quit Torchmark", close, shortcut=Key.Quit, role=Role.QuitRole)
    return opening


def _add_edit_menu(window: "MainWindow") -> None:
    menu = window.menuBar().addMenu("&Edit")
    add_undo(menu, window.history.undo_stack)
    add = partial(add_action, window, menu)
    add(
        "Copy Table",
        window.result_view.table.copy,
        shortcut="Ctrl+Shift+C",
        tip="Copy the selected rows, or all, for a spreadsheet",
    )


def _add_view_menu(window: "MainWindow") -> None:
    add = partial(add_action, window, window.menuBar().addMenu("&View"))
    show = window.tabs.setCurrentWidget
    add("Result", partial(show, window.result_view), shortcut="Ctrl+1")
    add("System Check", partial(show, window.check_view), shortcut="Ctrl+2")
    add(
        tr("History"), partial(show, window.history), shortcut="Ctrl+3", tip=tr("Show every run that is kept")
    )
    add("Show M1 Max of 2022", window.result_view.reference_box.toggle, shortcut="Ctrl+Shift+M")


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
