"""The result screen, fed with runs written by hand; no measuring process is needed."""

import threading

import msgspec
import pytest
from matplotlib.figure import Figure
from PySide6.QtCore import QDate, QDateTime, QLocale, Qt, QTime
from PySide6.QtGui import QColor, QGuiApplication
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.charts import throughput
from app.charts.views import VIEWS, View
from app.model.events import CellStarted, RunEnded, RunEvent, WindowTimed
from app.model.result import CellResult, Result, Sleep, fold
from app.ui.appearance import status_color
from app.ui.local_time import local_date, local_date_and_time
from app.ui.main_window import MainWindow
from app.ui.result_view import ResultView
from app.ui.table_columns import COLUMNS
from tests.scripted import failed, measured, opening, plan_of, stopped, whole_run
from tests.ui.conftest import messages

PATIENCE_MS = 10_000
PLAN = plan_of()


@pytest.fixture
def view(qtbot: QtBot) -> ResultView:
    view = ResultView(QMenu())
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


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


def show(view: ResultView, result: Result) -> None:
    view.show_result(result, redraw=True)


def column(view: ResultView, title: str) -> list[str]:
    rows, place = view.table.rows, list(COLUMNS).index(title)
    return [str(rows.index(row, place).data()) for row in range(rows.rowCount())]


def with_load(result: Result, index: int) -> Result:
    """Other programs kept the machine busy during one of its cells."""
    cells = list(result.cells)
    cells[index] = msgspec.structs.replace(cells[index], other_load_cores=9.0)
    return msgspec.structs.replace(result, cells=tuple(cells))


