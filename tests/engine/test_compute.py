"""Exact arithmetic with a clock and a device that follow a script."""

from collections.abc import Callable, Iterator
from itertools import chain, repeat
from typing import Any

import pytest

from app.engine.protocols.compute import measure
from app.model.events import FirstStepTimed, WarmedUp, WindowTimed
from app.model.plan import Cell, Timing

CELL = Cell("resnet18", "mps", 4)
DISPATCH_S = 0.001
TIMING = Timing(warmup_steps=2, windows=4, min_windows=2, window_time_s=0.3, budget_s=100.0)


def about(seconds: float) -> Any:
    """A float to compare with, as far as arithmetic with floats goes."""
    return pytest.approx(seconds)


class ScriptedDevice:
    """An asynchronous device: a step returns after its dispatch, its work ends later."""

    def __init__(self, step_times_s: Iterator[float]) -> None:
        self.now_s = 1000.0
        self._step_times_s = step_times_s
        self._busy_until_s = 0.0
        self.batches: list[Any] = []

    def clock(self) -> float:
        return self.now_s

    def step(self, batch: object) -> None:
        self.batches.append(batch)
        self._busy_until_s = max(self._busy_until_s, self.now_s) + next(self._step_times_s)
        self.now_s += DISPATCH_S

    def synchronize(self) -> None:
        self.now_s = max(self.now_s, self._busy_until_s)


def events_of(
    device: ScriptedDevice, timing: Timing = TIMING, synchronize: Callable[[], None] | None = None
) -> list[FirstStepTimed | WarmedUp | WindowTimed]:
    return list(
        measure(
            cell=CELL,
            timing=timing,
            batches=["a", "b", "c"],  # type: ignore[list-item]
            step=device.step,
            synchronize=synchronize or device.synchronize,
            clock=device.clock,
        )
    )


def test_that_each_window_holds_the_time_of_its_steps() -> None:
    device = ScriptedDevice(chain([2.0], repeat(0.1)))
    first, warmup, *windows = events_of(device)
    assert first == FirstStepTimed(CELL, about(2.0))
    assert warmup == WarmedUp(CELL, 2, about(0.2))
    assert windows == [WindowTimed(CELL, 3, about(0.3))] * 4


def test_that_a_forgotten_synchronisation_would_be_seen() -> None:
    device = ScriptedDevice(repeat(0.1))
    first, *_ = events_of(device, synchronize=lambda: None)
    assert isinstance(first, FirstStepTimed)
    assert first.step_time_s == about(DISPATCH_S)
    properly, *_ = events_of(ScriptedDevice(repeat(0.1)))
    assert isinstance(properly, FirstStepTimed)
    assert properly.step_time_s == about(0.1)


def test_that_work_queued_before_a_window_is_not_counted_in_it() -> None:
    device = ScriptedDevice(repeat(0.1))
    device.step("stray")
    first, *_ = events_of(device)
    assert first == FirstStepTimed(CELL, about(0.1))


def test_that_a_step_longer_than_a_window_makes_windows_of_one_step() -> None:
    *_, last = events_of(ScriptedDevice(repeat(5.0)))
    assert last == WindowTimed(CELL, 1, about(5.0))


def test_that_the_budget_ends_the_windows_but_not_before_the_fewest() -> None:
    tight = Timing(warmup_steps=2, windows=10, min_windows=3, window_time_s=0.3, budget_s=1.0)
    windows = [e for e in events_of(ScriptedDevice(repeat(0.5)), tight) if isinstance(e, WindowTimed)]
    assert len(windows) == 3
    roomy = Timing(warmup_steps=2, windows=10, min_windows=3, window_time_s=0.3, budget_s=3.0)
    windows = [e for e in events_of(ScriptedDevice(repeat(0.5)), roomy) if isinstance(e, WindowTimed)]
    assert len(windows) == 6


def test_that_the_batches_cycle_through_all_images() -> None:
    device = ScriptedDevice(repeat(0.1))
    events_of(device)
    assert "".join(device.batches) == "abcabcabcabcabc"
