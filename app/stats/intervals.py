"""Confidence intervals: how far a figure might be off by chance. tests/stats compares them with scipy's."""

import math
import statistics
from collections.abc import Sequence

import numpy
from numpy.typing import NDArray

from app.model.record import Record

CONFIDENCE = 0.95
RESAMPLES = 2000
BOOTSTRAP_SEED = 2022

Samples = tuple[float, ...]


class Interval(Record, frozen=True):
    """From `low` to `high` at 95 % confidence."""

    low: float
    high: float

    def reach(self, middle: float) -> float:
        """How far its farther end is from `middle`."""
        return max(self.high - middle, middle - self.low)


def median_interval(samples: Sequence[float]) -> Interval | None:
    """Two order statistics around the median, whatever the distribution; None for fewer than six samples.

    Source: W. J. Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2. Its true confidence
    is at least 95 %, for six samples 96.9 %.
    """
    ordered = sorted(samples)
    rank = _rank_within(len(ordered))
    return Interval(ordered[rank - 1], ordered[-rank]) if rank else None


def _rank_within(count: int) -> int:
    """The largest r such that the r-th smallest is above the median in at most 2.5 % of cases; 0 for none."""
    tail = (1 - CONFIDENCE) / 2
    probability, rank = 0.0, 0
    while rank < count:
        probability += math.comb(count, rank) / 2**count
        if probability > tail:
            break
        rank += 1
    return rank


def speed_up_interval(baseline: Sequence[float], own: Sequence[float]) -> Interval | None:
    """Of the median of `baseline` over that of `own`; None where either has no interval of its own."""
    return geometric_mean_interval([(tuple(baseline), tuple(own))])


def geometric_mean_interval(pairs: Sequence[tuple[Samples, Samples]]) -> Interval | None:
    """Of the geometric mean of the pairs' ratios of medians, by a seeded percentile bootstrap.

    Every sample is drawn anew, on both sides of each pair, `RESAMPLES` times. Source: B. Efron and R. J.
    Tibshirani, An Introduction to the Bootstrap (1993), chapter 13.

    Returns:
        None where there is no pair, or a side has too few samples for an interval of its own.
    """
    if not pairs or any(not _rank_within(len(side)) for pair in pairs for side in pair):
        return None
    generator = numpy.random.default_rng(BOOTSTRAP_SEED)
    logs = [
        numpy.log(_resampled_medians(baseline, generator) / _resampled_medians(own, generator))
        for baseline, own in pairs
    ]
    means = numpy.exp(numpy.mean(logs, axis=0))
    low, high = numpy.quantile(means, [(1 - CONFIDENCE) / 2, (1 + CONFIDENCE) / 2])
    return Interval(float(low), float(high))


def _resampled_medians(samples: Samples, generator: numpy.random.Generator) -> NDArray[numpy.float64]:
    """Shape (RESAMPLES,)."""
    drawn = generator.choice(samples, size=(RESAMPLES, len(samples)))
    medians: NDArray[numpy.float64] = numpy.median(drawn, axis=1)
    return medians


def relative_reach(samples: Sequence[float]) -> float | None:
    """How far the median's interval reaches, as a share of the median; None where there is none."""
    interval = median_interval(samples)
    middle = statistics.median(samples) if samples else 0.0
    return interval.reach(middle) / middle if interval else None
