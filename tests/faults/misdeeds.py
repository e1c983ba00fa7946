"""What a measuring process can do wrong, one function a kind."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from app.model.codec import encode_line
from app.model.events import CellMeasured, LimitsMeasured, TaskDone, WindowTimed
from app.model.failure import ErrorText
from app.model.limits import DeviceLimits
from app.model.plan import Cell

if TYPE_CHECKING:
    from tests.faults.worker import Worker

FOREVER_S = 600.0
SIGNALS = tuple(
    f"SIG{name}"
    for name in (
        *("ABRT", "ALRM", "BUS", "FPE", "HUP", "ILL", "INT", "KILL"),
        *("PIPE", "PROF", "QUIT", "SEGV", "SYS", "TERM", "TRAP", "USR1", "USR2", "VTALRM", "XCPU", "XFSZ"),
    )
)
"""All that end a process on macOS and on Linux (signal(3) of macOS, signal(7) of Linux)."""
EXIT_CODES = ("0", "1", "3", "134", "255")
ASSERTION = "/AppleInternal/MPSCore/Types/MPSNDArray.mm:788: failed assertion `[MPSNDArray init] buffer'\n"
_ANY_CELL = b'"cell":{"model":"resnet18","device":"cpu","batch_size":4}'
GARBAGE: Mapping[str, bytes] = {
    "text": b"loading the model ...\n",
    "empty": b"\n",
    "bytes": bytes(range(256)) + b"\n",
    "not_utf8": b'{"type":"software_found","software":{"torch":"\xff\xfe"}}\n',
    "deep": b'{"x":' * 100_000 + b"\n",
    "unknown_event": b'{"type":"cell_exploded"}\n',
    "unknown_field": b'{"type":"task_done","mood":"good"}\n',
    "wrong_type": b'{"type":"device_probed","status":7}\n',
    "huge_number": b'{"type":"flops_counted",' + _ANY_CELL + b',"flops_per_step":' + b"9" * 5000 + b"}\n",
    "infinite": b'{"type":"first_step_timed",' + _ANY_CELL + b',"first_step_time_s":1e999}\n',
    "nan": b'{"type":"first_step_timed",' + _ANY_CELL + b',"first_step_time_s":NaN}\n',
    "null": b'{"type":"first_step_timed",' + _ANY_CELL + b',"first_step_time_s":null}\n',
    "negative": b'{"type":"first_step_timed",' + _ANY_CELL + b',"first_step_time_s":-0.1}\n',
    "no_time": b'{"type":"window_timed",' + _ANY_CELL + b',"steps":0,"duration_s":0,"turn":0,"at_s":0}\n',
}
ERRORS: Mapping[str, ErrorText] = {
    name: ErrorText(type_name, message, "Traceback (most recent call last): ...")
    for name, type_name, message in (
        ("mps_memory", "RuntimeError", "MPS backend out of memory (MPS allocated: 9.00 GB)"),
        ("cuda_memory", "OutOfMemoryError", "CUDA out of memory. Tried to allocate 20 MiB."),
        ("cpu_memory", "RuntimeError", "DefaultCPUAllocator: can't allocate memory"),
        ("python_memory", "MemoryError", ""),
        ("nan_loss", "ArithmeticError", "The training loss is not a finite number: its speed means nothing."),
        ("cuda_lost", "AcceleratorError", "CUDA error: unspecified launch failure"),
        ("mps_lost", "RuntimeError", "Caused GPU Hang Error (00000003)"),
        ("bug", "KeyError", "'weight'"),
    )
}
STRAYS = ("again", "done", "other_cell", "other_task")
LEAKS = ("memory", "files", "process", "stubborn_process")
HANGS = ("asleep", "stubborn", "frozen")


class TaskRaises(Exception):
    """As the engine's own exceptions: the task fails, the process lives on."""

    def __init__(self, error: ErrorText) -> None:
        super().__init__(error.message)
        self.error = error


class CellRaises(TaskRaises):
    """The cell fails, the others of its task go on."""


