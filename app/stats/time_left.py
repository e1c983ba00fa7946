"""How long a run will take: a guess before the start, corrected by what is measured on the way."""

import statistics

from app.model.catalog import DEVICES, MODELS
from app.model.events import CellFailed, CellMeasured, CellStarted, FirstStepTimed, RunEvent, WarmedUp
from app.model.plan import Cell, Plan

TRAINING_PASSES = 3
"""A training step costs about three forward passes: forward, and twice that for the backward one."""
PREPARATION_S = 1.5
FIRST_STEP_COST = 2.0
"""In ordinary steps; the first one allocates and compiles."""


class TimeLeft:
    """The seconds left of a run, from its events and the time at which they came."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._remaining = list(plan.cells)
        self._step_times_s: dict[Cell, float] = {}
        self._corrections: list[float] = []
        self._cell_started_s = 0.0

    def note(self, event: RunEvent, now_s: float) -> None:
        """Take in an event that came at `now_s` of any steady clock."""
        match event:
            case CellStarted():
                self._cell_started_s = now_s
            case FirstStepTimed():
                self._step_times_s[event.cell] = event.first_step_time_s / FIRST_STEP_COST
            case WarmedUp():
                self._step_times_s[event.cell] = event.duration_s / event.steps
            case CellMeasured():
                took_s = now_s - self._cell_started_s
                self._corrections.append(took_s / self._expected_s(event.cell))
                self._end(event.cell, now_s)
            case CellFailed():
                self._end(event.cell, now_s)

    def _end(self, cell: Cell, now_s: float) -> None:
        self._remaining.remove(cell)
        self._cell_started_s = now_s

    def left_s(self, now_s: float) -> float:
        """Seconds left at `now_s`, never negative."""
        if not self._remaining:
            return 0.0
        correction = statistics.fmean(self._corrections) if self._corrections else 1.0
        current, *others = (self._expected_s(cell) * correction for cell in self._remaining)
        spent_s = now_s - self._cell_started_s if self._cell_started_s else 0.0
        return max(0.0, current - spent_s) + sum(others)

    def _expected_s(self, cell: Cell) -> float:
        """Expected seconds of a cell, from its own step time or else from the device's speed."""
        timing = self._plan.timing
        step_s = self._step_times_s.get(cell) or _work_gmacs(cell) / self._gmacs_per_s(cell.device)
        window_s = max(step_s, timing.window_time_s)
        windows = max(timing.min_windows, round(timing.budget_s / window_s))
        return PREPARATION_S + FIRST_STEP_COST * step_s + timing.warmup_budget_s + windows * window_s

    def _gmacs_per_s(self, device: str) -> float:
        measured = [
            _work_gmacs(cell) / step_s for cell, step_s in self._step_times_s.items() if cell.device == device
        ]
        return statistics.median(measured) if measured else DEVICES[device].assumed_gmacs_per_s


def expected_duration_s(plan: Plan) -> float:
    """The guess before the start."""
    return TimeLeft(plan).left_s(0.0)


def _work_gmacs(cell: Cell) -> float:
    return TRAINING_PASSES * MODELS[cell.model].forward_gmacs * cell.batch_size
