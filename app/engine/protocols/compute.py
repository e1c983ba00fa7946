"""The compute protocol: batches held on the device, windows of several steps between two synchronisations."""

import math
import statistics
from collections.abc import Callable, Iterator
from itertools import cycle
from typing import NamedTuple

from app.engine.digits import Batch, resident_batches
from app.engine.protocols.base import Bench, first_step
from app.engine.pulse import beat
from app.model.events import CellSample, SampleDiscarded, SamplingEnd, WarmedUp, WindowTimed
from app.model.plan import Cell, Timing
from app.sleep_clock import Clock, SleepWatch, asleep_s
from app.stats.intervals import median_interval

SETTLED_WITHIN = 0.05
"""Warm-up goes on while the step time falls by more than this."""
SETTLED_CHUNKS = 2
"""So many chunks in a row must agree."""
CHUNKS_PER_WINDOW = 2
"""A chunk of the warm-up takes about a window's time divided by this."""
SYNC_TRIALS = 5
WINDOW_OVER_SYNC = 100
"""A window is at least so many times the cost of a synchronisation, which thus adds at most 1% to it."""
LOOKS_APART = 1.25
"""The interval is looked at whenever there are so many times the windows of the last look. Looking after each
window and stopping at the first narrow one would favour samples that happen to lie close together."""
TURNS = 4
"""The fewest windows that a cell can have are spent in about so many turns: a short cell has several too."""
LEAD_IN_S = 0.1
"""Steps of this time run untimed as a turn begins: caches are cold and an idle GPU's clocks are low."""
TURN_OVER_LEAD_IN = 5
"""A turn is at least so many times its lead-in."""

Step = Callable[[Batch], None]
Synchronize = Callable[[], None]


def compute(bench: Bench) -> "ComputeMeasurement":
    """The protocol on a bench."""
    batches = resident_batches(bench.plan.images, bench.cell.batch_size, bench.device.torch_device)
    return ComputeMeasurement(
        cell=bench.cell,
        timing=bench.plan.timing,
        batches=batches,
        step=bench.trainer.step,
        synchronize=bench.device.synchronize,
        clock=bench.clock,
        asleep=bench.asleep,
    )


