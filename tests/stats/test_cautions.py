"""Each caution from a result that gives it, and from one that just does not."""

import math

import msgspec
import numpy
import pytest

from app.model.events import CellFailed, RunEnded
from app.model.machine import Software
from app.model.plan import make_plan
from app.model.result import CellResult, Result, WarmUp, Window, fold
from app.stats.cautions import all_cautions, caution_lines, doubtful_cells
from app.stats.cell_cautions import cell_cautions, drift, outliers, trend_z
from app.stats.run_cautions import run_cautions
from app.stats.thresholds import DRIFT_RATIO, OUTLIER_Z, TREND_Z
from tests.scripted import (
    OUT_OF_MEMORY,
    RECOMMENDED_MEMORY_BYTES,
    measured,
    opening,
    plan_of,
    timed_epochs,
    whole_run,
)

RESULT = whole_run(plan_of())
CPU, MPS, *_ = RESULT.plan.cells
MIB = 2**20
GIB = 2**30
SHAKY = (0.98, 1.30, 1.01, 1.31, 1.02, 0.96)
STEADY = [0.100, 0.101, 0.099, 0.100, 0.102, 0.101]


def cell_with(*step_times_s: float, **facts: object) -> CellResult:
    windows = tuple(Window(2, 2 * step_time_s, 0, 10.0 * at) for at, step_time_s in enumerate(step_times_s))
    return msgspec.structs.replace(RESULT.cells[0], **{"windows": windows, **facts})


def codes(*step_times_s: float, **facts: object) -> list[str]:
    return [caution.code for caution in cell_cautions(RESULT, cell_with(*step_times_s, **facts))]


def on_gpu(**facts: object) -> list[str]:
    gpu = msgspec.structs.replace(RESULT.cells[1], **facts)
    return [caution.code for caution in cell_cautions(RESULT, gpu)]


def sentence(*step_times_s: float, **facts: object) -> str:
    (caution,) = cell_cautions(RESULT, cell_with(*step_times_s, **facts))
    assert caution.advice
    assert caution.cell == CPU
    return caution.sentence


def on_a_machine(**facts: object) -> Result:
    return msgspec.structs.replace(RESULT, machine=msgspec.structs.replace(RESULT.machine, **facts))


def test_that_steady_windows_give_no_caution() -> None:
    assert codes(*STEADY) == []
    assert all_cautions(RESULT) == ()


def test_that_windows_that_vary_by_a_tenth_are_unstable() -> None:
    assert codes(1.01, 1.20, 1.19, 0.99, 1.02, 0.98) == []
    shaky = SHAKY
    assert codes(*shaky) == ["unstable"]
    assert sentence(*shaky) == "Unstable: its samples vary by 15%."


def test_that_one_window_far_from_the_others_is_told() -> None:
    samples = (1.000, 1.001, 0.999, 1.001, 0.999, 1.000, 1.100)
    assert codes(*samples) == ["outliers"]
    assert sentence(*samples) == "1 sample is far from all the others."


def test_that_the_threshold_of_outliers_is_a_multiple_of_the_plain_median_deviation() -> None:
    # The median of the distances is 0.01 whatever the last sample is.
    others = (0.99, 0.99, 0.99, 1.00, 1.01, 1.01)
    assert outliers((*others, 1.0 + 0.99 * OUTLIER_Z * 0.01)) == 0
    assert outliers((*others, 1.0 + 1.02 * OUTLIER_Z * 0.01)) == 1
    assert outliers((*others, 0.5)) == 1, "a window far too fast is no better"


def test_that_windows_alike_have_outliers_only_where_it_matters() -> None:
    # Half of the distances and more are 0: any difference would be infinitely many of them.
    assert outliers((1.0, 1.0, 1.0, 1.0, 1.0, 1.014)) == 0
    assert outliers((1.0, 1.0, 1.0, 1.0, 1.0, 1.016)) == 1
    assert outliers((1.0,) * 6) == 0


def test_that_late_windows_slower_than_early_ones_are_told() -> None:
    slower = (1.00, 1.01, 1.03, 1.05, 1.07, 1.08)
    assert codes(*slower) == ["drift"]
    assert sentence(*slower) == ("It became slower by 7.0% within 50 s: the machine may have throttled."), (
        "the time is that of the clock, with the pauses between turns"
    )
    assert codes(1.08, 1.07, 1.05, 1.03, 1.01, 1.00) == [], "faster on the way is no throttling"
    assert codes(1.00, 1.01, 1.02, 1.03, 1.04, 1.05) == [], "not by 5%"


