import msgspec
import pytest

from app.model.result import CellResult, Result, Window
from app.stats.cautions import all_cautions, cell_cautions, doubtful_cells, run_cautions, variation
from tests.scripted import plan_of, whole_run

RESULT = whole_run(plan_of())


def cell_with(*step_times_s: float) -> CellResult:
    windows = tuple(Window(steps=2, duration_s=2 * step_time_s) for step_time_s in step_times_s)
    return msgspec.structs.replace(RESULT.cells[0], windows=windows)


def codes(*step_times_s: float) -> list[str]:
    return [caution.code for caution in cell_cautions(cell_with(*step_times_s))]


def on_a_machine(**facts: object) -> Result:
    return msgspec.structs.replace(RESULT, machine=msgspec.structs.replace(RESULT.machine, **facts))


def test_that_steady_windows_give_no_caution() -> None:
    assert codes(0.100, 0.101, 0.099, 0.100, 0.102, 0.101) == []
    assert codes(0.1) == []


def test_that_variation_is_the_standard_deviation_over_the_mean() -> None:
    assert variation([1.0, 2.0, 3.0]) == pytest.approx(0.5)


def test_that_windows_that_vary_by_a_tenth_are_unstable() -> None:
    assert codes(1.0, 1.2, 1.2, 1.0, 1.0, 1.0) == []
    assert codes(1.0, 1.0, 1.3, 1.3, 1.0) == ["unstable"]
    (caution,) = cell_cautions(cell_with(1.0, 1.0, 1.3, 1.3, 1.0))
    assert caution.sentence == "Unstable: its windows vary by 15%."
    assert caution.advice


def test_that_one_window_far_from_the_others_is_told() -> None:
    assert codes(1.000, 1.001, 0.999, 1.001, 0.999, 1.000, 1.100) == ["outliers"]


def test_that_equal_windows_have_no_outliers() -> None:
    assert codes(1.2, 1.0, 1.0, 1.0, 1.0, 1.0) == []


def test_that_late_windows_slower_than_early_ones_are_told() -> None:
    assert codes(1.00, 1.01, 1.03, 1.05, 1.07, 1.08) == ["drift"]
    assert codes(1.08, 1.07, 1.05, 1.03, 1.01, 1.00) == [], "faster on the way is no throttling"
    assert codes(1.00, 1.02, 1.05, 1.08, 1.09) == [], "five windows make no thirds"


def test_that_a_cell_without_figures_has_no_caution() -> None:
    failed = whole_run(plan_of(), failing=(0,)).cells[0]
    assert cell_cautions(failed) == ()


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
    assert caution.advice


def test_that_every_caution_is_a_line_with_its_cell_and_advice() -> None:
    shaky = msgspec.structs.replace(
        on_a_machine(power_source="battery"), cells=(cell_with(1.0, 1.5, 1.0), *RESULT.cells[1:])
    )
    battery, unstable = all_cautions(shaky)
    assert battery == "The computer ran on battery. Connect the charger, then run again."
    assert unstable.startswith("ResNet-18 on CPU, batch 4: Unstable: its windows vary by 25%. Close other")
    assert doubtful_cells(shaky) == [shaky.cells[0]]
    assert all_cautions(RESULT) == []
