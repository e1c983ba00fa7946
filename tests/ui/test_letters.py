"""The system's letters become larger or smaller while the window is open, and all of it follows."""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QPalette, QTextCursor
from PySide6.QtWidgets import QLabel, QScrollBar, QTableView, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.model.result import Result
from app.ui.chart_view import ChartView
from app.ui.diagnostics_window import DiagnosticsWindow
from app.ui.fold import Fold
from app.ui.help_window import HelpWindow
from app.ui.history_table import ROW_PADDING
from app.ui.main_window import MainWindow
from tests.scripted import M5_PRO
from tests.ui.conftest import CLOSE_MS, Letters, put_away
from tests.ui.history_page import show_history
from tests.ui.test_accessibility import (
    Show,
    show_check,
    show_comparison,
    show_diagnostics,
    show_doubts,
    show_help,
    show_machine,
    show_more,
    show_result,
    show_running,
    show_settings,
)

ColorRole = QPalette.ColorRole
LARGER = 1.4
SETTLING_MS, STILL = 100, 5
SIZE = QSize(1280, 800)

Look = dict[str, object]


def look(shown: QWidget) -> Look:
    """How large each part that is seen is, its letters and colours, by its way from the window."""
    found: Look = {}

    def walk(parent: QWidget, way: str) -> None:
        names: Counter[str] = Counter()
        for part in parent.children():
            if not isinstance(part, QWidget) or isinstance(part, QScrollBar) or part.isWindow():
                continue
            if part.isVisible():
                name = type(part).__name__
                names[name] += 1
                own = f"{way} > {name} {names[name]}"
                found[own] = (
                    part.size().toTuple(),
                    round(part.font().pointSizeF(), 2),
                    _colors(part),
                    _cells(part),
                )
                walk(part, own)

    walk(shown, "")
    return found


def settled(qtbot: QtBot, shown: QWidget) -> Look:
    """How it looks once nothing has moved for a while: a chart that is shown takes a part of the first."""
    looks = [look(shown)]
    while len(looks) < STILL or any(each != looks[-1] for each in looks[-STILL:]):
        qtbot.wait(SETTLING_MS)
        looks.append(look(shown))
    return looks[-1]


def apart(one: Look, other: Look) -> list[str]:
    """What differs between two looks."""
    return [
        f"{part}: {one.get(part)} and {other.get(part)}"
        for part in sorted({*one, *other})
        if one.get(part) != other.get(part)
    ]


def _colors(part: QWidget) -> list[str]:
    return [part.palette().color(role).name() for role in (ColorRole.WindowText, ColorRole.ButtonText)]


def _cells(part: QWidget) -> object:
    if not isinstance(part, QTableView):
        return None
    model = part.model()
    heights = [part.rowHeight(row) for row in range(model.rowCount())]
    return heights, [part.columnWidth(column) for column in range(model.columnCount())]


@pytest.fixture
def other_window(idle_window: MainWindow) -> Iterator[MainWindow]:
    """Made with the letters of the moment in which it is asked for the first time."""
    window = MainWindow()
    window.resize(SIZE)
    yield window
    if window.is_running:
        window.laboratory.ended.emit()
    window.close()
    put_away(window)


@pytest.mark.parametrize(
    "show",
    [
        show_check,
        show_more,
        show_running,
        show_doubts,
        show_machine,
        show_comparison,
        show_settings,
        show_help,
        show_diagnostics,
    ],
)
def test_that_after_a_change_all_is_as_if_it_had_been_made_with_these_letters(
    letters: Letters,
    idle_window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    show: Show,
    request: pytest.FixtureRequest,
) -> None:
    idle_window.resize(SIZE)
    idle_window.banner.show_machine(M5_PRO)
    shown = show(idle_window, tmp_path)
    usual = settled(qtbot, shown)
    letters(LARGER)
    other = request.getfixturevalue("other_window")
    other.show()
    qtbot.waitUntil(other.plan_panel.button.isEnabled)
    other.banner.show_machine(M5_PRO)
    made_so = show(other, tmp_path)

    def is_like_it() -> None:
        assert apart(look(shown), look(made_so)) == []

    qtbot.waitUntil(is_like_it, timeout=CLOSE_MS)
    assert apart(look(shown), usual)
    letters(1)

    def is_as_before() -> None:
        assert apart(look(shown), usual) == []

    qtbot.waitUntil(is_as_before, timeout=CLOSE_MS)


