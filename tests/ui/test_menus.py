"""The menu bar: complete, explained, with the shortcuts and roles of the system."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QLineEdit, QMenu, QWidget
from pytestqt.qtbot import QtBot

from app.history.recorder import RESULT
from app.model.result import Result
from app.ui import edit_commands
from app.ui.help_window import HelpWindow
from app.ui.main_window import MainWindow
from app.ui.table_columns import COLUMNS
from tests.scripted import plan_of, whole_run
from tests.ui.conftest import CLOSE_MS, wait_for_artist
from tests.ui.result_page import column, sort

TITLES = ["File", "Edit", "View", "Run", "History", "Window", "Help"]
ROLES = {
    "Quit Torchmark": QAction.MenuRole.QuitRole,
    "Settings …": QAction.MenuRole.PreferencesRole,
    "About Torchmark": QAction.MenuRole.AboutRole,
}
Key = QKeySequence.StandardKey
SHORTCUTS = {
    "Open …": Key.Open,
    "Close Window": Key.Close,
    "Cut": Key.Cut,
    "Copy": Key.Copy,
    "Paste": Key.Paste,
    "Select All": Key.SelectAll,
    "Full Screen": Key.FullScreen,
    "Torchmark Help": Key.HelpContents,
}


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


def commands(menu: QMenu) -> Iterator[QAction]:
    """Those of the menu and of the menus in it."""
    for action in menu.actions():
        inner = action.menu()
        if isinstance(inner, QMenu):
            yield from commands(inner)
        elif not action.isSeparator():
            yield action


def menus(window: MainWindow) -> list[QMenu]:
    found = [action.menu() for action in window.menuBar().actions()]
    return [menu for menu in found if isinstance(menu, QMenu)]


def command(window: MainWindow, text: str) -> QAction:
    (found,) = [action for menu in menus(window) for action in commands(menu) if action.text() == text]
    return found


def test_that_the_menus_are_those_of_a_mac(window: MainWindow) -> None:
    assert [menu.title().replace("&", "") for menu in menus(window)] == TITLES
    assert all(list(commands(menu)) for menu in menus(window))


def test_that_every_command_says_what_it_does(window: MainWindow) -> None:
    for menu in menus(window):
        assert menu.toolTipsVisible(), menu.title()
        for action in commands(menu):
            assert action.toolTip() not in ("", action.text()), action.text()
            assert action.statusTip() == action.toolTip()


def test_that_roles_are_given_and_never_guessed(window: MainWindow) -> None:
    for menu in menus(window):
        for action in commands(menu):
            assert action.menuRole() == ROLES.get(action.text(), QAction.MenuRole.NoRole), action.text()


def test_that_shortcuts_are_the_standard_ones_and_unique(window: MainWindow) -> None:
    for text, key in SHORTCUTS.items():
        assert command(window, text).shortcut() == QKeySequence(key), text
    assert command(window, "Settings …").shortcut() == QKeySequence("Ctrl+,")
    all_shortcuts = [
        action.shortcut().toString()
        for menu in menus(window)
        for action in commands(menu)
        if not action.shortcut().isEmpty()
    ]
    assert sorted(set(all_shortcuts)) == sorted(all_shortcuts)


@pytest.fixture
def field(window: MainWindow, qtbot: QtBot) -> QLineEdit:
    """A text field with the focus, in the window."""
    field = QLineEdit("abc", window.centralWidget())
    field.show()
    window.activateWindow()
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    return field


def test_that_a_page_shown_by_its_key_can_be_used_by_the_keyboard_at_once(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    window.show_saved(runs["run1"], "it", "", None)
    window.activateWindow()
    pages = (window.result_view.table, window.check_view, window.history.table, window.compare_view)
    for number, part in enumerate(pages, start=1):
        window.plan_panel.button.setFocus()
        QTest.keySequence(window, QKeySequence(f"Ctrl+{number}"))
        qtbot.waitUntil(partial(_has_focus, part), timeout=CLOSE_MS)
    window.compare_view.add_files([window.store.folder(name) / RESULT for name in ("run1", "run2")])
    wait_for_artist()
    QTest.keySequence(window, QKeySequence("Ctrl+4"))
    assert window.compare_view.table.hasFocus()


def _has_focus(part: QWidget) -> bool:
    focused = QApplication.focusWidget()
    return focused is not None and (focused is part or part.isAncestorOf(focused))


def test_that_edit_commands_act_where_the_focus_is(window: MainWindow, field: QLineEdit) -> None:
    command(window, "Select All").trigger()
    assert field.selectedText() == "abc"
    command(window, "Copy").trigger()
    command(window, "Paste").trigger()
    command(window, "Paste").trigger()
    assert field.text() == "abcabc"
    command(window, "Select All").trigger()
    command(window, "Cut").trigger()
    assert field.text() == ""
    assert QApplication.clipboard().text() == "abcabc"


def test_that_a_text_that_is_only_shown_can_be_copied(window: MainWindow, qtbot: QtBot) -> None:
    label = next(
        label for label in window.check_view.findChildren(QLabel) if "could not be finished" in label.text()
    )
    window.activateWindow()
    label.setFocus()
    qtbot.waitUntil(label.hasFocus)
    command(window, "Select All").trigger()
    command(window, "Copy").trigger()
    assert QApplication.clipboard().text() == "The check could not be finished."


def test_that_without_a_focus_the_edit_commands_do_nothing(window: MainWindow) -> None:
    focused = QApplication.focusWidget()
    if focused is not None:
        focused.clearFocus()
    for act in (edit_commands.cut, edit_commands.copy, edit_commands.paste, edit_commands.select_all):
        act()


def test_that_the_table_is_sorted_from_the_menu(window: MainWindow) -> None:
    menu, page = window.commands.sorting, window.result_view
    assert not menu.isEnabled(), "there is no table"
    window.show_saved(whole_run(plan_of(models=("vgg16", "alexnet"))), "it", "", None)
    assert menu.isEnabled()
    by = {action.text(): action for action in commands(menu)}
    assert list(by) == ["As Measured", *COLUMNS]
    assert by["As Measured"].isChecked()
    by["Model"].trigger()
    assert column(page, "Model") == ["AlexNet", "AlexNet", "VGG-16", "VGG-16"]
    by["Model"].trigger()
    assert column(page, "Model") == ["VGG-16", "VGG-16", "AlexNet", "AlexNet"]
    by["Step"].trigger()
    assert column(page, "Step") == ["100 ms", "100 ms", "400 ms", "400 ms"]
    by["As Measured"].trigger()
    assert column(page, "Step") == ["400 ms", "100 ms", "400 ms", "100 ms"]
    sort(page, "Device")
    assert by["Device"].isChecked(), "a click on the head is seen in the menu"


def test_that_only_columns_in_the_table_can_be_sorted_by(window: MainWindow) -> None:
    menu = window.commands.sorting
    by = {action.text(): action for action in commands(menu)}
    for devices, has_gpu in ((("cpu",), False), (("cpu", "mps"), True)):
        window.show_saved(whole_run(plan_of(devices=devices)), "it", "", None)
        menu.aboutToShow.emit()
        assert {by[title].isVisible() for title in ("Speed-up", "Speed-up 95%")} == {has_gpu}
        assert by["As Measured"].isVisible()
        assert by["Step"].isVisible()


def test_that_zoom_and_full_screen_go_there_and_back(window: MainWindow, qtbot: QtBot) -> None:
    for text, state in (
        ("Full Screen", Qt.WindowState.WindowFullScreen),
        ("Zoom", Qt.WindowState.WindowMaximized),
    ):
        command(window, text).trigger()
        assert window.windowState() & state
        command(window, text).trigger()
        assert not window.windowState() & state


def test_that_minimise_puts_the_window_away(window: MainWindow) -> None:
    command(window, "Minimise").trigger()
    assert window.isMinimized()
    window.showNormal()


def test_that_help_opens_by_its_key(window: MainWindow, qtbot: QtBot) -> None:
    window.activateWindow()
    QTest.keySequence(window, QKeySequence(Key.HelpContents))
    qtbot.waitUntil(lambda: bool(window.findChildren(HelpWindow)))
