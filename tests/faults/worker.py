"""A measuring process without torch: it speaks the real protocol, measures nothing, and does what its
script says, `python -m tests.faults.worker FOLDER PIPE`."""

import os
import queue
import random
import sys
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

from app.model.codec import decode_task, encode_line
from app.model.events import (
    CellBroke,
    CellMeasured,
    CellStarted,
    DeviceProbed,
    FirstStepTimed,
    FlopsCounted,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    PhasesTimed,
    SoftwareFound,
    TaskDone,
    TaskFailed,
    TurnStarted,
    WarmedUp,
    WeightsLoading,
    WindowTimed,
    WorkerEvent,
)
from app.model.explanation import LINKS, Link
from app.model.failure import ErrorText
from app.model.limits import CopySpeed, DeviceLimits, MatmulSpeed
from app.model.machine import DeviceStatus, Software
from app.model.parity import Parity, StepErrors, TensorError
from app.model.phases import Phases
from app.model.plan import Cell
from app.model.tasks import (
    CheckParity,
    ExplainCell,
    FetchWeights,
    MeasureCells,
    MeasureLimits,
    ProbeDevice,
    Task,
)
from tests.faults.misdeeds import MISDEEDS, CellRaises, TaskRaises
from tests.faults.script import Script, task_key

TURNS, WINDOWS_PER_TURN = 2, 3
SOFTWARE = Software(torch="0.0", torchvision="0.0", cpu_threads=1)
PAUSE_VARIABLE = "TORCHMARK_TESTS_PAUSE_S"
"""Set by the tests that kill at random moments: how long a window is said to take, and takes."""


class Worker:
    """Passes the points of each task, and does at each what the script says."""

    def __init__(self, script: Script, events_fd: int) -> None:
        self._script = script
        self._faults = script.faults()
        self._events_fd = events_fd
        self._task = ""
        self._pause_s = float(os.environ.get(PAUSE_VARIABLE, "0"))
        self._random = random.Random(os.getpid())
        self.lost: dict[str, ErrorText] = {}
        """Devices that this process cannot use any more."""
        self.kept: list[Any] = []
        """What is never given back."""
        self.last_line = b""

    def start(self) -> None:
        """Before anything is read."""
        self._task = "start"
        self._at("start")

    def serve(self, task: Task) -> None:
        """Do a task to its end, as far as nothing stops it."""
        self._task = task_key(task)
        self._script.note_task(task)
        try:
            self._at("asked")
            self.emit(SoftwareFound(SOFTWARE))
            self._at("software")
            self._perform(task)
            self._at("done")
        except TaskRaises as raised:
            self.emit(TaskFailed(raised.error))
        else:
            self.emit(TaskDone())
        self._at("rest")

    def emit(self, event: WorkerEvent) -> None:
        line = encode_line(event)
        # First: whoever compares the two may find more here than has arrived, never less.
        self._script.note_sent(line)
        self.last_line = line
        self.write(line)

    def write(self, data: bytes) -> None:
        """Onto the pipe, whatever it is."""
        while data:
            data = data[os.write(self._events_fd, data) :]

    def close_pipe(self) -> None:
        os.close(self._events_fd)

    def _at(self, point: str, cell: Cell | None = None) -> None:
        for fault in self._faults:
            if (fault.task, fault.point) == (self._task, point) and self._script.passed(fault):
                self._script.note_struck(fault)
                MISDEEDS[fault.kind](self, fault.variant, cell)

    def note_process(self, pid: int) -> None:
        self._script.note_process(pid)

    def _perform(self, task: Task) -> None:
        match task:
            case ProbeDevice(device):
                self.emit(DeviceProbed(DeviceStatus(device, is_built=True, is_visible=True)))
                self._at("inside")
                self.emit(DeviceProbed(status_of(device)))
            case FetchWeights(model):
                self.emit(WeightsLoading(model, 1, 2))
                self._at("inside")
                self.emit(WeightsLoading(model, 2, 2))
            case MeasureLimits(device):
                self._use(device)
                self._at("inside")
                self.emit(LimitsMeasured(limits_of(device)))
            case CheckParity(model, device):
                self._use(device)
                self._at("inside")
                self.emit(ParityChecked(parity_of(model, device)))
            case ExplainCell(cell):
                self._use(cell.device)
                for name in LINKS:
                    self.emit(LinkTimed(Link(cell, name, images=8, duration_s=self._time_s())))
                    self._at("inside")
            case MeasureCells(cells):
                self._measure(cells)

    def _use(self, device: str) -> None:
        if device in self.lost:
            raise TaskRaises(self.lost[device])

    def _measure(self, cells: tuple[Cell, ...]) -> None:
        """As the engine does: prepared one after the other, then timed in turns."""
        waiting = [cell for cell in cells if self._guarded(cell, self._prepare)]
        for turn in range(TURNS):
            waiting = [cell for cell in waiting if self._guarded(cell, partial(self._turn, turn))]

    def _guarded(self, cell: Cell, work: Callable[[Cell], None]) -> bool:
        try:
            work(cell)
        except CellRaises as raised:
            self.emit(CellBroke(cell, raised.error))
            return False
        return True

    def _prepare(self, cell: Cell) -> None:
        self.emit(CellStarted(cell))
        if cell.device in self.lost:
            raise CellRaises(self.lost[cell.device])
        self._at(f"cell_started {cell.device}", cell)
        self.emit(FirstStepTimed(cell, self._time_s()))
        self._at(f"first_step {cell.device}", cell)
        self.emit(WarmedUp(cell, 3, self._time_s(), has_settled=True, sync_time_s=0.0))
        self._at(f"warmed_up {cell.device}", cell)

    def _turn(self, turn: int, cell: Cell) -> None:
        self.emit(TurnStarted(cell))
        for place in range(WINDOWS_PER_TURN):
            time.sleep(self._pause_s)
            at_s = 0.1 * (turn * WINDOWS_PER_TURN + place)
            self.emit(WindowTimed(cell, 2, self._time_s(), turn, at_s))
            self._at(f"samples {cell.device}", cell)
        if turn < TURNS - 1:
            return
        self._at(f"last_sample {cell.device}", cell)
        self.emit(CellMeasured(cell=cell, ended_by="interval_reached", peak_memory_bytes=2**30))
        self._at(f"measured {cell.device}", cell)
        self.emit(FlopsCounted(cell, self._random.randrange(10**9)))
        self.emit(PhasesTimed(cell, PHASES))

    def _time_s(self) -> float:
        """Never the same twice, so that nothing can be taken for another."""
        return self._random.uniform(0.1, 0.11)


