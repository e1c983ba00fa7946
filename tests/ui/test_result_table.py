"""The table of the result, fed with runs written by hand: its figures, its order, what is behind a row."""

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QColor, QGuiApplication
from pytestqt.qtbot import QtBot

from app.export.rows import rows
from app.model.catalog import MODELS
from app.model.events import RunEnded
from app.model.result import CellResult, WarmUp, fold
from app.ui.appearance import status_color
from app.ui.further_columns import FURTHER
from app.ui.main_window import SIZE, MainWindow
from app.ui.result_view import ResultView
from app.ui.row_table import HEAD_PADDING
from app.ui.table_columns import COLUMNS
from tests.charts.rich import epoch_result, parity, rich_result, sustained_result
from tests.scripted import failed, measured, opening, plan_of, whole_run
from tests.ui.conftest import messages
from tests.ui.result_page import PLAN, column, new_page, show, sort, with_load


@pytest.fixture
def view(qtbot: QtBot) -> ResultView:
    return new_page(qtbot)


def test_that_every_figure_of_a_row_has_a_column_that_says_what_it_means(view: ResultView) -> None:
    show(view, whole_run(PLAN))
    header = view.table.rows
    for place, title in enumerate(COLUMNS):
        assert header.headerData(place, Qt.Orientation.Horizontal) == title
        assert header.headerData(place, Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole)
    memory = header.headerData(
        list(COLUMNS).index("Memory"), Qt.Orientation.Horizontal, Qt.ItemDataRole.ToolTipRole
    )
    assert "1 GB is 2^30 bytes" in str(memory)
    for title in ("Images/s 95%", "Speed-up 95%", "Ended"):
        assert column(view, title)[1], title
    tip = header.index(0, list(COLUMNS).index("Images/s")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip == "10.0 to 10.0 images per second, at 95% confidence"


def test_that_the_table_sorts_by_numbers_and_gives_the_order_of_measuring_back(view: ResultView) -> None:
    plan = plan_of(models=("vgg16", "resnet18", "alexnet"), devices=("cpu",))
    slow, fast, broken = plan.cells
    events = [*measured(slow, *[0.4] * 6), *measured(fast, *[0.095] * 6), *failed(broken)]
    show(view, fold([*opening(plan), *events]))
    assert column(view, "Step") == ["400 ms", "95.0 ms", ""]
    view.table.selectRow(0)
    sort(view, "Step")
    assert column(view, "Step") == ["95.0 ms", "400 ms", ""]
    assert [index.row() for index in view.table.selectionModel().selectedRows()] == [1]
    sort(view, "Step", Qt.SortOrder.DescendingOrder)
    assert column(view, "Step") == ["400 ms", "95.0 ms", ""], "what has no number stays at the end"
    sort(view, "Step")
    show(view, fold([*opening(plan), *events, RunEnded("completed")]))
    assert column(view, "Step") == ["95.0 ms", "400 ms", ""], "later events keep the order"
    view.table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
    assert column(view, "Model") == ["VGG-16", "ResNet-18", "AlexNet"]


@pytest.mark.parametrize(
    ("title", "ascending"),
    [
        ("Images/s", ["9.50", "10.2", "42.1", "1,240"]),
        ("Step", ["3.23 ms", "95.0 ms", "392 ms", "421 ms"]),
        ("First step", ["32.3 ms", "950 ms", "3,922 ms", "4,211 ms"]),
    ],
)
def test_that_figures_are_not_sorted_as_texts(view: ResultView, title: str, ascending: list[str]) -> None:
    plan = plan_of(models=("vgg16", "resnet18", "alexnet", "mobilenet_v2"), devices=("cpu",))
    rates = (1240, 9.5, 42.1, 10.2)
    events = [
        event
        for cell, rate in zip(plan.cells, rates, strict=True)
        for event in measured(cell, *[cell.batch_size / rate] * 6)
    ]
    show(view, fold([*opening(plan), *events]))
    sort(view, title)
    assert column(view, title) == ascending
    assert ascending != sorted(ascending)


def test_that_only_a_run_with_a_gpu_has_columns_for_its_speed_up(view: ResultView) -> None:
    def are_hidden() -> set[bool]:
        return {
            view.table.isColumnHidden(list(COLUMNS).index(title)) for title in ("Speed-up", "Speed-up 95%")
        }

    show(view, whole_run(plan_of(devices=("cpu",))))
    assert are_hidden() == {True}
    show(view, whole_run(PLAN))
    assert are_hidden() == {False}


def test_that_further_figures_have_a_column_where_a_row_has_them(view: ResultView) -> None:
    def shown() -> list[str]:
        return [c.title for c in FURTHER if not view.table.isColumnHidden(list(COLUMNS).index(c.title))]

    show(view, whole_run(PLAN))
    assert shown() == ["Variation"]
    show(view, rich_result())
    assert shown() == ["Variation", "TFLOP/s", "Of peak", "Parity"]
    assert column(view, "Parity")[:2] == ["", "passed"]
    for title in ("TFLOP/s", "Of peak"):
        sort(view, title)
        numbers = [float(text.removesuffix("%")) for text in column(view, title) if text]
        assert numbers == sorted(numbers), title
    show(view, epoch_result())
    assert shown() == ["Epoch"]
    assert column(view, "Epoch")[0].endswith(" s")
    show(view, sustained_result(2.0))
    assert shown() == ["Images/s at best", "Images/s held", "Variation"]
    copied_as_in_files(view)


def copied_as_in_files(view: ResultView) -> None:
    """What a spreadsheet gets of a sustained run is what stands in the CSV."""
    view.table.selectAll()
    view.table.copy()
    titles, *lines = (line.split("\t") for line in QGuiApplication.clipboard().text().splitlines())
    for line, row in zip(lines, rows(sustained_result(2.0)), strict=True):
        copied = dict(zip(titles, line, strict=True))
        assert float(copied["Images/s at best"]) == pytest.approx(row["peak_images_per_s"], rel=1e-5)
        assert float(copied["Images/s held"]) == pytest.approx(row["sustained_images_per_s"], rel=1e-5)
        assert float(copied["Variation"]) == pytest.approx(row["cv"], rel=1e-5)


def test_that_wrong_numbers_are_seen_at_their_cells_and_told_in_a_sheet(
    idle_window: MainWindow, qtbot: QtBot
) -> None:
    wrong = parity("resnet18", factor=1e6)
    result = msgspec.structs.replace(whole_run(PLAN), parities=(wrong,))
    view = idle_window.result_view
    show(view, result)
    assert column(view, "State") == ["measured", "wrong numbers", "measured", "measured"]
    assert column(view, "Parity") == ["", "failed", "", ""]
    ratio = view.table.rows.index(1, list(COLUMNS).index("Speed-up"))
    assert ratio.data(Qt.ItemDataRole.ForegroundRole) == QColor(status_color("problem"))
    assert "computes wrong numbers" in ratio.data(Qt.ItemDataRole.ToolTipRole)
    view.table.details_wanted.emit(result.cells[1])
    (box,) = messages(idle_window)
    assert "Do not trust what this device trains" in box.informativeText()


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


def test_that_a_spreadsheet_gets_plain_numbers_with_their_units_above(view: ResultView) -> None:
    show(view, whole_run(PLAN, gpu_step_s=0.123456789, failing=(3,)))
    view.table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    cpu, gpu, _, broken = (
        dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]
    )
    assert gpu == {
        "Model": "ResNet-18",
        "Device": "Apple GPU (MPS)",
        "Batch": "4",
        "Precision": "fp32",
        "Images/s": "32.4",
        "Images/s 95% low": "32.4",
        "Images/s 95% high": "32.4",
        "Speed-up": "3.24",
        "Speed-up 95% low": "3.24",
        "Speed-up 95% high": "3.24",
        "State": "measured",
        "Step (ms)": "123.457",
        "First step (ms)": "1234.57",
        "Samples": "6",
        "Memory (GB)": "3",
        "Ended": "precise",
        "Variation": "0",
    }
    assert (cpu["Speed-up"], cpu["Speed-up 95% low"]) == ("", "")
    assert {title for title, value in broken.items() if value} == {
        "Model",
        "Device",
        "Batch",
        "Precision",
        "State",
    }


