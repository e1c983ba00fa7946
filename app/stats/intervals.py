"""Confidence intervals: how far a figure might be off by chance. tests/stats compares them with scipy's."""

import math
import zlib
from collections.abc import Sequence
from functools import lru_cache
from typing import TYPE_CHECKING

from app.model.record import Record

if TYPE_CHECKING:
    # Late where it is used: the window opens without it.
    import numpy
    from numpy.typing import NDArray

CONFIDENCE = 0.95
TAIL = (1 - CONFIDENCE) / 2
FAR_OUT = 10
"""In square roots of the count, of which half a one is a standard deviation: nothing is beyond that."""
RESAMPLES = 4000
"""Chance of the resampling itself moves an end of the interval by about a fiftieth of its width."""
BOOTSTRAP_SEED = 2022
CACHED = 2048
"""A window draws the same figures again at each event: those of more cells than a run has are kept."""

Samples = tuple[float, ...]


class Interval(Record, frozen=True):
    """From `low` to `high` at 95% confidence."""

    low: float
    high: float

    def reach(self, middle: float) -> float:
        """How far its farther end is from `middle`."""
        return max(self.high - middle, middle - self.low)


def median_interval(samples: Sequence[float]) -> Interval | None:
    """Two order statistics around the median, whatever the distribution; None for fewer than six samples.

    Source: W. J. Conover, Practical Nonparametric Statistics, 3rd edition, section 3.2. Its true confidence
    is at least 95%, for six samples 96.9%.
    """
    ordered = sorted(samples)
    rank = _rank_within(len(ordered))
    return Interval(ordered[rank - 1], ordered[-rank]) if rank else None


@lru_cache(maxsize=CACHED)
def _rank_within(count: int) -> int:
    """The largest r such that the r-th smallest is above the median in at most 2.5% of cases; 0 for none.

    The chances are summed from far out in the tail of the binomial distribution on: a day of windows has
    numbers of its own length for each of them.
    """
    every = math.lgamma(count + 1) - count * math.log(2)
    rank, below = max(0, int(count / 2 - FAR_OUT * math.sqrt(count))), 0.0
    while rank < count:
        below += math.exp(every - math.lgamma(rank + 1) - math.lgamma(count - rank + 1))
        if below > TAIL:
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
    return _geometric_mean_interval(tuple(pairs))


@lru_cache(maxsize=CACHED)
def _geometric_mean_interval(pairs: tuple[tuple[Samples, Samples], ...]) -> Interval | None:
    if not pairs or any(not _rank_within(len(side)) for pair in pairs for side in pair):
        return None
    import numpy

    logs = [numpy.log(resampled_medians(baseline) / resampled_medians(own)) for baseline, own in pairs]
    means = numpy.exp(numpy.mean(logs, axis=0))
    low, high = numpy.quantile(means, [TAIL, 1 - TAIL])
    return Interval(float(low), float(high))


@lru_cache(maxsize=CACHED)
def resampled_medians(samples: Samples) -> "NDArray[numpy.float64]":
    """The medians of `RESAMPLES` bootstrap samples. Shape (RESAMPLES,); the same for the same samples.

    Not by drawing them all: the k-th smallest of n draws is the sample at the quantile that the k-th
    smallest of n uniform numbers has, and that is a Beta(k, n + 1 - k). Source: H. A. David and H. N.
    Nagaraja, Order Statistics, 3rd edition, sections 2.1 and 2.3. For an even n the two in the middle are
    needed; the upper of them lies above the lower as the smallest of n / 2 uniform numbers does above 0.
    """
    import numpy

    ordered = numpy.sort(numpy.asarray(samples, dtype=numpy.float64))
    count = len(ordered)
    # Of its own for each cell: two cells that drew alike would seem to vary together.
    generator = numpy.random.default_rng([BOOTSTRAP_SEED, zlib.crc32(ordered.tobytes())])
    lower_rank = (count + 1) // 2
    lower = generator.beta(lower_rank, count + 1 - lower_rank, RESAMPLES)
    medians = _at(ordered, lower)
    if count % 2 == 0:
        upper = lower + (1 - lower) * generator.beta(1, count - lower_rank, RESAMPLES)
        medians = (medians + _at(ordered, upper)) / 2
    medians.flags.writeable = False
    return medians


def _at(ordered: "NDArray[numpy.float64]", quantiles: "NDArray[numpy.float64]") -> "NDArray[numpy.float64]":
    """The samples that a drawing by these uniform numbers takes."""
    import numpy

    places = numpy.minimum((quantiles * len(ordered)).astype(int), len(ordered) - 1)
    taken: NDArray[numpy.float64] = ordered[places]
    return taken