def test_that_nothing_becomes_slower_by_more_than_all_of_its_speed() -> None:
    def told(last_s: float) -> str:
        cautions = cell_cautions(RESULT, cell_with(1.0, 1.0, 1.3, 1.6, last_s, last_s))
        (found,) = [caution for caution in cautions if caution.code == "drift"]
        return found.sentence

    assert told(1.99).startswith("It became slower by 99% within")
    assert told(6.3).startswith("Its steps came to take 6.3 times as long within")


def test_that_a_drift_of_an_old_file_is_told_without_its_time() -> None:
    windows = tuple(Window(steps=2, duration_s=2 * s) for s in (1.00, 1.01, 1.03, 1.05, 1.07, 1.08))
    assert sentence(windows=windows) == "It became slower by 7.0%: the machine may have throttled."


def test_that_noise_is_not_called_a_drift() -> None:
    noisy = (1.00, 1.04, 1.10, 0.94, 1.12, 0.99)
    assert drift(noisy) < 1.05
    by_chance = (0.98, 1.10, 1.02, 0.94, 1.04, 1.16)
    assert drift(by_chance) >= 1.05
    assert trend_z(by_chance) < TREND_Z
    assert "drift" not in codes(*by_chance)


@pytest.mark.parametrize("count", [6, 10, 30])
def test_that_hardly_any_noise_is_a_drift_and_most_throttling_is(count: int) -> None:
    generator = numpy.random.default_rng(5)

    def share_found(slower_by: float, noise: float) -> float:
        found = 0
        for _ in range(500):
            rise = numpy.linspace(0, slower_by, count)
            samples = tuple((1 + rise + generator.normal(0, noise, count)).tolist())
            found += drift(samples) >= DRIFT_RATIO and trend_z(samples) >= TREND_Z
        return found / 500

    assert share_found(0.0, noise=0.05) < 0.03
    assert share_found(0.3, noise=0.03) > 0.9


def test_that_the_trend_is_spearmans() -> None:
    assert trend_z((1.0, 2.0, 3.0, 4.0, 5.0)) == pytest.approx(2.0)
    assert trend_z((5.0, 4.0, 3.0, 2.0, 1.0)) == pytest.approx(-2.0)
    # 1 - 6 * sum of squared rank differences / (n^3 - n), with differences 0, 1, -1, 0.
    assert trend_z((1.0, 3.0, 2.0, 4.0)) == pytest.approx(0.8 * math.sqrt(3))


def test_that_fewer_than_six_windows_are_too_few() -> None:
    assert codes(*STEADY[:5]) == ["too_few_samples"]
    assert sentence(*STEADY[:5]) == "Only 5 samples: too few for an interval."
    assert sentence(0.1) == "Only 1 sample: too few for an interval."


def test_that_a_cell_cut_off_while_it_was_imprecise_says_so() -> None:
    wide = (1.00, 1.07, 1.01, 0.99, 1.00, 0.98)
    assert codes(*wide, ended_by="budget_spent") == ["too_few_samples"]
    assert sentence(*wide, ended_by="budget_spent") == (
        "Its time was up while its images per second were still uncertain: 3.74 to 4.08."
    )
    assert codes(*wide, ended_by="interval_reached") == []
    very_wide = (1.00, 3.00, 1.01, 0.99, 1.00, 0.98)
    found = cell_cautions(RESULT, cell_with(*very_wide, ended_by="budget_spent"))
    assert "still uncertain: 1.33 to 4.08." in " ".join(caution.sentence for caution in found)
    of_the_shown_rate = (1.00, 0.951, 1.01, 1.03, 1.00, 0.98)
    assert sentence(*of_the_shown_rate, ended_by="budget_spent").endswith("±5.2%."), "of the time it is 4.9%"
    narrow = (1.00, 1.04, 1.01, 0.99, 1.00, 0.98)
    assert codes(*narrow, ended_by="budget_spent") == []


def test_that_a_warm_up_that_went_on_in_the_windows_is_told() -> None:
    unsettled = WarmUp(2, 1.0, has_settled=False, sync_time_s=0.001)
    falling = (1.20, 1.12, 1.05, 1.02, 1.00, 1.00)
    assert codes(*falling, warmup=unsettled) == ["not_settled"]
    assert codes(*falling) == []
    assert codes(*STEADY, warmup=unsettled) == [], "its windows show that it had settled"
    assert codes(*STEADY[:5], warmup=unsettled) == ["too_few_samples", "not_settled"]
    of_old = WarmUp(2, 1.0)
    assert codes(*falling, warmup=of_old) == []


