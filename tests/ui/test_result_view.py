"""The result screen, fed with runs written by hand; no measuring process is needed."""

import msgspec
import pytest
from pytestqt.qtbot import QtBot

from app.model.events import CellStarted, RunEnded, RunEvent, WindowTimed
from app.model.result import Result, Sleep, fold
from app.stats.moments import local_day, local_minute
from app.ui.result_view import ResultView
from tests.comparisons import on_linux
from tests.scripted import measured, opening, stopped, whole_run
from tests.ui.result_page import PATIENCE_MS, PLAN, column, new_page, show, wait_until_drawn, with_load


@pytest.fixture
def view(qtbot: QtBot) -> ResultView:
    return new_page(qtbot)


def test_that_headline_badge_and_reason_stand_together(view: ResultView) -> None:
    show(view, whole_run(PLAN))
    said = view.headline.text().replace("\u00a0", " ")
    assert said == "This Mac trains 4.00× faster on its GPU (4.00 to 4.00×), at batch 4"
    assert view.badge.text() == "• Custom"
    assert view.badge.toolTip() == (
        "Measured by choices of its own, not by those of a preset.\n"
        "Quote it with this word and its reason: it stands for this run, not for the preset."
    )
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


def test_that_a_run_stopped_in_its_first_cell_says_once_that_none_was_measured(view: ResultView) -> None:
    show(view, fold([*opening(PLAN), *stopped(PLAN.cells[0]), RunEnded("stopped")]))
    assert view.headline.text() == "No cell was measured to its end"
    assert view.basis.text() == (
        "Stopped; what was measured until then is kept. There is no figure to quote."
    )
    assert view.badge.toolTip() == "There is no figure to quote.", "nor how to quote it"


def test_that_more_doubtful_cells_than_the_badge_counts_are_told_beside_it(view: ResultView) -> None:
    show(view, with_load(whole_run(PLAN), 1))
    assert view.basis.text().endswith("Cells with a caution of their own: 1 of 4.")
    show(view, whole_run(PLAN))
    assert "caution" not in view.basis.text()


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
        + local_day("2026-11-23T14:05:00Z")
    )
    facts = view.machine.facts
    assert facts["CPU cores"] == "15 (5 Super, 10 Performance)"
    assert facts["GPU"] == "Apple M5 Pro, 20 cores"
    assert facts["Memory"] == "48 GB"
    assert facts["Python"] == "3.13.1, arm64"
    assert facts["Measured"] == local_minute("2026-11-23T14:05:00Z")
    assert facts["Preset"] == "Quick: a first answer (changed)"
    show(view, whole_run(msgspec.structs.replace(PLAN, preset="custom")))
    assert view.machine.facts["Preset"].startswith("Custom")
    assert "(changed)" not in view.machine.facts["Preset"]


def test_that_the_line_of_the_machine_names_a_gpu_that_is_not_in_its_chip(view: ResultView) -> None:
    show(view, on_linux(whole_run(PLAN)))
    assert view.machine.summary.startswith("Intel(R) Xeon(R) Processor with NVIDIA H200 · Linux · ")


def test_that_a_run_has_the_time_of_this_place(view: ResultView, in_seoul: None) -> None:
    show(view, msgspec.structs.replace(whole_run(PLAN), started_at="2026-11-23T22:05:00Z"))
    assert view.machine.facts["Measured"] == "Nov 24, 2026 7:05\N{NARROW NO-BREAK SPACE}AM"
    assert view.machine.summary.endswith(" · Nov 24, 2026")


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
