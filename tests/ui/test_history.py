"""The page of the history, driven on the real window: what it lists, sorts, finds and opens."""

import shutil

import msgspec
import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QFont
from pytestqt.qtbot import QtBot

from app.folders import results_folder
from app.history.recorder import RESULT
from app.model.result import Result
from app.ui.history_model import COLUMNS, Column
from app.ui.history_table import HistoryTable, width_on_two_lines
from app.ui.language import install_language
from app.ui.main_window import SIZE, SMALLEST, MainWindow
from tests.history.test_journal import EVENTS
from tests.scripted import plan_of, whole_run
from tests.ui.compare_page import keep
from tests.ui.conftest import CLOSE_MS, Letters, messages, wait_for_artist
from tests.ui.history_page import (
    column,
    interrupt,
    names,
    show_history,
    wait_until_read,
)

LARGE = 1.6


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
    assert room >= 100, "a note has room to be written where there is none yet"
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


def cut_texts(table: HistoryTable, place: Column) -> list[str]:
    """What cannot be read whole in a column."""
    found = []
    for row in range(table.rows.rowCount()):
        index = table.rows.index(row, place)
        room = table.visualRect(index).adjusted(6, 0, -6, 0)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        if needed.width() > room.width() or needed.height() > room.height():
            found.append(str(index.data()))
    return found


def widths(table: HistoryTable) -> list[int]:
    return [table.columnWidth(place) for place in Column]


def is_in_sight(table: HistoryTable, place: Column) -> bool:
    """No part of a column has to be scrolled to."""
    return table.columnViewportPosition(place) + table.columnWidth(place) <= table.viewport().width()


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
    table = window.history.table

    def is_whole() -> None:
        assert table.rows.rowCount() == len(runs) + 1
        for place in (Column.TITLE, Column.OUTCOME):
            assert cut_texts(table, place) == []
            assert is_in_sight(table, place), "it is scrolled to less than this"
        lines = table.rowHeight(0) // table.fontMetrics().height()
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


def test_that_short_titles_and_a_long_note_leave_the_headline_of_another_run_whole(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    interrupt(EVENTS[:12])
    newest = msgspec.structs.replace(runs["run3"], run_id="run4", started_at="2026-11-04T12:00:00Z")
    keep(window.store, newest)
    window.store.annotate("run4", "measured on the charger, with the lid closed, after the update, " * 2)
    for name, title in zip(runs, ("old", "new", "lab"), strict=True):
        window.store.rename(name, title)
    window.resize(*SIZE)
    show_history(qtbot, window)
    table = window.history.table

    def is_whole() -> None:
        assert names(window)[1] == "run4"
        assert cut_texts(table, Column.TITLE) == []
        assert table.horizontalScrollBar().maximum() == 0

    qtbot.waitUntil(is_whole, timeout=CLOSE_MS)


def test_that_the_limits_of_the_columns_grow_with_the_letters(
    letters: Letters, runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(*SIZE)
    show_history(qtbot, window)
    table = window.history.table

    def is_whole() -> None:
        for place in (Column.TITLE, Column.MACHINE, Column.PRESET):
            assert cut_texts(table, place) == []

    qtbot.waitUntil(is_whole, timeout=CLOSE_MS)
    usual = widths(table)
    letters(LARGE)
    qtbot.waitUntil(is_whole, timeout=CLOSE_MS)
    letters(1)
    qtbot.waitUntil(lambda: widths(table) == usual, timeout=CLOSE_MS)


def test_that_the_columns_follow_letters_that_are_wider_and_no_higher(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    window.resize(*SIZE)
    show_history(qtbot, window)
    table = window.history.table
    usual, height = widths(table), table.fontMetrics().height()
    wider = QFont(table.font())
    wider.setLetterSpacing(QFont.SpacingType.PercentageSpacing, 100 * LARGE)
    table.setFont(wider)
    assert table.fontMetrics().height() == height
    assert widths(table) != usual


def test_that_a_long_outcome_leaves_machine_and_preset_in_sight_of_the_smallest_window(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    keep(window.store, msgspec.structs.replace(runs["run3"], run_id="run4", outcome="broken"))
    window.resize(*SMALLEST)
    show_history(qtbot, window)
    table = window.history.table

    def is_whole() -> None:
        assert len(names(window)) == len(runs) + 1
        for place in (Column.TITLE, Column.OUTCOME, Column.MACHINE, Column.PRESET):
            assert cut_texts(table, place) == []
        assert is_in_sight(table, Column.MACHINE)
        # The rest of its column is room for the arrow of sorting.
        longest_word = table.fontMetrics().horizontalAdvance("changed")
        assert table.columnViewportPosition(Column.PRESET) + longest_word <= table.viewport().width()

    qtbot.waitUntil(is_whole, timeout=CLOSE_MS)


def test_that_lines_are_broken_before_the_table_is_scrolled(
    unchecked: None, window: MainWindow, qtbot: QtBot
) -> None:
    keep(window.store, whole_run(plan_of()))
    window.resize(1000, SIZE[1])
    show_history(qtbot, window)
    table = window.history.table

    def is_whole() -> None:
        assert len(names(window)) == 1
        for place in Column:
            assert cut_texts(table, place) == []
        assert table.horizontalScrollBar().maximum() == 0

    qtbot.waitUntil(is_whole, timeout=CLOSE_MS)


@pytest.mark.parametrize(
    ("text", "widest"),
    [("", ""), ("Completed", "Completed"), ("a bb ccc", "a bb"), ("Stopped, 1 of 2 cells", "Stopped, 1")],
)
def test_that_two_lines_are_as_short_as_their_words_allow(text: str, widest: str) -> None:
    assert width_on_two_lines(text, len) == len(widest)
