"""What is printed when a run is over, from written results."""

import io

import msgspec
import pytest
from rich.console import Console

from app.model.events import (
    ExtraFailed,
    FlopsCounted,
    LimitsMeasured,
    ParityChecked,
    PhasesTimed,
    RunEnded,
)
from app.model.failure import Failure
from app.model.limits import CopySpeed, DeviceLimits, MatmulSpeed
from app.model.parity import Parity, StepErrors, TensorError
from app.model.phases import Phases
from app.model.plan import make_plan
from app.model.result import Result, fold
from app.terminal.report import print_result
from tests.charts import rich
from tests.scripted import measured, opening, plan_of, timed_epochs, whole_run

PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells
CPU_TIMES, MPS_TIMES = (0.40, 0.41, 0.42, 0.39, 0.40, 0.41), (0.101, 0.11, 0.099, 0.10, 0.09, 0.10)


def printed(result: Result, width: int = 110) -> str:
    file = io.StringIO()
    print_result(result, Console(file=file, width=width))
    return file.getvalue()


def line_with(text: str, *parts: str) -> str:
    (line,) = [line for line in text.splitlines() if all(part in line for part in parts)]
    return line


def words(line: str) -> str:
    return " ".join(line.split())


def test_that_each_cell_has_its_figures_with_how_sure_they_are() -> None:
    events = [*opening(PLAN), *measured(CPU, *CPU_TIMES), *measured(MPS, *MPS_TIMES, ended_by="budget_spent")]
    text = printed(fold([*events, RunEnded("completed")]))
    assert (
        words(line_with(text, "ResNet-18", "mps"))
        == "ResNet-18 mps 4 40.0 36.4 to 44.4 4.05× 3.81 to 4.29× 100 ms 1,010 ms 3 GB time up"
    )
    assert (
        words(line_with(text, "ResNet-18", "cpu"))
        == "ResNet-18 cpu 4 9.88 ±3.8% 405 ms 4,000 ms 3 GB precise"
    )
    assert (
        "This Mac trains 4.05× faster on its GPU (3.81 to 4.29×), at batch 4\n1 model, batch 4, fp32" in text
    )
    assert "Custom. Measured by choices of its own" in text
    flat = " ".join(text.split())
    assert "Its time was up while its images per second were still uncertain: 36.4 to 44.4." in flat


@pytest.mark.parametrize("width", [80, 100, 160])
def test_that_nothing_in_the_table_is_cut_off(width: int) -> None:
    plan = make_plan(
        preset="standard", devices=("cpu", "mps"), models=("efficientnet_b0",), precisions=("bf16",)
    )
    text = printed(whole_run(plan, cpu_step_s=4.321, gpu_step_s=0.0787), width)
    assert "…" not in text
    assert "54.9 to 54.9×" in text
    assert all("Efficientnet-B0".casefold() in line.casefold() for line in text.splitlines()[1:5])
    assert ("First step" in text) == (width == 160)


def test_that_epochs_stand_beside_those_of_2022() -> None:
    plan = make_plan(preset="experiment-2022", devices=("cpu", "mps"), models=("resnet18", "squeezenet1_0"))
    cpu, mps, cpu_squeeze, *_ = plan.cells
    events = [*timed_epochs(cpu, 21.0), *timed_epochs(mps, 7.0), *timed_epochs(cpu_squeeze, 12.5)]
    text = printed(fold([*opening(plan), *events, RunEnded("completed")]))
    (line,) = [line for line in text.splitlines() if "42.1 s" in line]
    assert words(line) == "ResNet-18 4 21.0 s 7.00 s 3.00× 42.1 s 18.6 s 2.26×"
    (unpublished,) = [
        line for line in text.splitlines() if line.startswith("SqueezeNet") and "12.5 s" in line
    ]
    assert words(unpublished) == "SqueezeNet 1.0 4 12.5 s - - - -"
    flat = " ".join(text.split())
    assert "2022: MacBook Pro M1 Max, June 2022. Published by its author" in flat
    assert "Here: 1000 images once, with 4 loader workers, after a warm-up, the last batch kept." in flat
    assert "not comparable" not in flat
    assert "Each epoch was timed once, as in 2022" in flat


