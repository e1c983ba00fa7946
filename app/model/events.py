"""What happens during a run, in the order it happens. A result is the fold of these and of nothing else."""

from typing import Literal

from app.model.failure import ErrorText, Failure
from app.model.machine import DeviceStatus, Machine, Software
from app.model.plan import Cell, Plan
from app.model.record import Record

Outcome = Literal["completed", "stopped", "broken"]
"""`broken` is a failure of Torchmark itself, not of what it measures."""

EVENTS_VERSION = 1
"""1: the first (November 2026)."""


class RunStarted(Record, frozen=True, tag="run_started", kw_only=True):
    """Attributes: `started_at` is UTC in ISO 8601, as in 2026-11-23T14:05:00Z."""

    events_version: int = EVENTS_VERSION
    run_id: str
    started_at: str
    app_version: str
    plan: Plan
    machine: Machine


class SoftwareFound(Record, frozen=True, tag="software_found"):
    """A measuring process has started and loaded torch."""

    software: Software


class DeviceProbed(Record, frozen=True, tag="device_probed"):
    """A device was tried."""

    status: DeviceStatus


class CellStarted(Record, frozen=True, tag="cell_started"):
    """The cell is being prepared: weights made, images laid on the device."""

    cell: Cell


class FirstStepTimed(Record, frozen=True, tag="first_step_timed"):
    """The first training step, which compiles and allocates; never part of the figures."""

    cell: Cell
    step_time_s: float


class WarmedUp(Record, frozen=True, tag="warmed_up"):
    """The steps between the first one and the first window."""

    cell: Cell
    steps: int
    duration_s: float


class WindowTimed(Record, frozen=True, tag="window_timed"):
    """A raw sample: `steps` training steps between two synchronisations took `duration_s`."""

    cell: Cell
    steps: int
    duration_s: float


class CellMeasured(Record, frozen=True, tag="cell_measured"):
    """The cell is complete. How its memory was read depends on the device (docs/method.md)."""

    cell: Cell
    peak_memory_bytes: int


class CellFailed(Record, frozen=True, tag="cell_failed"):
    """The cell gave no figure."""

    cell: Cell
    failure: Failure


class RunEnded(Record, frozen=True, tag="run_ended"):
    """The last event of a run. A cell still under way keeps its samples, but it gives no figure."""

    outcome: Outcome


class TaskDone(Record, frozen=True, tag="task_done"):
    """The measuring process is ready for the next task."""


class TaskFailed(Record, frozen=True, tag="task_failed"):
    """A Python exception ended the task; the measuring process is ready for the next one."""

    error: ErrorText


CellEvent = CellStarted | FirstStepTimed | WarmedUp | WindowTimed | CellMeasured | CellFailed
RunEvent = RunStarted | SoftwareFound | DeviceProbed | CellEvent | RunEnded
TaskEvent = (
    SoftwareFound | DeviceProbed | CellStarted | FirstStepTimed | WarmedUp | WindowTimed | CellMeasured
)
WorkerEvent = TaskEvent | TaskDone | TaskFailed
