"""What the events of a run told of the time that each of its cells took."""

import statistics
from collections import defaultdict
from collections.abc import Iterable

from app.model.events import (
    CellFailed,
    CellMeasured,
    CellStarted,
    ConditionsNoted,
    EpochTimed,
    FlopsCounted,
    RunEvent,
    SleepNoticed,
    SoftwareFound,
    TurnStarted,
    WarmedUp,
    WindowTimed,
)
from app.model.plan import Cell


class Course:
    """Where the time went until now.

    Attributes:
        current: The cell whose turn it is; None between two.
        spent_s: Of each cell that was begun, its turns together.
        lead_s: Of each cell that was sampled, what passed before its first sample began.
        samples_s: Of each cell that was begun, what its samples took.
        finished: The cells that were measured to their end, in that order.
        between_s: Of each that was the last of its group, what passed until the next one's start.
    """

    def __init__(self) -> None:
        self.current: Cell | None = None
        self.spent_s: dict[Cell, float] = defaultdict(float)
        self.lead_s: dict[Cell, float] = {}
        self.samples_s: dict[Cell, list[float]] = defaultdict(list)
        self.finished: list[Cell] = []
        self.between_s: dict[Cell, float] = {}
        self._step_times_s: dict[Cell, list[float]] = {}
        self._free_since_s: float | None = None
        self._noted_s: float | None = None

    def note(self, event: RunEvent, now_s: float) -> None:
        """Take in an event that came at `now_s`."""
        if self.current is not None and self._noted_s is not None:
            self.spent_s[self.current] += now_s - self._noted_s
        self._noted_s = now_s
        match event:
            case CellStarted() | TurnStarted():
                if self._free_since_s is not None and self.finished:
                    self.between_s[self.finished[-1]] = now_s - self._free_since_s
                self.current, self._free_since_s = event.cell, None
            case WarmedUp() | WindowTimed() | EpochTimed():
                self._note_steps(event)
            case CellMeasured() | CellFailed():
                self.finished += [event.cell] if isinstance(event, CellMeasured) else []
                self.current, self._free_since_s = None, now_s
            case SoftwareFound() | FlopsCounted() | ConditionsNoted() | SleepNoticed():
                # Told between two cells of every run, or at any time: no work of its own.
                pass
            case _ if self.current is None:
                # Something beside the cells: the time until the next one is not what a start takes.
                self._free_since_s = None

    def _note_steps(self, event: WarmedUp | WindowTimed | EpochTimed) -> None:
        """The steps of the warm-up count until there are samples."""
        times_s = self._step_times_s.setdefault(event.cell, [])
        if not isinstance(event, WarmedUp):
            if not self.samples_s[event.cell]:
                times_s.clear()
                self.lead_s[event.cell] = max(0.0, self.spent_s[event.cell] - event.duration_s)
            self.samples_s[event.cell].append(event.duration_s)
        times_s.append(event.duration_s / event.steps)

    def since_s(self, now_s: float) -> float:
        """Seconds since the last event."""
        return 0.0 if self._noted_s is None else now_s - self._noted_s

    def step_time_s(self, cell: Cell) -> float | None:
        """The cell's own, from its samples or else its warm-up; None before that."""
        times_s = self._step_times_s.get(cell)
        return statistics.median(times_s) if times_s else None

    def step_times_s(self, device: str) -> Iterable[tuple[Cell, float]]:
        """Those of all the cells of a device that were sampled: a warm-up's tell of their cell alone."""
        for cell, samples_s in self.samples_s.items():
            step_s = self.step_time_s(cell)
            if cell.device == device and samples_s and step_s is not None:
                yield cell, step_s
