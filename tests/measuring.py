"""The measuring process seen from outside, among others that a run has beside it."""

from contextlib import suppress

import psutil


def worker_of(pid: int) -> psutil.Process:
    """The one that a Torchmark has started."""
    (worker,) = [child for child in psutil.Process(pid).children() if "worker" in _arguments(child)]
    return worker


def _arguments(process: psutil.Process) -> list[str]:
    """Empty for one that is over."""
    with suppress(psutil.Error):
        return process.cmdline()
    return []
