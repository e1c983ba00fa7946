"""The result of a run: a pure fold over its events, so that window, file and crash report agree."""

from collections.abc import Iterable
from functools import reduce
from itertools import groupby
from typing import Any, Literal

import msgspec

from app.model.catalog import BASELINE_DEVICE
from app.model.conditions import Conditions
from app.model.events import (
    CellEvent,
    CellFailed,
    CellMeasured,
    CellStarted,
    ConditionsNoted,
    DeviceProbed,
    EpochTimed,
    ExtraFailed,
    Finding,
    FirstStepTimed,
    FlopsCounted,
    GroupAdded,
    LimitsMeasured,
    LinkTimed,
    Outcome,
    ParityChecked,
    PhasesTimed,
    RunEnded,
    RunEvent,
    RunResumed,
    RunStarted,
    SampleDiscarded,
    SampleKind,
    SamplingEnd,
    SleepNoticed,
    SoftwareFound,
    TurnStarted,
    WarmedUp,
    WeightsLoading,
    WindowTimed,
)
from app.model.explanation import Link
from app.model.failure import Failure
from app.model.limits import DeviceLimits
from app.model.machine import DeviceStatus, Machine, Software
from app.model.parity import Parity
from app.model.phases import Phases
from app.model.plan import Cell, Plan
from app.model.quantities import Count, Duration, Figure, SignedCount, SignedTime, Some, Time
from app.model.record import Record
from app.model.texts import Name, Sentence

CellStatus = Literal["not_run", "running", "done", "failed", "stopped"]


class WarmUp(Record, frozen=True):
    """The steps before the first window."""

    steps: Count
    duration_s: Time
    has_settled: bool | None = None
    sync_time_s: SignedTime | None = None


class Window(Record, frozen=True):
    """A raw sample: some steps between two synchronisations. Fields as in `WindowTimed`."""

    steps: Some
    duration_s: Duration
    turn: Count = 0
    at_s: Time | None = None

    @property
    def step_time_s(self) -> float:
        """Mean time of a step within the window."""
        return self.duration_s / self.steps


class Epoch(Record, frozen=True):
    """A raw sample of the epoch protocol. Fields as in `EpochTimed`."""

    images: Some
    steps: Some
    duration_s: Duration
    loader_start_s: Time


class Discarded(Record, frozen=True):
    """A sample that was thrown away. Fields as in `SampleDiscarded`."""

    what: SampleKind
    steps: Count
    duration_s: Time
    slept_s: Time


class CellResult(Record, frozen=True):
    """All that was measured of a cell; every figure is computed from this (app/stats)."""

    cell: Cell
    status: CellStatus = "not_run"
    first_step_time_s: Time | None = None
    warmup: WarmUp | None = None
    windows: tuple[Window, ...] = ()
    epochs: tuple[Epoch, ...] = ()
    ended_by: SamplingEnd | None = None
    peak_memory_bytes: Count | None = None
    swap_grown_bytes: SignedCount | None = None
    other_load_cores: Figure | None = None
    flops_per_step: Count | None = None
    phases: Phases | None = None
    failure: Failure | None = None
    discarded: tuple[Discarded, ...] = ()


class ExtraFailure(Record, frozen=True):
    """Something beside the cells that could not be done."""

    what: Sentence
    failure: Failure


class Noted(Record, frozen=True):
    """Power and heat from a moment on. Fields as in `ConditionsNoted`."""

    noted_at: Name
    conditions: Conditions


class Sleep(Record, frozen=True):
    """Fields as in `SleepNoticed`."""

    noticed_at: Name
    slept_s: Time


class Result(Record, frozen=True, kw_only=True):
    """One run, at any moment of it.

    Attributes:
        noted: How power and heat changed during the run; `machine` has what the power was at its start.
        sleeps: When the system slept during the run.
        resumed_at: When it went on after interruptions with a cell measured already; its cells were then not
            all measured in one go.
    """

    run_id: Name
    started_at: Name
    app_version: Name
    plan: Plan
    machine: Machine
    software: Software | None = None
    devices: tuple[DeviceStatus, ...] = ()
    limits: tuple[DeviceLimits, ...] = ()
    parities: tuple[Parity, ...] = ()
    links: tuple[Link, ...] = ()
    extra_failures: tuple[ExtraFailure, ...] = ()
    cells: tuple[CellResult, ...]
    outcome: Outcome | None = None
    resumed_at: tuple[Name, ...] = ()
    noted: tuple[Noted, ...] = ()
    sleeps: tuple[Sleep, ...] = ()

    def cell(self, cell: Cell) -> CellResult | None:
        """What is known of a cell, or None where the plan has no such cell."""
        return next((result for result in self.cells if result.cell == cell), None)

    def device(self, name: str) -> DeviceStatus | None:
        """The status of a device, if it was probed in this run."""
        return next((status for status in self.devices if status.device == name), None)

    def hardware_of(self, device: str) -> str | None:
        """The chip behind a device, as in "Apple M5 Pro" or "NVIDIA H200"; None where nothing told it."""
        if device == BASELINE_DEVICE:
            return self.machine.chip
        status = self.device(device)
        return (status.hardware if status else None) or self.machine.gpu

    def limits_of(self, device: str) -> DeviceLimits | None:
        """What a device can do at best, if it was measured."""
        return next((limits for limits in self.limits if limits.device == device), None)

    def parity_of(self, model: str, device: str) -> Parity | None:
        """How a model's numbers on a device compare with float64, if that was checked."""
        found = (parity for parity in self.parities if (parity.model, parity.device) == (model, device))
        return next(found, None)


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
    replace = msgspec.structs.replace
    match event:
        case RunStarted():
            return start(event)
        case RunResumed():
            return _resume(result, event)
        case GroupAdded():
            plan = replace(result.plan, added=(*result.plan.added, event.cells))
            added = tuple(CellResult(cell=cell) for cell in event.cells)
            return replace(result, plan=plan, cells=(*result.cells, *added))
        case ConditionsNoted():
            return replace(result, noted=(*result.noted, Noted(event.noted_at, event.conditions)))
        case SleepNoticed():
            return replace(result, sleeps=(*result.sleeps, Sleep(event.noticed_at, event.slept_s)))
        case ExtraFailed():
            failure = ExtraFailure(what=event.what, failure=event.failure)
            return replace(result, extra_failures=(*result.extra_failures, failure))
        case RunEnded():
            return replace(result, outcome=event.outcome, cells=tuple(map(_end_cell, result.cells)))
        case (
            SoftwareFound()
            | DeviceProbed()
            | WeightsLoading()
            | LimitsMeasured()
            | ParityChecked()
            | LinkTimed()
        ):
            return _apply_finding(result, event)
        case _:
            cells = tuple(
                _apply_to_cell(cell, event) if cell.cell == event.cell else cell for cell in result.cells
            )
            return replace(result, cells=cells)


