"""How the page that compares looks: colours that stay, and room for everything."""

from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex, QPoint, QRect, Qt
from PySide6.QtGui import QColor, QImage, QPalette
from PySide6.QtWidgets import QComboBox, QStyle, QStyledItemDelegate, QStyleOptionViewItem
from pytestqt.qtbot import QtBot

from app.stats.comparison_table import comparison_rows
from app.ui.application import Application
from app.ui.compare_table import TITLES, CompareTable
from app.ui.compare_view import CompareView
from app.ui.main_window import SIZE, SMALLEST, MainWindow
from tests.comparisons import GPU_4, compared, epoch_run, replace, run_on, with_step_times, with_torch
from tests.scripted import plan_of
from tests.ui.compare_page import drawn, keep, names, save_in
from tests.ui.conftest import CLOSE_MS, wait_for_artist
from tests.ui.looking import clipped


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def view(window: MainWindow) -> CompareView:
    return window.compare_view


def swatches(view: CompareView) -> dict[str, QImage]:
    """By the names in the list."""
    icons = [view.list.items.item(row).icon() for row in range(view.list.items.count())]
    return {name: icon.pixmap(14).toImage() for name, icon in zip(names(view), icons, strict=True)}


def test_that_a_result_keeps_its_colour_in_list_and_chart(
    window: MainWindow, view: CompareView, tmp_path: Path
) -> None:
    m1, m5, m4, m3 = save_in(tmp_path, *(run_on(f"Apple M{number}") for number in (1, 5, 4, 3)))
    window.incoming.compare([m1, m5, m4])
    wait_for_artist()
    before = swatches(view)
    colors = legend_colors(view)
    assert len(set(colors.values())) == 3
    view.list.items.setCurrentRow(2)
    view.list.make_baseline.click()
    assert names(view) == ["Apple M4", "Apple M1", "Apple M5"]
    assert swatches(view) == before
    assert legend_colors(view) == colors
    view.list.items.setCurrentRow(1)
    view.list.remove.click()
    assert swatches(view) == {name: before[name] for name in ("Apple M4", "Apple M5")}
    view.add_files([m3])
    wait_for_artist()
    assert swatches(view) == {
        "Apple M4": before["Apple M4"],
        "Apple M5": before["Apple M5"],
        "Apple M3": before["Apple M1"],
    }, "that one is free"


def legend_colors(view: CompareView) -> dict[str, object]:
    (legend,) = drawn(view).legends
    labels = [text.get_text().removeprefix("Baseline: ") for text in legend.get_texts()]
    return {label: patch.get_facecolor() for label, patch in zip(labels, legend.get_patches(), strict=True)}


def test_that_swatches_follow_the_appearance_of_the_system(
    window: MainWindow, view: CompareView, tmp_path: Path, qapp: Application, qtbot: QtBot
) -> None:
    window.incoming.compare(save_in(tmp_path, run_on("Apple M1"), run_on("Apple M5")))
    wait_for_artist()
    light, usual = swatches(view), qapp.palette()
    dark = QPalette(usual)
    dark.setColor(QPalette.ColorRole.Window, QColor("#2a2a2c"))
    qapp.setPalette(dark)
    try:
        qtbot.waitUntil(lambda: swatches(view)["Apple M1"] != light["Apple M1"], timeout=CLOSE_MS)
    finally:
        qapp.setPalette(usual)


def test_that_long_titles_push_nothing_onto_another(
    window: MainWindow, view: CompareView, qtbot: QtBot
) -> None:
    window.resize(*SMALLEST)
    plan = plan_of(models=("vgg16", "resnet18", "efficientnet_b0"))
    runs = [run_on(f"Apple M{number}", plan=plan) for number in range(1, 5)]
    runs += [epoch_run(f"Apple M{number}") for number in (5, 6)]
    files = [
        keep(window.store, replace(run, run_id=f"r{at}"), f"{at} {'word ' * 12}")
        for at, run in enumerate(runs)
    ]
    window.incoming.compare(files)
    wait_for_artist()

    def has_its_room() -> None:
        assert clipped(window) == []
        assert view.chart.height() >= view.chart.minimumHeight()
        assert view.table.height() >= view.table.minimumHeight()
        assert view.table.mapTo(view, QPoint(0, 0)).y() >= view.chart.mapTo(view, QPoint(0, 0)).y() + (
            view.chart.height()
        )

    qtbot.waitUntil(has_its_room, timeout=CLOSE_MS)


