"""Does the app's way of measuring cost time? Its step time over a plain loop's, window by window in turns."""

import statistics
from collections.abc import Callable, Iterator
from itertools import pairwise

from app.model.catalog import MODELS
from app.model.plan import Cell
from app.stats.intervals import median_interval
from benchmarks.bench import Bench
from benchmarks.plain_loop import PlainLoop
from benchmarks.report import Check

TIME_S = 40.0
"""For each cell, both sides together."""
FEWEST_PAIRS = 12
BOUNDS = {"cpu": ((4, 0.01),), "cuda": ((64, 0.01), (4, 0.03)), "mps": ((64, 0.01), (4, 0.03))}
"""Batch size and how far the ratio may be from 1, by device."""
CONTROL = "squeezenet1_0"


def run(device: str) -> Iterator[Check]:
    """Every model at the batch sizes for which there is a bound, and what chance alone does."""
    for batch_size, tolerance in BOUNDS[device]:
        yield control(CONTROL, device, batch_size, tolerance)
        for model in MODELS:
            yield overhead(model, device, batch_size, tolerance)


def overhead(model: str, device: str, batch_size: int, tolerance: float) -> Check:
    """An app's window over the plain windows before and after it."""
    bench = Bench(model, device, batch_size, images=4 * batch_size)
    windows = bench.app_windows()
    first = next(windows)
    return _compare(
        f"overhead {bench.cell.title}",
        lambda: next(windows).duration_s,
        lambda: bench.plain.time_steps(first.steps),
        tolerance,
    )


def control(model: str, device: str, batch_size: int, tolerance: float) -> Check:
    """The same with a second plain loop in the app's place: a ratio other than 1 is the machine's."""
    bench = Bench(model, device, batch_size, images=4 * batch_size)
    steps = next(bench.app_windows()).steps
    second = PlainLoop(model, bench.batches, bench.device)
    second.time_steps(3)
    return _compare(
        f"control, two plain loops, {Cell(model, device, batch_size).title}",
        lambda: second.time_steps(steps),
        lambda: bench.plain.time_steps(steps),
        tolerance,
    )


def _compare(
    name: str, time_own_s: Callable[[], float], time_plain_s: Callable[[], float], tolerance: float
) -> Check:
    """The median of (own window / mean of the plain ones around it).

    Each stands between two of the other kind, so a machine that speeds up or slows down does the same to
    both sides of the ratio.
    """
    plain = [time_plain_s()]
    own: list[float] = []
    while len(own) < FEWEST_PAIRS or sum(own) + sum(plain) < TIME_S:
        own.append(time_own_s())
        plain.append(time_plain_s())
    ratios = [each / statistics.fmean(around) for each, around in zip(own, pairwise(plain), strict=True)]
    interval = median_interval(ratios)
    note = f"95%: {interval.low:.4f} to {interval.high:.4f}, {len(own)} pairs" if interval else ""
    return Check(name, statistics.median(ratios), 1 - tolerance, 1 + tolerance, note)
