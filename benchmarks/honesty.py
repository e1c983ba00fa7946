"""Is the projection true? Seconds per epoch from the app's step time over a really timed resident epoch."""

import statistics
from collections.abc import Iterator

from app.model.catalog import MODELS
from app.model.events import WindowTimed
from app.model.plan import ALL_IMAGES
from benchmarks.bench import Bench
from benchmarks.report import Check

ROUNDS = 5
TOLERANCE = 0.03
SLOW_EPOCH_S = 60.0
SHORT_IMAGES = 100
"""Of an epoch that would take too long; the last batch is a part of one here too."""


def run(device: str) -> Iterator[Check]:
    """Every model at batch 64, and on an accelerator at batch 4."""
    for batch_size in (64,) if device == "cpu" else (4, 64):
        for model in MODELS:
            yield honesty(model, device, batch_size)


def honesty(model: str, device: str, batch_size: int) -> Check:
    """The median over alternating rounds of (projected / timed)."""
    bench = Bench(model, device, batch_size)
    images = ALL_IMAGES
    first = bench.app_round()
    if _projected_s(first, images, batch_size) > SLOW_EPOCH_S:
        images = SHORT_IMAGES
    bench.plain.time_epoch(images)
    ratios = []
    for _ in range(ROUNDS):
        windows = bench.app_round()
        ratios.append(_projected_s(windows, images, batch_size) / bench.plain.time_epoch(images))
    return Check(
        f"honesty {bench.cell.title}",
        statistics.median(ratios),
        1 - TOLERANCE,
        1 + TOLERANCE,
        f"{images} images",
    )


def _projected_s(windows: list[WindowTimed], images: int, batch_size: int) -> float:
    step_time_s = statistics.median(window.duration_s / window.steps for window in windows)
    return step_time_s * images / batch_size
