"""The doubts about a cell: what its samples and its surroundings say against its figures."""

import math
import statistics
from collections.abc import Iterator
from functools import lru_cache

import numpy

from app.model.catalog import BASELINE_DEVICE, DEVICES
from app.model.result import CellResult, Result
from app.stats.caution import QUIET, Caution
from app.stats.figures import figures, step_times_s
from app.stats.formats import format_cores, format_duration, format_memory, format_percent, format_spread
from app.stats.intervals import CACHED, Samples
from app.stats.thresholds import (
    DRIFT_RATIO,
    FEWEST_SAMPLES,
    IMPRECISE_REACH,
    NEAR_LIMIT_SHARE,
    OTHER_LOAD_CORES,
    OTHER_LOAD_SHARE,
    OUTLIER_FLOOR,
    OUTLIER_Z,
    SWAP_GROWN_BYTES,
    TREND_Z,
    UNSTABLE_CV,
)

TWICE = 2.0
AN_INTERVAL, NO_INTERVAL = 0, 1
"""The graver one is that there is none at all, however wide another is."""


def cell_cautions(result: Result, cell: CellResult) -> tuple[Caution, ...]:
    """The doubts about a measured cell; none for a cell without figures."""
    if figures(cell) is None:
        return ()
    return (
        tuple(_about_samples(cell, result.plan.preset))
        + tuple(_about_memory(result, cell))
        + tuple(_about_load(result, cell))
    )


@lru_cache(maxsize=CACHED)
def are_outliers(samples: Samples) -> tuple[bool, ...]:
    """Of each sample whether it is out of all proportion to how far the samples lie apart usually."""
    middle = statistics.median(samples)
    distances = [abs(sample - middle) for sample in samples]
    usual = max(statistics.median(distances), OUTLIER_FLOOR * middle)
    return tuple(distance > OUTLIER_Z * usual for distance in distances)


def outliers(samples: Samples) -> int:
    """How many samples are far from all the others."""
    return sum(are_outliers(samples))


@lru_cache(maxsize=CACHED)
def drift(samples: Samples) -> float:
    """Median of the last third over that of the first third; 1 for fewer than six samples."""
    if len(samples) < FEWEST_SAMPLES:
        return 1.0
    third = len(samples) // 3
    return statistics.median(samples[-third:]) / statistics.median(samples[:third])


@lru_cache(maxsize=CACHED)
def trend_z(samples: Samples) -> float:
    """How surely the samples rise with their order: Spearman's correlation in standard deviations.

    Source: E. L. Lehmann, Nonparametrics: Statistical Methods Based on Ranks, section 7.3.
    """
    _, places, counts = numpy.unique(samples, return_inverse=True, return_counts=True)
    if len(counts) == 1:
        return 0.0
    # Equal samples share the mean of their ranks.
    ranks = (numpy.cumsum(counts) - (counts - 1) / 2)[places]
    correlation = numpy.corrcoef(ranks, numpy.arange(len(samples)))[0, 1]
    return float(correlation) * math.sqrt(len(samples) - 1)


def has_drifted(samples: Samples) -> bool:
    """Whether the samples became longer by more than chance makes them."""
    return drift(samples) >= DRIFT_RATIO and trend_z(samples) >= TREND_Z


def _about_samples(cell: CellResult, preset: str) -> Iterator[Caution]:
    measured, samples = figures(cell), step_times_s(cell)
    assert measured is not None
    what = "epoch" if cell.epochs else "window"
    if measured.cv is not None and measured.cv >= UNSTABLE_CV:
        sentence = f"Unstable: its {what}s vary by {format_percent(measured.cv)}."
        yield Caution("unstable", sentence, QUIET, cell.cell, (measured.cv,))
    if far := outliers(samples):
        are = f"1 {what} is" if far == 1 else f"{far} {what}s are"
        yield Caution("outliers", f"{are} far from all the others.", QUIET, cell.cell, (far,))
    ratio = drift(samples)
    if has_drifted(samples):
        sentence = f"{_slowing(ratio)}{_within(cell)}: the machine may have throttled."
        yield Caution("drift", sentence, QUIET, cell.cell, (ratio,))
    yield from _about_precision(cell, preset)
    if _is_unsettled(cell, samples):
        yield Caution(
            "not_settled",
            "Its warm-up ended before the step time had settled, which the figure may include.",
            f"{QUIET}{_longer(preset, 'warms up for longer')}",
            cell.cell,
            (1 / ratio,),
        )


