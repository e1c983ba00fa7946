"""Does the app's way of measuring cost time? Its step time over a plain loop's, window by window in turns."""

import statistics
from collections.abc import Iterator
from itertools import islice, pairwise

from app.model.catalog import MODELS
from app.stats.intervals import median_interval
from benchmarks.bench import Bench
from benchmarks.report import Check

TIME_S = 20.0
"""For each cell, both sides together."""
FEWEST_PAIRS = 12
BOUNDS = {"cpu": ((4, 0.01),), "cuda": ((64, 0.01), (4, 0.03)), "mps": ((64, 0.01), (4, 0.03))}
"""Batch size and how far the ratio may be from 1, by device."""


def run(device: str) -> Iterator[Check]:
    """Every model at the batch sizes for which there is a bound."""
    for batch_size, tolerance in BOUNDS[device]:
        for model in MODELS:
            yield overhead(model, device, batch_size, tolerance)


def overhead(model: str, device: str, batch_size: int, tolerance: float) -> Check:
    """The median of (an app's window / the mean of the plain windows before and after it).

    Each stands between two of the other kind, so a machine that speeds up or slows down does the same to
    both sides of the ratio.
    """
    bench = Bench(model, device, batch_size, images=4 * batch_size)
    windows = bench.app_windows()
    first = next(windows)
    pairs = max(FEWEST_PAIRS, round(TIME_S / 2 / first.duration_s))
    plain, app = [bench.plain.time_steps(first.steps)], []
    for window in islice(windows, pairs):
        app.append(window.duration_s)
        plain.append(bench.plain.time_steps(first.steps))
    ratios = [own / statistics.fmean(around) for own, around in zip(app, pairwise(plain), strict=True)]
    interval = median_interval(ratios)
    note = f"95 %: {interval.low:.4f} to {interval.high:.4f}, {pairs} pairs" if interval else ""
    name = f"overhead {bench.cell.title}"
    return Check(name, statistics.median(ratios), 1 - tolerance, 1 + tolerance, note)
