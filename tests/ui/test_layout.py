"""Nothing is cut off: not in the smallest window, not in a language 40 % longer, not in a larger font."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint
from PySide6.QtWidgets import QHBoxLayout, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.ui.application import Application
from app.ui.chart_view import MIN_HEIGHT
from app.ui.fold import Fold
from app.ui.main_window import SIZE, SMALLEST, MainWindow
from app.words import speak, tr
from tests.ui.conftest import CLOSE_MS
from tests.ui.looking import clipped
from tests.ui.test_accessibility import Show, every_state, show_result

LONGER = 0.4
LARGER_FONT = 1.4


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


@pytest.fixture
def larger_font(qapp: Application) -> Iterator[None]:
    usual = qapp.font()
    larger = qapp.font()
    larger.setPointSizeF(usual.pointSizeF() * LARGER_FONT)
    qapp.setFont(larger)
    yield
    qapp.setFont(usual)


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
def test_that_a_larger_font_is_not_cut_off(
    larger_font: None, idle_window: MainWindow, tmp_path: Path, qtbot: QtBot, show: Show
) -> None:
    idle_window.resize(1280, 800)
    shown = show(idle_window, tmp_path)
    wait_for_nothing_clipped(qtbot, shown)


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
