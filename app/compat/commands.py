"""Running one of the system's own tools."""

import os
import subprocess
import threading
import time
from collections.abc import Callable, Sequence

# By full path: a program started from the Finder has a minimal PATH.
SW_VERS = "/usr/bin/sw_vers"
SYSCTL = "/usr/sbin/sysctl"
SYSTEM_PROFILER = "/usr/sbin/system_profiler"
PMSET = "/usr/bin/pmset"
NOTIFYUTIL = "/usr/bin/notifyutil"
CAFFEINATE = "/usr/bin/caffeinate"

TIME_LIMIT_S = 10.0
POLL_S = 0.1

Runner = Callable[[Sequence[str]], str]


def run_tool(
    command: Sequence[str], stop: threading.Event | None = None, time_limit_s: float = TIME_LIMIT_S
) -> str:
    """What the tool printed to stdout; empty where it is missing, takes too long, or `stop` is set.

    The exit status does not count: `sysctl` answers the names it knows and still exits with 1. stderr is
    left out: `system_profiler` writes log lines there, which would spoil its JSON.
    """
    deadline_s = time.monotonic() + time_limit_s
    try:
        process = subprocess.Popen(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
        )
    except OSError:
        return ""
    with process:
        while True:
            try:
                output, _ = process.communicate(timeout=POLL_S)
                return output.decode(errors="replace")
            except subprocess.TimeoutExpired:
                if time.monotonic() > deadline_s or (stop is not None and stop.is_set()):
                    process.kill()
                    process.communicate()
                    return ""
