"""Is the projection true? Seconds per epoch from the app's step time over a really timed resident epoch."""

import statistics
from collections.abc import Iterator
from itertools import pairwise

from app.model.catalog import MODELS
from app.model.events import WindowTimed
from app.model.plan_bounds import ALL_IMAGES
from app.stats.intervals import median_interval
from benchmarks.bench import Bench
from benchmarks.report import Check

FEWEST_ROUNDS = 5
TIME_S = 30.0
"""For each cell, the timed epochs together."""
TOLERANCE = 0.03
FEWEST_BATCHES = 4
"""In an epoch: the first step of one comes after those of the other's model, and takes longer."""
LONGEST_EPOCH_S = 10.0
"""A longer one is cut to as many whole batches as fit: a part of one would weigh more than in the whole."""


def run(device: str) -> Iterator[Check]:
    """Every model at batch 4, and on an accelerator at batch 64, of which a CPU has steps of minutes."""
    for batch_size in (4,) if device == "cpu" else (4, 64):
        for model in MODELS:
            yield honesty(model, device, batch_size)


def honesty(model: str, device: str, batch_size: int) -> Check:
    """The median over rounds of (projected / mean of the epochs timed before and after).

    The app is given as long as an epoch takes: both begin with what the other has left in the caches.
    """
    bench = Bench(model, device, batch_size)
    images = ALL_IMAGES
    expected_s = _projected_s(bench.app_round(), images, batch_size)
    if expected_s > LONGEST_EPOCH_S:
        images = batch_size * max(FEWEST_BATCHES, int(images / batch_size * LONGEST_EPOCH_S / expected_s))
    bench.plain.time_epoch(images)
    timed = [bench.plain.time_epoch(images)]
    projected: list[float] = []
    while len(projected) < FEWEST_ROUNDS or sum(timed) < TIME_S:
        projected.append(_projected_s(_windows_of(bench, timed[-1]), images, batch_size))
        timed.append(bench.plain.time_epoch(images))
    ratios = [
        each / statistics.fmean(around) for each, around in zip(projected, pairwise(timed), strict=True)
    ]
    interval = median_interval(ratios)
    spread = statistics.median(abs(later / earlier - 1) for earlier, later in pairwise(timed))
    return Check(
        f"honesty {bench.cell.title}",
        statistics.median(ratios),
        1 - TOLERANCE,
        1 + TOLERANCE,
        f"{images} images, {len(ratios)} rounds"
        + (f", 95%: {interval.low:.4f} to {interval.high:.4f}" if interval else "")
        + f"; from one epoch to the next the machine varies by {spread:.1%}",
    )


def _windows_of(bench: Bench, duration_s: float) -> list[WindowTimed]:
    windows: list[WindowTimed] = []
    while sum(window.duration_s for window in windows) < duration_s:
        windows += bench.app_round()
    return windows


def _projected_s(windows: list[WindowTimed], images: int, batch_size: int) -> float:
    step_time_s = statistics.median(window.duration_s / window.steps for window in windows)
    return step_time_s * images / batch_size
