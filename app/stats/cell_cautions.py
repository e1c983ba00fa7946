"""The doubts about a cell: what its samples and its surroundings say against its figures."""

import math
import statistics
from collections.abc import Iterator
from functools import lru_cache

from app.model.catalog import BASELINE_DEVICE, DEVICES
from app.model.result import CellResult, Result
from app.notation import number
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
from app.words import tr

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
    # Late: the window opens without numpy.
    import numpy

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
    quiet = tr(QUIET)
    if measured.cv is not None and measured.cv >= UNSTABLE_CV:
        share = format_percent(measured.cv)
        sentence = (
            tr("Unstable: its epochs vary by {share}.", share=share)
            if cell.epochs
            else tr("Unstable: its samples vary by {share}.", share=share)
        )
        yield Caution("unstable", sentence, quiet, cell.cell, (measured.cv,))
    if far := outliers(samples):
        yield Caution("outliers", _far_off(cell, far), quiet, cell.cell, (far,))
    ratio = drift(samples)
    if has_drifted(samples):
        yield Caution("drift", _slowing(cell, ratio), quiet, cell.cell, (ratio,))
    yield from _about_precision(cell, preset)
    if _is_unsettled(cell, samples):
        longer = tr("The preset standard warms up for longer.")
        yield Caution(
            "not_settled",
            tr("Its warm-up ended before the step time had settled, which the figure may include."),
            _quiet_or(longer, preset),
            cell.cell,
            (1 / ratio,),
        )


def _far_off(cell: CellResult, far: int) -> str:
    if cell.epochs:
        if far == 1:
            return tr("1 epoch is far from all the others.")
        return tr("{count} epochs are far from all the others.", count=far)
    if far == 1:
        return tr("1 sample is far from all the others.")
    return tr("{count} samples are far from all the others.", count=far)


def _slowing(cell: CellResult, ratio: float) -> str:
    """Nothing is slower by more than all of its speed."""
    time = _time_of_windows(cell)
    if ratio < TWICE:
        share = format_percent(ratio - 1)
        if time is None:
            return tr("It became slower by {share}: the machine may have throttled.", share=share)
        return tr(
            "It became slower by {share} within {time}: the machine may have throttled.",
            share=share,
            time=time,
        )
    factor = number(ratio, ".1f")
    if time is None:
        return tr(
            "Its steps came to take {factor} times as long: the machine may have throttled.", factor=factor
        )
    return tr(
        "Its steps came to take {factor} times as long within {time}: the machine may have throttled.",
        factor=factor,
        time=time,
    )


def _quiet_or(longer: str, preset: str) -> str:
    """Where the quick preset was too short, another is not."""
    return f"{tr(QUIET)} {longer}" if preset == "quick" else tr(QUIET)


def _time_of_windows(cell: CellResult) -> str | None:
    """How long the windows went on, pauses for other cells included; None where it is not known."""
    last = cell.windows[-1] if cell.windows else None
    if last is None or last.at_s is None:
        return None
    return format_duration(last.at_s + last.duration_s)


def _about_precision(cell: CellResult, preset: str) -> Iterator[Caution]:
    measured = figures(cell)
    assert measured is not None
    if cell.epochs:
        # Each epoch is a sample, mostly the only one: that is told once, about the whole run.
        return
    reach = measured.relative_reach
    if measured.samples < FEWEST_SAMPLES:
        sentence = (
            tr("Only 1 sample: too few for an interval.")
            if measured.samples == 1
            else tr("Only {count} samples: too few for an interval.", count=measured.samples)
        )
        gravity: tuple[float, ...] = NO_INTERVAL, -measured.samples
    elif cell.ended_by == "budget_spent" and reach is not None and reach > IMPRECISE_REACH:
        spread = format_spread(measured.images_per_s, measured.images_per_s_interval)
        sentence = tr(
            "Its time was up while its images per second were still uncertain: {spread}.", spread=spread
        )
        gravity = AN_INTERVAL, reach
    else:
        return
    advice = _quiet_or(tr("The preset standard takes more samples."), preset)
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
            tr(
                "The system moved {size} out to the disk meanwhile: memory was short.",
                size=format_memory(grown_bytes),
            ),
            tr("Close other programs or choose a smaller batch size."),
            cell.cell,
            (grown_bytes,),
        )
    limit_bytes = memory_limit_bytes(result, cell)
    peak_bytes = cell.peak_memory_bytes
    if peak_bytes is not None and limit_bytes and peak_bytes >= NEAR_LIMIT_SHARE * limit_bytes:
        yield Caution(
            "memory_near_limit",
            tr(
                "It used {used} of the {limit} that {device} has for it.",
                used=format_memory(peak_bytes),
                limit=format_memory(limit_bytes),
                device=DEVICES[cell.cell.device].title,
            ),
            tr("Choose a smaller batch size."),
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
    busy = format_cores(load)
    sentence = (
        tr("Other programs kept {busy} of {cores} CPU cores busy.", busy=busy, cores=cores)
        if cores
        else tr("Other programs kept {busy} CPU cores busy.", busy=busy)
    )
    yield Caution("other_load", sentence, tr("Close other programs, then run again."), cell.cell, (load,))
