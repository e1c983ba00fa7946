"""Does a machine hold its speed? Figures of a cell that trained for minutes."""

import statistics
from collections.abc import Mapping, Sequence

from app.model.record import Record
from app.model.result import CellResult
from app.notation import number
from app.stats.formats import format_clock, format_rate
from app.words import tr

SPAN_S = 15.0
"""Of a running median. The best of many is by chance above what is typical; over this time, by 2.5% where
windows of a second vary by 3%, over five seconds by 4.5% (tests/stats/test_sustained.py)."""
LEAST_SPAN = 5
"""Windows in a running median at least: the middle one of five is not moved by two that are far off."""
LAST_PART = 0.25
"""Of the time: what is left of the speed. Of ten minutes the last two and a half."""
DROP_RATIO = 0.95
"""A drop is to below this share of the peak, as the caution `drift` has it; quiet windows differ by less."""
LASTING_S = 60.0
"""A drop lasts if it is still there after this time. What other programs do in passing is mostly over by
then, while heat takes its time: an M4 Max needed pauses of a minute to cool down (docs/method.md)."""
SHORTEST_S = SPAN_S + LASTING_S
"""Of a run that can tell: a peak takes the one, a drop from it the other."""
FEWEST_WINDOWS = 2 * LEAST_SPAN
"""Of a run that can tell: one running median for its beginning, another for its end."""


class Rate(Record, frozen=True):
    """The speed in a window that began `at_s` seconds after the first one."""

    at_s: float
    images_per_s: float


class Sustained(Record, frozen=True):
    """What a cell held over its time.

    Attributes:
        duration_s: From the beginning of the first window to the end of the last.
        peak_images_per_s: The highest running median.
        sustained_images_per_s: The median of the windows in the last `LAST_PART` of the time.
        first_drop_s: When the first lasting drop began; None where there was none.
    """

    duration_s: float
    peak_images_per_s: float
    sustained_images_per_s: float
    first_drop_s: float | None

    @property
    def share(self) -> float:
        """Sustained over peak: 1 is a machine that holds its speed, more one that ended at its fastest."""
        return self.sustained_images_per_s / self.peak_images_per_s

    @property
    def sentence(self) -> str:
        """The answer for a person."""
        values = {
            "rate": format_rate(self.sustained_images_per_s),
            "time": format_clock(self.duration_s),
            "share": number(self.share, ".0%"),
            "best": format_rate(self.peak_images_per_s),
        }
        if self.first_drop_s is None:
            return _steady(self.share, values)
        return _dropped(self.share, {**values, "drop": format_clock(self.first_drop_s)})


def _steady(share: float, values: Mapping[str, str]) -> str:
    """Where nothing dropped for long."""
    if share < DROP_RATIO:
        return tr(
            "Its speed was unsteady: {rate} images/s at the end of {time}, {share} of its best ({best}).",
            **values,
        )
    if share <= 1:
        return tr(
            "It held its speed: {rate} images/s at the end of {time}, {share} of its best ({best}).", **values
        )
    return tr(
        "It held its speed: {rate} images/s at the end of {time}, no less than its best ({best}).", **values
    )


def _dropped(share: float, values: Mapping[str, str]) -> str:
    if share < DROP_RATIO:
        return tr(
            "It slowed down, first after {drop}: {rate} images/s at the end of {time}, {share} of its best "
            "({best}).",
            **values,
        )
    if share <= 1:
        return tr(
            "It slowed down, first after {drop}, and recovered: {rate} images/s at the end of {time}, "
            "{share} of its best ({best}).",
            **values,
        )
    return tr(
        "It slowed down, first after {drop}, and recovered: {rate} images/s at the end of {time}, no less "
        "than its best ({best}).",
        **values,
    )


def rates(result: CellResult) -> tuple[Rate, ...]:
    """Images per second of each window: batch size x steps / window time."""
    return tuple(
        Rate(window.at_s, result.cell.batch_size / window.step_time_s)
        for window in result.windows
        if window.at_s is not None
    )


def sustained(result: CellResult) -> Sustained | None:
    """The figures of a sustained cell; None unless it was timed to its end and for long enough."""
    timeline = rates(result)
    if result.status != "done" or not timeline or _is_too_short(result, timeline):
        return None
    ends_s = _ends_s(result, timeline)
    speeds = [rate.images_per_s for rate in timeline]
    span = _span([window.duration_s for window in result.windows])
    smooth = running_medians(speeds, span)
    in_last_part = sum(rate.at_s >= (1 - LAST_PART) * ends_s for rate in timeline)
    return Sustained(
        duration_s=ends_s,
        peak_images_per_s=max(smooth),
        # Of fewer windows than a running median has, chance alone would lift it above the highest.
        sustained_images_per_s=statistics.median(speeds[-max(span, in_last_part) :]),
        first_drop_s=_first_lasting_drop_s([rate.at_s for rate in timeline], smooth, ends_s),
    )


def sustained_sentence(result: CellResult) -> str | None:
    """The answer for a person, or how long it would take to give one; None for a cell without a timeline."""
    found, timeline = sustained(result), rates(result)
    if found is not None:
        return found.sentence
    if result.status != "done" or not timeline:
        return None
    return tr(
        "Trained for {time}, too short to tell: that takes {needed} at least.",
        time=format_clock(_ends_s(result, timeline)),
        needed=format_clock(_shortest_s(result)),
    )


def _is_too_short(result: CellResult, timeline: Sequence[Rate]) -> bool:
    """In whole seconds, as it is told: the wait before the last window is in no window."""
    return len(timeline) < FEWEST_WINDOWS or round(_ends_s(result, timeline)) < SHORTEST_S


def _shortest_s(result: CellResult) -> float:
    """How long a run must be, with windows as long as those of this one."""
    window_s = statistics.median(window.duration_s for window in result.windows)
    return max(SHORTEST_S, FEWEST_WINDOWS * window_s)


def _ends_s(result: CellResult, timeline: Sequence[Rate]) -> float:
    return timeline[-1].at_s + result.windows[-1].duration_s


def running_medians(values: Sequence[float], span: int) -> list[float]:
    """The median of the `span` values around each one; at both ends of the first and the last `span`.

    Around and not behind, so that a step in the values is found where it is.
    """
    last_start = len(values) - span
    starts = (min(max(0, index - span // 2), last_start) for index in range(len(values)))
    return [statistics.median(values[start : start + span]) for start in starts]


def _span(durations_s: Sequence[float]) -> int:
    """How many windows fill `SPAN_S`; odd, at least `LEAST_SPAN`."""
    return max(LEAST_SPAN, round(SPAN_S / statistics.median(durations_s))) | 1


def _first_lasting_drop_s(times_s: Sequence[float], smooth: Sequence[float], ends_s: float) -> float | None:
    """When the speed first fell below the bound to stay there for `LASTING_S` and `LEAST_SPAN` windows.

    What is slow before the speed first came near its peak has not dropped: an idle GPU's clock is low.
    """
    bound = DROP_RATIO * max(smooth)
    was_fast = False
    since: int | None = None
    for index, (rate, until_s) in enumerate(zip(smooth, [*times_s[1:], ends_s], strict=True)):
        if rate >= bound:
            was_fast, since = True, None
            continue
        if since is None and was_fast:
            since = index
        if since is not None and until_s - times_s[since] >= LASTING_S and index - since + 1 >= LEAST_SPAN:
            return times_s[since]
    return None