def _die_by(_worker: "Worker", name: str, _cell: Cell | None) -> None:
    number = signal.Signals[name]
    if number != signal.SIGKILL:
        signal.signal(number, signal.SIG_DFL)
    os.kill(os.getpid(), number)
    time.sleep(FOREVER_S)


def _exit(_worker: "Worker", code: str, _cell: Cell | None) -> None:
    os._exit(int(code))


def _fail_an_assertion(worker: "Worker", _variant: str, cell: Cell | None) -> None:
    sys.stderr.write(ASSERTION)
    sys.stderr.flush()
    _die_by(worker, "SIGABRT", cell)


def _write_garbage(worker: "Worker", name: str, _cell: Cell | None) -> None:
    worker.write(GARBAGE[name])
    time.sleep(FOREVER_S)


def _write_half_a_line(worker: "Worker", code: str, _cell: Cell | None) -> None:
    worker.write(b'{"type":"window_timed","cell":{"model":"res')
    os._exit(int(code))


def _write_without_end(worker: "Worker", _variant: str, _cell: Cell | None) -> None:
    for _ in range(1024):
        worker.write(b"x" * 65536)
    time.sleep(FOREVER_S)


def _close_the_pipe(worker: "Worker", _variant: str, _cell: Cell | None) -> None:
    worker.close_pipe()
    time.sleep(FOREVER_S)


def _flood(_worker: "Worker", name: str, _cell: Cell | None) -> None:
    file = sys.stdout if name == "stdout" else sys.stderr
    for _ in range(40):
        file.write("all work and no play\n" * 5000)
    file.flush()


def _raise(worker: "Worker", name: str, cell: Cell | None) -> None:
    if cell is not None and name.endswith("_lost"):
        worker.lost[cell.device] = ERRORS[name]
    raise TaskRaises(ERRORS[name])


def _break_the_cell(worker: "Worker", name: str, cell: Cell | None) -> None:
    assert cell is not None
    if name.endswith("_lost"):
        worker.lost[cell.device] = ERRORS[name]
    raise CellRaises(ERRORS[name])


def _stray(worker: "Worker", name: str, _cell: Cell | None) -> None:
    elsewhere = Cell(model="densenet121", device="cpu", batch_size=511)
    match name:
        case "again":
            worker.write(worker.last_line)
        case "done":
            worker.write(encode_line(TaskDone()))
        case "other_cell":
            worker.write(encode_line(WindowTimed(elsewhere, 1, 0.1, 0, 0.0)))
            worker.write(encode_line(CellMeasured(cell=elsewhere, ended_by="all_timed", peak_memory_bytes=1)))
        case "other_task":
            worker.write(encode_line(LimitsMeasured(DeviceLimits("nowhere", (), ()))))


def _leak(worker: "Worker", what: str, _cell: Cell | None) -> None:
    match what:
        case "memory":
            worker.kept.append(bytearray(os.urandom(4096)) * 16_384)
        case "files":
            worker.kept += [os.open(os.devnull, os.O_RDONLY) for _ in range(200)]
        case "process" | "stubborn_process":
            # What is ignored stays so in a new program (execve(2)).
            ignored = signal.SIG_IGN if what == "stubborn_process" else signal.SIG_DFL
            before = signal.signal(signal.SIGTERM, ignored)
            left = subprocess.Popen(["sleep", f"{FOREVER_S:g}"], stdin=subprocess.DEVNULL)
            signal.signal(signal.SIGTERM, before)
            worker.kept.append(left)
            worker.note_process(left.pid)


def _hang(_worker: "Worker", how: str, _cell: Cell | None) -> None:
    if how == "stubborn":
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    if how == "frozen":
        os.kill(os.getpid(), signal.SIGSTOP)
    time.sleep(FOREVER_S)


MISDEEDS: Mapping[str, Callable[["Worker", str, Cell | None], None]] = {
    "signal": _die_by,
    "exit": _exit,
    "assertion": _fail_an_assertion,
    "garbage": _write_garbage,
    "half_line": _write_half_a_line,
    "endless_line": _write_without_end,
    "closed_pipe": _close_the_pipe,
    "flood": _flood,
    "raise": _raise,
    "break": _break_the_cell,
    "stray": _stray,
    "leak": _leak,
    "hang": _hang,
}