def test_that_headline_and_headings_keep_their_size_beside_the_other_letters(
    letters: Letters, idle_window: MainWindow, tmp_path: Path
) -> None:
    show_result(idle_window, tmp_path)
    page = idle_window.result_view
    heading = next(label for label in idle_window.plan_panel.findChildren(QLabel) if label.text() == "Models")
    usual = idle_window.font().pointSizeF()
    for factor in (LARGER, 1):
        letters(factor)
        size = idle_window.font().pointSizeF()
        assert size == pytest.approx(factor * usual)
        assert page.headline.font().pointSizeF() == pytest.approx(1.45 * size)
        assert page.badge.font().pointSizeF() == pytest.approx(0.95 * size)
        assert heading.font().pointSizeF() == pytest.approx(size)
        assert page.headline.font().bold() and page.badge.font().bold() and heading.font().bold()


def test_that_the_letters_of_the_chart_follow(
    letters: Letters, idle_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    show_result(idle_window, tmp_path)
    chart = idle_window.result_view.chart
    wait_until_drawn(qtbot, chart)
    usual = chart.figure.dpi
    letters(LARGER)
    wait_until_drawn(qtbot, chart)
    pixels = chart.fontInfo().pixelSize()
    assert chart.figure.dpi == pytest.approx(usual * pixels / 13)
    assert pixels > 13
    letters(1)
    wait_until_drawn(qtbot, chart)
    assert chart.figure.dpi == usual


def wait_until_drawn(qtbot: QtBot, chart: ChartView) -> None:
    qtbot.wait(10)
    qtbot.waitUntil(lambda: chart.is_current, timeout=CLOSE_MS)


def test_that_the_rows_of_the_history_follow(
    letters: Letters, runs: dict[str, Result], idle_window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, idle_window)
    table = idle_window.history.table
    usual = table.rowHeight(0)
    letters(LARGER)
    larger = 2 * table.fontMetrics().height() + ROW_PADDING
    qtbot.waitUntil(lambda: table.rowHeight(0) == larger, timeout=CLOSE_MS)
    assert larger > usual
    letters(1)
    qtbot.waitUntil(lambda: table.rowHeight(0) == usual, timeout=CLOSE_MS)


def test_that_code_in_help_has_the_size_of_the_text_around_it(
    letters: Letters, idle_window: MainWindow, tmp_path: Path
) -> None:
    help_window = show_help(idle_window, tmp_path)
    assert isinstance(help_window, HelpWindow)
    document = help_window.text.document()
    for factor in (LARGER, 1):
        letters(factor)
        cursor = QTextCursor(document)
        sizes: dict[bool, set[float]] = {True: set(), False: set()}
        for place in range(1, document.characterCount()):
            cursor.setPosition(place)
            form = cursor.charFormat()
            if not cursor.blockFormat().headingLevel():
                sizes[form.fontFixedPitch()].add(form.font().pointSizeF())
        assert sizes[True] == sizes[False] == {help_window.font().pointSizeF()}


def test_that_the_report_of_a_bug_is_read_in_letters_as_large_as_the_others(
    letters: Letters, idle_window: MainWindow, tmp_path: Path
) -> None:
    window = show_diagnostics(idle_window, tmp_path)
    assert isinstance(window, DiagnosticsWindow)
    for factor in (LARGER, 1):
        letters(factor)
        assert window.text.font().pointSizeF() == window.font().pointSizeF()
        assert window.text.fontInfo().fixedPitch()


def test_that_a_fold_has_no_bar_where_all_of_it_is_seen(letters: Letters, qtbot: QtBot) -> None:
    words = QLabel("word " * 60)
    words.setWordWrap(True)
    body = QWidget()
    QVBoxLayout(body).addWidget(words)
    fold = Fold(body, name="Fold", tallest=132)
    qtbot.addWidget(fold)
    fold.show()
    fold.open_fold()
    bar = fold.findChildren(QScrollBar)
    for width in range(420, 640, 10):
        fold.resize(width, 200)
        for factor in (1.6, 1):
            letters(factor)
            qtbot.wait(1)
            is_all_seen = body.heightForWidth(fold.width()) <= 132
            assert any(each.isVisible() for each in bar) is not is_all_seen
