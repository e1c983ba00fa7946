"""The machine's memory while something is measured: what would drive it into swap is stopped.

And whether a process that was killed had run out of it.
"""

import time
from collections import deque
from collections.abc import Callable
from typing import Literal

import psutil

from app.compat.oom import out_of_memory_kills
from app.model.events import WorkerEvent
from app.model.failure import Failure
from app.model.record import Record
from app.model.tasks import Task
from app.model.told import SWAPPING
from app.notation import as_in_files
from app.stats.formats import format_memory
from app.stats.memory_need import tolerated_swap_bytes
from app.words import mark

EVERY_S = 1.0
SEEN_S = 300.0
"""Growth is counted within so long: swap that others fill in an hour says nothing about a cell."""
SHORT_SHARE = 0.1
"""With less of its memory available in the last seconds, a machine was short of it."""
LAST_S = 10.0
CLOSE_OTHERS = mark("Close other programs, or choose a smaller batch size.")

Verdict = Literal["ran_out", "likely", "unknown", "had_not"]
"""Whether memory had run out when a process was killed by SIGKILL."""


class MemorySample(Record, frozen=True):
    """The system's memory at a moment. `swap_bytes` are in use; None where the system does not tell."""

    total_bytes: int
    available_bytes: int
    swap_bytes: int | None


def sample_memory() -> MemorySample:
    """On macOS psutil reads `vm.swapusage` and host_statistics64, which is a matter of microseconds."""
    memory = psutil.virtual_memory()
    try:
        swap_bytes = int(psutil.swap_memory().used)
    except (OSError, RuntimeError, RuntimeWarning):
        swap_bytes = None
    return MemorySample(int(memory.total), int(memory.available), swap_bytes)


class MemoryGuard:
    """Of one measuring process after the other.

    Args:
        sample: Reads the system's memory.
        count_kills: How many processes the system has ended for want of memory; None where it does not tell.
        clock: Any steady one.
    """

    def __init__(
        self,
        sample: Callable[[], MemorySample] = sample_memory,
        count_kills: Callable[[], int | None] = out_of_memory_kills,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._sample = sample
        self._count_kills = count_kills
        self._clock = clock
        self._kills = count_kills()
        self._seen: deque[tuple[float, MemorySample]] = deque()

    def begin(self, _task: Task) -> None:
        """What grew before is not this task's."""
        self._seen.clear()
        self._kills = self._count_kills()
        self._look()

    def note(self, event: WorkerEvent) -> None:
        """What the process tells says nothing about the system's memory."""

    def objection(self, waited_s: float) -> Failure | None:  # noqa: ARG002
        """Why the process should be stopped: swap has grown by more than the machine can do without."""
        if self._clock() - self._seen[-1][0] < EVERY_S:
            return None
        self._look()
        latest = self._seen[-1][1]
        tolerated_bytes = tolerated_swap_bytes(latest.total_bytes)
        if self._grown_bytes() <= tolerated_bytes:
            return None
        with as_in_files():
            reason = SWAPPING.format(
                grown=format_memory(self._grown_bytes()),
                tolerated=format_memory(tolerated_bytes),
                total=format_memory(latest.total_bytes),
            )
        return Failure(reason=reason, advice=CLOSE_OTHERS, cause="swapping")

    def verdict(self) -> Verdict:
        """Right after a process was killed by SIGKILL; it has given its memory back, so the samples tell."""
        kills = self._count_kills()
        if kills is not None and self._kills is not None and kills > self._kills:
            return "ran_out"
        if self._was_short():
            # The system's own watch over memory kills without being counted: jetsam on macOS, oomd on Linux.
            return "likely"
        return "unknown" if kills is None else "had_not"

    def _look(self) -> None:
        now_s = self._clock()
        self._seen.append((now_s, self._sample()))
        while now_s - self._seen[0][0] > SEEN_S:
            self._seen.popleft()

    def _grown_bytes(self) -> int:
        used = [sample.swap_bytes for _, sample in self._seen if sample.swap_bytes is not None]
        return used[-1] - min(used) if used else 0

    def _was_short(self) -> bool:
        since_s = self._clock() - LAST_S
        lately = [sample for at_s, sample in self._seen if at_s >= since_s]
        return any(sample.available_bytes < SHORT_SHARE * sample.total_bytes for sample in lately)
