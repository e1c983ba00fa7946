"""The page of the history, driven on the real window."""

import shutil
import subprocess
from itertools import product

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt, QUrl
from PySide6.QtGui import QGuiApplication, QKeySequence
from PySide6.QtWidgets import QLabel, QLineEdit
from pytestqt.qtbot import QtBot

from app.folders import data_folder, results_folder
from app.history.recorder import RESULT
from app.history.store import Store
from app.model.result import Result
from app.ui import reveal as reveal_module
from app.ui.history_model import COLUMNS, Column
from app.ui.language import install_language
from app.ui.main_window import SIZE, SMALLEST, MainWindow
from tests.history.test_journal import EVENTS
from tests.scripted import plan_of, whole_run
from tests.ui.compare_page import keep
from tests.ui.conftest import CLOSE_MS, messages, wait_for_artist
from tests.ui.history_page import (
    column,
    edit_action,
    interrupt,
    names,
    press,
    show_history,
    told,
    wait_until_read,
)


def test_that_an_empty_history_says_how_it_fills(unchecked: None, window: MainWindow, qtbot: QtBot) -> None:
    show_history(qtbot, window)
    assert "Every run is kept here by itself" in window.history._empty.text()
    assert window.history._empty.isVisible()
    assert not window.history.filter.isVisible()
    for command in window.history.commands.menu.actions():
        assert command.isSeparator() or not command.isEnabled()