def test_that_swap_that_grew_is_told() -> None:
    assert codes(*STEADY, swap_grown_bytes=64 * MIB - 1) == []
    assert codes(*STEADY, swap_grown_bytes=-GIB) == []
    assert codes(*STEADY, swap_grown_bytes=None) == []
    assert codes(*STEADY, swap_grown_bytes=64 * MIB) == ["swap_grew"]
    assert "moved 2 GB out to the disk" in sentence(*STEADY, swap_grown_bytes=2 * GIB)


def test_that_memory_near_what_the_device_recommends_is_told() -> None:
    near = int(0.9 * RECOMMENDED_MEMORY_BYTES) + 1
    assert on_gpu(peak_memory_bytes=near - 2) == []
    assert on_gpu(peak_memory_bytes=near) == ["memory_near_limit"]
    assert codes(*STEADY, peak_memory_bytes=near) == [], "the CPU has the machine's memory"
    assert codes(*STEADY, peak_memory_bytes=44 * GIB) == ["memory_near_limit"]
    assert sentence(*STEADY, peak_memory_bytes=44 * GIB) == "It used 44 GB of the 48 GB that CPU has for it."


def test_that_memory_is_not_judged_where_its_limit_is_not_known() -> None:
    unknown = msgspec.structs.replace(on_a_machine(memory_bytes=None), devices=())
    for cell in RESULT.cells[:2]:
        full = msgspec.structs.replace(cell, peak_memory_bytes=10**15)
        assert cell_cautions(unknown, full) == ()


def test_that_the_load_of_other_programs_is_told() -> None:
    assert codes(*STEADY, other_load_cores=1.4) == []
    assert codes(*STEADY, other_load_cores=None) == []
    assert codes(*STEADY, other_load_cores=1.5) == ["other_load"], "a tenth of 15 cores"
    assert sentence(*STEADY, other_load_cores=3.0) == "Other programs kept 3.0 of 15 CPU cores busy."
    unknown = on_a_machine(cpu_cores=None)
    (caution,) = cell_cautions(unknown, cell_with(*STEADY, other_load_cores=1.0))
    assert caution.sentence == "Other programs kept 1.0 CPU cores busy."
    assert cell_cautions(unknown, cell_with(*STEADY, other_load_cores=0.9)) == ()


def test_that_a_cell_without_figures_has_no_caution() -> None:
    events = [*measured(CPU, 1.0, 2.0)[:-1], CellFailed(CPU, OUT_OF_MEMORY)]
    failed = fold([*opening(RESULT.plan), *events])
    assert failed.cells[0].windows
    assert cell_cautions(failed, failed.cells[0]) == ()


@pytest.mark.parametrize(
    ("facts", "code"),
    [
        ({"power_source": "battery"}, "battery"),
        ({"low_power_mode": True}, "low_power_mode"),
        ({"is_translated": True}, "translated"),
        ({"is_virtual": True}, "virtual_machine"),
    ],
)
def test_that_what_slows_the_whole_machine_is_told(facts: dict[str, object], code: str) -> None:
    assert run_cautions(RESULT) == ()
    (caution,) = run_cautions(on_a_machine(**facts))
    assert caution.code == code
    assert caution.cell is None
    assert caution.advice


def test_that_a_fallback_to_the_cpu_is_told_where_mps_is_measured() -> None:
    falling_back = Software("2.14.1", "0.29.2", cpu_threads=5, is_cpu_fallback_on=True)
    (caution,) = run_cautions(msgspec.structs.replace(RESULT, software=falling_back))
    assert caution.code == "cpu_fallback"
    assert "partly the CPU's" in caution.sentence
    on_cpu = whole_run(plan_of(devices=("cpu",)))
    assert run_cautions(msgspec.structs.replace(on_cpu, software=falling_back)) == ()
    assert run_cautions(msgspec.structs.replace(RESULT, software=None)) == ()


def test_that_single_epochs_are_told_once_and_not_in_every_cell() -> None:
    plan = make_plan(preset="experiment-2022", devices=("cpu", "mps"))
    epochs = [event for cell in plan.cells for event in timed_epochs(cell, 20.0)]
    result = fold([*opening(plan), *epochs, RunEnded("completed")])
    (caution,) = all_cautions(result)
    assert (caution.code, caution.cell) == ("single_epoch", None)
    assert doubtful_cells(result) == []
    many = fold([*opening(plan), *timed_epochs(plan.cells[0], *[20.0] * 6)])
    assert all_cautions(many) == ()


