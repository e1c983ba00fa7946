"""The watchdog: a measuring process that makes no progress is stopped, and the run goes on without it."""

import time

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


class Watchdog:
    """Watches over one measuring process after the other; progress is whatever comes through its pipe."""

    def __init__(self) -> None:
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
        if self._silent_s <= allowed.silence_s:
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
