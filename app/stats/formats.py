"""Figures as people read them: in the window, the terminal and the charts with the same digits.

Symbols of units (ms, s, GB, ×, %) are the same in every language; a time to wait is said in words.
"""

from decimal import Context

from app.notation import number
from app.stats.intervals import Interval
from app.words import tr

GIB = 2**30
MINUTE_S = 60
THREE_DIGITS = 100
TWO_DIGITS = 10
ONE_TENTH = 0.1
SYMMETRIC_UP_TO = 0.10
"""How far an interval may reach to be written with ±, which says that it reaches as far to both sides.

That of a rate does not: where a time reaches 10% to both sides, its rate reaches 9% down and 11% up, which
in two digits is nearly the same; at 20% it is 17 and 25, and from 100% on, below nothing by the ±.
"""

LOPSIDED_BELOW = 0.5
"""The shorter side of an interval over its longer one: below it ± would promise what is not there."""

SEEN_FROM = 0.02
"""Of a figure: from here on the line of its interval in a chart is long enough to be taken for the figure."""


def format_rate(images_per_s: float) -> str:
    """About three significant digits, and thousands as such: 0.82, 12.3, 1,240."""
    if images_per_s >= THREE_DIGITS:
        return number(images_per_s, ",.0f")
    return number(images_per_s, ".1f" if images_per_s >= TWO_DIGITS else ".2f")


def format_speed_up(ratio: float) -> str:
    """In as many digits as its range, so that it never seems to lie outside: 0.054×, 0.56×, 1.83×, 12.4×."""
    return f"{format_factor(ratio)}×"


def format_milliseconds(seconds: float) -> str:
    """A step time: 0.82 ms, 12.3 ms, 1,240 ms."""
    return f"{format_rate(seconds * 1000)} ms"


def format_memory(memory_bytes: int) -> str:
    """Gibibytes, in which memory is sold: 0.4 GB, 23.5 GB, 48 GB."""
    return f"{number(round(memory_bytes / GIB, 1), 'g')} GB"


def format_duration(seconds: float) -> str:
    """A time to wait: 5 s, 40 s, 2 min, 1 h 10 min. Coarse, since it is a guess."""
    if seconds < MINUTE_S:
        step = 5 if seconds > TWO_DIGITS else 1
        return tr("{seconds} s", seconds=max(1, round(seconds / step) * step))
    minutes = round(seconds / MINUTE_S)
    hours, minutes = divmod(minutes, 60)
    if hours:
        return tr("{hours} h {minutes} min", hours=hours, minutes=minutes)
    return tr("{minutes} min", minutes=minutes)


def format_clock(seconds: float) -> str:
    """A time that was measured, as on a clock: 45 s, 2 min, 2 min 5 s."""
    minutes, rest = divmod(round(seconds), MINUTE_S)
    if not minutes:
        return tr("{seconds} s", seconds=rest)
    if not rest:
        return tr("{minutes} min", minutes=minutes)
    return tr("{minutes} min {seconds} s", minutes=minutes, seconds=rest)


def format_percent(share: float) -> str:
    """0.8%, 7.3%, 15%: two significant digits, which is all that a spread has."""
    percent = share * 100
    return f"{number(percent, '.0f' if percent >= TWO_DIGITS else '.1f')}%"


def format_error(share: float) -> str:
    """0.00021%, 0.013%, 5%, 1,200%: two digits, and no powers of ten, which not everybody reads."""
    percent = Context(prec=2).create_decimal_from_float(100 * share).normalize()
    return f"{number(percent, ',f')}%"


def format_cores(cores: float) -> str:
    """A load, in cores: 0.3, 2.1, 12."""
    return number(cores, ".0f" if cores >= TWO_DIGITS else ".1f")


def format_spread(middle: float, interval: Interval | None) -> str:
    """The interval of a rate: ±0.8%, or 3.20 to 8.41 where wide or lopsided; empty where there is none."""
    if interval is None:
        return ""
    reach = interval.reach(middle) / middle
    if reach <= SEEN_FROM or (reach <= SYMMETRIC_UP_TO and not _is_lopsided(middle, interval)):
        return f"±{format_percent(reach)}"
    return tr("{low} to {high}", low=format_rate(interval.low), high=format_rate(interval.high))


def _is_lopsided(middle: float, interval: Interval) -> bool:
    shorter, longer = sorted((interval.high - middle, middle - interval.low))
    return shorter < LOPSIDED_BELOW * longer


def format_rate_and_spread(middle: float, interval: Interval | None) -> str:
    """A rate, and its interval where that is to be seen: 12.3, 12.3 (±4.0%), 12.3 (9.8 to 14.1)."""
    rate = format_rate(middle)
    if interval is None or interval.reach(middle) <= SEEN_FROM * middle:
        return rate
    return f"{rate} ({format_spread(middle, interval)})"


def format_range(low: float, high: float) -> str:
    """The range of a speed-up: 3.95 to 4.08×, 8.77 to 12.9×."""
    return tr("{low} to {high}×", low=format_factor(low), high=format_factor(high))


def format_factor(value: float) -> str:
    """How many times: 0.054, 0.56, 1.83, 12.4."""
    if value >= TWO_DIGITS:
        return number(value, ".1f")
    return number(value, ".2f" if value >= ONE_TENTH else ".3f")


def format_seconds(seconds: float) -> str:
    """A measured time of an epoch: 0.82 s, 18.6 s, 1,240 s."""
    return f"{format_rate(seconds)} s"
