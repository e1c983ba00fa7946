"""The loader's processes seen from outside."""

import time

import psutil

GONE_WITHIN_S = 3.0
"""Less than the 5 s after which torch's own watch would end them."""


def loader_processes(parent: int | None) -> list[psutil.Process]:
    """What a process has started by spawn, which leaves out Python's resource tracker."""
    assert parent is not None
    found = psutil.Process(parent).children(recursive=True)
    return [process for process in found if "spawn_main" in " ".join(process.cmdline())]


def still_there(processes: list[psutil.Process]) -> list[psutil.Process]:
    deadline = time.monotonic() + GONE_WITHIN_S
    while left := [process for process in processes if _lives(process)]:
        if time.monotonic() > deadline:
            break
        time.sleep(0.05)
    return left


def _lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False
