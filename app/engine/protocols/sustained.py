"""The sustained protocol: one cell trains for minutes, in windows of about a second."""

import math
import statistics
from collections.abc import Iterator
from itertools import cycle

from app.engine.digits import resident_batches
from app.engine.protocols.base import Bench
from app.engine.pulse import beat
from app.model.events import CellSample, FirstStepTimed, SamplingEnd, WarmedUp, WindowTimed

WINDOW_TIME_S = 1.0
"""Short against throttling, which takes tens of seconds to set in; long against any synchronisation."""
WARMUP_BUDGET_S = 1.0
"""Kept short: a machine that is warmed up before the clock starts has no cold speed to compare with."""
CHUNK_TIME_S = 0.1
SETTLED_WITHIN = 0.05
"""Warm-up ends when a chunk of it is not faster by more than this than the best before."""
SYNC_TRIALS = 5
SECONDS_PER_MINUTE = 60


class SustainedMeasurement:
    """Times a cell for all of the plan's minutes in one turn; several cells follow each other.

    As in the compute protocol, the batches lie on the device, which is synchronised at both ends of a
    window and not within.
    """

    def __init__(self, bench: Bench) -> None:
        minutes = bench.plan.sustained_minutes
        assert minutes is not None
        self._bench = bench
        self._duration_s = SECONDS_PER_MINUTE * minutes
        self._stream = cycle(
            resident_batches(bench.plan.images, bench.cell.batch_size, bench.device.torch_device)
        )
        self._step_time_s = math.inf
        self._ended_by: SamplingEnd | None = None

    @property
    def ended_by(self) -> SamplingEnd | None:
        return self._ended_by

    def prepare(self) -> Iterator[CellSample]:
        yield FirstStepTimed(cell=self._bench.cell, first_step_time_s=self._time_steps(1))
        yield self._warm_up()

    def turn(self) -> Iterator[CellSample]:
        bench = self._bench
        bench.device.synchronize()
        began_s = bench.clock()
        while (at_s := bench.clock() - began_s) < self._duration_s:
            # Counted anew for each window: the speed is expected to change.
            steps = self._steps_to_fill(WINDOW_TIME_S)
            duration_s = self._time_steps(steps)
            self._step_time_s = duration_s / steps
            yield WindowTimed(cell=bench.cell, steps=steps, duration_s=duration_s, turn=0, at_s=at_s)
        self._ended_by = "all_timed"

    def _warm_up(self) -> WarmedUp:
        """Chunks until one is hardly faster than the best before it, or the short time for them is up."""
        done, spent_s, best_s, has_settled = 0, 0.0, math.inf, False
        while not has_settled and spent_s < WARMUP_BUDGET_S:
            steps = self._steps_to_fill(CHUNK_TIME_S)
            duration_s = self._time_steps(steps)
            self._step_time_s = duration_s / steps
            has_settled = self._step_time_s >= (1 - SETTLED_WITHIN) * best_s
            best_s = min(best_s, self._step_time_s)
            done += steps
            spent_s += duration_s
        return WarmedUp(
            cell=self._bench.cell,
            steps=done,
            duration_s=spent_s,
            has_settled=has_settled,
            sync_time_s=statistics.median(self._time_steps(0) for _ in range(SYNC_TRIALS)),
        )

    def _time_steps(self, steps: int) -> float:
        """Seconds from an idle device to an idle device."""
        self._bench.device.synchronize()
        started = self._bench.clock()
        for _ in range(steps):
            self._bench.trainer.step(next(self._stream))
        self._bench.device.synchronize()
        duration_s = self._bench.clock() - started
        beat()
        return duration_s

    def _steps_to_fill(self, time_s: float) -> int:
        """At the speed of the steps before; one where none is known yet."""
        return max(1, round(time_s / self._step_time_s))