class ComputeMeasurement:
    """Times a cell.

    The device is synchronised before the clock is read at both ends of a window and never within, because
    a GPU's work is queued: without it the clock stops early, and with one per step the wait is measured
    (docs/method.md).
    """

    def __init__(
        self,
        *,
        cell: Cell,
        timing: Timing,
        batches: list[Batch],
        step: Step,
        synchronize: Synchronize,
        clock: Clock,
        asleep: Clock = asleep_s,
    ) -> None:
        self._cell = cell
        self._timing = timing
        self._stream = cycle(batches)
        self._step = step
        self._synchronize = synchronize
        self._clock = clock
        self._asleep = asleep
        self._step_time_s = math.inf
        self._window_steps = 1
        self._turn = 0
        self._first_window_s: float | None = None
        self._step_times_s: list[float] = []
        self._measured_s = 0.0
        self._next_look = timing.min_windows
        self._ended_by: SamplingEnd | None = None

    @property
    def ended_by(self) -> SamplingEnd | None:
        return self._ended_by

    def prepare(self) -> Iterator[CellSample]:
        yield first_step(self._cell, lambda: self._time_steps(1), self._asleep)
        yield self._warm_up()

    def turn(self) -> Iterator[CellSample]:
        watch = SleepWatch(self._asleep)
        for _ in range(int(LEAD_IN_S / self._step_time_s)):
            self._step(next(self._stream))
        shortest_s = min(self._timing.budget_s, self._timing.min_windows * self._timing.window_time_s)
        turn_time_s = max(shortest_s / TURNS, TURN_OVER_LEAD_IN * LEAD_IN_S)
        turn_s = 0.0
        while self._ended_by is None and turn_s < turn_time_s:
            self._synchronize()
            at_s = self._clock()
            duration_s = self._time_steps(self._window_steps)
            if slept_s := watch.slept_s():
                yield self._discarded(duration_s, slept_s)
                # Another turn, since one begins with a lead-in: what has slept is cold.
                break
            if self._first_window_s is None:
                self._first_window_s = at_s
            turn_s += duration_s
            self._measured_s += duration_s
            self._step_times_s.append(duration_s / self._window_steps)
            self._ended_by = self._judge()
            yield WindowTimed(
                cell=self._cell,
                steps=self._window_steps,
                duration_s=duration_s,
                turn=self._turn,
                at_s=at_s - self._first_window_s,
            )
        self._turn += 1

    def _discarded(self, duration_s: float, slept_s: float) -> SampleDiscarded:
        """A window in which, or since the last of this turn, the system slept."""
        return SampleDiscarded(
            cell=self._cell,
            what="window",
            steps=self._window_steps,
            duration_s=duration_s,
            slept_s=slept_s,
        )

    def _judge(self) -> SamplingEnd | None:
        """Whether there are enough samples: the interval first, since a precise cell was not cut off."""
        count = len(self._step_times_s)
        if count >= self._next_look:
            self._next_look = math.ceil(count * LOOKS_APART)
            interval = median_interval(self._step_times_s)
            middle = statistics.median(self._step_times_s)
            if interval is not None and interval.reach(middle) <= self._timing.precision_goal * middle:
                return "interval_reached"
        is_over = count >= self._timing.min_windows and self._measured_s >= self._timing.budget_s
        return "budget_spent" if is_over else None

    def _time_steps(self, steps: int) -> float:
        self._synchronize()
        started = self._clock()
        for _ in range(steps):
            self._step(next(self._stream))
        self._synchronize()
        duration_s = self._clock() - started
        beat()
        return duration_s

    def _warm_up(self) -> WarmedUp:
        """Steps in chunks until two chunks in a row were hardly faster than the best before them."""
        done, spent_s, agreeing = 0, 0.0, 0
        best, steps = _Chunk(1, math.inf), 1
        while agreeing < SETTLED_CHUNKS and (not done or spent_s < self._timing.warmup_budget_s):
            chunk = _Chunk(steps, self._time_steps(steps))
            has_fallen = chunk.step_time_s < (1 - SETTLED_WITHIN) * best.step_time_s
            agreeing = 0 if has_fallen else agreeing + 1
            best = min(best, chunk, key=lambda each: each.step_time_s)
            done += chunk.steps
            spent_s += chunk.duration_s
            steps = _steps_to_fill(self._timing.window_time_s / CHUNKS_PER_WINDOW, chunk.step_time_s)
        sync_time_s = self._sync_time_s(best)
        self._step_time_s = max(best.step_time_s - sync_time_s / best.steps, best.step_time_s / 2)
        window_time_s = max(self._timing.window_time_s, WINDOW_OVER_SYNC * sync_time_s)
        self._window_steps = _steps_to_fill(window_time_s, self._step_time_s)
        return WarmedUp(
            cell=self._cell,
            steps=done,
            duration_s=spent_s,
            has_settled=agreeing >= SETTLED_CHUNKS,
            sync_time_s=sync_time_s,
        )

    def _sync_time_s(self, chunk: "_Chunk") -> float:
        """What the synchronisation of a window costs beyond its steps, or at least that of an idle device.

        With t the time of a step and c that cost, a step alone takes t + c and one of a chunk of k steps
        t + c / k; the difference is c (k - 1) / k. A step that fills a window is too long to tell the
        difference, and too long for it to matter.
        """
        self._synchronize()
        idle_s = min(self._idle_sync_s() for _ in range(SYNC_TRIALS))
        if chunk.steps == 1 or chunk.step_time_s * SYNC_TRIALS > self._timing.window_time_s:
            return idle_s
        # The least of each, since `chunk` is the best of the warm-up: what disturbs only ever adds.
        alone_s = min(self._time_steps(1) for _ in range(SYNC_TRIALS))
        beyond_s = (alone_s - chunk.step_time_s) * chunk.steps / (chunk.steps - 1)
        return max(idle_s, beyond_s)

    def _idle_sync_s(self) -> float:
        started = self._clock()
        self._synchronize()
        return self._clock() - started


class _Chunk(NamedTuple):
    """Steps of the warm-up between two synchronisations."""

    steps: int
    duration_s: float

    @property
    def step_time_s(self) -> float:
        return self.duration_s / self.steps


def _steps_to_fill(time_s: float, step_time_s: float) -> int:
    return max(1, math.ceil(time_s / step_time_s))
