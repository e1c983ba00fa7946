"""The watchdog: a measuring process that makes no progress is stopped, and the run goes on without it."""

import os
import time
from collections.abc import Callable

from app.model.events import WorkerEvent
from app.model.failure import Failure
from app.model.tasks import Task
from app.model.told import HUNG, HUNG_EARLY
from app.stats.patience import STEPPING_S, Patience
from app.words import mark

LONGEST_WAIT_S = 1.0
"""No single wait counts for more.

The parent looks some twenty times a second; where it did not, it was itself stopped or asleep with its
machine, and the silence is not the measuring process's. Python's monotonic clock does not count a machine's
sleep: on macOS it is mach_absolute_time (bugs.python.org, issue 41303), on Linux CLOCK_MONOTONIC
(clock_gettime(2)). But Python's documentation does not promise it, and a program that is stopped in a
terminal is no sleep.
"""
TWO_DIGITS = 10
ADVICE = mark(
    "Run it again. If it hangs again, update the system and Torchmark, then report it with the details: they "
    "tell where it stood."
)


def crowding() -> float:
    """How many processes each core has to serve, 1 at least: as many times as long everything takes.

    Seen at a load of 16 on two cores: steps took up to 18 s, where the probe made 0.15 s expected. What
    hangs adds no more than its own threads to the load, which are as many as there are cores
    (getloadavg(3)).
    """
    try:
        load, *_ = os.getloadavg()
    except OSError:
        return 1.0
    return max(1.0, load / (os.cpu_count() or 1))


class Watchdog:
    """Watches over one measuring process after the other; progress is whatever comes through its pipe.

    Args:
        crowd: By how much the machine is slower now than when it was measured.
    """

    def __init__(self, crowd: Callable[[], float] = crowding) -> None:
        self._crowd = crowd
        self._patience = Patience()
        self._silent_s = 0.0

    def begin(self, task: Task) -> None:
        """A task was handed over."""
        self._patience.begin(task)
        self._silent_s = 0.0

    def note(self, event: WorkerEvent) -> None:
        """There was progress."""
        self._patience.note(event, time.monotonic())
        self._silent_s = 0.0

    def objection(self, waited_s: float) -> Failure | None:
        """Why the process should be stopped, after another wait in which nothing came."""
        self._silent_s += min(waited_s, LONGEST_WAIT_S)
        if self._silent_s <= STEPPING_S:
            # Not even worked out: less is never too long.
            return None
        allowed = self._patience.allowance()
        if self._silent_s <= allowed.silence_s or self._silent_s <= allowed.silence_s * self._crowd():
            return None
        silent_s = f"{self._silent_s:.0f}"
        if allowed.step_s is None:
            reason = HUNG_EARLY.format(silent_s=silent_s)
        else:
            reason = HUNG.format(silent_s=silent_s, step_s=_in_words(allowed.step_s))
        return Failure(reason=reason, advice=ADVICE, cause="hung")


def _in_words(step_s: float) -> str:
    """Two digits of a short time, whole seconds of a long one."""
    return f"{step_s:.0f}" if step_s >= TWO_DIGITS else f"{step_s:.2g}"
