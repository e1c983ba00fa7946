"""The page that compares, driven as a person drives it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from pytestqt.qtbot import QtBot

from app.ui.compare_view import CompareView
from app.ui.main_window import SIZE, SMALLEST, MainWindow
from tests.comparisons import CPU_4, GPU_4, epoch_run, replace, run_on, with_torch
from tests.scripted import plan_of
from tests.ui.compare_page import column, drawn, names, save_in
from tests.ui.conftest import CLOSE_MS, messages, wait_for_artist
from tests.ui.test_opening import drag_and_drop

Save = Callable[..., list[Path]]

PLAN = plan_of(batch_sizes=(4, 64))


@pytest.fixture
def save(tmp_path: Path) -> Save:
    return partial(save_in, tmp_path)


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def view(window: MainWindow) -> CompareView:
    return window.compare_view


def test_that_several_dropped_results_are_compared_and_more_can_be_added(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    m1, m5, m4 = save(
        run_on("Apple M1", plan=PLAN),
        run_on("Apple M5", 0.05, plan=PLAN),
        run_on("Apple M4", 0.08, plan=PLAN),
    )
    assert drag_and_drop(window, m1, m5)
    assert window.tabs.currentWidget() is view
    assert names(view) == ["Apple M1", "Apple M5"]
    assert m5.name in view.list.items.item(1).toolTip().splitlines()
    assert view.headline.text() == (
        "Apple M5 is 2.00 times as fast as Apple M1 on the GPU, at batch 64 (2.00\u00a0to\u00a02.00)."
    )
    assert column(view, "Ratio") == ["", "2.00×", "", "2.00×"]
    (axes,) = drawn(view).axes
    assert len(axes.patches) == 4
    assert drag_and_drop(window, m4), "on the page itself one is added"
    assert names(view) == ["Apple M1", "Apple M5", "Apple M4"]
    assert window.result_view.result is None
    assert "Apple M4: 1.25× (1.25 to 1.25)" in view.basis.text()
    view.parts.setCurrentIndex(view.parts.findText("CPU, batch 4"))
    assert "on the CPU, at batch 4" in view.headline.text()
    assert column(view, "Ratio") == ["", "1.00×", "1.00×"] * 2


def test_that_another_can_be_the_baseline_and_each_can_be_removed_by_the_keyboard(
    window: MainWindow, view: CompareView, save: Save, qtbot: QtBot
) -> None:
    window.incoming.compare(save(run_on("Apple M1"), run_on("Apple M5", 0.05), run_on("Apple M4", 0.08)))
    wait_for_artist()
    items = view.list.items
    items.setFocus()
    assert not view.list.make_baseline.isEnabled()
    qtbot.keyClick(items, Qt.Key.Key_Down)
    qtbot.keyClick(items, Qt.Key.Key_Return)
    assert names(view) == ["Apple M5", "Apple M1", "Apple M4"]
    assert items.item(0).text().startswith("Baseline: Apple M5")
    assert view.headline.text().startswith("Apple M4 has 0.62 times the speed of Apple M5")
    items.setCurrentRow(2)
    qtbot.keyClick(items, Qt.Key.Key_Delete)
    assert names(view) == ["Apple M5", "Apple M1"]
    view.list.remove.click()
    assert view.headline.text() == "One more is needed"
    assert not view.table.isVisible()
    view.list.remove.click()
    assert view.headline.text() == "Compare two to six results"
    assert view.beginning.add.isVisible()
    assert "Drop saved results here" in view.beginning.how.text()
    assert not window.compare_export_menu.isEnabled()


def test_that_the_published_result_comes_and_goes_by_its_box(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    window.incoming.compare(save(epoch_run("Apple M5")))
    wait_for_artist()
    view.list.published.click()
    assert names(view) == ["Apple M5", "MacBook Pro M1 Max, June 2022"]
    assert view.headline.text().startswith(
        "“MacBook Pro M1 Max, June 2022” has 0.52 times the speed of Apple M5"
    )
    assert "different versions of PyTorch" in view.reservation.text()
    view.remarks.all.click()
    (box,) = messages(window)
    assert "Published by its author" in box.informativeText()
    assert "its ratios have no interval" in box.informativeText()
    box.accept()
    view.list.published.click()
    assert names(view) == ["Apple M5"]
    view.list.published.click()
    view.list.items.setCurrentRow(1)
    view.list.remove.click()
    assert not view.list.published.isChecked()


def test_that_all_remarks_are_as_many_as_the_button_says(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    whole = run_on("Apple M1")
    window.incoming.compare(save(whole, run_on("Apple M5", failing=(1,)), run_on("Apple M4", failing=(3,))))
    wait_for_artist()
    assert view.remarks.gravest.text().endswith("(1 more of this kind in all results.)")
    assert view.remarks.all.text() == "All 2 Remarks …"
    view.remarks.all.click()
    (box,) = messages(window)
    assert box.informativeText() == view.remarks.gravest.text()
    told = box.detailedText().splitlines()
    assert [line.partition(" failed")[0] for line in told] == ["ResNet-18: Apple M5", "VGG-16: Apple M4"]
    box.accept()
    window.incoming.compare(save(whole, run_on("Apple M5", failing=(1,))))
    wait_for_artist()
    assert view.remarks.isVisible()
    assert not view.remarks.all.isVisible(), "all of them are seen"


def test_that_what_cannot_be_compared_is_told_and_the_others_are_compared(
    window: MainWindow, view: CompareView, save: Save, tmp_path: Path
) -> None:
    bad = tmp_path / "bad.torchmark"
    bad.write_text("no result")
    m1, m5 = save(run_on("Apple M1"), run_on("Apple M5"))
    window.incoming.compare([m1, bad, m5])
    wait_for_artist()
    (box,) = messages(window)
    assert box.text() == "Not all of these can be compared."
    assert box.informativeText().startswith("bad.torchmark: This is no Torchmark result")
    box.accept()
    assert names(view) == ["Apple M1", "Apple M5"]
    view.add_files([m1])
    wait_for_artist()
    (box,) = messages(window)
    assert box.informativeText() == (
        "Apple M1.torchmark is the same run as Apple M1, which is compared already."
    )
    box.accept()
    view.add_files(save(*(run_on(f"Apple M{number}") for number in range(10, 15))))
    wait_for_artist()
    (box,) = messages(window)
    assert box.informativeText() == "Apple M14.torchmark: no more than six can be compared."
    box.accept()
    assert len(names(view)) == 6


def test_that_many_that_cannot_be_compared_are_told_in_few_lines(
    window: MainWindow, view: CompareView, save: Save, tmp_path: Path
) -> None:
    first, second, *others = save(*(run_on(f"Apple M{number}") for number in range(1, 20)))
    kept = tmp_path / "kept" / "result.json"
    kept.parent.mkdir()
    kept.write_bytes(first.read_bytes())
    bad = tmp_path / "bad.torchmark"
    bad.write_text("no result")
    assert drag_and_drop(window, first, kept, second, *others, bad)
    (box,) = messages(window)
    lines = box.informativeText().split("\n\n")
    assert lines[0].startswith("bad.torchmark: This is no Torchmark result")
    assert lines[1] == "kept/result.json is the same run as Apple M1, which is compared already."
    assert lines[2] == "Apple M7.torchmark: no more than six can be compared."
    assert lines[5:] == ["and 10 more"]
    told = box.detailedText().splitlines()
    assert len([line for line in told if line.endswith("no more than six can be compared.")]) == 13
    assert told[1] == lines[1]
    box.accept()
    assert names(view) == [f"Apple M{number}" for number in range(1, 7)]


def test_that_the_result_on_screen_has_no_file_to_be_named(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    (m1,) = save(run_on("Apple M1"))
    window.incoming.open_file(m1)
    wait_for_artist()
    view.add_files([m1])
    wait_for_artist()
    view.list.add_shown.click()
    (box,) = messages(window)
    assert box.informativeText() == "Apple M1 is compared already."
    box.accept()


def test_that_reasons_stand_in_the_table_and_are_copied_in_full(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    newer = with_torch(run_on("Apple M5", 0.05, failing=(3,)), "2.12.0")
    window.incoming.compare(save(run_on("Apple M1"), newer))
    wait_for_artist()
    assert column(view, "Remark") == [
        "baseline",
        "different versions of PyTorch",
        "baseline",
        "failed or stopped",
    ]
    tip = view.table.rows.index(1, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert "Measure both with the same PyTorch" in tip
    window.tabs.setCurrentWidget(window.check_view)
    (show,) = [each for each in window.findChildren(QAction) if each.shortcut() == QKeySequence("Ctrl+4")]
    show.trigger()
    assert window.tabs.currentWidget() is view
    view.table.copy()
    lines = QGuiApplication.clipboard().text().splitlines()
    baseline, newer_row, *_ = (
        dict(zip(lines[0].split("\t"), line.split("\t"), strict=True)) for line in lines[1:]
    )
    assert newer_row == {
        "Model": "ResNet-18",
        "Result": "Apple M5",
        "Images/s": "80",
        "Images/s 95% low": "80",
        "Images/s 95% high": "80",
        "Ratio": "2",
        "Ratio 95% low": "2",
        "Ratio 95% high": "2",
        "Remark": "Apple M5 ran PyTorch 2.12.0, Apple M1 2.14.1.",
    }
    assert (baseline["Ratio"], baseline["Ratio 95% low"], baseline["Remark"]) == ("1", "", "baseline")
    assert view.chart.chart.accessibleDescription().startswith("Apple M5 is 2.00 times as fast")


def test_that_what_two_machines_have_in_common_is_shown_first(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    cpu_only = run_on("Intel Xeon", plan=plan_of(devices=("cpu",)))
    window.incoming.compare(save(run_on("Apple M5"), cpu_only))
    wait_for_artist()
    assert [view.parts.itemData(index) for index in range(view.parts.count())] == [GPU_4, CPU_4]
    assert view.part == CPU_4


def test_that_only_a_part_that_was_chosen_stays(
    window: MainWindow, view: CompareView, save: Save, qtbot: QtBot
) -> None:
    cpu_only = run_on("Intel Xeon", plan=plan_of(devices=("cpu",)))
    m5, xeon, m4 = save(run_on("Apple M5"), cpu_only, run_on("Apple M4"))
    window.incoming.compare([m5, xeon])
    wait_for_artist()
    assert view.part == CPU_4
    view.add_files([m4])
    wait_for_artist()
    assert view.part == GPU_4, "there is a ratio on the GPU now, and nobody chose the CPU"
    view.parts.setFocus()
    qtbot.keyClick(view.parts, Qt.Key.Key_Down)
    assert view.part == CPU_4
    view.list.items.setCurrentRow(1)
    view.list.remove.click()
    assert view.part == CPU_4
    window.incoming.compare([m5, m4])
    wait_for_artist()
    assert view.part == GPU_4, "it was chosen in another comparison"


def test_that_a_new_baseline_has_something_to_show(
    window: MainWindow, view: CompareView, save: Save, qtbot: QtBot
) -> None:
    cpu_only = run_on("Intel Xeon", plan=plan_of(devices=("cpu",)))
    window.incoming.compare(save(run_on("Apple M5"), run_on("Apple M4"), cpu_only))
    wait_for_artist()
    view.parts.setFocus()
    qtbot.keyClick(view.parts, Qt.Key.Key_Down)
    qtbot.keyClick(view.parts, Qt.Key.Key_Up)
    assert view.part == GPU_4
    view.list.items.setCurrentRow(2)
    view.list.make_baseline.click()
    assert names(view)[0] == "Intel Xeon"
    assert view.part == CPU_4


@pytest.mark.parametrize("width", [SMALLEST[0], SIZE[0]])
def test_that_a_remark_is_read_whole_in_the_table(
    window: MainWindow, view: CompareView, save: Save, qtbot: QtBot, width: int
) -> None:
    window.resize(width, SIZE[1])
    long = "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz"
    newer = with_torch(run_on(long, 0.05), "2.12.0")
    newer = replace(newer, machine=replace(newer.machine, power_source="battery"))
    window.incoming.compare(save(run_on("Apple M1"), newer))
    wait_for_artist()
    table = view.table
    assert column(view, "Remark")[1].count(",") >= 1, "several reasons"
    place = table.model().columnCount() - 1

    def is_whole() -> None:
        room = table.visualRect(table.model().index(1, place)).adjusted(6, 0, -6, 0)
        needed = table.fontMetrics().boundingRect(room, Qt.TextFlag.TextWordWrap, column(view, "Remark")[1])
        assert needed.width() <= room.width() and needed.height() <= room.height()
        assert table.horizontalHeader().length() <= table.viewport().width(), "nothing is out of sight"

    qtbot.waitUntil(is_whole, timeout=CLOSE_MS)
