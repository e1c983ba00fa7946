"""The measuring process: reads tasks from stdin, writes events to a side pipe, ends when stdin does."""

import errno
import faulthandler
import fcntl
import os
import queue
import signal
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from app.engine import pulse
from app.engine.errors import describe
from app.engine.torch_loader import Loader
from app.model.codec import decode_task, encode_line
from app.model.events import Pulse, TaskDone, TaskFailed, WorkerEvent
from app.refusal import refuse
from app.scratch import remove_scratch, use_own_scratch


def main(events_fd: str) -> int:
    """Run until stdin closes.

    Args:
        events_fd: The inherited file descriptor of the side pipe, as it stands on the command line. Not
            stdout, because libraries print.
    """
    try:
        events = _side_pipe(int(events_fd))
    except (ValueError, OverflowError, OSError):
        return refuse(f"'worker' is for Torchmark itself, which gives it a pipe; {events_fd!r} is none.")
    scratch = use_own_scratch()
    faulthandler.enable()
    # The parent ends a hung process by SIGTERM first: what is printed then tells where it stood. It is a
    # handler in C, so that it runs while native code holds the interpreter (CPython's documentation of
    # faulthandler).
    faulthandler.register(signal.SIGTERM, chain=True)

    def emit(event: WorkerEvent) -> None:
        events.write(encode_line(event))
        events.flush()

    pulse.tell_by(lambda: emit(Pulse()))
    torch_loader = Loader()
    for line in _lines(scratch):
        try:
            # Only now, so that a torch that does not load is reported like any other failure.
            tasks = torch_loader.load()
            # With every task: a run must hear it also from a process that has served a check before.
            emit(tasks.software())
            for event in tasks.perform(decode_task(line)):
                emit(event)
        except Exception as error:  # noqa: BLE001 - whatever a task raises is its result
            emit(TaskFailed(error=describe(error)))
        else:
            emit(TaskDone())
    return 0


def _side_pipe(events_fd: int) -> BinaryIO:
    """The end of the pipe to write to, for this process alone. Raises OSError for anything else."""
    is_pipe = stat.S_ISFIFO(os.fstat(events_fd).st_mode)
    if not is_pipe or fcntl.fcntl(events_fd, fcntl.F_GETFL) & os.O_ACCMODE == os.O_RDONLY:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    os.set_inheritable(events_fd, False)
    return os.fdopen(events_fd, "wb")


def _lines(scratch: Path | None) -> Iterator[bytes]:
    """The tasks as they come in.

    A thread of its own waits for them, so that the end of stdin is noticed in the middle of a task: the
    parent has died or wants no more, and nobody is left to read what would be measured.
    """
    lines: queue.Queue[bytes] = queue.Queue()

    def read() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        # The parent may have been killed before it had set somebody to do this.
        if scratch is not None:
            remove_scratch(scratch)
        os._exit(0)

    threading.Thread(target=read, name="task reader", daemon=True).start()
    while True:
        yield lines.get()
