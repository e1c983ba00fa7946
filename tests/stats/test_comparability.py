"""Each reason against a comparison, once."""

from collections.abc import Callable
from typing import get_args

import pytest

from app.model.parity import Parity, StepErrors, TensorError
from app.model.plan import make_plan
from app.model.result import Result
from app.stats.caution import IN_SHORT
from app.stats.comparability import Mark, minor_version
from app.stats.comparison import Part
from app.stats.comparison_words import RESERVATIONS, headline, notes, reason_lines
from app.stats.contender import OF_THE_MACHINE, SHAKES, Work
from tests.comparisons import (
    GPU_4,
    RESNET,
    at,
    compared,
    epoch_run,
    replace,
    run_on,
    with_plan,
    with_step_times,
    with_torch,
)
from tests.scripted import plan_of, whole_run

BASELINE, OTHER = run_on("Apple M1"), run_on("Apple M5", gpu_step_s=0.05)
CPU = Work("resnet18", "cpu", 4)
GPU_CELL = next(cell for cell in BASELINE.plan.cells if cell.device == "mps")
TF32_ERROR, WRONG_ERROR = 2e-3, 0.9


def parity(error: float, strict_error: float | None = None) -> Parity:
    def errors(of: float) -> StepErrors:
        return StepErrors(tensor(of), tensor(of), (tensor(of),))

    def tensor(of: float) -> TensorError:
        return TensorError("logits", device_error=of, cpu_error=1e-6)

    return Parity(
        model="resnet18",
        device="mps",
        batch_size=4,
        as_used=errors(error),
        strict=errors(strict_error) if strict_error else None,
        updates=(),
        device_losses=(2.3,) * 15 + (1.0,) * 5,
        cpu_losses=(2.3,) * 15 + (1.0,) * 5,
    )


def sustained(minutes: float) -> Callable[[Result], Result]:
    return lambda result: with_plan(result, protocol="sustained", sustained_minutes=minutes)


def on_battery(result: Result) -> Result:
    return replace(result, machine=replace(result.machine, power_source="battery"))


def virtual(result: Result) -> Result:
    return replace(result, machine=replace(result.machine, is_virtual=True))


def with_fallback(result: Result) -> Result:
    assert result.software is not None
    return replace(result, software=replace(result.software, is_cpu_fallback_on=True))


def of_first_format(result: Result) -> Result:
    return with_plan(result, timing=replace(result.plan.timing, precision_goal=0.0))


def stopped(result: Result) -> Result:
    cells = (replace(cell, status="stopped") for cell in result.cells)
    return replace(result, cells=tuple(cells), outcome="stopped")


def with_outlier(result: Result) -> Result:
    return with_step_times(result, GPU_CELL, *[0.05] * 20, 0.06)


MARKS = {
    "other_torch": (lambda r: with_torch(r, "2.13.0"), "Apple M5 ran PyTorch 2.13.0, Apple M1 2.14.1."),
    "other_method": (of_first_format, "Apple M5 was measured by an older Torchmark."),
    "machine_state": (on_battery, "Apple M5: The computer ran on battery."),
    "unsteady": (
        lambda r: with_step_times(r, GPU_CELL, 0.05, 0.08, 0.05, 0.06, 0.05, 0.08),
        "Apple M5: Unstable: its samples vary by 24%.",
    ),
}


@pytest.mark.parametrize("code", MARKS)
def test_that_what_differs_beside_the_machine_marks_the_ratio_but_leaves_it(code: str) -> None:
    change, sentence = MARKS[code]
    cell = at(compared(BASELINE, change(OTHER)), RESNET)  # type: ignore[no-untyped-call]
    assert cell.state == "marked"
    assert cell.ratio is not None and cell.ratio > 1.5
    assert [(reason.code, reason.sentence) for reason in cell.reasons] == [(code, sentence)]
    assert all(reason.advice and not reason.refuses for reason in cell.reasons)


def test_that_a_doubt_about_the_baseline_marks_the_others() -> None:
    cell = at(compared(on_battery(BASELINE), OTHER), RESNET)
    assert [reason.sentence for reason in cell.reasons] == ["Apple M1: The computer ran on battery."]
    assert at(compared(on_battery(BASELINE), OTHER), RESNET, 0).state == "marked"


def test_that_what_holds_a_machine_back_is_said_by_its_name() -> None:
    says = headline(compared(on_battery(BASELINE), virtual(on_battery(OTHER))), GPU_4)
    assert says.reservation == "Not a ratio of the machines alone: on battery, a virtual machine."


def test_that_whatever_can_hold_a_machine_back_has_its_words() -> None:
    assert {*OF_THE_MACHINE, *SHAKES, "cpu_fallback"} <= set(IN_SHORT)
    assert {*get_args(Mark)} == {*RESERVATIONS, "machine_state", "unsteady"}