def test_that_epochs_of_fewer_images_are_not_put_beside_2022_unsaid() -> None:
    plan = make_plan(
        preset="experiment-2022", devices=("cpu",), models=("alexnet",), images=64, loader_workers=0
    )
    events = [*timed_epochs(plan.cells[0], 2.5, images=64)]
    flat = " ".join(printed(fold([*opening(plan), *events, RunEnded("completed")])).split())
    assert "Here: 64 images once, with no loader workers" in flat
    assert "An epoch of 2022 had 1000 images: these seconds are not comparable with it." in flat


def test_that_limits_shares_and_phases_have_their_sections() -> None:
    limits = DeviceLimits(
        "mps",
        (MatmulSpeed("fp32", 1000, 0.001), MatmulSpeed("fp16", 1000, 0.0005), MatmulSpeed("fp32", 10, 0.001)),
        (CopySpeed(10**9, 0.01), CopySpeed(10**6, 0.000001)),
    )
    phases = Phases(
        steps=5,
        loading_s=0.011,
        transfer_s=0.0012,
        forward_s=0.02,
        backward_s=0.04,
        optimizer_s=0.005,
        sync_s=0.0001,
    )
    *before, end = measured(MPS, *MPS_TIMES)
    events = [*opening(PLAN), LimitsMeasured(limits), *before, FlopsCounted(MPS, 50_000_000_000)]
    text = printed(fold([*events, PhasesTimed(MPS, phases), end, RunEnded("completed")]))
    assert line_with(text, "Apple GPU (MPS)", "4.00").split()[-4:] == ["2.00", "4.00", "-", "100"]
    assert line_with(text, "0.50", "25%").split() == ["ResNet-18", "mps", "4", "0.50", "25%"]
    assert words(line_with(text, "11.0", "40.0")) == "ResNet-18 mps 4 11.0 1.20 20.0 40.0 5.00 0.10"


def test_that_shares_of_a_peak_of_other_arithmetic_are_told_to_be_so() -> None:
    result = rich.rich_result(rich.rich_plan(("resnet18",), (4,)))
    fewer = msgspec.structs.replace(result, parities=tuple(map(rich.of_fewer_bits, result.parities)))
    reserved = "its share is not one of its own limit"
    assert reserved in " ".join(printed(fewer).split())
    assert reserved not in " ".join(printed(result).split())


def test_that_sections_without_data_are_not_printed() -> None:
    text = printed(whole_run(PLAN))
    for title in ("Seconds per epoch", "at best", "How near", "Where the time"):
        assert title not in text


def test_that_wrong_numbers_failures_and_failed_extras_are_told_last() -> None:
    error = TensorError("logits", device_error=0.5, cpu_error=1e-7)
    wrong = Parity(
        model="resnet18",
        device="mps",
        batch_size=4,
        as_used=StepErrors(error, error, (error,)),
        updates=(error,),
        device_losses=(2.3, 2.3),
        cpu_losses=(2.3, 1.9),
    )
    result = whole_run(PLAN, failing=(1,))
    *_, extra = [
        ParityChecked(wrong),
        ExtraFailed("Limits of CPU", Failure(reason="There was no memory left.", advice="Close programs.")),
    ]
    result = msgspec.structs.replace(
        result,
        parities=(wrong,),
        extra_failures=fold([*opening(PLAN), extra]).extra_failures,
    )
    lines = printed(result).splitlines()
    assert lines[-3:] == [
        "Failed parity. The device's numbers are wrong: ResNet-18 on Apple GPU (MPS).",
        f"{MPS.title}: The Apple GPU ran out of memory. Choose a smaller batch size.",
        "Limits of CPU: There was no memory left. Close programs.",
    ]
