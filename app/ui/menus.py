"""Every command of the menu bar, one function a menu."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMenu

from app.model.record import Record
from app.ui import edit_commands
from app.ui.actions import Role, add_action
from app.ui.chart_menu import add_chart_menu
from app.ui.compare_menu import add_comparing
from app.ui.history_menu import add_undo
from app.ui.messages import show_about
from app.ui.opening import ask_for_file
from app.ui.pages import show_page
from app.ui.sort_menu import add_sort_menu
from app.words import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

Key = QKeySequence.StandardKey


class Commands(Record, frozen=True, kw_only=True):
    """The commands that cannot be given at every moment."""

    open: QAction
    compare: QAction
    run: QAction
    stop: QAction
    check: QAction
    copy_shown: tuple[QAction, ...]
    copy_picture: QAction
    sorting: QMenu


def add_menus(window: "MainWindow") -> Commands:
    """Fill the window's menus; that of the history has its commands from its page."""
    opening, compare = _add_file_menu(window)
    *copy_shown, copy_picture = _add_edit_menu(window)
    sorting = _add_view_menu(window)
    run, stop, check = _add_run_menu(window)
    _add_window_menu(window)
    _add_help_menu(window)
    return Commands(
        open=opening,
        compare=compare,
        run=run,
        stop=stop,
        check=check,
        copy_shown=tuple(copy_shown),
        copy_picture=copy_picture,
        sorting=sorting,
    )


def _add_file_menu(window: "MainWindow") -> tuple[QAction, QAction]:
    menu = window.menus.file
    add = partial(add_action, window, menu)
    opening = add(
        tr("Open …"),
        partial(ask_for_file, window, window.incoming.open_file),
        shortcut=Key.Open,
        tip=tr("Show a saved result"),
    )
    menu.addMenu(window.recent_menu)
    compare = add_comparing(window, menu)
    add_action(
        window,
        window.export_menu,
        tr("Everything into a Folder …"),
        window.outgoing.export_everything,
        shortcut="Ctrl+Shift+E",
        tip=tr("Save the result in every format, and each chart as a picture, into one folder"),
    )
    _add_copies_of_table(window)
    menu.addMenu(window.export_menu)
    menu.addMenu(window.compare_export_menu)
    menu.addSeparator()
    close = partial(_close, window)
    add(
        tr("Close Window"),
        close,
        shortcut=Key.Close,
        tip=tr("Close the window, and with it Torchmark"),
    )
    add(
        tr("Quit Torchmark"),
        close,
        shortcut=Key.Quit,
        role=Role.QuitRole,
        tip=tr("Close everything; a run under way asks first"),
    )
    return opening, compare


def _add_copies_of_table(window: "MainWindow") -> None:
    """Where one looks for them first, and of the result, whatever page is in front."""
    add, table = partial(add_action, window, window.export_menu), window.result_view.table
    add(tr("Copy Table"), table.copy_all, tip=tr("Copy the whole table for a spreadsheet"))
    add(
        tr("Copy Table as Markdown"),
        table.copy_markdown,
        tip=tr("Copy the whole table as one for a README or an issue"),
    )


def _add_edit_menu(window: "MainWindow") -> tuple[QAction, ...]:
    menu = window.menus.edit
    add = partial(add_action, window, menu)
    add_undo(menu, window.history.undo_stack, partial(show_page, window, window.history))
    add(tr("Cut"), edit_commands.cut, shortcut=Key.Cut, tip=tr("Cut the selected text"))
    add(tr("Copy"), edit_commands.copy, shortcut=Key.Copy, tip=tr("Copy what is selected"))
    add(tr("Paste"), edit_commands.paste, shortcut=Key.Paste, tip=tr("Insert what is on the clipboard"))
    add(
        tr("Select All"),
        edit_commands.select_all,
        shortcut=Key.SelectAll,
        tip=tr("Select everything where the focus is"),
    )
    menu.addSeparator()
    copying = _add_copy_commands(window, menu)
    menu.addSeparator()
    add(
        tr("Settings …"),
        window.side_windows.show_settings,
        # Not the standard key, which is only there on macOS.
        shortcut="Ctrl+,",
        role=Role.PreferencesRole,
        tip=tr("Choose threads, time, precision, language and appearance"),
    )
    return copying