def sort(view: ResultView, title: str, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
    view.table.sortByColumn(list(COLUMNS).index(title), order)


def wait_until_drawn(qtbot: QtBot, view: ResultView) -> None:
    qtbot.waitUntil(lambda: view.chart.is_current, timeout=PATIENCE_MS)


def test_that_headline_badge_and_reason_stand_together(view: ResultView) -> None:
    show(view, whole_run(PLAN))
    said = view.headline.text().replace("\u00a0", " ")
    assert said == "This Mac trains 4.0× faster on its GPU (4.00 to 4.00×), at batch 4"
    assert view.badge.text() == "• Custom"
    assert view.badge.toolTip() == "Measured by choices of its own, not by those of a preset."
    assert view.badge.accessibleDescription() == view.badge.toolTip()
    assert view.basis.text() == (
        "Geometric mean of 2 models, batch 4, fp32, Apple GPU (MPS) against CPU. "
        "Measured by choices of its own, not by those of a preset."
    )


def test_that_nothing_is_judged_while_it_runs(view: ResultView) -> None:
    show(view, fold([*opening(PLAN), *measured(PLAN.cells[0], *[0.4] * 6)]))
    assert view.headline.text() == "Measuring …"
    assert view.badge.isHidden()


def test_that_a_stopped_run_says_that_what_was_measured_is_kept(view: ResultView) -> None:
    first, second, *_ = PLAN.cells
    show(view, fold([*opening(PLAN), *measured(first, *[0.4] * 6), *stopped(second)]))
    assert view.basis.text().startswith("Stopped; what was measured until then is kept.")
    assert "Only 1 of 4 cells were measured." in view.basis.text()
    assert column(view, "State") == ["measured", "stopped", "not run", "not run"]


def test_that_a_gpu_that_failed_is_told_with_its_reason(view: ResultView) -> None:
    show(view, whole_run(PLAN, failing=(1, 3)))
    assert view.headline.text() == "This Mac could not be measured on its GPU"
    assert view.basis.text().startswith("The Apple GPU ran out of memory.")
    assert view.doubts.lines[0] == (
        "ResNet-18 on Apple GPU (MPS), batch 4 failed: The Apple GPU ran out of memory. "
        "Choose a smaller batch size."
    )


def test_that_a_sleep_during_the_run_is_among_the_warnings(view: ResultView) -> None:
    quiet = whole_run(PLAN)
    show(view, msgspec.structs.replace(quiet, sleeps=(Sleep("2026-11-23T14:06:00Z", 45.0),)))
    assert not view.doubts.isHidden()
    assert view.doubts.lines == [
        "The computer slept for 45 s during the run, in no sample. Leave its lid open, then run again."
    ]


def test_that_warnings_are_one_line_until_they_are_unfolded(view: ResultView) -> None:
    quiet = whole_run(PLAN)
    show(view, quiet)
    assert view.doubts.isHidden()
    slowed = msgspec.structs.replace(quiet.machine, power_source="battery", low_power_mode=True)
    loaded = tuple(
        msgspec.structs.replace(cell, other_load_cores=cores)
        for cell, cores in zip(quiet.cells, (2.0, 9.0, 3.0, 2.0), strict=True)
    )
    show(view, msgspec.structs.replace(quiet, machine=slowed, cells=loaded))
    assert view.doubts.summary.startswith("3 warnings: Low Power Mode was on")
    assert len(view.doubts.lines) == 3
    worst = "ResNet-18 on Apple GPU (MPS), batch 4 (worst of 4 cells): Other programs kept 9.0 of 15"
    assert view.doubts.lines[-1].startswith(worst)
    assert [view.doubts.is_open, view.machine.is_open] == [False, False]
    view.doubts.header.click()
    assert [view.doubts.is_open, view.machine.is_open] == [True, False]
    view.machine.header.click()
    assert [view.doubts.is_open, view.machine.is_open] == [False, True], "there is no room for both"


def test_that_machine_and_versions_are_all_there(view: ResultView) -> None:
    show(view, whole_run(PLAN))
    assert view.machine.summary == (
        "MacBook Pro · Apple M5 Pro · macOS 27.0.1 · PyTorch 2.14.1 · Torchmark 0.1.0 · "
        + local_date("2026-11-23T14:05:00Z")
    )
    facts = view.machine.facts
    assert facts["CPU cores"] == "15 (5 Super, 10 Performance)"
    assert facts["GPU"] == "Apple M5 Pro, 20 cores"
    assert facts["Memory"] == "48 GB"
    assert facts["Python"] == "3.13.1, arm64"
    assert facts["Measured"] == local_date_and_time("2026-11-23T14:05:00Z")
    assert facts["Preset"] == "Quick: a first answer (changed)"


def test_that_a_run_has_the_time_of_this_place(view: ResultView, in_seoul: None) -> None:
    show(view, msgspec.structs.replace(whole_run(PLAN), started_at="2026-11-23T22:05:00Z"))
    expected = QDateTime(QDate(2026, 11, 24), QTime(7, 5))
    assert view.machine.facts["Measured"] == QLocale().toString(expected, QLocale.FormatType.ShortFormat)
    assert view.machine.summary.endswith(QLocale().toString(expected.date(), QLocale.FormatType.ShortFormat))


def test_that_every_figure_of_a_row_has_a_column_that_says_what_it_means(view: ResultView) -> None:
    show(view, whole_run(PLAN))
    header = view.table.rows
    for place, title in enumerate(COLUMNS):
        assert header.headerData(place, Qt.Orientation.Horizontal) == title
        assert header.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    for title in ("Images/s 95%", "Speed-up 95%", "Ended"):
        assert column(view, title)[1], title
    tip = header.index(0, list(COLUMNS).index("Images/s")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "10.0 to 10.0 images per second, at 95 % confidence"


def test_that_the_table_sorts_by_numbers_and_gives_the_order_of_measuring_back(view: ResultView) -> None:
    plan = plan_of(models=("vgg16", "resnet18", "alexnet"), devices=("cpu",))
    slow, fast, broken = plan.cells
    events = [*measured(slow, *[0.4] * 6), *measured(fast, *[0.02] * 6), *failed(broken)]
    show(view, fold([*opening(plan), *events]))
    assert column(view, "Step") == ["400 ms", "20.0 ms", ""]
    view.table.selectRow(0)
    sort(view, "Step")
    assert column(view, "Step") == ["20.0 ms", "400 ms", ""]
    assert [index.row() for index in view.table.selectionModel().selectedRows()] == [1]
    sort(view, "Step", Qt.SortOrder.DescendingOrder)
    assert column(view, "Step") == ["400 ms", "20.0 ms", ""], "what has no number stays at the end"
    sort(view, "Step")
    show(view, fold([*opening(plan), *events, RunEnded("completed")]))
    assert column(view, "Step") == ["20.0 ms", "400 ms", ""], "later events keep the order"
    view.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert column(view, "Model") == ["VGG-16", "ResNet-18", "AlexNet"]


def test_that_only_a_run_with_a_gpu_has_columns_for_its_speed_up(view: ResultView) -> None:
    def are_hidden() -> set[bool]:
        return {
            view.table.isColumnHidden(list(COLUMNS).index(title)) for title in ("Speed-up", "Speed-up 95%")
        }

    show(view, whole_run(plan_of(devices=("cpu",))))
    assert are_hidden() == {True}
    show(view, whole_run(PLAN))
    assert are_hidden() == {False}


def test_that_another_result_is_seen_from_its_beginning(view: ResultView) -> None:
    view.resize(500, 700)
    show(view, whole_run(PLAN))
    bar = view.table.horizontalScrollBar()
    bar.setValue(bar.maximum())
    assert bar.value() > 0
    view.table.selectRow(1)
    sort(view, "Step")
    assert column(view, "Step") == ["100 ms", "100 ms", "400 ms", "400 ms"]
    view.table.begin_anew()
    assert column(view, "Step") == ["400 ms", "100 ms", "400 ms", "100 ms"]
    assert bar.value() == 0
    assert not view.table.selectionModel().hasSelection()


def test_that_nothing_is_offered_that_takes_a_gpu_where_there_is_none(view: ResultView) -> None:
    show(view, whole_run(plan_of(devices=("cpu",))))
    view.panel.choose("parity")
    assert view.panel.empty.button.isVisible()
    view.panel.has_gpu = False
    view.panel.draw()
    assert not view.panel.empty.button.isVisible()
    view.panel.choose("phases")
    assert view.panel.empty.button.isVisible()


def test_that_the_table_is_copied_for_a_spreadsheet_and_as_markdown(view: ResultView) -> None:
    show(view, whole_run(PLAN, failing=(3,)))
    view.table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    assert lines[0].split("\t") == list(COLUMNS)
    assert lines[2].split("\t")[:4] == ["ResNet-18", "Apple GPU (MPS)", "4", "40.0"]
    view.table.selectRow(3)
    view.table.copy_markdown()
    header, rule, row = QGuiApplication.clipboard().text().splitlines()
    assert header.startswith("| Model | Device | Batch | Images/s |")
    assert rule.startswith("| --- | --- | ---: | ---: |")
    assert row.startswith("| VGG-16 | Apple GPU (MPS) | 4 | failed |")
    assert header.count("|") == rule.count("|") == row.count("|")


@pytest.mark.parametrize("way", ["return", "double click"])
def test_that_details_of_a_failed_or_doubtful_cell_come_by_mouse_and_keyboard(
    view: ResultView, qtbot: QtBot, way: str
) -> None:
    result = with_load(whole_run(PLAN, failing=(3,)), 1)
    show(view, result)
    asked: list[CellResult] = []
    view.details_wanted.connect(lambda _result, cell: asked.append(cell))
    for row in (0, 1, 3):
        index = view.table.rows.index(row, 0)
        view.table.setCurrentIndex(index)
        if way == "return":
            qtbot.keyClick(view.table, Qt.Key.Key_Return)
        else:
            view.table.doubleClicked.emit(index)
    assert [cell.cell for cell in asked] == [PLAN.cells[1], PLAN.cells[3]]


def test_that_a_doubt_is_seen_at_the_figure_and_told_in_a_sheet(idle_window: MainWindow) -> None:
    window, result = idle_window, with_load(whole_run(PLAN), 1)
    window.show_saved(result, "it", "", None)
    rows = window.result_view.table.rows
    place = rows.index(1, list(COLUMNS).index("Images/s"))
    assert place.data(Qt.ItemDataRole.ForegroundRole) == QColor(status_color("warning"))
    assert "Other programs kept 9.0 of 15 CPU cores busy" in place.data(Qt.ItemDataRole.ToolTipRole)
    window.result_view.table.doubleClicked.emit(place)
    (box,) = messages(window)
    assert box.text() == "ResNet-18 on Apple GPU (MPS), batch 4 should not be quoted as it is."
    assert box.informativeText().startswith("Other programs kept 9.0 of 15 CPU cores busy.")
    box.accept()
    steady = rows.index(0, list(COLUMNS).index("Images/s"))
    assert steady.data(Qt.ItemDataRole.ForegroundRole) is None
    window.result_view.table.doubleClicked.emit(steady)
    assert not messages(window)


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
    for name, is_empty in (("throughput", False), ("parity", True)):
        item = view.panel.views.findData(name)
        font = view.panel.views.itemData(item, Qt.ItemDataRole.FontRole)
        assert bool(font and font.italic()) == is_empty
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


def test_that_the_current_cell_shows_its_samples_as_they_come(view: ResultView, qtbot: QtBot) -> None:
    cpu, mps, *_ = PLAN.cells
    events: list[RunEvent] = [*opening(PLAN), CellStarted(cpu), CellStarted(mps)]
    show(view, fold(events))
    assert view.live.isVisible()
    assert view.live.title.text() == "ResNet-18 on Apple GPU (MPS)"
    for count in range(1, 8):
        events.append(WindowTimed(cpu, steps=2, duration_s=0.8, turn=0, at_s=0.8 * count))
        view.show_result(fold(events), redraw=False)
    qtbot.waitUntil(lambda: view.live.title.text() == "ResNet-18 on CPU", timeout=PATIENCE_MS)
    assert view.live.says.text() == "batch 4 · 7 samples, 10.0 images/s so far"
    show(view, fold([*events, RunEnded("stopped")]))
    assert view.live.isHidden()


def test_that_a_burst_of_samples_is_shown_once_and_draws_no_chart(
    view: ResultView, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    cpu = PLAN.cells[0]
    events: list[RunEvent] = [*opening(PLAN), CellStarted(cpu)]
    show(view, fold(events))
    wait_until_drawn(qtbot, view)
    drawn: list[None] = []
    shown: list[Result] = []
    view.chart.drawn.connect(lambda: drawn.append(None))
    monkeypatch.setattr(view.table.rows, "show_result", shown.append)
    for count in range(50):
        events.append(WindowTimed(cpu, steps=2, duration_s=0.8, turn=0, at_s=0.8 * count))
        view.show_result(fold(events), redraw=False)
    assert not shown
    qtbot.waitUntil(lambda: len(shown) == 1, timeout=PATIENCE_MS)
    assert len(shown[0].cells[0].windows) == 50
    assert not drawn


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