def test_that_the_doubts_of_what_the_baseline_lacks_stay() -> None:
    lacking = run_on("Apple M1", failing=(1,))
    cell = at(compared(lacking, on_battery(OTHER)), RESNET)
    assert [reason.code for reason in cell.reasons] == ["not_measured", "machine_state"]
    wrong = replace(on_battery(OTHER), parities=(parity(WRONG_ERROR),))
    codes = [reason.code for reason in at(compared(lacking, wrong), RESNET).reasons]
    assert "failed_parity" in codes


def test_that_a_fallback_concerns_the_apple_gpu_alone() -> None:
    both = compared(BASELINE, with_fallback(OTHER))
    assert [reason.code for reason in at(both, RESNET).reasons] == ["machine_state"]
    assert at(both, CPU).state == "comparable"


def test_that_threads_matter_where_they_were_chosen_and_on_the_cpu_alone() -> None:
    chosen = with_plan(OTHER, cpu_threads=3)
    both = compared(BASELINE, chosen)
    (reason,) = at(both, CPU).reasons
    assert reason.code == "other_threads"
    assert reason.sentence == "Apple M5 ran 3 CPU threads, Apple M1 5, which was chosen."
    assert at(both, RESNET).state == "comparable"
    assert OTHER.software is not None
    by_itself = replace(OTHER, software=replace(OTHER.software, cpu_threads=10))
    assert at(compared(BASELINE, by_itself), CPU).state == "comparable", "belongs to the machine"


def test_that_an_epochs_loading_and_length_mark_and_are_nothing_to_the_compute_protocol() -> None:
    whole = epoch_run("Apple M1")
    alone = at(compared(whole, epoch_run("Apple M5", loader_workers=0)), RESNET)
    assert [(reason.code, reason.sentence) for reason in alone.reasons] == [
        (
            "other_loading",
            "Apple M5 loaded its images without loader processes, Apple M1 with 4 loader processes.",
        )
    ]
    short = at(compared(whole, epoch_run("Apple M5", gpu_s=2.5, images=250)), RESNET)
    assert [reason.code for reason in short.reasons] == ["other_images"]
    assert short.reasons[0].sentence == "An epoch of Apple M5 has 250 images, one of Apple M1 1000."
    assert short.ratio == pytest.approx(1.0), "images per second, not seconds of an epoch"
    of_compute = at(compared(BASELINE, with_plan(OTHER, loader_workers=0, images=8)), RESNET)
    assert of_compute.state == "comparable"


def test_that_sustained_runs_of_another_length_are_marked() -> None:
    (reason,) = at(compared(sustained(10)(BASELINE), sustained(5)(OTHER)), RESNET).reasons
    assert reason.code == "other_duration"
    assert reason.sentence == "Apple M5 trained for 5 minutes, Apple M1 for 10."


def test_that_another_protocol_refuses() -> None:
    cell = at(compared(BASELINE, epoch_run("Apple M5")), RESNET)
    (reason,) = cell.reasons
    assert (cell.state, cell.ratio, cell.interval) == ("refused", None, None)
    assert (reason.code, reason.refuses) == ("other_protocol", True)
    assert reason.sentence == "Apple M5 measured whole epochs with loading, Apple M1 training alone."


@pytest.mark.parametrize("is_baseline", [True, False])
def test_that_only_what_another_protocol_has_not_measured_is_missing(is_baseline: bool) -> None:
    plan = plan_of(models=("mobilenet_v2", "resnet18"), batch_sizes=(4, 16))
    alone, whole = run_on("Apple M1", plan=plan), epoch_run("Apple M5")
    both = compared(whole, alone) if is_baseline else compared(alone, whole)
    code = "other_protocol" if is_baseline else "missing"
    for work in (Work("resnet18", "gpu", 16), Work("mobilenet_v2", "gpu", 4)):
        assert [reason.code for reason in at(both, work).reasons] == [code]
    assert [reason.code for reason in at(both, RESNET).reasons] == ["other_protocol"]
    says = headline(both, Part("gpu", 16, "fp32")).sentence
    assert ("whole epochs" if is_baseline else "Apple M5 was not measured on the GPU, at batch 16.") in says
    assert "whole epochs" in headline(both, GPU_4).sentence, "the first model alone is missing there"


def test_that_another_precision_refuses_and_says_which_there_is() -> None:
    plan = make_plan(preset="quick", models=("resnet18",), devices=("cpu", "mps"), precisions=("bf16",))
    half = run_on("Apple M5", plan=plan)
    both = compared(BASELINE, half)
    (reason,) = at(both, RESNET).reasons
    assert (reason.code, reason.refuses) == ("other_precision", True)
    assert reason.sentence == "Apple M5 measured it in bf16, not in fp32."
    assert at(both, Work("resnet18", "gpu", 4, "bf16")).reasons[0].sentence == (
        "Apple M1 measured it in fp32, not in bf16."
    )


