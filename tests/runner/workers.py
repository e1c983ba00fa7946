"""Stand-ins of the measuring process, and of what watches over it."""

import sys

import pytest

from app.model.events import WorkerEvent
from app.model.failure import Failure
from app.model.tasks import Task
from app.runner import child as child_module

HEAD = """
import ctypes, os, signal, subprocess, sys, threading, time
from app.model.codec import decode_task, encode_line
from app.model.events import *

events = int(sys.argv[1])

def emit(event):
    os.write(events, encode_line(event))

def next_task():
    line = sys.stdin.buffer.readline()
    return decode_task(line) if line else os._exit(0)

def end_with_stdin():
    "As the real one does: a thread of its own."
    def wait():
        sys.stdin.buffer.read()
        os._exit(0)
    threading.Thread(target=wait, daemon=True).start()

def prepare(cell, step_s=0.1):
    emit(CellStarted(cell))
    emit(FirstStepTimed(cell, step_s))
    emit(WarmedUp(cell, 2, 2 * step_s, True, 0.0))
    emit(TurnStarted(cell))
    emit(WindowTimed(cell, 1, step_s, 0, 0.0))

def measured(cell, peak=1):
    emit(CellMeasured(cell=cell, ended_by="interval_reached", peak_memory_bytes=peak))

def block_with_the_interpreter_held():
    ctypes.PyDLL(None).pause()
"""


class Objector:
    """In the watchdog's place: objects when it is told to."""

    objects = False

    def begin(self, task: Task) -> None:
        """Nothing."""

    def note(self, event: WorkerEvent) -> None:
        """Nothing."""

    def objection(self, waited_s: float) -> Failure | None:
        return Failure(reason="Enough.") if self.objects else None


def fake_worker(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """Have the measuring process be this script; HEAD has what it can use."""
    monkeypatch.setattr(
        child_module, "worker_command", lambda fd: [sys.executable, "-c", HEAD + body, str(fd)]
    )