def _add_copy_commands(window: "MainWindow", menu: QMenu) -> tuple[QAction, ...]:
    """Two for the table, one for the chart, and the last for the picture."""
    add, outgoing = partial(add_action, window, menu), window.outgoing
    for table in (window.result_view.table, window.compare_view.table):
        table.copied.connect(window.say)
    return (
        add(
            tr("Copy Table"),
            outgoing.copy_table,
            shortcut="Ctrl+Shift+C",
            tip=tr("Copy the whole table for a spreadsheet"),
        ),
        add(
            tr("Copy Table as Markdown"),
            outgoing.copy_table_as_markdown,
            shortcut="Ctrl+Alt+C",
            tip=tr("Copy the whole table as one for a README or an issue"),
        ),
        add(
            tr("Copy Chart as Image"),
            outgoing.copy_chart,
            shortcut="Ctrl+Alt+Shift+C",
            tip=tr("Copy the chart as it is on screen"),
        ),
        add(
            tr("Copy Picture for Posting"),
            outgoing.copy_picture,
            shortcut="Ctrl+Shift+P",
            tip=tr("Copy the picture for posting: headline, chart, machine, versions and badge"),
        ),
    )


def _add_view_menu(window: "MainWindow") -> QMenu:
    menu = window.menus.view
    add = partial(add_action, window, menu)
    show = partial(show_page, window)
    add(
        tr("Result"),
        partial(show, window.result_view),
        shortcut="Ctrl+1",
        tip=tr("Show what was measured"),
    )
    add(
        tr("System Check"),
        partial(show, window.check_view),
        shortcut="Ctrl+2",
        tip=tr("Show what the check found on this machine"),
    )
    add(
        tr("History"), partial(show, window.history), shortcut="Ctrl+3", tip=tr("Show every run that is kept")
    )
    add(
        tr("Compare"),
        partial(show, window.compare_view),
        shortcut="Ctrl+4",
        tip=tr("Show how fast several saved results are beside each other"),
    )
    menu.addSeparator()
    add_chart_menu(window, menu, window.result_view.panel)
    menu.addSeparator()
    sorting = add_sort_menu(window, menu, window.result_view.table)
    menu.addSeparator()
    add(
        tr("Full Screen"),
        partial(_toggle, window, Qt.WindowState.WindowFullScreen),
        shortcut=Key.FullScreen,
        tip=tr("Fill the screen with the window, or go back"),
    )
    return sorting


def _add_run_menu(window: "MainWindow") -> tuple[QAction, QAction, QAction]:
    add = partial(add_action, window, window.menus.run)
    run = add(tr("Run"), window.run, shortcut="Ctrl+R", tip=tr("Measure what is chosen"))
    stop = add(tr("Stop"), window.stop, shortcut="Ctrl+.", tip=tr("Stop the run, keeping what was measured"))
    check = add(
        tr("Check Again"),
        window.check,
        shortcut="Ctrl+Shift+R",
        tip=tr("Look at this machine again, trying each device"),
    )
    return run, stop, check


def _add_window_menu(window: "MainWindow") -> None:
    add = partial(add_action, window, window.menus.window)
    add(tr("Minimise"), window.showMinimized, shortcut="Ctrl+M", tip=tr("Put the window away"))
    add(
        tr("Zoom"),
        partial(_toggle, window, Qt.WindowState.WindowMaximized),
        tip=tr("Make the window as large as the screen allows, or as it was"),
    )


def _add_help_menu(window: "MainWindow") -> None:
    add = partial(add_action, window, window.menus.help)
    add(
        tr("Torchmark Help"),
        window.side_windows.show_help,
        shortcut=Key.HelpContents,
        tip=tr("Read how to use Torchmark, what is measured and what the figures mean"),
    )
    add(
        tr("Save Diagnostics …"),
        window.side_windows.show_diagnostics,
        tip=tr("Read what the report of a bug needs, versions, check, log and last crash, and save it"),
    )
    add(
        tr("About Torchmark"),
        partial(show_about, window),
        role=Role.AboutRole,
        tip=tr("Show the version and whose digits are used"),
    )


def _close(window: "MainWindow") -> None:
    window.close()


def _toggle(window: "MainWindow", state: Qt.WindowState) -> None:
    window.setWindowState(window.windowState() ^ state)
