"""How figures and moments are written, as app/words.py has it for words.

The window writes them as the user's system does: 1.240 and 3,95× in Germany. A process without a window, and
whatever programs read, has them plainly: a point, commas between thousands, ISO dates. Nothing below the
window knows Qt, which is where a `Notation` comes from; digits are those of ASCII in all of them.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import datetime
from decimal import Decimal

from app.model.record import Record

Write = Callable[[datetime], str]


def _iso_day(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}"


def _iso_minute(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d %H:%M}"


class Notation(Record, frozen=True, kw_only=True):
    """What differs from country to country.

    Attributes:
        day: Writes the day of a moment.
        minute: Writes its day and minute.
    """

    decimal_point: str = "."
    group_separator: str = ","
    day: Write = _iso_day
    minute: Write = _iso_minute


PLAIN = Notation()


_written = [PLAIN]
"""In the one notation of a process. In a list: while Python 3.11 lets go of what an attribute of a class was,
another thread may still be handed it, half destroyed."""
_is_for_file: ContextVar[bool] = ContextVar("is_for_file", default=False)
"""Of a thread alone: while one writes a file, another draws."""


def write_in(notation: Notation) -> None:
    """From now on write everything in `notation`."""
    _written[:] = [notation]


@contextmanager
def as_in_files() -> Iterator[None]:
    """While it lasts, this thread writes plainly: what a program reads, or is kept and shown elsewhere."""
    before = _is_for_file.set(True)
    try:
        yield
    finally:
        _is_for_file.reset(before)


def number(value: float | Decimal, spec: str) -> str:
    """A figure by one of Python's format specifications, in which "," asks for groups of thousands.

    >>> number(1240, ",.0f")
    '1,240'
    """
    return rewritten(format(value, spec))


def rewritten(plain: str) -> str:
    """A figure that was written plainly, with its unit perhaps."""
    notation = _current()
    return plain.translate({ord("."): notation.decimal_point, ord(","): notation.group_separator})


def day(moment: datetime) -> str:
    """As in 2026-11-23."""
    return _current().day(moment)


def minute(moment: datetime) -> str:
    """As in 2026-11-23 14:05."""
    return _current().minute(moment)


def _current() -> Notation:
    return PLAIN if _is_for_file.get() else _written[0]
