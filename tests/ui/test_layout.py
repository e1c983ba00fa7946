"""Nothing is cut off: not in the smallest window, not in a language 40% longer, not in larger letters."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QSize
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.chart_view import MIN_HEIGHT
from app.ui.fold import Fold
from app.ui.main_window import SIZE, SMALLEST, MainWindow
from app.ui.whole_page import WholePage
from app.words import speak, tr
from tests.ui.conftest import CLOSE_MS, Letters
from tests.ui.looking import clipped
from tests.ui.test_accessibility import Show, every_state, show_result

LONGER = 0.4
LARGER_LETTERS = (1.4, 1.6)
WIDEST_SMALLEST = 1100
"""So that the screen of a small Mac has room for it."""


def stretched(text: str) -> str:
    """A text in a language that nobody speaks, whose words are longer; the ellipsis stays at its end."""
    words, ellipsis, _ = text.partition(" …")
    filling = "ipsum " * len(text)
    return f"{words} {filling[: round(LONGER * len(text))].strip()}{ellipsis}"


@pytest.fixture
def longer_texts() -> Iterator[None]:
    speak(stretched)
    yield
    speak(str)


@every_state
def test_that_nothing_is_cut_off_in_the_smallest_window(
    idle_window: MainWindow, tmp_path: Path, qtbot: QtBot, show: Show
) -> None:
    look_at_smallest(idle_window, tmp_path, qtbot, show)


@every_state
def test_that_longer_texts_are_not_cut_off(
    longer_texts: None, idle_window: MainWindow, tmp_path: Path, qtbot: QtBot, show: Show
) -> None:
    look_at_smallest(idle_window, tmp_path, qtbot, show)


@every_state
def test_that_korean_is_not_cut_off(
    korean: None, idle_window: MainWindow, tmp_path: Path, qtbot: QtBot, show: Show
) -> None:
    look_at_smallest(idle_window, tmp_path, qtbot, show)


@every_state
def test_that_larger_letters_are_not_cut_off_in_the_smallest_window_for_them(
    large_screen: None, letters: Letters, idle_window: MainWindow, tmp_path: Path, qtbot: QtBot, show: Show
) -> None:
    look_at_smallest_for_letters(idle_window, letters, qtbot, show(idle_window, tmp_path))


@every_state
def test_that_larger_korean_letters_are_not_cut_off_in_the_smallest_window_for_them(
    large_screen: None,
    korean: None,
    letters: Letters,
    idle_window: MainWindow,
    tmp_path: Path,
    qtbot: QtBot,
    show: Show,
) -> None:
    look_at_smallest_for_letters(idle_window, letters, qtbot, show(idle_window, tmp_path))


def look_at_smallest_for_letters(window: MainWindow, letters: Letters, qtbot: QtBot, shown: QWidget) -> None:
    for factor in LARGER_LETTERS:
        letters(factor)
        window.resize(1, 1)
        wait_for_nothing_clipped(qtbot, shown)
        assert window.width() <= WIDEST_SMALLEST


def wait_for_nothing_clipped(qtbot: QtBot, shown: QWidget) -> None:
    """Layouts settle in the event loop."""

    def nothing_clipped() -> None:
        assert clipped(shown) == []

    qtbot.waitUntil(nothing_clipped, timeout=1000)


def look_at_smallest(window: MainWindow, folder: Path, qtbot: QtBot, show: Show) -> None:
    window.resize(*SMALLEST)
    shown = show(window, folder)
    wait_for_nothing_clipped(qtbot, shown)
    assert (window.width(), window.height()) == SMALLEST


def test_that_a_text_cut_off_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QHBoxLayout(page)
    label = QLabel("A text that needs more room")
    layout.addWidget(label)
    page.show()
    assert clipped(page) == []
    label.setFixedWidth(30)
    qtbot.waitUntil(lambda: len(clipped(page)) == 1)


def test_that_the_longer_language_is_longer() -> None:
    speak(stretched)
    try:
        text = tr("Choose {count} of them …", count=3)
    finally:
        speak(str)
    assert text.startswith("Choose 3 of them ipsum")
    assert text.endswith(" …")


@pytest.mark.parametrize("size", [SMALLEST, SIZE, (2560, 1440)])
@pytest.mark.parametrize("fold_name", ["doubts", "machine"])
def test_that_an_open_fold_leaves_the_chart_its_height_and_its_head_in_sight(
    idle_window: MainWindow, tmp_path: Path, qtbot: QtBot, size: tuple[int, int], fold_name: str
) -> None:
    idle_window.resize(*size)
    show_result(idle_window, tmp_path, failing=tuple(range(6)))
    view = idle_window.result_view
    fold: Fold = getattr(view, fold_name)
    fold.open_fold()
    assert len(view.doubts.lines) >= 6

    def is_seen() -> None:
        assert view.chart.height() >= MIN_HEIGHT
        bottom = fold.mapTo(view, QPoint(0, fold.height())).y()
        assert bottom <= view.height(), "all of it is seen"
        for part in (view.panel.views, view.export_button):
            top = part.mapTo(view.page.viewport(), QPoint(0, 0)).y()
            assert top >= 0 and top + part.height() <= view.page.viewport().height()
        assert (view.page.verticalScrollBar().maximum() > 0) is (size == SMALLEST)

    qtbot.waitUntil(is_seen, timeout=CLOSE_MS)


def test_that_the_window_is_never_smaller_than_what_it_holds(
    large_screen: None, letters: Letters, idle_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    show_result(idle_window, tmp_path)
    whole, page = _whole_and_page(idle_window)

    def is_least(width: int) -> None:
        assert idle_window.minimumWidth() == width
        assert not whole.horizontalScrollBar().isVisible()

    idle_window.resize(*SMALLEST)
    qtbot.waitUntil(lambda: is_least(SMALLEST[0]), timeout=CLOSE_MS)
    letters(LARGER_LETTERS[0])
    qtbot.waitUntil(lambda: is_least(page.minimumSizeHint().width()), timeout=CLOSE_MS)
    assert idle_window.width() == idle_window.minimumWidth() > SMALLEST[0]
    letters(1)
    qtbot.waitUntil(lambda: is_least(SMALLEST[0]), timeout=CLOSE_MS)


def _whole_and_page(window: MainWindow) -> tuple[WholePage, QWidget]:
    whole = window.centralWidget()
    assert isinstance(whole, WholePage)
    page = whole.widget()
    assert page is not None
    return whole, page


def test_that_a_page_too_large_for_the_screen_is_scrolled(
    letters: Letters, idle_window: MainWindow, tmp_path: Path, qtbot: QtBot
) -> None:
    show_result(idle_window, tmp_path)
    letters(2)
    screen = idle_window.screen().availableSize()
    whole, page = _whole_and_page(idle_window)

    def is_scrolled() -> None:
        idle_window.resize(1, 1)
        assert idle_window.frameSize() == QSize(screen.width(), idle_window.frameSize().height())
        assert page.width() == page.minimumSizeHint().width() > whole.viewport().width()
        assert whole.horizontalScrollBar().maximum() == page.width() - whole.viewport().width()

    qtbot.waitUntil(is_scrolled, timeout=CLOSE_MS)
