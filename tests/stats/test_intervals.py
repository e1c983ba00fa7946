"""The intervals against scipy's, and against what they promise: 95 of 100 hold the true value."""

import math
import statistics
from collections.abc import Callable

import numpy
import pytest
from numpy.typing import NDArray
from scipy import stats

from app.stats.intervals import (
    RESAMPLES,
    Interval,
    geometric_mean_interval,
    median_interval,
    resampled_medians,
    speed_up_interval,
)

TRIALS = 400
TOO_FEW = 0.92
"""At 95%, fewer than this of 400 trials hold the value in one of 250 cases; the seeds are fixed."""

Draw = Callable[[numpy.random.Generator, int], NDArray[numpy.float64]]

NOISES: dict[str, tuple[Draw, float]] = {
    "quiet": (lambda generator, count: generator.normal(1.0, 0.01, count), 1.0),
    "skewed": (lambda generator, count: 1 + generator.exponential(0.05, count), 1 + 0.05 * math.log(2)),
    "wild": (lambda generator, count: generator.lognormal(0.0, 0.5, count), 1.0),
}
COUNTS = (6, 7, 10, 40)


def drawn(count: int, seed: int = 1, middle: float = 0.1) -> tuple[float, ...]:
    generator = numpy.random.default_rng(seed)
    return tuple(float(sample) for sample in middle * generator.lognormal(0.0, 0.05, count))


@pytest.mark.parametrize("count", [6, 7, 8, 9, 12, 15, 40, 101, 1200, 86_400])
def test_that_the_median_interval_is_scipys(count: int) -> None:
    samples = drawn(count)
    interval = median_interval(samples)
    expected = stats.quantile_test(samples, p=0.5).confidence_interval(0.95)
    assert interval == Interval(expected.low, expected.high)


def test_that_six_samples_are_the_fewest_with_an_interval() -> None:
    assert median_interval(drawn(5)) is None
    assert median_interval([]) is None
    assert median_interval([3.0, 1.0, 2.0, 6.0, 5.0, 4.0]) == Interval(1.0, 6.0)


def test_that_the_reach_goes_to_the_farther_end() -> None:
    assert Interval(0.9, 1.3).reach(1.0) == pytest.approx(0.3)
    assert Interval(0.6, 1.1).reach(1.0) == pytest.approx(0.4)


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("count", COUNTS)
def test_that_95_of_100_median_intervals_hold_the_median(noise: str, count: int) -> None:
    draw, truth = NOISES[noise]
    generator = numpy.random.default_rng(7)
    held = 0
    for _ in range(TRIALS):
        interval = median_interval(draw(generator, count).tolist())
        assert interval is not None
        held += interval.low <= truth <= interval.high
    assert held / TRIALS >= TOO_FEW


@pytest.mark.parametrize("noise", NOISES)
@pytest.mark.parametrize("count", COUNTS)
def test_that_95_of_100_speed_up_intervals_hold_the_speed_up(noise: str, count: int) -> None:
    draw, _ = NOISES[noise]
    generator = numpy.random.default_rng(8)
    held = 0
    for _ in range(TRIALS):
        cpu, gpu = 3 * draw(generator, count), draw(generator, count)
        interval = speed_up_interval(cpu.tolist(), gpu.tolist())
        assert interval is not None
        held += interval.low <= 3.0 <= interval.high
    assert held / TRIALS >= TOO_FEW


def test_that_95_of_100_mean_intervals_hold_the_mean_and_are_no_wider_than_they_need_be() -> None:
    generator = numpy.random.default_rng(9)
    held, widths, means = 0, [], []
    for _ in range(TRIALS // 2):
        pairs = [
            (tuple(ratio * generator.normal(1, 0.03, 10)), tuple(generator.normal(1, 0.03, 10)))
            for ratio in (1.0, 2.0, 4.0, 8.0)
        ]
        interval = geometric_mean_interval(pairs)
        assert interval is not None
        held += interval.low <= 8**0.5 <= interval.high
        widths.append(interval.high - interval.low)
        means.append(
            statistics.geometric_mean(statistics.median(cpu) / statistics.median(gpu) for cpu, gpu in pairs)
        )
    assert held / len(means) >= TOO_FEW
    ideal = 2 * 1.96 * statistics.stdev(means)
    assert statistics.fmean(widths) < 1.4 * ideal


@pytest.mark.parametrize("count", [6, 7, 30, 31])
def test_that_the_short_cut_draws_the_medians_that_drawing_all_samples_gives(count: int) -> None:
    samples = drawn(count)
    short = resampled_medians(samples)
    generator = numpy.random.default_rng(3)
    long = numpy.median(generator.choice(samples, size=(RESAMPLES, count)), axis=1)
    assert short.shape == (RESAMPLES,)
    assert stats.ks_2samp(short, long).pvalue > 0.01
    assert set(numpy.round(short, 12)) & set(numpy.round(long, 12))


def test_that_the_speed_up_interval_is_scipys() -> None:
    cpu, gpu = drawn(25, seed=4, middle=0.4), drawn(18, seed=5)
    interval = speed_up_interval(cpu, gpu)
    expected = stats.bootstrap(
        (cpu, gpu),
        lambda cpu, gpu, axis: numpy.median(cpu, axis=axis) / numpy.median(gpu, axis=axis),
        n_resamples=20_000,
        method="percentile",
        rng=numpy.random.default_rng(6),
    ).confidence_interval
    assert interval is not None
    width = expected.high - expected.low
    assert interval.low == pytest.approx(expected.low, abs=0.06 * width)
    assert interval.high == pytest.approx(expected.high, abs=0.06 * width)


def test_that_the_same_samples_give_the_same_interval_and_other_ones_draw_otherwise() -> None:
    cpu, gpu = drawn(12, seed=10), drawn(12, seed=11)
    first = speed_up_interval(cpu, gpu)
    resampled_medians.cache_clear()
    assert resampled_medians(cpu).tolist() == resampled_medians(tuple(cpu)).tolist()
    assert speed_up_interval(list(cpu), list(gpu)) == first
    correlation = numpy.corrcoef(resampled_medians(cpu), resampled_medians(gpu))[0, 1]
    assert abs(correlation) < 0.1, "two cells' samples vary each by itself"


def test_that_a_side_with_too_few_samples_leaves_no_interval() -> None:
    assert speed_up_interval(drawn(5), drawn(20)) is None
    assert geometric_mean_interval([(drawn(20), drawn(20)), (drawn(20), drawn(3))]) is None
    assert geometric_mean_interval([]) is None
