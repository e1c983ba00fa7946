import msgspec

from app.model.events import ParityChecked, RunEnded
from app.model.parity import Parity, StepErrors, TensorError
from app.model.plan import Plan, make_plan
from app.model.result import ExtraFailure, Result, Window, fold
from app.stats.badge import badge
from tests.scripted import OUT_OF_MEMORY, measured, opening, whole_run

PLAN = make_plan(preset="quick", devices=("cpu", "mps"))
RESULT = whole_run(PLAN)
SHAKY = (0.98, 1.30, 1.01, 1.31, 1.02, 0.96)


def parity_of(device_error: float) -> Parity:
    error = TensorError("logits", device_error=device_error, cpu_error=1e-7)
    return Parity(
        model="vgg16",
        device="mps",
        batch_size=4,
        as_used=StepErrors(error, error, (error,)),
        updates=(error,),
        device_losses=(2.3,) * 20,
        cpu_losses=(2.3,) * 20,
    )


def with_shaky_cell(result: Result, *step_times_s: float) -> Result:
    windows = tuple(Window(1, step_time_s) for step_time_s in step_times_s)
    shaky = msgspec.structs.replace(result.cells[0], windows=windows)
    return msgspec.structs.replace(result, cells=(shaky, *result.cells[1:]))


def changed(plan: Plan, **choices: object) -> Result:
    return whole_run(msgspec.structs.replace(plan, **choices))


def test_that_a_preset_measured_whole_and_steadily_is_standard() -> None:
    mark = badge(RESULT)
    assert (mark.code, mark.title) == ("standard", "Standard")
    assert "as the preset quick has it" in mark.sentence
    right = msgspec.structs.replace(RESULT, parities=(parity_of(1e-7),))
    assert badge(right).code == "standard"


def test_that_own_choices_are_custom() -> None:
    assert badge(changed(PLAN, batch_sizes=(8,))).code == "custom"
    assert badge(changed(PLAN, cpu_threads=2)).code == "custom"
    fewer = badge(changed(PLAN, images=100))
    assert (fewer.code, fewer.sentence) == ("custom", "Measured with 100 of the 1000 images.")


def test_that_own_choices_are_told_before_the_gravest_doubt_and_both_are() -> None:
    machine = msgspec.structs.replace(RESULT.machine, is_virtual=True, power_source="battery")
    own = msgspec.structs.replace(changed(PLAN, cpu_threads=2), machine=machine)
    assert badge(own).sentence == (
        "Measured by choices of its own, not by those of a preset. "
        "This is a virtual machine, which shares its processor."
    )


def test_that_a_run_with_gaps_is_custom() -> None:
    failing = badge(whole_run(PLAN, failing=(3, 4)))
    assert (failing.code, failing.sentence) == ("custom", "Only 10 of 12 cells were measured.")
    first, *_ = PLAN.cells
    cut = fold([*opening(PLAN), *measured(first, *[0.4] * 6), RunEnded("stopped")])
    assert badge(cut).code == "custom"


def test_that_unsteady_cells_are_graver_than_own_choices() -> None:
    unstable = with_shaky_cell(changed(PLAN, images=100), *SHAKY)
    assert badge(unstable).code == "unstable"
    assert badge(unstable).sentence == "Not measured steadily: 1 of 12 cells."
    cells = (
        unstable.cells[0],
        *(msgspec.structs.replace(c, windows=(), status="not_run") for c in unstable.cells[1:]),
    )
    stopped = msgspec.structs.replace(unstable, cells=cells)
    assert badge(stopped).sentence == "Not measured steadily: 1 of 1 cells.", "those that were measured"
    assert badge(with_shaky_cell(RESULT, 1.00, 1.01, 1.03, 1.05, 1.07, 1.08)).code == "unstable"
    one_outlier = with_shaky_cell(RESULT, 1.00, 1.00, 1.00, 1.03, 1.00, 1.00)
    assert badge(one_outlier).code == "standard", "the median does not mind an outlier"


def test_that_wrong_numbers_are_the_gravest() -> None:
    unstable = with_shaky_cell(RESULT, *SHAKY)
    wrong = fold([*opening(PLAN), ParityChecked(parity_of(0.5))])
    mark = badge(msgspec.structs.replace(unstable, parities=wrong.parities))
    assert mark.code == "failed_parity"
    assert mark.sentence == "The device's numbers are wrong: VGG-16 on Apple GPU (MPS)."


def test_that_a_run_without_what_its_preset_checks_is_custom() -> None:
    missing = ExtraFailure("Parity of VGG-16 on Apple GPU (MPS)", OUT_OF_MEMORY)
    mark = badge(msgspec.structs.replace(RESULT, extra_failures=(missing,)))
    assert (mark.code, mark.sentence) == ("custom", "Not done: Parity of VGG-16 on Apple GPU (MPS).")
