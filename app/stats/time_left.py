"""How long a run will take: a guess before the start, corrected by what is measured on the way."""

import statistics
from collections.abc import Iterable
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

    @property
    def is_all_done(self) -> bool:
        """Whether there is nothing more to be measured."""
        return not self._cells and not self._extras

    def left_s(self, now_s: float) -> float:
        """Seconds left at `now_s`, never negative."""
        if self.is_all_done:
            return 0.0
        course = self._course
        since_s = course.since_s(now_s)
        left_s = sum(self._extras.values())
        for cell in self._cells:
            left_s += self._cell_left_s(cell, since_s if cell == course.current else 0.0)
        left_s += self._between_left_s()
        return left_s if course.current else max(0.0, left_s - since_s)

    def _groups(self) -> Iterable[tuple[Cell, ...]]:
        """Those that are not over."""
        return (group for group in self._plan.groups if any(cell in self._cells for cell in group))

    def _between_left_s(self) -> float:
        """Each group that is not over is followed by the start of another, or by the end."""
        expected_s = self._estimate.between_s
        correction = _mean_ratio(
            (took_s, expected_s(cell)) for cell, took_s in self._course.between_s.items()
        )
        return correction * sum(expected_s(group[-1]) for group in self._groups())

    def _cell_left_s(self, cell: Cell, since_s: float) -> float:
        step_s = self._step_time_s(cell)
        sampling_s = self._estimate.sampling_s(cell, step_s) * self._sampling_correction(cell.device)
        spent_s = self._course.spent_s.get(cell, 0.0) + since_s
        samples_s = self._course.samples_s.get(cell)
        if samples_s and self._plan.protocol != "epoch":
            sampled_s = max(spent_s - self._course.lead_s[cell], sum(samples_s))
            # While it is not over there is at least a part of one more sample before it.
            to_sample_s = max(sampling_s - sampled_s, statistics.fmean(samples_s) / 2 - since_s)
            return max(0.0, to_sample_s + self._estimate.phases_s(step_s))
        lead_s = self._estimate.lead_s(step_s) * self._lead_correction(cell.device)
        to_sample_s = lead_s + sampling_s - spent_s
        if self._plan.protocol == "compute":
            # What comes before the samples may take longer than thought; they will still be taken.
            to_sample_s = max(to_sample_s, sampling_s)
        return max(0.0, to_sample_s) + self._estimate.phases_s(step_s)

    def _lead_correction(self, device: str) -> float:
        leads_s = self._course.lead_s
        # A device's first cell also loads the libraries of the device, once.
        later = _of_device(leads_s, device)[1:]
        return _mean_ratio((leads_s[cell], self._estimate.lead_s(self._step_time_s(cell))) for cell in later)

    def _sampling_correction(self, device: str) -> float:
        finished = self._course.finished
        return _mean_ratio(self._sampling(cell) for cell in _of_device(finished, device) or finished)

    def _sampling(self, cell: Cell) -> tuple[float, float]:
        """All that is not lead, and what was expected: what passes between two samples is a part of it."""
        step_s = self._step_time_s(cell)
        beside_s = self._course.lead_s.get(cell, 0.0) + self._estimate.phases_s(step_s)
        return max(0.0, self._course.spent_s[cell] - beside_s), self._estimate.sampling_s(cell, step_s)

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


def _of_device(cells: Iterable[Cell], device: str) -> list[Cell]:
    return [cell for cell in cells if cell.device == device]


def _mean_ratio(pairs: Iterable[tuple[float, float]]) -> float:
    """What things took over what was expected of them; 1 where nothing is known."""
    ratios = [took_s / expected_s for took_s, expected_s in pairs if took_s and expected_s]
    return statistics.fmean(ratios) if ratios else 1.0


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
