"""Runs of the history renamed, noted and deleted on the real window, with undo."""

import shutil

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLineEdit
from pytestqt.qtbot import QtBot

from app.folders import data_folder, results_folder
from app.history.recorder import RESULT
from app.history.store import Store
from app.model.result import Result
from app.ui.history_model import Column
from app.ui.main_window import MainWindow
from tests.ui.conftest import CLOSE_MS, messages
from tests.ui.history_page import (
    column,
    edit_action,
    names,
    press,
    show_history,
    told,
    wait_until_read,
)


def test_that_a_run_is_renamed_in_place_and_that_is_undone(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    for command, words, place in (
        (window.history.commands.rename, "After the update", Column.TITLE),
        (window.history.commands.annotate, "on the charger", Column.NOTE),
    ):
        before = column(window, place)[0]
        command.trigger()
        editor = window.history.table.findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        qtbot.keyClicks(editor, words)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        wait_until_read(qtbot, window)
        qtbot.waitUntil(lambda: column(window, place)[0] == words, timeout=CLOSE_MS)  # noqa: B023
        edit_action(window, QKeySequence.StandardKey.Undo).trigger()
        qtbot.waitUntil(lambda: column(window, place)[0] == before, timeout=CLOSE_MS)  # noqa: B023
        edit_action(window, QKeySequence.StandardKey.Redo).trigger()
        qtbot.waitUntil(lambda: column(window, place)[0] == words, timeout=CLOSE_MS)  # noqa: B023
    entry = Store().entry("run3")
    assert (entry.about.title, entry.about.note) == ("After the update", "on the charger")
    window.history.filter.setText("charger")
    assert names(window) == ["run3"]


def test_that_the_selected_run_is_renamed_though_another_is_current(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    table = window.history.table
    for row, held in (
        (0, Qt.KeyboardModifier.NoModifier),
        (1, Qt.KeyboardModifier.ControlModifier),
        (1, Qt.KeyboardModifier.ControlModifier),
    ):
        place = table.visualRect(table.rows.index(row, Column.TITLE)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, held, place)
    assert [entry.name for entry in table.chosen()] == ["run3"]
    assert table.currentIndex().row() == 1
    for command, words in (
        (window.history.commands.rename, "mine"),
        (window.history.commands.annotate, "it"),
    ):
        command.trigger()
        editor = table.findChild(QLineEdit)
        assert editor is not None
        editor.setText(words)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        wait_until_read(qtbot, window)
        qtbot.waitUntil(lambda: table.findChild(QLineEdit) is None, timeout=CLOSE_MS)
    about = {name: Store().entry(name).about for name in ("run2", "run3")}
    assert (about["run3"].title, about["run3"].note) == ("mine", "it")
    assert (about["run2"].title, about["run2"].note) == ("", "")


def test_that_a_note_can_be_no_longer_than_what_is_kept_of_it(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    window.history.commands.annotate.trigger()
    editor = window.history.table.findChild(QLineEdit)
    assert editor is not None
    editor.selectAll()
    QGuiApplication.clipboard().setText("0123456789" * 1000)
    editor.paste()
    written = editor.text()
    assert written == "0123456789" * 50
    qtbot.keyClick(editor, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: Store().entry("run3").about.note == written, timeout=CLOSE_MS)


def test_that_a_deleted_run_comes_back_by_undo(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    window.history.table.choose({"run1", "run3"})
    qtbot.keyClick(window.history.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(window) == ["run2"], timeout=CLOSE_MS)
    assert (data_folder() / "deleted" / "run3" / RESULT).exists()
    undo = edit_action(window, QKeySequence.StandardKey.Undo)
    assert "Delete 2 Runs" in undo.text()
    window.tabs.setCurrentWidget(window.compare_view)
    undo.trigger()
    assert window.tabs.currentWidget() is window.history, "what comes back is seen"
    qtbot.waitUntil(lambda: names(window) == ["run3", "run2", "run1"], timeout=CLOSE_MS)
    assert not undo.isEnabled()
    assert [entry.name for entry in window.history.chosen()] == ["run3", "run1"]
    assert window.history.table.hasFocus()
    qtbot.keyClick(window.history.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(window) == ["run2"], timeout=CLOSE_MS)
    window.history.table.selectRow(0)
    press(qtbot, window.history.notice.buttons, "Undo")
    qtbot.waitUntil(lambda: names(window) == ["run3", "run2", "run1"], timeout=CLOSE_MS)
    assert [entry.name for entry in window.history.chosen()] == ["run3", "run1"]
    assert window.history.table.hasFocus()


def test_that_a_deletion_is_told_with_a_way_back(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    history = window.history
    history.table.selectRow(0)
    history.commands.delete.trigger()
    assert history.notice.isVisible()
    assert told(window) == "1 run was deleted."
    qtbot.waitUntil(lambda: names(window) == ["run2", "run1"], timeout=CLOSE_MS)
    history.table.choose({"run1", "run2"})
    history.commands.delete.trigger()
    assert told(window) == "2 runs were deleted."
    qtbot.waitUntil(history._empty.isVisible, timeout=CLOSE_MS)
    assert history._empty.text() == "Every run was deleted.\nUndo brings them back."
    press(qtbot, history.notice.buttons, "Undo")
    qtbot.waitUntil(lambda: names(window) == ["run2", "run1"], timeout=CLOSE_MS)
    assert not told(window)

    edit_action(window, QKeySequence.StandardKey.Redo).trigger()
    assert told(window) == "2 runs were deleted."
    edit_action(window, QKeySequence.StandardKey.Undo).trigger()
    assert not told(window), "what was undone elsewhere is not told any more"
    wait_until_read(qtbot, window)
    history.table.selectRow(0)
    history.commands.delete.trigger()
    wait_until_read(qtbot, window)
    assert told(window) == "1 run was deleted."
    history.model.setData(history.model.index(0, Column.NOTE), "on the charger")
    assert not told(window), "it is withdrawn with the next change"


def test_that_a_history_emptied_before_says_so(
    runs: dict[str, Result], qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    for name in runs:
        Store().delete(name)
    window: MainWindow = request.getfixturevalue("window")
    show_history(qtbot, window)
    assert window.history._empty.text().startswith("Every run was deleted.\nThe next one ")


def test_that_what_cannot_be_deleted_is_told_and_stays(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    (data_folder() / "deleted").write_text("in the way")
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    window.history.commands.delete.trigger()
    (box,) = messages(window)
    assert "was not deleted" in box.text()
    assert "could not be moved" in box.informativeText()
    box.accept()
    wait_until_read(qtbot, window)
    assert len(names(window)) == 3
    assert not edit_action(window, QKeySequence.StandardKey.Undo).isEnabled()


def test_that_one_message_tells_of_all_that_cannot_be_restored(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    titles = column(window, Column.TITLE)
    window.history.table.selectAll()
    window.history.commands.delete.trigger()
    wait_until_read(qtbot, window)
    shutil.rmtree(data_folder() / "deleted")
    edit_action(window, QKeySequence.StandardKey.Undo).trigger()
    (box,) = messages(window)
    assert box.text() == "3 runs were not restored."
    assert [line.partition(": ")[0] for line in box.detailedText().splitlines()] == titles
    box.accept()


def test_that_a_failed_undo_of_a_deletion_can_be_repeated(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    undo = edit_action(window, QKeySequence.StandardKey.Undo)
    redo = edit_action(window, QKeySequence.StandardKey.Redo)
    kept, aside = results_folder("run1").parent, data_folder() / "aside"
    window.history.table.choose({"run1", "run3"})
    window.history.commands.delete.trigger()
    kept.rename(aside)
    kept.write_text("in the way")
    for _ in range(2):
        undo.trigger()
        (box,) = messages(window)
        assert box.text() == "2 runs were not restored."
        assert "could not be moved" in box.informativeText()
        assert "Choose Undo to try again." in box.informativeText()
        box.accept()
        assert undo.isEnabled() and not redo.isEnabled()
        assert told(window) == "2 runs were deleted."
    kept.unlink()
    aside.rename(kept)
    # In the way of one of them only.
    results_folder("run1").mkdir()
    (results_folder("run1") / "other").touch()
    undo.trigger()
    (box,) = messages(window)
    assert "was not restored." in box.text()
    box.accept()
    assert (results_folder("run3") / RESULT).exists(), "what came back is not deleted again"
    assert "Delete Run" in undo.text()
    shutil.rmtree(results_folder("run1"))
    undo.trigger()
    assert not messages(window)
    qtbot.waitUntil(lambda: names(window) == ["run3", "run2", "run1"], timeout=CLOSE_MS)
    assert not undo.isEnabled()
    redo.trigger()
    qtbot.waitUntil(lambda: names(window) == ["run3", "run2"], timeout=CLOSE_MS)


def test_that_a_deleted_run_that_is_lost_keeps_no_other_change_from_being_undone(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    undo = edit_action(window, QKeySequence.StandardKey.Undo)
    for name in ("run1", "run2"):
        window.history.table.clearSelection()
        window.history.table.choose({name})
        window.history.commands.delete.trigger()
        wait_until_read(qtbot, window)
    shutil.rmtree(data_folder() / "deleted" / "run2")
    undo.trigger()
    (box,) = messages(window)
    assert "was not restored." in box.text()
    assert "Undo" not in box.informativeText(), "to try it again would not help"
    box.accept()
    undo.trigger()
    qtbot.waitUntil(lambda: names(window) == ["run3", "run1"], timeout=CLOSE_MS)
