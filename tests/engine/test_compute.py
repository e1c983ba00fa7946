"""Exact arithmetic with a clock and a device that follow a script."""

from collections.abc import Callable, Iterator
from itertools import chain, cycle, pairwise, repeat
from random import Random
from typing import Any

import msgspec
import pytest

from app.engine.protocols.compute import TURNS, ComputeMeasurement
from app.model.events import CellSample, FirstStepTimed, WarmedUp, WindowTimed
from app.model.plan import PRESETS, QUICK, THOROUGH, Cell, Timing
from app.stats.intervals import median_interval

CELL = Cell("resnet18", "mps", 4)
DISPATCH_S = 0.001
TIMING = Timing(warmup_budget_s=10.0, window_time_s=0.5, min_windows=6, precision_goal=0.01, budget_s=100.0)

NEVER = -1.0
"""As a goal of precision."""


def about(seconds: float) -> Any:
    """A float to compare with, as far as arithmetic with floats goes."""
    return pytest.approx(seconds)


class ScriptedDevice:
    """An asynchronous device: a step returns after its dispatch, its work ends later.

    A synchronisation costs `sync_s` beside the waiting.
    """

    def __init__(self, step_times_s: Iterator[float], sync_s: float = 0.0) -> None:
        self.now_s = 1000.0
        self.sync_s = sync_s
        self.batches: list[Any] = []
        self._step_times_s = step_times_s
        self._busy_until_s = 0.0

    def clock(self) -> float:
        return self.now_s

    def step(self, batch: object) -> None:
        self.batches.append(batch)
        self._busy_until_s = max(self._busy_until_s, self.now_s) + next(self._step_times_s)
        self.now_s += DISPATCH_S

    def synchronize(self) -> None:
        self.now_s = max(self.now_s, self._busy_until_s) + self.sync_s


def measurement_on(
    device: ScriptedDevice, timing: Timing = TIMING, synchronize: Callable[[], None] | None = None
) -> ComputeMeasurement:
    return ComputeMeasurement(
        cell=CELL,
        timing=timing,
        batches=["a", "b", "c"],  # type: ignore[list-item]
        step=device.step,
        synchronize=synchronize or device.synchronize,
        clock=device.clock,
    )


def events_of(measurement: ComputeMeasurement) -> list[CellSample]:
    events = list(measurement.prepare())
    while measurement.ended_by is None:
        events += measurement.turn()
    return events


def windows_of(measurement: ComputeMeasurement) -> list[WindowTimed]:
    return [event for event in events_of(measurement) if isinstance(event, WindowTimed)]


def test_that_each_window_holds_the_time_of_its_steps_and_the_first_step_is_apart() -> None:
    device = ScriptedDevice(chain([2.0], repeat(0.1)))
    measurement = measurement_on(device)
    first, warmup, *windows = events_of(measurement)
    assert first == FirstStepTimed(CELL, about(2.0))
    # A chunk of one step, then chunks that fill half a window: two agree with the best before them.
    assert warmup == WarmedUp(CELL, 7, about(0.7), has_settled=True, sync_time_s=0.0)
    assert [(w.steps, w.duration_s) for w in windows if isinstance(w, WindowTimed)] == [(5, about(0.5))] * 6
    assert measurement.ended_by == "interval_reached"


def test_that_a_forgotten_synchronisation_would_be_seen() -> None:
    """The same device once waited for and once not: only the true time is the time of its work."""
    true_s = windows_of(measurement_on(ScriptedDevice(repeat(0.1))))[0].duration_s
    forgotten = measurement_on(ScriptedDevice(repeat(0.1)), synchronize=lambda: None)
    first, *_ = forgotten.prepare()
    assert first == FirstStepTimed(CELL, about(DISPATCH_S))
    assert true_s == about(0.5)


def test_that_the_device_is_waited_for_before_each_reading_of_the_clock() -> None:
    """Whatever is queued when a window begins or ends is waited for: no reading comes without it."""
    device = ScriptedDevice(repeat(0.1))
    calls: list[str] = []

    def note(name: str, function: Callable[..., Any]) -> Callable[..., Any]:
        def noting(*arguments: Any) -> Any:
            calls.append(name)
            return function(*arguments)

        return noting

    measurement = ComputeMeasurement(
        cell=CELL,
        timing=TIMING,
        batches=["a"],  # type: ignore[list-item]
        step=note("step", device.step),
        synchronize=note("synchronize", device.synchronize),
        clock=note("clock", device.clock),
    )
    events_of(measurement)
    before_readings = [calls[i - 1] for i, name in enumerate(calls) if name == "clock"]
    assert "step" not in before_readings
    in_windows = "".join({"step": "s", "synchronize": "|", "clock": "c"}[name] for name in calls)
    assert "|csssss|c" in in_windows, "no synchronisation within a window"


