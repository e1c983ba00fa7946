"""Does the app's way of measuring cost time? Its step time over a plain loop's, in alternating rounds."""

import statistics
from collections.abc import Iterator

from app.model.catalog import MODELS
from app.stats.intervals import median_interval
from benchmarks.bench import Bench
from benchmarks.report import Check

ROUNDS = 8


def run(device: str) -> Iterator[Check]:
    """Every model at the batch sizes for which there is a bound."""
    cases = {"cpu": ((4, 0.01),), "cuda": ((4, 0.03), (64, 0.01))}.get(device, ((4, 0.03), (64, 0.01)))
    for batch_size, tolerance in cases:
        for model in MODELS:
            yield overhead(model, device, batch_size, tolerance)


def overhead(model: str, device: str, batch_size: int, tolerance: float) -> Check:
    """The median over the rounds of (the app's median step time / the plain loop's)."""
    bench = Bench(model, device, batch_size, images=4 * batch_size)
    like = bench.app_round()
    ratios = []
    for number in range(ROUNDS):
        # Each goes first in every second round, so that neither has the better place.
        if number % 2:
            app, plain = bench.app_round(), bench.plain_round(like)
        else:
            plain, app = bench.plain_round(like), bench.app_round()
        own_s = statistics.median(window.duration_s / window.steps for window in app)
        ratios.append(own_s / statistics.median(plain))
    ratio = statistics.median(ratios)
    interval = median_interval(ratios)
    note = f"95 %: {interval.low:.4f} to {interval.high:.4f}" if interval else ""
    return Check(f"overhead {bench.cell.title}", ratio, 1 - tolerance, 1 + tolerance, note)