def test_that_what_failed_was_stopped_or_is_missing_refuses() -> None:
    failed = at(compared(BASELINE, run_on("Apple M5", failing=(1,))), RESNET)
    assert [reason.code for reason in failed.reasons] == ["not_measured"]
    halted = at(compared(BASELINE, stopped(OTHER)), RESNET)
    assert halted.reasons[0].sentence == "Apple M5: its run was stopped before this was measured."
    fewer = at(compared(BASELINE, run_on("Apple M5", plan=plan_of(models=("vgg16",)))), RESNET)
    assert [(reason.code, reason.sentence) for reason in fewer.reasons] == [
        ("missing", "Apple M5 has no ResNet-18 on the GPU, batch 4.")
    ]


def test_that_what_is_missing_of_every_model_is_said_once() -> None:
    cpu_only = run_on("Intel Xeon", plan=plan_of(devices=("cpu",)))
    (line,) = reason_lines(compared(BASELINE, cpu_only), GPU_4)
    assert line == (
        "Intel Xeon was not measured on the GPU. Measure it there too, or compare on a device that both have."
    )
    large = run_on("Apple M5", plan=plan_of(batch_sizes=(64,)))
    both = compared(BASELINE, large)
    assert reason_lines(both, GPU_4) == (
        "Apple M5 was not measured on the GPU, at batch 4. Measure it there too.",
    )
    halves = make_plan(preset="quick", models=("alexnet",), devices=("cpu", "mps"), precisions=("bf16",))
    (line,) = reason_lines(compared(BASELINE, run_on("Apple M5", plan=halves)), Part("gpu", 4, "bf16"))
    assert line == "Apple M1 was not measured on the GPU, at batch 4 in bf16. Measure it there too."


@pytest.mark.parametrize("is_baseline", [True, False])
def test_that_wrong_numbers_refuse_whichever_side_has_them(is_baseline: bool) -> None:
    wrong, right = replace(OTHER, parities=(parity(WRONG_ERROR),)), BASELINE
    pair = (wrong, right) if is_baseline else (right, wrong)
    both = compared(*pair)
    cell = at(both, RESNET)
    assert (cell.state, [reason.code for reason in cell.reasons]) == ("refused", ["failed_parity"])
    assert at(both, CPU).state == "comparable"


def test_that_fewer_bits_mark_a_ratio_to_a_device_with_all_of_them() -> None:
    right = replace(BASELINE, parities=(parity(1e-6),))
    cell = at(compared(right, replace(OTHER, parities=(parity(TF32_ERROR, 1e-6),))), RESNET)
    assert cell.state == "marked"
    assert [(reason.code, reason.sentence) for reason in cell.reasons] == [
        ("fewer_bits", "Apple M5 computes float32 with fewer bits there, which is faster.")
    ]


def test_that_a_device_which_nobody_looked_at_is_like_the_same_device_with_fewer_bits() -> None:
    reduced = replace(OTHER, parities=(parity(TF32_ERROR, 1e-6),))
    both = compared(replace(BASELINE, parities=()), reduced)
    assert at(both, RESNET).state == "comparable"
    (note,) = notes(both, GPU_4)
    assert note.startswith("Apple M1: its bits were not checked.")
    assert not notes(compared(replace(BASELINE, parities=()), OTHER), GPU_4)
    assert at(compared(whole_run(plan_of(devices=("cpu", "cuda"))), reduced), RESNET).state == "marked"


def test_that_both_with_fewer_bits_are_alike() -> None:
    reduced = (parity(TF32_ERROR, 1e-6),)
    both = compared(replace(BASELINE, parities=reduced), replace(OTHER, parities=reduced))
    assert at(both, RESNET).state == "comparable"


def test_that_outliers_and_another_preset_do_not_mark() -> None:
    assert at(compared(BASELINE, with_outlier(OTHER)), RESNET).state == "comparable"
    standard = make_plan(preset="standard", models=("resnet18", "vgg16"), devices=("cpu", "mps"))
    longer = replace(whole_run(standard), run_id="longer")
    assert at(compared(BASELINE, longer), RESNET).state == "comparable"


def test_that_pytorch_is_told_apart_by_its_minor_version() -> None:
    assert minor_version("2.13.0+cpu") == minor_version("2.13.1") == (2, 13)
    assert minor_version("1.13.0.dev20220611") == (1, 13)
    assert minor_version("") == minor_version("nightly") == ()