def test_that_work_queued_before_a_window_is_not_counted_in_it() -> None:
    device = ScriptedDevice(repeat(0.1))
    device.step("stray")
    first, *_ = measurement_on(device).prepare()
    assert first == FirstStepTimed(CELL, about(0.1))


def test_that_warm_up_goes_on_until_the_step_time_has_settled() -> None:
    falling = [2.0, 1.0, 0.8, 0.6, 0.4, 0.2]
    device = ScriptedDevice(chain(falling, repeat(0.1)))
    _, warmup = measurement_on(device).prepare()
    assert isinstance(warmup, WarmedUp)
    assert warmup.has_settled
    # The falling ones but the first, two chunks at 0.1 s that set the best, and two that agree with it.
    assert warmup.duration_s >= sum(falling[1:])
    measurement = measurement_on(ScriptedDevice(chain(falling, repeat(0.1))))
    assert all(window.duration_s == about(0.5) for window in windows_of(measurement))


def test_that_a_step_time_that_never_settles_ends_the_warm_up_by_its_budget_and_says_so() -> None:
    def ever_faster() -> Iterator[float]:
        step_time_s = 1.0
        while True:
            yield step_time_s
            step_time_s *= 0.9

    timing = msgspec.structs.replace(TIMING, warmup_budget_s=3.0)
    _, warmup = measurement_on(ScriptedDevice(ever_faster()), timing).prepare()
    assert isinstance(warmup, WarmedUp)
    assert not warmup.has_settled
    assert 3.0 <= warmup.duration_s < 4.0


def test_that_a_step_longer_than_a_window_makes_windows_of_one_step() -> None:
    *_, last = events_of(measurement_on(ScriptedDevice(repeat(5.0))))
    assert isinstance(last, WindowTimed)
    assert (last.steps, last.duration_s) == (1, about(5.0))


def test_that_windows_are_long_against_what_a_synchronisation_costs() -> None:
    cheap = windows_of(measurement_on(ScriptedDevice(repeat(0.0078125), sync_s=0.0)))
    assert {window.steps for window in cheap} == {64}
    device = ScriptedDevice(repeat(0.01), sync_s=0.02)
    _, warmup, *windows = events_of(measurement_on(device))
    assert isinstance(warmup, WarmedUp)
    assert warmup.sync_time_s == pytest.approx(0.02, rel=0.1)
    for window in windows:
        assert isinstance(window, WindowTimed)
        assert window.duration_s >= 100 * warmup.sync_time_s
        assert window.duration_s / window.steps == pytest.approx(0.01, rel=0.011)


def noisy(*, by: float) -> Iterator[float]:
    """Step times around 1 s, each a window of its own."""
    return cycle(1.0 * (1 + by * offset) for offset in (-2, 1, 0, 2, -1))


def test_that_sampling_ends_when_the_interval_is_narrow() -> None:
    measurement = measurement_on(ScriptedDevice(noisy(by=0.003)))
    assert len(windows_of(measurement)) == 6
    assert measurement.ended_by == "interval_reached"
    longer = measurement_on(ScriptedDevice(noisy(by=0.008)))
    assert 6 < len(windows_of(longer)) < 100
    assert longer.ended_by == "interval_reached"


def test_that_sampling_ends_by_its_budget_where_the_interval_stays_wide() -> None:
    timing = msgspec.structs.replace(TIMING, budget_s=8.0)
    measurement = measurement_on(ScriptedDevice(noisy(by=0.2)), timing)
    windows = windows_of(measurement)
    assert measurement.ended_by == "budget_spent"
    assert sum(window.duration_s for window in windows[:-1]) < 8.0 <= sum(w.duration_s for w in windows)


def test_that_the_fewest_windows_are_timed_whatever_the_budget() -> None:
    timing = msgspec.structs.replace(TIMING, budget_s=0.1)
    measurement = measurement_on(ScriptedDevice(noisy(by=0.2)), timing)
    assert len(windows_of(measurement)) == 6
    assert measurement.ended_by == "budget_spent"


