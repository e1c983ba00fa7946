"""What the scripted worker shall do wrong and where, and what it has done: files in one folder.

The campaign writes the script; each worker process that is started appends to the logs.
"""

import os
from pathlib import Path

import msgspec

from app.model.codec import decode_event
from app.model.events import WorkerEvent
from app.model.record import Record
from app.model.tasks import (
    CheckParity,
    ExplainCell,
    FetchWeights,
    MeasureCells,
    MeasureLimits,
    ProbeDevice,
    Task,
)


class Fault(Record, frozen=True):
    """Something that goes wrong.

    Attributes:
        kind: A name of `tests.faults.misdeeds`.
        variant: Of the kind: a signal's name, an exit code, a text.
        task: Within which task, as `task_key` has it.
        point: Where within it, as the worker passes them.
        passes: How many times the point is passed unharmed before.
    """

    kind: str
    variant: str
    task: str
    point: str
    passes: int = 0

    def __str__(self) -> str:
        where = f"{self.task}, {self.point}"
        return f"{self.kind} {self.variant} at {where}" + (f" after {self.passes}" * bool(self.passes))


class Script:
    """The folder of one run."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def write(self, faults: tuple[Fault, ...]) -> None:
        """Begin anew with these."""
        self.folder.mkdir(parents=True, exist_ok=True)
        for path in self.folder.iterdir():
            path.unlink()
        (self.folder / "script.json").write_bytes(msgspec.json.encode(faults))

    def faults(self) -> tuple[Fault, ...]:
        return msgspec.json.decode((self.folder / "script.json").read_bytes(), type=tuple[Fault, ...])

    def note(self, log: str, line: str) -> None:
        """Append to a log at once: this process may be gone in a moment."""
        file = os.open(self.folder / log, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        os.write(file, f"{line}\n".encode())
        os.close(file)

    def lines(self, log: str) -> list[str]:
        try:
            return (self.folder / log).read_text().splitlines()
        except FileNotFoundError:
            return []

    def passed(self, fault: Fault) -> bool:
        """Note that the fault's point is passed; whether it is its turn."""
        line = f"{fault.task}, {fault.point}"
        self.note("passed", line)
        return self.lines("passed").count(line) == fault.passes + 1

    def note_struck(self, fault: Fault) -> None:
        self.note("struck", str(fault))

    def struck(self) -> list[str]:
        """The faults that have happened, in words."""
        return self.lines("struck")

    def note_process(self, pid: int) -> None:
        self.note("processes", str(pid))

    def processes(self) -> list[int]:
        """Every process that workers were or have started."""
        return [int(line) for line in self.lines("processes")]

    def note_task(self, task: Task) -> None:
        self.note("tasks", task_key(task))

    def tasks(self) -> list[str]:
        """The tasks that were begun, in their order."""
        return self.lines("tasks")

    def note_sent(self, line: bytes) -> None:
        self.note("sent", line.decode().rstrip("\n"))

    def sent(self) -> list[WorkerEvent]:
        """The events that were sent in earnest, in their order."""
        return [decode_event(line.encode()) for line in self.lines("sent")]


def task_key(task: Task) -> str:
    """A task in a word or two."""
    match task:
        case ProbeDevice(device):
            return f"probe {device}"
        case FetchWeights(model):
            return f"weights {model}"
        case MeasureLimits(device):
            return f"limits {device}"
        case CheckParity(model, device):
            return f"parity {model} {device}"
        case MeasureCells(cells):
            cell = cells[0]
            return f"cells {cell.model} {cell.batch_size}"
        case ExplainCell(cell):
            return f"explain {cell.model} {cell.device}"
