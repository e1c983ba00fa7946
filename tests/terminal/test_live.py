"""The display of a run under way."""

import io
import re

import pytest
from rich.console import Console

from app.model.events import (
    CellFailed,
    CellStarted,
    ExtraFailed,
    LimitsMeasured,
    RunEnded,
    RunEvent,
    TurnStarted,
    WeightsLoading,
)
from app.model.limits import DeviceLimits
from app.model.plan import make_plan
from app.model.result import apply, fold
from app.terminal.live import LineDisplay, TableDisplay
from tests.scripted import OUT_OF_MEMORY, measured, opening, plan_of

PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells


def shown_after(*events: RunEvent) -> str:
    """What the table says after these events of a run."""
    display = TableDisplay(PLAN)
    result = fold(opening(PLAN))
    for event in events:
        result = apply(result, event)
        display.show(event, result)
    file = io.StringIO()
    Console(file=file, width=100).print(display.render())
    return file.getvalue()


def lines_of(*events: RunEvent) -> list[str]:
    file = io.StringIO()
    display = LineDisplay(Console(file=file, width=100))
    result = fold(opening(PLAN))
    for event in events:
        result = apply(result, event)
        display.show(event, result)
    return file.getvalue().splitlines()


def test_that_the_title_follows_the_turns() -> None:
    begun = (CellStarted(CPU), CellStarted(MPS))
    assert shown_after(*begun).startswith("ResNet-18 on Apple GPU (MPS), batch 4")
    assert shown_after(*begun, TurnStarted(CPU)).startswith("ResNet-18 on CPU, batch 4")
    assert shown_after(*begun, TurnStarted(CPU), TurnStarted(MPS)).startswith("ResNet-18 on Apple GPU")


def test_that_two_cells_in_turns_are_both_under_way_and_end_one_by_one() -> None:
    *of_cpu, cpu_end = measured(CPU, *[0.4] * 6)
    *of_mps, mps_end = measured(MPS, *[0.1] * 6)
    mixed = [event for pair in zip(of_cpu, of_mps, strict=True) for event in pair]
    both = shown_after(*mixed)
    assert both.count("measuring …") == 2
    assert "0 of 2 done" in both
    one = shown_after(*mixed, cpu_end)
    assert one.count("measuring …") == 1
    assert "1 of 2 done" in one
    assert re.search(r"ResNet-18, batch 4 +10.0 +40.0  4.00×", shown_after(*mixed, cpu_end, mps_end))


@pytest.mark.parametrize(
    ("event", "title"),
    [
        (WeightsLoading("vgg16", 25_000_000, 100_000_000), "Weights of VGG-16, 25%"),
        (WeightsLoading("vgg16", 0, 0), "Weights of VGG-16, loading"),
        (LimitsMeasured(DeviceLimits("mps", (), ())), "Limits of Apple GPU (MPS) measured"),
    ],
)
def test_that_what_is_done_beside_the_cells_is_shown(event: RunEvent, title: str) -> None:
    assert shown_after(event).startswith(title)


def test_that_every_precision_has_its_row() -> None:
    plan = make_plan(preset="quick", models=("resnet18",), devices=("cpu",), precisions=("fp32", "bf16"))
    file = io.StringIO()
    Console(file=file, width=100).print(TableDisplay(plan).render())
    assert "ResNet-18, batch 4 bf16" in file.getvalue()


def test_that_a_log_has_a_line_for_all_that_ended() -> None:
    lines = lines_of(
        WeightsLoading("resnet18", 1, 4),
        WeightsLoading("resnet18", 4, 4),
        LimitsMeasured(DeviceLimits("cpu", (), ())),
        *measured(CPU, 0.40, 0.41, 0.42, 0.39, 0.40, 0.41),
        CellStarted(MPS),
        CellFailed(MPS, OUT_OF_MEMORY),
        ExtraFailed("Limits of CPU", OUT_OF_MEMORY),
        RunEnded("completed"),
    )
    assert lines == [
        "Weights of ResNet-18, 100%.",
        "Limits of CPU measured.",
        "ResNet-18 on CPU, batch 4: 9.88 images/s (±3.8%)",
        "ResNet-18 on Apple GPU (MPS), batch 4: failed. The Apple GPU ran out of memory.",
        "Limits of CPU: failed. The Apple GPU ran out of memory.",
    ]
