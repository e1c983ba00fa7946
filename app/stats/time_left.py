"""How long a run will take: a guess before the start, corrected by what is measured on the way."""

import statistics
from collections.abc import Callable, Iterable
from itertools import product

from app.model.events import (
    CellFailed,
    CellMeasured,
    DeviceProbed,
    ExtraFailed,
    GroupAdded,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    RunEvent,
)
from app.model.explanation import LINKS
from app.model.machine import DeviceStatus
from app.model.plan import Cell, Plan
from app.model.remaining import finished_cells, finished_extras
from app.model.result import Result
from app.model.tasks import CheckParity, ExplainCell, Extra, MeasureLimits
from app.stats.course import Course
from app.stats.estimate import Estimate
from app.stats.scales import fit_scales


class TimeLeft:
    """The seconds left of a run, from its events and the time at which they came."""

    def __init__(self, plan: Plan, devices: Iterable[DeviceStatus] = ()) -> None:
        self._devices = {status.device: status for status in devices}
        self._estimate = Estimate(plan, self._devices)
        self._plan = plan
        self._cells = dict.fromkeys(plan.cells)
        self._extras = dict(_extras(plan, self._estimate))
        self._course = Course()

    def note(self, event: RunEvent, now_s: float) -> None:
        """Take in an event that came at `now_s` of any steady clock."""
        self._course.note(event, now_s)
        match event:
            case DeviceProbed():
                self._devices[event.status.device] = event.status
                anew = dict(_extras(self._plan, self._estimate))
                self._extras = {title: anew[title] for title in self._extras}
            case GroupAdded():
                self._cells.update(dict.fromkeys(event.cells))
            case CellMeasured():
                self._cells.pop(event.cell, None)
            case CellFailed():
                self._cells.pop(event.cell, None)
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
        course = self._course
        since_s = course.since_s(now_s)
        left_s = sum(self._extras.values())
        for cell in self._cells:
            left_s += self._cell_left_s(cell, since_s if cell == course.current else 0.0)
        # Each group is measured by a process of its own.
        to_come = sum(not any(cell in course.spent_s for cell in group) for group in self._groups())
        left_s += to_come * course.start_s
        return left_s if course.current else max(0.0, left_s - since_s)

    def _groups(self) -> Iterable[tuple[Cell, ...]]:
        """Those that are not over."""
        return (group for group in self._plan.groups if any(cell in self._cells for cell in group))

    def _cell_left_s(self, cell: Cell, since_s: float) -> float:
        step_s = self._step_time_s(cell)
        sampling_s = self._estimate.sampling_s(cell, step_s) * self._correction(cell.device, self._sampling)
        samples_s = self._course.samples_s.get(cell)
        if samples_s and self._plan.protocol != "epoch":
            # While it is not over there is at least a part of one more sample before it.
            to_sample_s = max(sampling_s - sum(samples_s), statistics.fmean(samples_s) / 2)
            return max(0.0, to_sample_s + self._estimate.phases_s(step_s) - since_s)
        whole_s = self._estimate.cell_s(cell, step_s) * self._correction(cell.device, self._whole)
        left_s = whole_s - self._course.spent_s.get(cell, 0.0) - since_s
        # What comes before the samples may take longer than thought; they will still be taken.
        return max(left_s, sampling_s if self._plan.protocol == "compute" else 0.0)

    def _correction(self, device: str, taken: Callable[[Cell], tuple[float, float]]) -> float:
        """What the finished cells took over what was expected of them, on the device if it has one."""
        finished = self._course.finished
        own = [cell for cell in finished if cell.device == device] or finished
        pairs = [taken(cell) for cell in own]
        expected_s = sum(expected for _, expected in pairs)
        return sum(actual for actual, _ in pairs) / expected_s if expected_s else 1.0

    def _whole(self, cell: Cell) -> tuple[float, float]:
        return self._course.spent_s[cell], self._estimate.cell_s(cell, self._step_time_s(cell))

    def _sampling(self, cell: Cell) -> tuple[float, float]:
        samples_s = self._course.samples_s[cell]
        return sum(samples_s), self._estimate.sampling_s(cell, self._step_time_s(cell))

    def _step_time_s(self, cell: Cell) -> float:
        """The cell's own step time, or else the expected one corrected by those of its device."""
        own_s = self._course.step_time_s(cell)
        if own_s is not None:
            return own_s
        others = tuple(self._course.step_times_s(cell.device))
        parts = [self._estimate.step_parts(other) for other, _ in others]
        scales = fit_scales(parts, [step_s for _, step_s in others])
        return scales.apply(self._estimate.step_parts(cell))

    def _end_extra(self, task: Extra) -> None:
        self._extras.pop(task.title, None)


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