def test_that_the_table_is_copied_as_markdown_as_people_read_it(view: ResultView) -> None:
    show(view, whole_run(PLAN, failing=(3,)))
    view.table.copy_markdown()
    header, rule, _, gpu, _, row = QGuiApplication.clipboard().text().splitlines()
    assert header.startswith("| Model | Device | Batch | Images/s |")
    assert rule.startswith("| --- | --- | ---: | ---: |")
    assert gpu.startswith(
        "| ResNet-18 | Apple GPU (MPS) | 4 | 40.0 | ±0.0% | 4.00× | 4.00 to 4.00× | measured | 100 ms |"
    )
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


def test_that_a_doubt_about_the_cpu_is_seen_at_the_speed_up(view: ResultView) -> None:
    show(view, with_load(whole_run(PLAN), 0))
    ratio = view.table.rows.index(1, list(COLUMNS).index("Speed-up"))
    assert ratio.data(Qt.ItemDataRole.ForegroundRole) == QColor(status_color("warning"))
    assert ratio.data(Qt.ItemDataRole.ToolTipRole) == "The CPU, which this is a ratio to: other load"
    rate = view.table.rows.index(1, list(COLUMNS).index("Images/s"))
    assert rate.data(Qt.ItemDataRole.ForegroundRole) is None
    show(view, with_load(with_load(whole_run(PLAN), 0), 1))
    tip = ratio.data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("The CPU, which this is a ratio to: other load\nOther programs kept 9.0")
    show(view, whole_run(PLAN))
    assert ratio.data(Qt.ItemDataRole.ForegroundRole) is None


