"""The epoch protocol: exact arithmetic by a script, and a real epoch."""

import math

import pytest

from app.engine.measure import measure_cells
from app.engine.protocols.epoch import EpochMeasurement
from app.model.events import (
    CellBroke,
    CellMeasured,
    EpochTimed,
    FirstStepTimed,
    TaskEvent,
    TurnStarted,
    WarmedUp,
)
from app.model.plan import Cell, make_plan
from app.model.tasks import MeasureCells
from tests.engine.scripted_bench import DISPATCH_S, LOAD_S, START_S, ScriptedBench

IMAGES, BATCH_SIZE, STEPS = 14, 4, 4


def measurement(script: ScriptedBench, images: int = IMAGES) -> EpochMeasurement:
    return EpochMeasurement(script.bench(images=images, batch_size=BATCH_SIZE), script.open_loader)


def epoch_of(script: ScriptedBench) -> EpochTimed:
    own = measurement(script)
    list(own.prepare())
    (event,) = own.turn()
    assert isinstance(event, EpochTimed)
    return event


def test_that_a_fast_device_s_epoch_is_loading_and_the_end_of_its_last_step() -> None:
    event = epoch_of(ScriptedBench(step_time_s=0.1))
    # Each step but the last is done while the next batch is loaded.
    assert event.duration_s == pytest.approx(STEPS * LOAD_S + (STEPS - 1) * DISPATCH_S + 0.1)
    assert (event.images, event.steps) == (IMAGES, STEPS)


def test_that_a_slow_device_s_epoch_ends_with_its_queue() -> None:
    event = epoch_of(ScriptedBench(step_time_s=2.0))
    assert event.duration_s == pytest.approx(LOAD_S + STEPS * 2.0)


def test_that_the_start_of_the_loader_is_told_apart() -> None:
    script = ScriptedBench(step_time_s=0.1)
    event = epoch_of(script)
    assert event.loader_start_s == pytest.approx(START_S)
    assert event.duration_s < START_S
    assert not script.opened[0].is_open


def test_that_every_shape_is_warm_before_the_epoch() -> None:
    script = ScriptedBench(step_time_s=0.1, first_step_time_s=5.0)
    own = measurement(script)
    first, warmed = own.prepare()
    assert isinstance(first, FirstStepTimed)
    assert first.first_step_time_s == pytest.approx(5.0)
    # Whole batches are compiled by now: three steps agree. The partial one is slow once, and three agree.
    assert script.steps == [4] + [4] * 3 + [2] * 4
    assert isinstance(warmed, WarmedUp)
    assert (warmed.steps, warmed.has_settled) == (7, True)
    assert warmed.duration_s == pytest.approx(3 * 0.1 + 5.0 + 3 * 0.1)
    (event,) = own.turn()
    assert isinstance(event, EpochTimed)
    assert event.duration_s < 5.0


def test_that_each_shape_has_a_share_of_the_time_to_warm_up_and_a_step_at_least() -> None:
    script = ScriptedBench(step_time_s=100.0)
    _, warmed = measurement(script).prepare()
    assert script.steps == [4, 4, 2]
    assert isinstance(warmed, WarmedUp)
    assert not warmed.has_settled


def test_that_it_is_over_after_one_epoch() -> None:
    own = measurement(ScriptedBench(step_time_s=0.1))
    list(own.prepare())
    assert own.ended_by is None
    list(own.turn())
    assert own.ended_by == "all_timed"


def test_that_a_failing_step_closes_the_loader() -> None:
    script = ScriptedBench(step_time_s=0.1)
    own = measurement(script)
    list(own.prepare())
    script.failing_step = len(script.steps) + 2
    with pytest.raises(RuntimeError, match="scripted"):
        list(own.turn())
    assert own.ended_by is None
    assert not script.opened[0].is_open


def real_events(*models: str, images: int, workers: int) -> list[TaskEvent]:
    plan = make_plan(
        preset="experiment-2022",
        models=models,
        devices=("cpu",),
        batch_sizes=(BATCH_SIZE,),
        images=images,
        loader_workers=workers,
    )
    return list(measure_cells(MeasureCells(plan.cells, plan)))


def test_that_a_real_epoch_is_timed() -> None:
    events = real_events("squeezenet1_0", images=IMAGES, workers=0)
    kinds = [type(event) for event in events]
    assert kinds.index(FirstStepTimed) < kinds.index(WarmedUp) < kinds.index(TurnStarted)
    (epoch,) = (event for event in events if isinstance(event, EpochTimed))
    assert epoch.cell == Cell("squeezenet1_0", "cpu", BATCH_SIZE)
    assert (epoch.images, epoch.steps) == (IMAGES, STEPS)
    assert math.isfinite(epoch.duration_s)
    assert epoch.duration_s > 0
    assert not any(isinstance(event, CellBroke) for event in events)
    (measured,) = (event for event in events if isinstance(event, CellMeasured))
    assert measured.ended_by == "all_timed"
