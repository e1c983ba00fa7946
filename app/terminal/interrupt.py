"""Ctrl-C as a wish to stop, not as an exception in the middle of anything."""

import signal
import threading
from collections.abc import Iterator
from contextlib import contextmanager

STOP_SIGNALS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
INTERRUPTED = 130
"""The exit code of a program ended by SIGINT, by the shells' convention of 128 + 2."""


def end_on_interrupt() -> None:
    """Until something else is said, Ctrl-C ends the program, as the system does it.

    Python raises an exception in the midst of whatever is imported then, and prints it with its traceback. A
    process that was told to ignore Ctrl-C, as a shell tells those in the background, goes on ignoring it.
    """
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)


@contextmanager
def stop_on_interrupt() -> Iterator[threading.Event]:
    """An event that is set by Ctrl-C, a closed terminal or a polite kill while the context lasts."""
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in STOP_SIGNALS}
    try:
        yield stop
    finally:
        for number, handler in before.items():
            signal.signal(number, handler)
