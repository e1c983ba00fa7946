"""Running one of the system's own tools."""

import os
import subprocess
from collections.abc import Callable, Sequence

# By full path: a program started from the Finder has a minimal PATH.
SW_VERS = "/usr/bin/sw_vers"
SYSCTL = "/usr/sbin/sysctl"
SYSTEM_PROFILER = "/usr/sbin/system_profiler"
PMSET = "/usr/bin/pmset"

TIME_LIMIT_S = 10.0

Runner = Callable[[Sequence[str]], str]


def run_tool(command: Sequence[str], time_limit_s: float = TIME_LIMIT_S) -> str:
    """What the tool printed to stdout; empty where it is missing or takes too long.

    The exit status does not count: `sysctl` answers the names it knows and still exits with 1. stderr is
    left out: `system_profiler` writes log lines there, which would spoil its JSON.
    """
    try:
        done = subprocess.run(
            command,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env={**os.environ, "LC_ALL": "C"},
            timeout=time_limit_s,
            check=False,
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode(errors="replace")