def test_that_epochs_of_fewer_images_are_told() -> None:
    plan = make_plan(preset="experiment-2022", devices=("cpu",), models=("resnet18",), images=64)
    shortened = fold([*opening(plan), *timed_epochs(plan.cells[0], 2.0, images=64)])
    assert [caution.code for caution in run_cautions(shortened)] == ["shortened_epoch", "single_epoch"]
    few = whole_run(make_plan(preset="quick", devices=("cpu",), images=64))
    assert run_cautions(few) == (), "a step is as long, however many batches take turns"


def test_that_every_kind_of_caution_is_a_line_with_its_advice() -> None:
    shaky = msgspec.structs.replace(
        on_a_machine(power_source="battery"),
        cells=(cell_with(*SHAKY), *RESULT.cells[1:]),
    )
    # The badge says that it is unstable: why comes before all else.
    unstable, battery = caution_lines(shaky)
    assert battery == "The computer ran on battery. Connect the charger, then run again."
    assert unstable.startswith("ResNet-18 on CPU, batch 4: Unstable: its samples vary by 15%. Close other")
    assert doubtful_cells(shaky) == [shaky.cells[0]]
    assert caution_lines(RESULT) == []


def test_that_many_cells_with_one_doubt_are_one_line() -> None:
    loaded = tuple(msgspec.structs.replace(cell, other_load_cores=9.0) for cell in RESULT.cells)
    (line,) = caution_lines(msgspec.structs.replace(RESULT, cells=loaded))
    assert line.startswith("ResNet-18 on CPU, batch 4 (worst of 4 cells): Other programs kept 9.0 of 15")
    assert len(all_cautions(msgspec.structs.replace(RESULT, cells=loaded))) == 4


WIDE = {"ended_by": "budget_spent"}
UNSETTLED = {"warmup": WarmUp(2, 1.0, has_settled=False)}


@pytest.mark.parametrize(
    ("code", "mild", "grave"),
    [
        ("unstable", cell_with(*SHAKY), cell_with(0.98, 1.60, 1.01, 1.61, 1.02, 0.96)),
        ("outliers", cell_with(*STEADY * 3, 0.2), cell_with(*STEADY * 3, 0.15, 0.15)),
        (
            "drift",
            cell_with(1.00, 1.01, 1.03, 1.05, 1.07, 1.08),
            cell_with(1.00, 1.01, 1.03, 1.06, 1.10, 1.12),
        ),
        ("too_few_samples", cell_with(*STEADY[:5]), cell_with(*STEADY[:2])),
        ("too_few_samples", cell_with(0.9, 1, 1, 1, 1, 2, **WIDE), cell_with(*STEADY[:5])),
        ("too_few_samples", cell_with(1, 1, 1, 1, 1, 1.07, **WIDE), cell_with(1, 1, 1, 1, 1, 1.2, **WIDE)),
        (
            "not_settled",
            cell_with(1.20, 1.12, 1.05, 1.02, 1.00, 1.00, **UNSETTLED),
            cell_with(1.40, 1.30, 1.05, 1.02, 1.00, 1.00, **UNSETTLED),
        ),
        ("swap_grew", cell_with(*STEADY, swap_grown_bytes=GIB), cell_with(*STEADY, swap_grown_bytes=2 * GIB)),
        (
            "memory_near_limit",
            cell_with(*STEADY, peak_memory_bytes=44 * GIB),
            cell_with(*STEADY, peak_memory_bytes=45 * GIB),
        ),
        ("other_load", cell_with(*STEADY, other_load_cores=2.0), cell_with(*STEADY, other_load_cores=12.0)),
    ],
)
def test_that_the_worst_cell_speaks_for_all_of_its_kind(
    code: str, mild: CellResult, grave: CellResult
) -> None:
    cells = tuple(
        msgspec.structs.replace(cell, cell=RESULT.cells[place].cell)
        for place, cell in enumerate((mild, grave, mild))
    )
    result = msgspec.structs.replace(RESULT, cells=cells)
    worst = cells[1]
    (told,) = [each.sentence for each in cell_cautions(result, worst) if each.code == code]
    (line,) = [line for line in caution_lines(result) if f"(worst of 3 cells): {told}" in line]
    assert line.startswith(worst.cell.title)
