"""The compute protocol: batches held on the device, windows of several steps between two synchronisations."""

from collections.abc import Callable, Iterator
from itertools import cycle

from app.engine.digits import Batch
from app.model.events import FirstStepTimed, WarmedUp, WindowTimed
from app.model.plan import Cell, Timing

Clock = Callable[[], float]
Step = Callable[[Batch], None]
Synchronize = Callable[[], None]


def measure(
    *,
    cell: Cell,
    timing: Timing,
    batches: list[Batch],
    step: Step,
    synchronize: Synchronize,
    clock: Clock,
) -> Iterator[FirstStepTimed | WarmedUp | WindowTimed]:
    """Time a cell; each event is yielded outside the clock.

    The device is synchronised before the clock is read at both ends of a window and never within, because
    a GPU's work is queued: without it the clock stops early, and with one per step the wait is measured
    (docs/method.md).
    """
    stream = cycle(batches)

    def time_steps(steps: int) -> float:
        synchronize()
        started = clock()
        for _ in range(steps):
            step(next(stream))
        synchronize()
        return clock() - started

    yield FirstStepTimed(cell=cell, step_time_s=time_steps(1))

    warmup_s = time_steps(timing.warmup_steps)
    yield WarmedUp(cell=cell, steps=timing.warmup_steps, duration_s=warmup_s)

    warm_step_s = warmup_s / timing.warmup_steps
    steps = max(1, round(timing.window_time_s / warm_step_s))
    measured_s = 0.0
    for window in range(timing.windows):
        if window >= timing.min_windows and measured_s >= timing.budget_s:
            return
        duration_s = time_steps(steps)
        measured_s += duration_s
        yield WindowTimed(cell=cell, steps=steps, duration_s=duration_s)