def test_that_the_time_is_spent_in_turns_and_each_window_tells_its_turn_and_its_time() -> None:
    timing = msgspec.structs.replace(TIMING, budget_s=8.0)
    windows = windows_of(measurement_on(ScriptedDevice(noisy(by=0.1)), timing))
    # A turn of (six windows of 0.5 s) / 4: one window of about 1 s.
    assert [window.turn for window in windows] == list(range(len(windows)))
    assert windows[0].at_s == 0.0
    for before, after in pairwise(windows):
        assert after.at_s == about(before.at_s + before.duration_s)


def test_that_a_turn_begins_with_steps_that_are_in_no_window() -> None:
    """Another device's turn has gone by: the first step after it is slow, and no window shows it."""

    def slow_after_a_pause() -> Iterator[float]:
        while True:
            yield 0.2 if is_first_of_a_turn[0] else 0.03125
            is_first_of_a_turn[0] = False

    is_first_of_a_turn = [False]
    timing = msgspec.structs.replace(TIMING, precision_goal=NEVER, budget_s=8.0)
    measurement = measurement_on(ScriptedDevice(slow_after_a_pause()), timing)
    list(measurement.prepare())
    durations_s = []
    while measurement.ended_by is None:
        is_first_of_a_turn[0] = True
        durations_s += [e.duration_s for e in measurement.turn() if isinstance(e, WindowTimed)]
    assert len(durations_s) == 16
    assert durations_s == [about(0.5)] * 16


def test_that_a_drift_and_an_outlier_stay_in_the_samples() -> None:
    step_times_s = chain(repeat(0.5, 4), [0.5] * 6, [2.0], (0.5 + 0.01 * i for i in range(1000)))
    timing = msgspec.structs.replace(TIMING, budget_s=8.0, precision_goal=NEVER)
    durations_s = [w.duration_s for w in windows_of(measurement_on(ScriptedDevice(step_times_s), timing))]
    assert durations_s[:8] == [about(s) for s in (0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 2.0, 0.5)]
    assert durations_s[8:] == [about(0.5 + 0.01 * (i + 1)) for i in range(len(durations_s) - 8)]


def test_that_the_batches_cycle_through_all_images() -> None:
    device = ScriptedDevice(repeat(0.1))
    events_of(measurement_on(device))
    assert "".join(device.batches).startswith("abcabcabcabcabc")


def test_that_the_interval_is_looked_at_ever_more_rarely() -> None:
    """Three of 1.2 s among 15 are no longer in the interval, but the looks are at 6, 8, 10, 13 and 17."""
    step_times_s = chain(repeat(1.0, 4), (1.0, 1.2, 0.8, 1.2, 0.8, 1.2), repeat(1.0))
    assert len(windows_of(measurement_on(ScriptedDevice(step_times_s)))) == 17


@pytest.mark.parametrize("variation", [0.01, 0.02, 0.03])
@pytest.mark.parametrize(("timing", "share"), [(QUICK, 0.98), (THOROUGH, 0.95)])
def test_that_the_interval_so_obtained_holds_the_truth(
    timing: Timing, share: float, variation: float
) -> None:
    """In as many of simulated cells as docs/method.md says; a step is a window of its own."""
    random, step_s, cells, held = Random(2022), 1.02 * timing.window_time_s, 400, 0
    for _ in range(cells):
        noise = (random.gauss(step_s, variation * step_s) for _ in repeat(None))
        windows = windows_of(measurement_on(ScriptedDevice(chain(repeat(step_s, 4), noise)), timing))
        interval = median_interval([window.duration_s / window.steps for window in windows])
        assert interval is not None
        held += interval.low <= step_s <= interval.high
    # Three standard deviations of what chance does in so many cells.
    assert held / cells == pytest.approx(share, abs=0.033)


def test_that_even_the_fewest_windows_are_spread_over_several_turns() -> None:
    timing = msgspec.structs.replace(PRESETS["standard"].timing, precision_goal=0.01)
    windows = windows_of(measurement_on(ScriptedDevice(repeat(0.015625)), timing))
    assert len(windows) == timing.min_windows, "at the first look they are all alike"
    assert len({window.turn for window in windows}) == TURNS