def _slowing(ratio: float) -> str:
    """Nothing is slower by more than all of its speed."""
    if ratio < TWICE:
        return f"It became slower by {format_percent(ratio - 1)}"
    return f"Its steps came to take {ratio:.1f} times as long"


def _longer(preset: str, how: str) -> str:
    """Where the quick preset was too short, another is not."""
    return f" The preset standard {how}." if preset == "quick" else ""


def _within(cell: CellResult) -> str:
    """How long the windows went on, pauses for other cells included; empty where it is not known."""
    last = cell.windows[-1] if cell.windows else None
    if last is None or last.at_s is None:
        return ""
    return f" within {format_duration(last.at_s + last.duration_s)}"


def _about_precision(cell: CellResult, preset: str) -> Iterator[Caution]:
    measured = figures(cell)
    assert measured is not None
    if cell.epochs:
        # Each epoch is a sample, mostly the only one: that is told once, about the whole run.
        return
    reach = measured.relative_reach
    if measured.samples < FEWEST_SAMPLES:
        windows = "1 window" if measured.samples == 1 else f"{measured.samples} windows"
        sentence = f"Only {windows}: too few for an interval."
        gravity: tuple[float, ...] = NO_INTERVAL, -measured.samples
    elif cell.ended_by == "budget_spent" and reach is not None and reach > IMPRECISE_REACH:
        spread = format_spread(measured.images_per_s, measured.images_per_s_interval)
        sentence = f"Its time was up while its images per second were still uncertain: {spread}."
        gravity = AN_INTERVAL, reach
    else:
        return
    advice = f"{QUIET}{_longer(preset, 'takes more windows')}"
    yield Caution("too_few_samples", sentence, advice, cell.cell, gravity)


def _is_unsettled(cell: CellResult, samples: Samples) -> bool:
    """Whether warming up went on within the windows, or may have: slow cells end it by their time alone."""
    if cell.warmup is None or cell.warmup.has_settled is not False:
        return False
    return len(samples) < FEWEST_SAMPLES or drift(samples) <= 1 / DRIFT_RATIO


def _about_memory(result: Result, cell: CellResult) -> Iterator[Caution]:
    grown_bytes = cell.swap_grown_bytes
    if grown_bytes is not None and grown_bytes >= SWAP_GROWN_BYTES:
        yield Caution(
            "swap_grew",
            f"The system moved {format_memory(grown_bytes)} out to the disk meanwhile: memory was short.",
            "Close other programs or choose a smaller batch size.",
            cell.cell,
            (grown_bytes,),
        )
    limit_bytes = memory_limit_bytes(result, cell)
    peak_bytes = cell.peak_memory_bytes
    if peak_bytes is not None and limit_bytes and peak_bytes >= NEAR_LIMIT_SHARE * limit_bytes:
        used = f"{format_memory(peak_bytes)} of the {format_memory(limit_bytes)}"
        yield Caution(
            "memory_near_limit",
            f"It used {used} that {DEVICES[cell.cell.device].title} has for it.",
            "Choose a smaller batch size.",
            cell.cell,
            (peak_bytes / limit_bytes,),
        )


def memory_limit_bytes(result: Result, cell: CellResult) -> int | None:
    """What the device says it can use well; of the CPU, which shares with all else, the whole memory."""
    status = result.device(cell.cell.device)
    if cell.cell.device == BASELINE_DEVICE:
        return result.machine.memory_bytes
    return status.memory_bytes if status else None


def _about_load(result: Result, cell: CellResult) -> Iterator[Caution]:
    load, cores = cell.other_load_cores, result.machine.cpu_cores
    if load is None or load < (OTHER_LOAD_SHARE * cores if cores else OTHER_LOAD_CORES):
        return
    of_all = f" of {cores}" if cores else ""
    sentence = f"Other programs kept {format_cores(load)}{of_all} CPU cores busy."
    yield Caution("other_load", sentence, "Close other programs, then run again.", cell.cell, (load,))
