"""How long the system has slept, exact to a millisecond: the difference of two of its own clocks.

The clock on the wall is neither of them: it is set by people and by the network, which is no sleep.

macOS: CLOCK_MONOTONIC_RAW goes on in sleep and CLOCK_UPTIME_RAW stands still, both unaffected by adjustments
(clock_gettime(3) of macOS; Apple's Libc, gen/clock_gettime.c: mach_continuous_time and mach_absolute_time, in
the same units). Linux: CLOCK_BOOTTIME goes on in suspend and CLOCK_MONOTONIC stands still, otherwise they are
one clock (clock_gettime(2)). CPython has them all under these names (docs.python.org/3/library/time.html).

The samples' own clock, time.perf_counter, is one that stands still (the same page, at time.monotonic:
mach_absolute_time on macOS, CLOCK_MONOTONIC on Linux). So a sample does not become longer by the sleep within
it, and nothing but these clocks tells of that.
"""

import sys
import time
from collections.abc import Callable
from typing import TypeVar

Clock = Callable[[], float]
Measured = TypeVar("Measured")

if sys.platform == "darwin":
    GOES_ON, STANDS_STILL = time.CLOCK_MONOTONIC_RAW, time.CLOCK_UPTIME_RAW
else:
    GOES_ON, STANDS_STILL = time.CLOCK_BOOTTIME, time.CLOCK_MONOTONIC
READ_WITHIN_S = 0.001
"""Where more time has passed between the two readings, they are read again."""
SHORTEST_SLEEP_S = 0.1
"""Far above what two readings can be apart, and below any sleep: falling asleep alone takes longer."""


def asleep_s() -> float:
    """Seconds that the system has slept since some moment in the past."""
    while True:
        before_s = time.clock_gettime(STANDS_STILL)
        all_s = time.clock_gettime(GOES_ON)
        awake_s = time.clock_gettime(STANDS_STILL)
        if awake_s - before_s <= READ_WITHIN_S:
            return all_s - awake_s


class SleepWatch:
    """Tells of each sleep once."""

    def __init__(self, clock: Clock = asleep_s) -> None:
        """Args: `clock` counts the seconds asleep."""
        self._clock = clock
        self._known_s = clock()

    def slept_s(self) -> float:
        """Seconds of sleep since this was last asked, or since the watch was made; 0 if there was none."""
        before_s, self._known_s = self._known_s, self._clock()
        slept_s = self._known_s - before_s
        return slept_s if slept_s >= SHORTEST_SLEEP_S else 0.0


def while_awake(measure: Callable[[], Measured], clock: Clock = asleep_s) -> Measured:
    """What `measure` returns, measured again for as long as the system slept meanwhile."""
    while True:
        watch = SleepWatch(clock)
        measured = measure()
        if not watch.slept_s():
            return measured
