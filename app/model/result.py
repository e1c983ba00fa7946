"""The result of a run: a pure fold over its events, so that window, file and crash report agree."""

from collections.abc import Iterable
from functools import reduce
from typing import Literal

import msgspec

from app.model.events import (
    CellEvent,
    CellFailed,
    CellMeasured,
    CellStarted,
    DeviceProbed,
    FirstStepTimed,
    Outcome,
    RunEnded,
    RunEvent,
    RunStarted,
    SoftwareFound,
    WarmedUp,
    WindowTimed,
)
from app.model.failure import Failure
from app.model.machine import DeviceStatus, Machine, Software
from app.model.plan import Cell, Plan
from app.model.record import Record

CellStatus = Literal["not_run", "running", "done", "failed", "stopped"]


class Window(Record, frozen=True):
    """A raw sample of the compute protocol."""

    steps: int
    duration_s: float

    @property
    def step_time_s(self) -> float:
        """Mean time of a step within the window."""
        return self.duration_s / self.steps


class CellResult(Record, frozen=True):
    """All that was measured of a cell; every figure is computed from this (app/stats)."""

    cell: Cell
    status: CellStatus = "not_run"
    first_step_time_s: float | None = None
    warmup: Window | None = None
    windows: tuple[Window, ...] = ()
    peak_memory_bytes: int | None = None
    failure: Failure | None = None


class Result(Record, frozen=True, kw_only=True):
    """One run, at any moment of it."""

    run_id: str
    started_at: str
    app_version: str
    plan: Plan
    machine: Machine
    software: Software | None = None
    devices: tuple[DeviceStatus, ...] = ()
    cells: tuple[CellResult, ...]
    outcome: Outcome | None = None

    def cell(self, cell: Cell) -> CellResult | None:
        """What is known of a cell, or None where the plan has no such cell."""
        return next((result for result in self.cells if result.cell == cell), None)

    def device(self, name: str) -> DeviceStatus | None:
        """The status of a device, if it was probed in this run."""
        return next((status for status in self.devices if status.device == name), None)


def start(event: RunStarted) -> Result:
    """The result before anything was measured."""
    return Result(
        run_id=event.run_id,
        started_at=event.started_at,
        app_version=event.app_version,
        plan=event.plan,
        machine=event.machine,
        cells=tuple(CellResult(cell=cell) for cell in event.plan.cells),
    )


def apply(result: Result, event: RunEvent) -> Result:
    """The result after one more event."""
    match event:
        case RunStarted():
            return start(event)
        case SoftwareFound():
            return msgspec.structs.replace(result, software=event.software)
        case DeviceProbed():
            others = tuple(s for s in result.devices if s.device != event.status.device)
            return msgspec.structs.replace(result, devices=(*others, event.status))
        case RunEnded():
            cells = tuple(map(_end_cell, result.cells))
            return msgspec.structs.replace(result, outcome=event.outcome, cells=cells)
        case _:
            cells = tuple(
                _apply_to_cell(cell, event) if cell.cell == event.cell else cell for cell in result.cells
            )
            return msgspec.structs.replace(result, cells=cells)


def fold(events: Iterable[RunEvent]) -> Result:
    """The result of a whole sequence of events.

    Raises:
        ValueError: If the first event is not `RunStarted`.
    """
    iterator = iter(events)
    first = next(iterator, None)
    if not isinstance(first, RunStarted):
        raise ValueError("a run begins with RunStarted")
    return reduce(apply, iterator, start(first))


def _apply_to_cell(result: CellResult, event: CellEvent) -> CellResult:
    replace = msgspec.structs.replace
    match event:
        case CellStarted():
            return CellResult(cell=result.cell, status="running")
        case FirstStepTimed():
            return replace(result, first_step_time_s=event.step_time_s)
        case WarmedUp():
            return replace(result, warmup=Window(steps=event.steps, duration_s=event.duration_s))
        case WindowTimed():
            window = Window(steps=event.steps, duration_s=event.duration_s)
            return replace(result, windows=(*result.windows, window))
        case CellMeasured():
            return replace(result, status="done", peak_memory_bytes=event.peak_memory_bytes)
        case CellFailed():
            return replace(result, status="failed", failure=event.failure)


def _end_cell(result: CellResult) -> CellResult:
    if result.status != "running":
        return result
    return msgspec.structs.replace(result, status="stopped")