def fold(events: Iterable[RunEvent]) -> Result:
    """The result of a whole sequence of events.

    Windows of a cell are added all at once: those of a night, one after the other, would take minutes.

    Raises:
        ValueError: If the first event is not `RunStarted`.
    """
    iterator = iter(events)
    first = next(iterator, None)
    if not isinstance(first, RunStarted):
        raise ValueError("a run begins with RunStarted")
    result = start(first)
    for cell, group in groupby(
        iterator, lambda event: event.cell if isinstance(event, WindowTimed) else None
    ):
        if cell is None:
            result = reduce(apply, group, result)
        else:
            windows = tuple(Window(**_own_fields(event)) for event in group if isinstance(event, WindowTimed))
            cells = tuple(_add_windows(each, windows) if each.cell == cell else each for each in result.cells)
            result = msgspec.structs.replace(result, cells=cells)
    return result


def _apply_finding(result: Result, event: Finding) -> Result:
    replace = msgspec.structs.replace
    match event:
        case SoftwareFound():
            return replace(result, software=event.software)
        case DeviceProbed():
            others = tuple(s for s in result.devices if s.device != event.status.device)
            return replace(result, devices=(*others, event.status))
        case WeightsLoading():
            return result
        case LimitsMeasured():
            return replace(result, limits=(*result.limits, event.limits))
        case ParityChecked():
            return replace(result, parities=(*result.parities, event.parity))
        case LinkTimed():
            # A resumed run explains a cell from its first link on.
            new = (event.link.cell, event.link.name)
            links = tuple(link for link in result.links if (link.cell, link.name) != new)
            return replace(result, links=(*links, event.link))


def _apply_to_cell(result: CellResult, event: CellEvent) -> CellResult:
    replace = msgspec.structs.replace
    match event:
        case CellStarted():
            return CellResult(cell=result.cell, status="running")
        case WarmedUp():
            return replace(result, warmup=WarmUp(**_own_fields(event)))
        case WindowTimed():
            return _add_windows(result, (Window(**_own_fields(event)),))
        case EpochTimed():
            return replace(result, epochs=(*result.epochs, Epoch(**_own_fields(event))))
        case SampleDiscarded():
            return replace(result, discarded=(*result.discarded, Discarded(**_own_fields(event))))
        case TurnStarted() | FirstStepTimed() | PhasesTimed() | FlopsCounted():
            return replace(result, **_own_fields(event))
        case CellMeasured():
            return replace(result, status="done", **_own_fields(event))
        case CellFailed():
            return replace(result, status="failed", **_own_fields(event))


def _add_windows(result: CellResult, windows: tuple[Window, ...]) -> CellResult:
    return msgspec.structs.replace(result, windows=result.windows + windows)


def _own_fields(event: CellEvent) -> dict[str, Any]:
    """All but the cell it is about, under the names that the result has them by."""
    fields = msgspec.structs.asdict(event)
    del fields["cell"]
    return fields


def _resume(result: Result, event: RunResumed) -> Result:
    """What was under way keeps its samples until it is begun anew; the least power of both times is told."""
    machine = msgspec.structs.replace(
        result.machine,
        power_source="battery" if event.machine.power_source == "battery" else result.machine.power_source,
        low_power_mode=event.machine.low_power_mode or result.machine.low_power_mode,
    )
    has_measured = any(cell.status == "done" for cell in result.cells)
    return msgspec.structs.replace(
        result,
        machine=machine,
        outcome=None,
        cells=tuple(map(_end_cell, result.cells)),
        resumed_at=(*result.resumed_at, event.resumed_at) if has_measured else result.resumed_at,
    )


def _end_cell(result: CellResult) -> CellResult:
    if result.status != "running":
        return result
    return msgspec.structs.replace(result, status="stopped")