def test_that_the_headline_has_the_whole_width_and_the_menus_stand_below_it(
    window: MainWindow, view: CompareView, tmp_path: Path, qtbot: QtBot
) -> None:
    window.resize(*SMALLEST)
    m1, m5 = save_in(tmp_path, run_on("Apple M1"), run_on("Apple M5"))

    def is_arranged() -> None:
        headline, export = view.headline.geometry(), view.export_button.geometry()
        assert headline.right() == export.right()
        assert headline.bottom() < export.top()

    window.incoming.compare([m1])
    wait_for_artist()
    qtbot.waitUntil(is_arranged, timeout=CLOSE_MS)
    view.add_files([m5])
    wait_for_artist()
    qtbot.waitUntil(is_arranged, timeout=CLOSE_MS)
    assert view.parts.geometry().top() == view.export_button.geometry().top()


def test_that_a_narrow_table_shows_its_remarks_rather_than_the_range_of_each_speed(
    window: MainWindow, view: CompareView, tmp_path: Path, qtbot: QtBot
) -> None:
    plan = plan_of(models=("efficientnet_b0",))
    window.incoming.compare(
        save_in(tmp_path, run_on("Apple M1", plan=plan), run_on("Apple M5", 0.0005, plan=plan))
    )
    wait_for_artist()
    table, spread = view.table, TITLES.index("95%")

    def fits(is_hidden: bool) -> None:
        assert table.isColumnHidden(spread) is is_hidden
        assert table.horizontalHeader().length() <= table.viewport().width(), "nothing is out of sight"

    window.resize(SMALLEST[0], SIZE[1])
    qtbot.waitUntil(partial(fits, True), timeout=CLOSE_MS)
    window.resize(*SIZE)
    qtbot.waitUntil(partial(fits, False), timeout=CLOSE_MS)


def test_that_a_remark_has_as_much_room_as_it_is_drawn_in(qtbot: QtBot, qapp: Application) -> None:
    first, other = run_on("Apple M1"), with_torch(run_on("Apple M5"), "2.12.0")
    machine = replace(other.machine, is_virtual=True, power_source="battery")
    cell = next(cell for cell in other.plan.cells if cell.device == "mps")
    shaken = with_step_times(replace(other, machine=machine), cell, 0.1, 0.2, 0.1, 0.2)
    table = CompareTable()
    qtbot.addWidget(table)
    table.show()
    table.rows.show_rows(comparison_rows(compared(first, shaken), GPU_4))
    index = table.model().index(1, TITLES.index("Remark"))
    for width in range(500, 700, 10):
        table.resize(width, SIZE[1])
        qapp.processEvents()
        room = drawn_in(table, index)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, index.data())
        assert needed.height() <= room.height(), width


def drawn_in(table: CompareTable, index: QModelIndex) -> QRect:
    """Where the style draws the text of a cell."""
    option, delegate, style = QStyleOptionViewItem(), table.itemDelegateForIndex(index), table.style()
    assert isinstance(delegate, QStyledItemDelegate)
    table.initViewItemOption(option)
    delegate.initStyleOption(option, index)
    option.rect = table.visualRect(index)
    margin = style.pixelMetric(QStyle.PixelMetric.PM_FocusFrameHMargin) + 1
    text = style.subElementRect(QStyle.SubElement.SE_ItemViewItemText, option, table)
    return text.adjusted(margin, 0, -margin, 0)


def test_that_the_list_of_parts_is_as_wide_as_what_is_in_it(
    window: MainWindow, view: CompareView, tmp_path: Path, qtbot: QtBot
) -> None:
    small, large = plan_of(), plan_of(batch_sizes=(256,))
    files = save_in(
        tmp_path,
        run_on("Apple M1", plan=small),
        run_on("Apple M2", plan=small),
        run_on("Apple M3", plan=large),
        run_on("Apple M4", plan=large),
    )

    def has_room_for(text: str) -> None:
        alone = QComboBox()
        qtbot.addWidget(alone)
        alone.addItems([text, text.replace("G", "C")])
        assert view.parts.currentText() == text
        assert view.parts.width() == alone.sizeHint().width()

    for pair, text in (
        (files[:2], "GPU, batch 4"),
        (files[2:], "GPU, batch 256"),
        (files[:2], "GPU, batch 4"),
    ):
        window.incoming.compare(pair)
        wait_for_artist()
        qtbot.waitUntil(partial(has_room_for, text), timeout=CLOSE_MS)
    assert view.parts.minimumSizeHint().width() < view.parts.width(), "it gives way to a narrow page"