PHASES = Phases(
    steps=2, loading_s=0.01, transfer_s=0.0, forward_s=0.02, backward_s=0.03, optimizer_s=0.01, sync_s=0.0
)


def status_of(device: str) -> DeviceStatus:
    return DeviceStatus(device, is_built=True, is_visible=True, is_usable=True, memory_bytes=2**33)


def limits_of(device: str) -> DeviceLimits:
    return DeviceLimits(device, (MatmulSpeed("fp32", 256, 0.001),), (CopySpeed(2**23, 0.001),))


def parity_of(model: str, device: str) -> Parity:
    """Right to the last bit that float32 has."""
    small = [TensorError(name, 1e-7, 1e-7) for name in ("logits", "loss", "weight")]
    errors = StepErrors(small[0], small[1], (small[2],))
    return Parity(
        model=model,
        device=device,
        batch_size=4,
        as_used=errors,
        updates=(small[2],),
        device_losses=(2.3, 2.2),
        cpu_losses=(2.3, 2.2),
    )


def main() -> int:
    """Serve until stdin ends, as the real worker does."""
    folder, events_fd = sys.argv[1:]
    script = Script(Path(folder))
    script.note_process(os.getpid())
    worker = Worker(script, int(events_fd))
    os.set_inheritable(int(events_fd), False)
    worker.start()
    for line in _lines():
        worker.serve(decode_task(line))
    return 0


def _lines() -> Iterator[bytes]:
    """As in `app.engine.worker`: a thread of its own notices in mid-task that nobody is left."""
    lines: queue.Queue[bytes] = queue.Queue()

    def read() -> None:
        for line in sys.stdin.buffer:
            lines.put(line)
        os._exit(0)

    threading.Thread(target=read, daemon=True).start()
    while True:
        yield lines.get()


if __name__ == "__main__":
    sys.exit(main())
