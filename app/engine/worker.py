"""The measuring process: reads tasks from stdin, writes events to a side pipe, ends when stdin does."""

import faulthandler
import os
import queue
import sys
import threading
from collections.abc import Iterator

from app.engine.errors import describe
from app.model.codec import decode_task, encode_line
from app.model.events import TaskDone, TaskFailed, WorkerEvent


def main(events_fd: int) -> int:
    """Run until stdin closes.

    Args:
        events_fd: The inherited file descriptor of the side pipe. Not stdout, because libraries print.
    """
    faulthandler.enable()
    os.set_inheritable(events_fd, False)
    events = os.fdopen(events_fd, "wb")

    def emit(event: WorkerEvent) -> None:
        events.write(encode_line(event))
        events.flush()

    for line in _lines():
        try:
            # Imported here so that a torch that does not load is reported like any other failure.
            from app.engine.tasks import perform, software

            # With every task: a run must hear it also from a process that has served a check before.
            emit(software())
            for event in perform(decode_task(line)):
                emit(event)
        except Exception as error:  # noqa: BLE001 - whatever a task raises is its result
            emit(TaskFailed(error=describe(error)))
        else:
            emit(TaskDone())
    return 0


def _lines() -> Iterator[bytes]:
    """The tasks as they come in.

    A thread of its own waits for them, so that the end of stdin is noticed in the middle of a task: the
    parent has died or wants no more, and nobody is left to read what would be measured.
    """
    lines: queue.Queue[bytes] = queue.Queue()

    def read() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=read, name="task reader", daemon=True).start()
    while True:
        yield lines.get()
