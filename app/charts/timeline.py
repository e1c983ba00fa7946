"""A cell's windows as multiples of their median, over time."""

import statistics
from itertools import accumulate, groupby, pairwise

from app.model.plan import Cell
from app.model.record import Record
from app.model.result import CellResult, Window
from app.stats.cell_cautions import are_outliers, has_drifted


class Timeline(Record, frozen=True, kw_only=True):
    """What is known of a cell's steps, at any moment of its measurement.

    Attributes:
        times_s: The middle of each window, in seconds since the first one began.
        shares: The step time of each window over the median of all.
        ends: Behind the last window of each turn.
        far_off: Time and share of each outlier.
        levels: Where the cell slowed down: times and shares of its first and its last third.
        first: The first step over the median; None where it is not known.
        warmup: The mean step of the warm-up over the median, which lasted `warmup_s`.
        median_s: Of the windows' step times; before the first window the last that is known.
    """

    cell: Cell
    times_s: tuple[float, ...]
    shares: tuple[float, ...]
    ends: tuple[int, ...] = ()
    far_off: tuple[tuple[float, float], ...] = ()
    levels: tuple[tuple[float, float], tuple[float, float]] | None = None
    first: float | None = None
    first_s: float = 0.0
    warmup: float | None = None
    warmup_s: float = 0.0
    median_s: float

    @property
    def has_warmup(self) -> bool:
        """Whether there is something of it to be seen."""
        return self.warmup is not None and self.warmup_s > 0

    @property
    def turns(self) -> list[slice]:
        """The windows of each turn."""
        return [slice(begin, end) for begin, end in pairwise((0, *self.ends))]


def timeline(result: CellResult) -> Timeline | None:
    """The timeline of a cell as far as it goes; None before its first step."""
    samples_s = tuple(window.step_time_s for window in result.windows)
    warmup = result.warmup if result.warmup and result.warmup.steps else None
    warmup_step_s = warmup.duration_s / warmup.steps if warmup else None
    median_s = statistics.median(samples_s) if samples_s else warmup_step_s or result.first_step_time_s
    if not median_s:
        return None
    times_s = _times_s(result)
    shares = tuple(sample_s / median_s for sample_s in samples_s)
    far = are_outliers(samples_s) if samples_s else ()
    first_s = result.first_step_time_s
    return Timeline(
        cell=result.cell,
        times_s=times_s,
        shares=shares,
        ends=tuple(accumulate(len(list(turn)) for _, turn in groupby(result.windows, key=_turn))),
        far_off=tuple(
            point for point, is_far in zip(zip(times_s, shares, strict=True), far, strict=True) if is_far
        ),
        levels=_levels(times_s, shares) if has_drifted(samples_s) else None,
        first=first_s / median_s if first_s else None,
        first_s=first_s or 0.0,
        warmup=warmup_step_s / median_s if warmup_step_s else None,
        warmup_s=warmup.duration_s if warmup else 0.0,
        median_s=median_s,
    )


def _turn(window: Window) -> int:
    return window.turn


def _times_s(result: CellResult) -> tuple[float, ...]:
    """The first version of the file did not tell when a window began: then one follows the other."""
    ends_s = accumulate(window.duration_s for window in result.windows)
    return tuple(
        (end_s - window.duration_s if window.at_s is None else window.at_s) + window.duration_s / 2
        for window, end_s in zip(result.windows, ends_s, strict=True)
    )


def _levels(
    times_s: tuple[float, ...], shares: tuple[float, ...]
) -> tuple[tuple[float, float], tuple[float, float]]:
    third = len(shares) // 3
    first, last = slice(None, third), slice(-third, None)
    return (
        (statistics.median(times_s[first]), statistics.median(times_s[last])),
        (statistics.median(shares[first]), statistics.median(shares[last])),
    )
