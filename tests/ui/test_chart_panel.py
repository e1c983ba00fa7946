"""The chart of the result and its switcher, fed with runs written by hand."""

import threading

import msgspec
import pytest
from matplotlib.figure import Figure
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.charts import throughput
from app.charts.views import VIEWS, View
from app.model.plan import make_plan
from app.ui.chart_view import DPI, MIN_WIDTH, USUAL_LETTERS_PX
from app.ui.result_view import ResultView
from tests.scripted import plan_of, whole_run
from tests.ui.result_page import PATIENCE_MS, PLAN, new_page, show, wait_until_drawn


@pytest.fixture
def view(qtbot: QtBot) -> ResultView:
    return new_page(qtbot)


@pytest.fixture
def lacking(monkeypatch: pytest.MonkeyPatch) -> str:
    """A view that never has data, beside the others."""
    name = "lacking"
    view = View(
        name,
        "Lacking",
        throughput.draw,
        throughput.describe,
        lambda _result: "Run something else.",
        throughput.height_in,
    )
    monkeypatch.setattr("app.ui.chart_panel.VIEWS", {**VIEWS, name: view})
    monkeypatch.setattr("app.ui.chart_panel.EXTRA_OF_VIEW", {name: "parity"})
    return name


def test_that_nothing_is_offered_that_takes_a_gpu_where_there_is_none(view: ResultView) -> None:
    show(view, whole_run(plan_of(devices=("cpu",))))
    view.panel.choose("parity")
    assert view.panel.empty.button.isVisible()
    view.panel.has_gpu = False
    view.panel.draw()
    assert not view.panel.empty.button.isVisible()
    view.panel.choose("phases")
    assert view.panel.empty.button.isVisible()


def test_that_a_view_without_data_says_what_to_run(lacking: str, qtbot: QtBot) -> None:
    view = ResultView(QMenu())
    qtbot.addWidget(view)
    view.show()
    show(view, whole_run(PLAN))
    assert view.chart.isVisible()
    view.panel.choose(lacking)
    assert not view.chart.isVisible()
    assert view.panel.empty.title.text() == "Lacking"
    assert view.panel.empty.sentence.text() == "Run something else."
    assert view.reference_box.isHidden() and view.panel.logarithmic_box.isHidden(), "they do nothing there"
    with qtbot.waitSignal(view.wanted) as asked:
        qtbot.mouseClick(view.panel.empty.button, Qt.MouseButton.LeftButton)
    assert asked.args == [lacking]
    view.panel.choose_next()
    assert view.panel.view.name == next(iter(VIEWS))
    assert view.chart.isVisible()


def test_that_views_without_data_are_marked_and_still_look_as_if_they_could_be_chosen(
    view: ResultView,
) -> None:
    show(view, whole_run(PLAN))
    views = view.panel.views
    for name, is_empty in (("throughput", False), ("speed_up", False), ("parity", True)):
        item = views.findData(name)
        picture = views.itemIcon(item).pixmap(12, 12).toImage()
        assert (picture.pixelColor(picture.rect().center()).alpha() == 0) == is_empty, "a hollow dot"
        assert bool(view.panel.views.itemData(item, Qt.ItemDataRole.ToolTipRole)) == is_empty
        assert view.panel.views.itemData(item, Qt.ItemDataRole.ForegroundRole) is None


def test_that_no_chart_is_taken_for_another(view: ResultView, qtbot: QtBot) -> None:
    show(view, whole_run(PLAN))
    wait_until_drawn(qtbot, view)
    before = view.chart.picture()
    assert before is not None
    view.panel.logarithmic_box.click()
    assert view.chart.picture() is before, "the same on another axis stays until that is drawn"
    view.panel.choose("speed_up")
    assert view.chart.picture() is None
    # The one on the logarithmic axis was begun, and comes too late.
    seen: list[bool] = []
    view.chart._artist.finished.connect(lambda _drawn: seen.append(view.chart.picture() is None))
    wait_until_drawn(qtbot, view)
    assert seen == [True, False]
    assert view.chart.figure.axes[0].get_xlabel().startswith("times the speed of the CPU")


def test_that_a_chart_that_takes_long_is_said_to_be_drawn(view: ResultView, qtbot: QtBot) -> None:
    may_end = threading.Event()

    def draw(_figure: Figure) -> None:
        assert may_end.wait(PATIENCE_MS / 1000)

    show(view, whole_run(PLAN))
    wait_until_drawn(qtbot, view)
    view.chart.show_chart(draw, "", subject="slow")
    empty = view.chart.grab().toImage()
    qtbot.waitUntil(lambda: view.chart.grab().toImage() != empty, timeout=PATIENCE_MS)
    may_end.set()
    wait_until_drawn(qtbot, view)
    assert view.chart.picture() is not None


def test_that_every_view_of_the_registry_can_be_chosen(view: ResultView, qtbot: QtBot) -> None:
    show(view, whole_run(PLAN))
    for name in VIEWS:
        view.panel.choose(name)
        wait_until_drawn(qtbot, view)
        assert view.panel.view.name == name
        assert view.panel.empty.isVisible() != view.chart.isVisible()
        assert view.panel.empty.isVisible() or view.chart.accessibleDescription()


