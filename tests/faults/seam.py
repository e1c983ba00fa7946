"""How the scripted worker takes the place of the real one: by the function that says how it is started."""

import sys
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from unittest import mock

from app.runner import child as child_module
from app.runner import watchdog
from app.stats import patience
from tests.faults.script import Script

AFTER_HANG_S = 0.05
POLL_S = 0.01


def scripted_command(script: Script, events_fd: int) -> list[str]:
    """In place of `app.runner.child.worker_command`."""
    return [sys.executable, "-m", "tests.faults.worker", str(script.folder), str(events_fd)]


@contextmanager
def scripted(script: Script) -> Iterator[None]:
    """Measuring processes of this very process are scripted ones meanwhile."""
    with mock.patch.object(child_module, "worker_command", partial(scripted_command, script)):
        yield


@contextmanager
def impatient() -> Iterator[None]:
    """The watchdog is as patient as a campaign, and no more than a busy machine needs."""
    with (
        mock.patch.multiple(patience, START_S=4.0, STEPPING_S=2.0, SLACK=0.0, BLIND_SLACK=0.0),
        mock.patch.object(watchdog, "STEPPING_S", 2.0),
    ):
        yield


@contextmanager
def stopped(script: Script, stop: Callable[[], None], after_s: float | None) -> Iterator[None]:
    """The user: stops a run that stands still, or whatever runs after some seconds."""
    is_over = threading.Event()
    began_s = time.monotonic()

    def is_time() -> bool:
        is_late = after_s is not None and time.monotonic() - began_s > after_s
        return is_late or any(line.startswith("hang") for line in script.struck())

    def watch() -> None:
        while not is_over.wait(POLL_S):
            if is_time():
                is_over.wait(AFTER_HANG_S)
                stop()
                return

    watcher = threading.Thread(target=watch, name="user")
    watcher.start()
    try:
        yield
    finally:
        is_over.set()
        watcher.join()
