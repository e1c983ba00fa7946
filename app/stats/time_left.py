"""How long a run will take: a guess before the start, corrected by what is measured on the way."""

import statistics
from collections.abc import Iterable
from itertools import product

from app.model.events import (
    CellFailed,
    CellMeasured,
    CellStarted,
    DeviceProbed,
    ExtraFailed,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    RunEvent,
    TurnStarted,
    WarmedUp,
)
from app.model.explanation import LINKS
from app.model.machine import DeviceStatus
from app.model.plan import Cell, Plan
from app.model.remaining import finished_cells, finished_extras
from app.model.result import Result
from app.model.tasks import CheckParity, ExplainCell, Extra, MeasureLimits
from app.stats.estimate import Estimate


class TimeLeft:
    """The seconds left of a run, from its events and the time at which they came."""

    def __init__(self, plan: Plan, devices: Iterable[DeviceStatus] = ()) -> None:
        self._devices = {status.device: status for status in devices}
        self._estimate = Estimate(plan, self._devices)
        self._plan = plan
        self._cells = dict.fromkeys(plan.cells)
        self._extras = dict(_extras(plan, self._estimate))
        self._step_times_s: dict[Cell, float] = {}
        self._spent_s: dict[Cell, float] = {}
        self._corrections: list[float] = []
        self._current: Cell | None = None
        self._noted_s: float | None = None

    def note(self, event: RunEvent, now_s: float) -> None:
        """Take in an event that came at `now_s` of any steady clock."""
        self._spend(now_s)
        match event:
            case DeviceProbed():
                self._devices[event.status.device] = event.status
                anew = dict(_extras(self._plan, self._estimate))
                self._extras = {title: anew[title] for title in self._extras}
            case CellStarted() | TurnStarted():
                self._current = event.cell
            case WarmedUp():
                self._step_times_s[event.cell] = event.duration_s / event.steps
            case CellMeasured():
                self._corrections.append(self._spent_s.get(event.cell, 0.0) / self._expected_s(event.cell))
                self._end(event.cell)
            case CellFailed():
                self._end(event.cell)
                # Where a cell has failed, what was to be done beside it mostly is not done either.
                self._end_extra(ExplainCell(event.cell, self._plan))
                self._end_extra(CheckParity(event.cell.model, event.cell.device, self._plan))
                self._end_extra(MeasureLimits(event.cell.device, self._plan))
            case ParityChecked():
                self._end_extra(CheckParity(event.parity.model, event.parity.device, self._plan))
            case LimitsMeasured():
                self._end_extra(MeasureLimits(event.limits.device, self._plan))
            case LinkTimed() if event.link.name == LINKS[-1]:
                self._end_extra(ExplainCell(event.link.cell, self._plan))
            case ExtraFailed():
                self._extras.pop(event.what, None)

    def leave_out(self, result: Result) -> None:
        """Count nothing for what an interrupted run had done before it was resumed."""
        for cell in finished_cells(result):
            self._cells.pop(cell, None)
        for title in finished_extras(result):
            self._extras.pop(title, None)

    def left_s(self, now_s: float) -> float:
        """Seconds left at `now_s`, never negative."""
        if not self._cells and not self._extras:
            return 0.0
        since_s = now_s - self._noted_s if self._noted_s is not None else 0.0
        correction = statistics.median(self._corrections) if self._corrections else 1.0
        left_s = 0.0
        for cell in self._cells:
            spent_s = self._spent_s.get(cell, 0.0) + (since_s if cell == self._current else 0.0)
            left_s += max(0.0, self._expected_s(cell) * correction - spent_s)
        left_s += sum(self._extras.values())
        return left_s if self._current else max(0.0, left_s - since_s)

    def _spend(self, now_s: float) -> None:
        if self._current is not None and self._noted_s is not None:
            spent_s = self._spent_s.get(self._current, 0.0)
            self._spent_s[self._current] = spent_s + now_s - self._noted_s
        self._noted_s = now_s

    def _end(self, cell: Cell) -> None:
        self._cells.pop(cell, None)
        self._current = None

    def _end_extra(self, task: Extra) -> None:
        self._extras.pop(task.title, None)

    def _expected_s(self, cell: Cell) -> float:
        """Expected seconds of a cell, from its own step time or else corrected by those of its device."""
        own_s = self._step_times_s.get(cell)
        if own_s is None:
            ratios = [
                step_s / self._estimate.step_time_s(other)
                for other, step_s in self._step_times_s.items()
                if other.device == cell.device
            ]
            own_s = self._estimate.step_time_s(cell) * (statistics.median(ratios) if ratios else 1.0)
        return self._estimate.cell_s(cell, own_s)


def expected_duration_s(plan: Plan, devices: Iterable[DeviceStatus] = ()) -> float:
    """The guess before the start, from what the probes told of the devices."""
    return TimeLeft(plan, devices).left_s(0.0)


def _extras(plan: Plan, estimate: Estimate) -> Iterable[tuple[str, float]]:
    """What is done beside the cells, by the titles of its tasks."""
    if "limits" in plan.extras:
        yield from ((MeasureLimits(device, plan).title, estimate.limits_s()) for device in plan.devices)
    if "parity" in plan.extras:
        for model, gpu in product(plan.models, plan.gpus):
            yield CheckParity(model, gpu, plan).title, estimate.parity_s(model, gpu)
    if "explain" in plan.extras:
        for cell in plan.cells_to_explain:
            yield ExplainCell(cell, plan).title, estimate.explanation_s(cell)
