"""Exact arithmetic with a clock and an asynchronous device that follow a script, then a real short run."""

import math
from collections.abc import Callable, Iterator
from itertools import chain, pairwise, repeat
from typing import TYPE_CHECKING, Any, cast

import pytest
import torch

from app.engine.devices import Device, open_device
from app.engine.protocols import Bench
from app.engine.protocols.sustained import WARMUP_BUDGET_S, SustainedMeasurement
from app.engine.training import Trainer, build_model
from app.model.events import CellSample, FirstStepTimed, WarmedUp, WindowTimed
from app.model.plan import Cell, make_plan

if TYPE_CHECKING:
    from app.engine.digits import Batch

CELL = Cell("resnet18", "cpu", 2)
DISPATCH_S = 0.001
SYNC_S = 0.002


def about(seconds: float) -> Any:
    """A float to compare with, as far as arithmetic with floats goes."""
    return pytest.approx(seconds)


class Script:
    """Device, trainer and clock in one: a step returns after its dispatch, its work ends later.

    Args:
        step_time_s: The work of a step that is queued so many seconds after the first window began.
    """

    torch_device = torch.device("cpu")

    def __init__(self, first_steps_s: Iterator[float], step_time_s: Callable[[float], float]) -> None:
        self.now_s = 1000.0
        self._work_s = first_steps_s
        self._step_time_s = step_time_s
        self._busy_until_s = 0.0
        self._began_s: float | None = None
        self.labels: list[list[int]] = []

    def clock(self) -> float:
        return self.now_s

    def step(self, batch: "Batch") -> None:
        self.labels.append(batch[1].tolist())
        work_s = (
            next(self._work_s) if self._began_s is None else self._step_time_s(self.now_s - self._began_s)
        )
        self._busy_until_s = max(self._busy_until_s, self.now_s) + work_s
        self.now_s += DISPATCH_S

    def synchronize(self) -> None:
        self.now_s = max(self.now_s, self._busy_until_s) + SYNC_S

    def begin(self) -> None:
        self._began_s = self.now_s


def _measure(
    minutes: float,
    step_time_s: Callable[[float], float] = lambda at_s: 0.1,
    first_steps_s: Iterator[float] | None = None,
    device: Any = None,
) -> tuple[Script, list[CellSample], list[WindowTimed]]:
    script = Script(first_steps_s or chain([2.0], repeat(0.1)), step_time_s)
    bench = Bench(
        cell=CELL,
        plan=make_plan(
            preset="sustained", devices=("cpu",), batch_sizes=(2,), images=6, sustained_minutes=minutes
        ),
        device=cast("Device", device or script),
        trainer=cast("Trainer", script),
        clock=script.clock,
    )
    measurement = SustainedMeasurement(bench)
    prepared = list(measurement.prepare())
    reasons = [measurement.ended_by]
    script.begin()
    windows = list(measurement.turn())
    reasons.append(measurement.ended_by)
    assert reasons == [None, "all_timed"]
    return script, prepared, cast("list[WindowTimed]", windows)


def test_that_each_window_holds_the_time_of_its_steps_and_when_it_began() -> None:
    _, (first, warmup), windows = _measure(0.1)
    assert first == FirstStepTimed(CELL, about(2.0 + SYNC_S))
    assert warmup == WarmedUp(CELL, 2, about(2 * (0.1 + SYNC_S)), True, about(SYNC_S))
    assert len(windows) == 6
    for index, window in enumerate(windows):
        # One synchronisation before the clock starts, one before it stops.
        at_s = about(index * (1.0 + 2 * SYNC_S))
        assert window == WindowTimed(CELL, 10, about(1.0 + SYNC_S), turn=0, at_s=at_s)


def test_that_a_forgotten_synchronisation_would_be_seen() -> None:
    class Impatient:
        torch_device = torch.device("cpu")

        def synchronize(self) -> None:
            """Comes back at once."""

    _, (first, _), windows = _measure(0.1, device=Impatient())
    assert first == FirstStepTimed(CELL, about(DISPATCH_S))
    assert windows[0].duration_s / windows[0].steps == about(DISPATCH_S)


def test_that_the_whole_time_is_timed_and_the_last_window_finished() -> None:
    _, _, windows = _measure(0.25)
    last = windows[-1]
    assert last.at_s < 15 <= last.at_s + last.duration_s + 2 * SYNC_S
    assert [window.steps for window in windows] == [10] * len(windows)


def test_that_windows_stay_about_a_second_long_when_the_speed_halves() -> None:
    _, _, windows = _measure(0.5, step_time_s=lambda at_s: 0.1 if at_s < 15 else 0.2)
    before = [window for window in windows if window.at_s < 14]
    after = [window for window in windows if window.at_s > 17]
    assert {window.steps for window in before} == {10}
    assert {window.steps for window in after} == {5}
    for window in (*before, *after):
        assert window.duration_s == about(1.0 + SYNC_S)


def test_that_a_step_longer_than_a_window_is_a_window() -> None:
    _, _, windows = _measure(0.25, step_time_s=lambda at_s: 7.0, first_steps_s=repeat(7.0))
    assert [window.steps for window in windows] == [1, 1, 1]


def test_that_warm_up_is_short_even_where_the_device_goes_on_getting_faster() -> None:
    falling = (2.0 * 0.9**step for step in range(1000))
    _, (_, warmup), _ = _measure(0.1, first_steps_s=falling)
    assert isinstance(warmup, WarmedUp)
    assert not warmup.has_settled
    assert warmup.duration_s < WARMUP_BUDGET_S + 2.0


def test_that_the_batches_come_in_turn() -> None:
    script, _, _ = _measure(0.1)
    assert script.labels[:6] == 2 * script.labels[:3]
    assert len(set(map(tuple, script.labels))) == 3


def test_that_a_real_cell_is_trained_in_windows_that_follow_each_other() -> None:
    device = open_device("cpu")
    plan = make_plan(
        preset="sustained",
        models=("squeezenet1_0",),
        devices=("cpu",),
        batch_sizes=(2,),
        images=4,
        sustained_minutes=0.05,
    )
    trainer = Trainer(build_model("squeezenet1_0", 1, device), device)
    measurement = SustainedMeasurement(Bench(cell=plan.cells[0], plan=plan, device=device, trainer=trainer))
    first, warmup = measurement.prepare()
    assert isinstance(first, FirstStepTimed)
    assert isinstance(warmup, WarmedUp)
    windows = [event for event in measurement.turn() if isinstance(event, WindowTimed)]
    assert measurement.ended_by == "all_timed"
    for window, later in pairwise(windows):
        assert later.at_s >= window.at_s + window.duration_s
    assert windows[-1].at_s < 3.0
    assert math.isfinite(trainer.loss())
