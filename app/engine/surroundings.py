"""What else goes on in the machine while a cell is measured."""

import resource
import time

import psutil


class Surroundings:
    """Swap and the load by others, from the moment it is made."""

    def __init__(self) -> None:
        self._process = psutil.Process()
        self._started_s = time.perf_counter()
        self._busy_s = _busy_s()
        self._own_s = self._own_busy_s()
        self._swap_bytes = _swap_bytes()

    def swap_grown_bytes(self) -> int | None:
        """How much more swap is in use, negative where it shrank; None where the system does not tell."""
        before, now = self._swap_bytes, _swap_bytes()
        return None if before is None or now is None else now - before

    def other_load_cores(self) -> float | None:
        """CPU cores that others kept busy on average; None where the system tells no times."""
        elapsed_s = time.perf_counter() - self._started_s
        busy_s = _busy_s() - self._busy_s
        if busy_s <= 0 or elapsed_s <= 0:
            return None
        return max(0.0, (busy_s - (self._own_busy_s() - self._own_s)) / elapsed_s)

    def _own_busy_s(self) -> float:
        """Of this process and those it has started, the ended ones included."""
        running = 0.0
        for child in self._process.children(recursive=True):
            try:
                child_times = child.cpu_times()
            except psutil.Error:
                continue
            running += child_times.user + child_times.system
        # psutil has no times of ended children on macOS (its documentation of Process.cpu_times).
        own, ended = (resource.getrusage(whose) for whose in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
        return own.ru_utime + own.ru_stime + ended.ru_utime + ended.ru_stime + running


def _busy_s() -> float:
    """Seconds in which the system's cores were at work, summed over the cores."""
    times = psutil.cpu_times()
    stolen_or_idle = times.idle + getattr(times, "iowait", 0.0) + getattr(times, "steal", 0.0)
    guest = getattr(times, "guest", 0.0) + getattr(times, "guest_nice", 0.0)
    # Linux counts guests among the user's time as well.
    return float(sum(times) - stolen_or_idle - guest)


def _swap_bytes() -> int | None:
    """On macOS from `vm.swapusage`, as psutil reads it."""
    try:
        return int(psutil.swap_memory().used)
    except (OSError, RuntimeError, RuntimeWarning):
        return None