def test_that_the_axis_is_logarithmic_by_a_switch(
    view: ResultView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    looks = []
    own = VIEWS["throughput"]
    watching = msgspec.structs.replace(own, draw=lambda *arguments: looks.append(arguments[-1]))
    monkeypatch.setattr("app.ui.chart_panel.VIEWS", {**VIEWS, "throughput": watching})
    show(view, whole_run(PLAN))
    wait_until_drawn(qtbot, view)
    qtbot.mouseClick(view.panel.logarithmic_box, Qt.MouseButton.LeftButton)
    wait_until_drawn(qtbot, view)
    assert not looks[0].is_logarithmic
    assert looks[-1].is_logarithmic
    assert looks[-1].reference is None


def test_that_the_window_does_not_wait_for_what_draws(
    view: ResultView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As it is in the first moments of the program, while matplotlib is still being imported."""
    prepared = [False, False, True]
    monkeypatch.setattr("app.ui.chart_panel.is_prepared", lambda: prepared.pop(0) if prepared else True)
    with qtbot.waitSignal(view.chart.drawn, timeout=PATIENCE_MS):
        show(view, whole_run(PLAN))
        assert not view.chart.accessibleDescription(), "nothing is asked of the charts yet"
    assert view.chart.accessibleDescription()


@pytest.mark.parametrize(
    ("chosen", "preset", "followed"),
    [
        ("explain", "quick", "throughput"),
        ("phases", "standard", "throughput"),
        ("step_times", "quick", "step_times"),
        ("step_times", "experiment-2022", "throughput"),
        ("sustained", "quick", "throughput"),
        ("sustained", "sustained", "sustained"),
        ("epochs", "experiment-2022", "epochs"),
        ("speed_up", "quick", "speed_up"),
    ],
)
def test_that_a_run_is_followed_whatever_was_looked_at_before(
    view: ResultView, chosen: str, preset: str, followed: str
) -> None:
    view.panel.choose(chosen)
    view.begin_anew(make_plan(preset=preset, devices=("cpu", "mps")))
    assert view.panel.view.name == followed


def test_that_a_chart_that_cannot_be_drawn_is_said_to_be_so_and_the_next_one_is_drawn(
    view: ResultView, qtbot: QtBot
) -> None:
    def draw(_figure: Figure) -> None:
        raise ValueError("no such glyph")

    show(view, whole_run(PLAN))
    wait_until_drawn(qtbot, view)
    with qtbot.capture_exceptions() as raised:
        view.chart.show_chart(draw, "", subject="broken")
        drawing = view.chart.grab().toImage()
        wait_until_drawn(qtbot, view)
    assert [str(error) for _, error, _ in raised] == ["no such glyph"]
    assert view.chart.picture() is None
    qtbot.waitUntil(lambda: view.chart.grab().toImage() != drawing, timeout=PATIENCE_MS)
    view.panel.choose("speed_up")
    wait_until_drawn(qtbot, view)
    assert view.chart.picture() is not None


def test_that_no_run_is_advised_that_this_machine_cannot_make(view: ResultView) -> None:
    show(view, whole_run(plan_of(devices=("cpu",))))
    view.panel.choose("speed_up")
    assert "System Check" not in view.panel.empty.sentence.text()
    view.panel.has_gpu = False
    view.panel.draw()
    assert view.panel.empty.sentence.text().endswith("No GPU can be used on this machine: see System Check.")


def test_that_the_first_picture_of_a_chart_is_never_stretched(view: ResultView, qtbot: QtBot) -> None:
    may_end = threading.Event()

    def draw(_figure: Figure) -> None:
        assert may_end.wait(PATIENCE_MS / 1000)

    show(view, whole_run(PLAN))
    wait_until_drawn(qtbot, view)
    seen: list[bool] = []
    view.chart._artist.finished.connect(lambda _drawn: seen.append(view.chart.picture() is None))
    view.chart.show_chart(draw, "", subject="another")
    view.resize(view.width() + 100, view.height())
    may_end.set()
    wait_until_drawn(qtbot, view)
    assert seen == [True, False]
    picture = view.chart.picture()
    assert picture is not None and picture.width() == view.chart.width()


def test_that_a_chart_is_as_large_as_the_letters_around_it(view: ResultView, qtbot: QtBot) -> None:
    view.resize(2 * MIN_WIDTH + 100, 1400)
    show(view, whole_run(PLAN))
    wait_until_drawn(qtbot, view)
    dpi, height = view.chart.figure.dpi, view.chart.minimumHeight()
    font = view.font()
    font.setPixelSize(2 * USUAL_LETTERS_PX)
    view.setFont(font)
    wait_until_drawn(qtbot, view)
    assert view.chart.figure.dpi == 2 * dpi
    assert view.chart.minimumHeight() == 2 * height
    view.resize(MIN_WIDTH + 200, 1400)
    wait_until_drawn(qtbot, view)
    assert view.chart.figure.get_figwidth() >= MIN_WIDTH / DPI, "what stands side by side has room"