def test_that_runs_that_cannot_be_looked_for_any_more_are_not_shown_as_if_they_could(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    kept = results_folder("run1").parent
    aside = kept.rename(kept.with_name("aside"))
    kept.symlink_to(kept)
    window.history.refresh()
    qtbot.waitUntil(window.history._empty.isVisible)
    assert "cannot be read" in window.history._empty.text()
    assert not window.history.filter.isVisible()

    kept.unlink()
    aside.rename(kept)
    window.history.refresh()
    wait_until_read(qtbot, window)
    assert names(window) == ["run3", "run2", "run1"]


def test_that_runs_are_sorted_by_mouse_and_keyboard_dates_as_dates(
    unchecked: None, window: MainWindow, qtbot: QtBot
) -> None:
    """Of their texts Nov 10 would stand before Nov 2, and b after C."""
    for name, title, day in (("r1", "C", "2025-12-31"), ("r2", "b", "2026-11-02"), ("r3", "D", "2026-11-10")):
        run = msgspec.structs.replace(whole_run(plan_of()), run_id=name, started_at=f"{day}T12:00:00Z")
        keep(window.store, run, title)
    sorting = window.history._sorting
    assert not sorting.isEnabled(), "the page is not seen"
    show_history(qtbot, window)
    assert sorting.isEnabled()
    assert names(window) == ["r3", "r2", "r1"]
    by_title, by_date, *_ = sorting.actions()
    assert by_date.isChecked()
    window.history.table.selectRow(0)
    by_date.trigger()
    assert names(window) == ["r1", "r2", "r3"]
    by_title.trigger()
    assert by_title.isChecked()
    assert names(window) == ["r2", "r1", "r3"]
    assert [entry.name for entry in window.history.chosen()] == ["r3"]
    by_title.trigger()
    assert names(window) == ["r3", "r1", "r2"]
    header = window.history.table.horizontalHeader()
    head = QPoint(header.sectionViewportPosition(Column.DATE) + 20, header.height() // 2)
    qtbot.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=head)
    assert by_date.isChecked()
    assert names(window) == ["r1", "r2", "r3"]


def test_that_runs_are_listed_newest_first_and_filtered(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    assert names(window) == ["run3", "run2", "run1"]
    assert column(window, Column.MACHINE) == ["Apple M5 Pro · MacBook Pro"] * 3
    assert column(window, Column.PRESET) == ["Quick, changed"] * 3
    assert column(window, Column.OUTCOME) == ["Completed"] * 3
    assert "4.00× faster" in column(window, Column.TITLE)[2]
    room = window.history.table.columnWidth(Column.NOTE)
    assert room >= 120, "a note has room to be written where there is none yet"
    assert all(", 2026 " in date for date in column(window, Column.DATE))
    assert window.history.table.model().columnCount() == len(COLUMNS)

    qtbot.keyClicks(window.history.filter, "4.00× quick")
    assert names(window) == ["run1"]
    qtbot.keyClicks(window.history.filter, " nowhere")
    assert names(window) == []
    assert window.history._empty.text() == "No run has all these words."
    window.history.filter.clear()
    assert len(names(window)) == 3


def test_that_return_and_double_click_open_a_run(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    table = window.history.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    wait_for_artist()
    assert window.result_view.result == runs["run3"]
    assert window.tabs.currentWidget() is window.result_view
    assert window.result_view.origin.text().startswith("From History: measured on ")
    window.tabs.setCurrentWidget(window.history)
    table.selectRow(2)
    table.doubleClicked.emit(table.rows.index(2, 0))
    wait_for_artist()
    assert window.result_view.result == runs["run1"]
    assert not messages(window), "nothing is lost by opening, so nothing is asked"


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


def test_that_two_to_six_ended_runs_can_be_compared(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    interrupt(EVENTS[:12])
    show_history(qtbot, window)
    compare = window.history.commands.compare
    window.history.table.selectRow(0)
    assert not compare.isEnabled()
    window.history.table.clearSelection()
    window.history.table.choose({"run1", "run2"})
    assert compare.isEnabled()
    with qtbot.waitSignal(window.history.compare_wanted, timeout=CLOSE_MS) as wanted:
        compare.trigger()
    assert wanted.args == [[results_folder(name) / RESULT for name in ("run2", "run1")]]
    window.history.table.choose({"0123456789ab"})
    assert not compare.isEnabled(), "of an interrupted run there is no file yet"


def test_that_what_others_deleted_is_noticed_when_the_page_is_shown(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    resets: list[None] = []
    window.history.model.modelReset.connect(lambda: resets.append(None))
    window.tabs.setCurrentWidget(window.check_view)
    show_history(qtbot, window)
    assert not resets, "nothing is shown anew where nothing changed"
    window.tabs.setCurrentWidget(window.check_view)
    shutil.rmtree(results_folder("run2"))
    show_history(qtbot, window)
    assert names(window) == ["run3", "run1"]


@pytest.mark.parametrize("action", ["open", "reveal", "delete", "rename", "resume"])
def test_that_an_action_on_a_run_that_is_gone_is_told_and_shows_what_is_there(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot, action: str
) -> None:
    show_history(qtbot, window)
    history = window.history
    history.table.choose({"run2"})
    shutil.rmtree(results_folder("run2"))
    if action == "rename":
        row = names(window).index("run2")
        history.table.rows.setData(history.table.rows.index(row, Column.TITLE), "After the update")
    elif action == "resume":
        history.resume_chosen()
    else:
        getattr(history.commands, action).trigger()
    wait_for_artist()
    (box,) = messages(window)
    assert box.text()
    if action in ("open", "reveal", "resume"):
        assert box.informativeText().endswith("is not in History any more.")
    box.accept()
    qtbot.waitUntil(lambda: names(window) == ["run3", "run1"], timeout=CLOSE_MS)


def test_that_a_run_whose_file_is_gone_is_not_opened_and_the_list_says_why(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    window.history.table.choose({"run2"})
    (results_folder("run2") / RESULT).unlink()
    window.history.commands.open.trigger()
    wait_for_artist()
    (box,) = messages(window)
    assert box.informativeText() == "There is no result in it."
    box.accept()
    wait_until_read(qtbot, window)
    assert column(window, Column.OUTCOME)[names(window).index("run2")].startswith("Damaged")


@pytest.mark.parametrize("is_whole_folder", [True, False])
def test_that_runs_of_which_one_is_gone_are_not_compared_without_it(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot, is_whole_folder: bool
) -> None:
    window.store.rename("run2", "The second")
    show_history(qtbot, window)
    window.history.table.choose(set(runs))
    if is_whole_folder:
        shutil.rmtree(results_folder("run2"))
    else:
        (results_folder("run2") / RESULT).unlink()
    window.history.commands.compare.trigger()
    wait_for_artist()
    (box,) = messages(window)
    assert box.text() == "The runs were not compared."
    assert box.informativeText() == (
        "The second is not in History any more."
        if is_whole_folder
        else "There is no result file of The second."
    )
    box.accept()
    assert window.tabs.currentWidget() is window.history
    assert window.compare_view.comparison is None
    wait_until_read(qtbot, window)
    assert ("run2" in names(window)) is not is_whole_folder


def test_that_a_run_goes_by_its_title_where_it_is_shown_and_compared(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    window.store.rename("run1", "After the update")
    window.store.annotate("run1", "on the charger")
    show_history(qtbot, window)
    window.history.table.choose({"run1"})
    window.history.commands.open.trigger()
    wait_for_artist()
    origin = window.result_view.origin.text()
    assert origin.startswith("From History: After the update, measured on ")
    assert origin.endswith(" Note: on the charger")

    show_history(qtbot, window)
    window.history.table.choose({"run1", "run2"})
    window.history.commands.compare.trigger()
    wait_for_artist()
    comparison = window.compare_view.comparison
    assert comparison is not None
    first, second = comparison.contenders
    assert [first.name, second.name] == ["Apple M5 Pro", "After the update"]
    assert second.details == f"Apple M5 Pro · {first.details}".replace("Nov 2,", "Nov 1,")


@pytest.mark.parametrize("is_macos", [True, False])
def test_that_a_run_is_shown_where_it_is_kept(
    runs: dict[str, Result],
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_macos: bool,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(reveal_module, "IS_MACOS", is_macos)

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0)

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("app.ui.reveal.QDesktopServices.openUrl", open_url)
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    window.history.commands.reveal.trigger()
    folder = results_folder("run3")
    assert asked == [["/usr/bin/open", "-R", str(folder / RESULT)] if is_macos else str(folder)]
    assert not messages(window)


@pytest.mark.parametrize(
    ("is_macos", "error", "why"),
    [
        (False, None, "This system names no program that shows folders."),
        (True, subprocess.TimeoutExpired("open", 5), "Finder did not answer."),
        (True, FileNotFoundError("no open"), "The system says: no open"),
        (True, subprocess.CalledProcessError(1, "open", stderr=b"kLSNoSuch\n"), "The system says: kLSNoSuch"),
    ],
)
def test_that_a_run_whose_place_cannot_be_shown_is_told_with_what_to_do(
    runs: dict[str, Result],
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_macos: bool,
    error: Exception | None,
    why: str,
) -> None:
    def run(*_: object, **__: object) -> None:
        assert error is not None
        raise error

    monkeypatch.setattr(reveal_module, "IS_MACOS", is_macos)
    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("app.ui.reveal.QDesktopServices.openUrl", lambda _url: False)
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    window.history.commands.reveal.trigger()
    (box,) = messages(window)
    assert box.text() == "The place of the run was not shown."
    folder = results_folder("run3")
    by_hand = f"Open this folder yourself; its path can be selected and copied:\n{folder}"
    assert box.informativeText() == f"{why}\n\n{by_hand}"
    (label,) = [label for label in box.findChildren(QLabel) if str(folder) in label.text()]
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    box.accept()


def test_that_a_damaged_run_is_listed_with_its_reason_and_told_when_opened(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    (results_folder("run3") / RESULT).write_text("{")
    show_history(qtbot, window)
    row = names(window).index("run3")
    assert "Damaged: This file ends too early" in column(window, Column.OUTCOME)[row]
    window.history.table.selectRow(row)
    assert not window.history.commands.open.isEnabled()
    qtbot.keyClick(window.history.table, Qt.Key.Key_Return)
    wait_for_artist()
    (box,) = messages(window)
    assert box.text() == "The run was not opened."
    assert "ends too early" in box.informativeText()
    box.accept()


# A machine without a Korean font draws boxes, of about the size of the letters.
@pytest.mark.parametrize("language", ["en", "ko"])
@pytest.mark.parametrize("width", [SMALLEST[0], SIZE[0], 2000])
def test_that_headline_and_outcome_are_read_whole(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot, width: int, language: str
) -> None:
    interrupt(EVENTS[:12])
    assert install_language(language) == language
    window.resize(width, SIZE[1])
    show_history(qtbot, window)
    table, metrics = window.history.table, window.history.table.fontMetrics()

    def is_whole() -> None:
        assert table.rows.rowCount() == len(runs) + 1
        for row, place in product(range(table.rows.rowCount()), (Column.TITLE, Column.OUTCOME)):
            index = table.rows.index(row, place)
            room = table.visualRect(index).adjusted(6, 0, -6, 0)
            needed = metrics.boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
            assert needed.width() <= room.width() and needed.height() <= room.height(), index.data()
            assert room.right() <= table.viewport().width(), "it is scrolled to less than this"
        lines = table.rowHeight(0) // metrics.height()
        assert lines == (1 if width == 2000 else 2)

    try:
        qtbot.waitUntil(is_whole, timeout=CLOSE_MS)
    finally:
        install_language("en")
    tip = table.rows.index(0, Column.TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == window.history.table.rows.entry(0).summary.headline  # type: ignore[union-attr]


def test_that_one_long_title_makes_no_other_row_higher_and_is_whole_in_its_tooltip(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    long = "A title that tells of everything that was tried on that day, " * 3
    for name in runs:
        window.store.rename(name, long if name == "run2" else name)
        window.store.annotate(name, long if name == "run3" else "")
    window.resize(*SIZE)
    show_history(qtbot, window)
    table = window.history.table

    def is_low() -> None:
        assert {table.rowHeight(row) // table.fontMetrics().height() for row in range(len(runs))} == {1}
        assert table.horizontalScrollBar().maximum() == 0

    qtbot.waitUntil(is_low, timeout=CLOSE_MS)
    tip = table.rows.index(1, Column.TITLE).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith(long.strip())
    assert tip.endswith(table.rows.entry(1).summary.headline)  # type: ignore[union-attr]
