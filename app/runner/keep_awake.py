"""Keeping the system awake for as long as a run goes on."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from app.compat.commands import CAFFEINATE

SYSTEMD = Path("/run/systemd/system")
"""A folder that is there where systemd runs (sd_booted(3))."""


@contextmanager
def kept_awake() -> Iterator[None]:
    """Keep the system from falling asleep by itself, where it has a tool for that.

    Where it has none, or refuses, nothing happens: a sleep is then noticed all the same (`app.sleep_clock`).
    A lid that is closed puts a laptop to sleep in any case.
    """
    process = _start()
    try:
        yield
    finally:
        if process is not None:
            _end(process)


def _start() -> subprocess.Popen[bytes] | None:
    """The tool, which ends by itself when this process does, however that dies."""
    command = _command()
    if command is None:
        return None
    try:
        return subprocess.Popen(
            command,
            # Nothing is ever written: it is the end of this pipe that says that this process is gone.
            stdin=subprocess.PIPE,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            # Ctrl-C in a terminal is for this process, which then ends the run in order.
            start_new_session=True,
        )
    except OSError:
        return None


def _end(process: subprocess.Popen[bytes]) -> None:
    """End it and what it runs. What it holds is given back by its death, of whatever kind."""
    # PermissionError is what macOS has for a group in which nobody is left but the dead.
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(process.pid, signal.SIGKILL)
    process.communicate()


def _command() -> list[str] | None:
    """What to start.

    macOS: -i keeps the system from idle sleep, -w ends it with the process of that id (caffeinate(8)).
    Linux: the lock is held while the command runs (systemd-inhibit(1)), and `cat` runs until its stdin ends.
    The tool may be there without systemd, which keeps the locks.
    """
    if sys.platform == "darwin":
        return [CAFFEINATE, "-i", "-w", str(os.getpid())]
    tool = shutil.which("systemd-inhibit")
    if tool is None or not SYSTEMD.is_dir():
        return None
    return [tool, "--what=idle:sleep", "--who=Torchmark", "--why=A benchmark is running", "cat"]
