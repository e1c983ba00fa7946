"""Light and dark, changed while the window is open: what is on the screen, by its pixels."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QColor, QImage
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from app.charts.theme import DARK, LIGHT, Theme
from app.model.result import Result
from app.ui.application import Application
from app.ui.main_window import MainWindow
from tests.comparisons import run_on
from tests.history.test_journal import EVENTS
from tests.scripted import plan_of, whole_run
from tests.ui.compare_page import save_in
from tests.ui.conftest import CLOSE_MS, wait_for_artist
from tests.ui.history_page import interrupt, show_history
from tests.ui.pictures import dark_palette
from tests.ui.result_page import with_load

CLOSE = 60
"""How far a pixel may be from a colour, red, green and blue together: letters have soft edges."""
HALF = 0.5

Parts = Mapping[str, tuple[QWidget, str]]
"""What is looked at, by its name, and the colour of the theme that is to be found in it."""
Turn = Callable[[Theme, Parts], None]


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def turn(qapp: Application, window: MainWindow, qtbot: QtBot) -> Iterator[Turn]:
    """Has the system change between light and dark; fails where parts of the window do not follow."""
    usual = qapp.palette()

    def turn(theme: Theme, parts: Parts) -> None:
        qapp.setPalette(dark_palette() if theme is DARK else usual)

        def follow() -> None:
            assert wrongly_coloured(window, parts, theme) == []

        qtbot.waitUntil(follow, timeout=CLOSE_MS)

    yield turn
    qapp.setPalette(usual)


def colors(window: MainWindow, widget: QWidget) -> list[QColor]:
    """All that are in its place on the screen, the most frequent first."""
    place = QRect(widget.mapTo(window, QPoint()), widget.size())
    image = window.grab(place).toImage().convertToFormat(QImage.Format.Format_RGB32)
    return [QColor(pixel) for pixel, _ in Counter(memoryview(image.constBits()).cast("I")).most_common()]


def are_close(color: QColor, other: QColor) -> bool:
    apart = (color.red() - other.red(), color.green() - other.green(), color.blue() - other.blue())
    return sum(map(abs, apart)) < CLOSE


def wrongly_coloured(window: MainWindow, parts: Parts, theme: Theme) -> list[str]:
    """The parts of which the ground or the ink is not that of the appearance."""
    found = []
    for name, (widget, ink) in parts.items():
        ground, *others = colors(window, widget)
        if (ground.lightnessF() < HALF) != (theme is DARK):
            found.append(f"the ground of {name} is {ground.name()}")
        if not any(are_close(color, QColor(getattr(theme, ink))) for color in others):
            found.append(f"{name} has no {ink}")
    return found


def test_that_the_page_of_the_result_follows_the_appearance_at_once(window: MainWindow, turn: Turn) -> None:
    window.show_saved(with_load(whole_run(plan_of(), failing=(3,)), 1), "it", "", None)
    page = window.result_view
    parts: Parts = {
        "table": (page.table.viewport(), "warning"),
        "header of the table": (page.table.horizontalHeader().viewport(), "text"),
        "chart": (page.chart, "accent"),
        "warnings": (page.doubts.header, "failed"),
        "badge": (page.badge, "muted"),
        "basis": (page.basis, "muted"),
        "machine": (page.machine, "muted"),
        "More": (window.plan_panel.more.header, "text"),
        "estimate": (window.plan_panel.estimate, "muted"),
        "banner": (window.banner, "muted"),
    }
    for theme in (LIGHT, DARK, LIGHT):
        turn(theme, parts)


def test_that_the_page_of_the_history_follows_the_appearance_at_once(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot, turn: Turn
) -> None:
    interrupt(EVENTS[:-1])
    show_history(qtbot, window)
    page = window.history
    parts: Parts = {
        "table": (page.table.viewport(), "warning"),
        "header of the table": (page.table.horizontalHeader().viewport(), "text"),
        "hint": (page._hint, "muted"),
    }
    for theme in (LIGHT, DARK, LIGHT):
        turn(theme, parts)


def test_that_the_page_of_the_comparison_follows_the_appearance_at_once(
    window: MainWindow, turn: Turn, tmp_path: Path
) -> None:
    window.incoming.compare(save_in(tmp_path, run_on("Apple M1"), run_on("Apple M5")))
    wait_for_artist()
    page = window.compare_view
    parts: Parts = {
        "table": (page.table.viewport(), "text"),
        "header of the table": (page.table.horizontalHeader().viewport(), "text"),
        "chart": (page.chart, "text"),
        "basis": (page.basis, "muted"),
    }
    for theme in (LIGHT, DARK, LIGHT):
        turn(theme, parts)