LARGE = plan_of(models=tuple(MODELS), devices=("cpu", "cuda"))


def test_that_no_text_is_cut_also_out_of_sight(view: ResultView) -> None:
    show(view, with_load(whole_run(LARGE), 11))
    table = view.table
    for title in ("Model", "Device", "State", "Ended"):
        place = list(COLUMNS).index(title)
        needed = [table.sizeHintForIndex(table.rows.index(row, place)).width() for row in range(12)]
        assert max(needed) <= table.columnWidth(place)


def test_that_the_state_is_in_sight_beside_the_speed_up_at_the_usual_size(idle_window: MainWindow) -> None:
    result, window = whole_run(plan_of(models=tuple(MODELS))), idle_window
    cell = msgspec.structs.replace(result.cells[0], warmup=WarmUp(2, 1.0, has_settled=False))
    cell = msgspec.structs.replace(cell, windows=cell.windows[:2], other_load_cores=9.0)
    window.resize(*SIZE)
    window.show_saved(msgspec.structs.replace(result, cells=(cell, *result.cells[1:])), "it", "", None)
    assert column(window.result_view, "State")[0] == "uncertain, not settled, other load"
    table, place = window.result_view.table, list(COLUMNS).index("State")
    assert list(COLUMNS)[place - 1] == "Speed-up 95%"
    end = table.columnViewportPosition(place) + table.columnWidth(place)
    assert end <= table.viewport().width()


def test_that_what_is_short_in_a_row_is_whole_in_its_tooltip_and_where_it_is_copied(
    view: ResultView,
) -> None:
    show(view, with_load(whole_run(PLAN), 1))
    assert column(view, "State")[1] == "other load"
    tip = view.table.rows.index(1, list(COLUMNS).index("State")).data(Qt.ItemDataRole.ToolTipRole)
    assert tip.startswith("Other programs kept 9.0 of 15 CPU cores busy.")
    for copy in (view.table.copy, view.table.copy_markdown):
        copy()
        assert "Other programs kept 9.0 of 15 CPU cores busy." in QGuiApplication.clipboard().text()


def test_that_a_width_given_by_hand_stays(view: ResultView) -> None:
    show(view, whole_run(PLAN))
    place = list(COLUMNS).index("State")
    view.table.setColumnWidth(place, 333)
    show(view, whole_run(PLAN))
    assert view.table.columnWidth(place) == 333


def test_that_a_column_is_as_narrow_as_its_title_also_when_it_is_sorted_by(view: ResultView) -> None:
    show(view, whole_run(PLAN))
    place, header = list(COLUMNS).index("Samples"), view.table.horizontalHeader()
    narrow = header.fontMetrics().horizontalAdvance("Samples") + 2 * HEAD_PADDING
    assert view.table.columnWidth(place) == narrow
    sort(view, "Samples")
    assert view.table.columnWidth(place) == narrow
