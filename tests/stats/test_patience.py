"""How long a silence is allowed: it follows what the run has measured, and is never short."""

import pytest

from app.model.events import (
    CellStarted,
    DeviceProbed,
    FirstStepTimed,
    Pulse,
    TurnStarted,
    WarmedUp,
    WindowTimed,
)
from app.model.machine import DeviceStatus
from app.model.plan import Cell, make_plan
from app.model.tasks import CheckParity, ExplainCell, FetchWeights, MeasureCells, MeasureLimits, ProbeDevice
from app.stats.estimate import FIRST_STEP_COST, Estimate
from app.stats.patience import BLIND_SLACK, REDUCED_SLACK, SLACK, START_S, STEPPING_S, Patience

PLAN = make_plan(preset="standard", devices=("cpu", "mps"))
SMALL, LARGE = Cell("resnet18", "mps", 4), Cell("vgg16", "mps", 64)
SLOW_S = 10.0
"""A step of VGG-16 on two busy cores."""


def measuring(cell: Cell) -> Patience:
    patience = Patience()
    patience.begin(MeasureCells((cell,), PLAN))
    patience.note(CellStarted(cell), 0.0)
    return patience


def test_that_a_first_step_is_awaited_by_its_work_and_the_speed_that_the_probe_found() -> None:
    patience = measuring(LARGE)
    expected_s = FIRST_STEP_COST * Estimate(PLAN, {}).step_time_s(LARGE)
    assert patience.allowance().silence_s == pytest.approx(START_S + BLIND_SLACK * expected_s)
    slow = DeviceStatus("mps", is_usable=True, matmul_tflop_per_s=0.01)
    patience.note(DeviceProbed(slow), 0.0)
    expected_s = FIRST_STEP_COST * Estimate(PLAN, {"mps": slow}).step_time_s(LARGE)
    allowed = patience.allowance()
    assert allowed.silence_s == pytest.approx(START_S + BLIND_SLACK * expected_s)
    assert allowed.step_s == pytest.approx(expected_s)


def test_that_between_steps_the_cells_own_step_time_counts() -> None:
    patience = measuring(LARGE)
    patience.note(FirstStepTimed(LARGE, first_step_time_s=SLOW_S), 10.0)
    patience.note(Pulse(), 20.0)
    assert patience.allowance().silence_s == pytest.approx(STEPPING_S + SLACK * SLOW_S)
    patience.note(WarmedUp(LARGE, steps=2, duration_s=1.0, has_settled=True, sync_time_s=0.0), 21.0)
    patience.note(TurnStarted(LARGE), 21.0)
    assert patience.allowance().silence_s == pytest.approx(START_S + SLACK * 0.5), "a loader may start now"
    patience.note(WindowTimed(LARGE, steps=1, duration_s=0.25, turn=0, at_s=0.0), 22.0)
    assert patience.allowance().silence_s == pytest.approx(STEPPING_S + SLACK * 0.25)


def test_that_another_cell_is_expected_by_what_the_device_did_before() -> None:
    patience = measuring(SMALL)
    as_thought_s = Estimate(PLAN, {}).step_time_s(SMALL)
    patience.note(WindowTimed(SMALL, steps=1, duration_s=7 * as_thought_s, turn=0, at_s=0.0), 1.0)
    patience.note(CellStarted(LARGE), 2.0)
    allowed = patience.allowance()
    expected_s = FIRST_STEP_COST * 7 * Estimate(PLAN, {}).step_time_s(LARGE)
    assert allowed.step_s == pytest.approx(expected_s, rel=0.01)
    assert allowed.silence_s == pytest.approx(START_S + SLACK * expected_s, rel=0.01)


def test_that_float32_says_nothing_of_float16() -> None:
    patience = measuring(SMALL)
    patience.note(WindowTimed(SMALL, steps=1, duration_s=0.1, turn=0, at_s=0.0), 1.0)
    half = Cell("resnet18", "mps", 4, "fp16")
    patience.note(CellStarted(half), 2.0)
    expected_s = FIRST_STEP_COST * Estimate(PLAN, {}).step_time_s(half)
    assert patience.allowance().silence_s == pytest.approx(START_S + REDUCED_SLACK * expected_s)


@pytest.mark.parametrize("task", [ProbeDevice("mps"), FetchWeights("vgg16"), MeasureLimits("cpu", PLAN)])
def test_that_what_makes_no_step_of_a_model_has_the_time_of_a_start(
    task: ProbeDevice | FetchWeights | MeasureLimits,
) -> None:
    patience = Patience()
    patience.begin(task)
    allowed = patience.allowance()
    assert (allowed.silence_s, allowed.step_s) == (START_S, None)


def test_that_parity_and_explanation_are_awaited_by_the_speed_of_their_devices() -> None:
    patience = Patience()
    for task in (CheckParity("vgg16", "mps", PLAN), ExplainCell(Cell("vgg16", "cpu", 4), PLAN)):
        patience.begin(task)
        before_s = patience.allowance().silence_s
        assert before_s > START_S
        patience.note(DeviceProbed(DeviceStatus("cpu", matmul_tflop_per_s=0.05)), 0.0)
        # A tenth of the speed that was assumed.
        assert patience.allowance().silence_s > 2 * before_s
        patience = Patience()


def test_that_a_new_task_begins_with_the_time_of_a_start() -> None:
    patience = measuring(SMALL)
    patience.note(Pulse(), 1.0)
    patience.begin(MeasureCells((SMALL,), PLAN))
    assert patience.allowance().silence_s == START_S
