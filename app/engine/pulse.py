"""Signs of life between two events of a task: something was finished, however small.

Only told where work really went on, never by a clock of its own: a process whose GPU hangs must fall silent.
"""

import time
from collections.abc import Callable

EVERY_S = 1.0
"""At most one in so many seconds. Telling one takes some 20 µs, also within an epoch that is timed."""


def _tell_nobody() -> None:
    """In a process that has no parent to listen: a loader's, an explanation's, a test's."""


class _Pulse:
    """The one of this process."""

    tell: Callable[[], None] = staticmethod(_tell_nobody)
    told_s = 0.0


def tell_by(tell: Callable[[], None]) -> None:
    """From now on `beat` calls `tell`."""
    _Pulse.tell = staticmethod(tell)


def beat() -> None:
    """A step, a product or a comparison is done."""
    now_s = time.monotonic()
    if now_s - _Pulse.told_s >= EVERY_S:
        _Pulse.told_s = now_s
        _Pulse.tell()
