"""What a task may be answered with: an event of another one, or one that comes twice, spoils a result."""

from app.model.events import (
    CellBroke,
    CellMeasured,
    CellSample,
    CellStarted,
    CellTooLarge,
    DeviceProbed,
    EpochTimed,
    FirstStepTimed,
    FlopsCounted,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    PhasesTimed,
    SoftwareFound,
    TaskEvent,
    WarmedUp,
    WeightsLoading,
    WindowTimed,
)
from app.model.explanation import LINKS, LinkName
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


class Unexpected(Exception):
    """An event that this task cannot have at this moment, in words for the details of a failure."""


class Answer:
    """Follows the events of one task, those of each cell in their order.

    Raises:
        Unexpected: By `take` and `end`, for what the task has not asked for.
    """

    def __init__(self, task: Task) -> None:
        self._task = task
        self._begun: dict[Cell, _Course] = {}
        self._measured: set[Cell] = set()
        self._broken: set[Cell] = set()
        self._links: list[LinkName] = []
        self._is_there = False
        """What a task that is answered once asks for."""

    def take(self, event: TaskEvent) -> None:
        """One more event."""
        match event, self._task:
            case SoftwareFound(), _:
                is_expected = True
            case DeviceProbed(), ProbeDevice(device):
                is_expected = event.status.device == device
                # What is visible is tried next.
                self._is_there = event.status.is_usable or not event.status.is_visible
            case WeightsLoading(), FetchWeights(model):
                is_expected = event.model == model
                self._is_there = event.loaded_bytes == event.total_bytes
            case LimitsMeasured(), MeasureLimits(device):
                is_expected = self._come_once() and event.limits.device == device
            case ParityChecked(), CheckParity(model, device):
                is_of_it = (event.parity.model, event.parity.device) == (model, device)
                is_expected = self._come_once() and is_of_it
            case LinkTimed(), ExplainCell(cell):
                self._links.append(event.link.name)
                is_expected = event.link.cell == cell and tuple(self._links) == LINKS[: len(self._links)]
            case _, MeasureCells(cells) if isinstance(event, CellSample | CellBroke | CellTooLarge):
                is_expected = event.cell in cells and self._take_of_cell(event)
            case _:
                is_expected = False
        if not is_expected:
            raise Unexpected(f"{type(event).__name__} is no answer to {type(self._task).__name__}: {event}")

    def end(self) -> None:
        """The measuring process says that it has done the task."""
        match self._task:
            case MeasureCells(cells):
                is_done = set(cells) == self._measured | self._broken
            case ExplainCell():
                is_done = tuple(self._links) == LINKS
            case _:
                is_done = self._is_there
        if not is_done:
            raise Unexpected(f"{type(self._task).__name__} was said to be done, and is not.")

    def _come_once(self) -> bool:
        is_first, self._is_there = not self._is_there, True
        return is_first

    def _take_of_cell(self, event: CellSample | CellBroke | CellTooLarge) -> bool:
        """Whether it fits what is known of its cell."""
        cell = event.cell
        is_new = cell not in self._begun and cell not in self._measured | self._broken
        match event:
            case CellStarted():
                self._begun[cell] = _Course()
                return is_new
            case CellBroke() | CellTooLarge():
                is_first = cell not in self._broken
                self._broken.add(cell)
                self._begun.pop(cell, None)
                return is_first
            case FlopsCounted() | PhasesTimed():
                return cell in self._measured - self._broken
            case CellMeasured():
                self._measured.add(cell)
                return self._begun.pop(cell, _Course()).has_samples
            case _:
                return cell in self._begun and self._begun[cell].take(event)


class _Course:
    """How far a cell is."""

    def __init__(self) -> None:
        self._has_first_step = self._is_warm = self.has_samples = False
        self._last_at_s = -1.0

    def take(self, event: CellSample) -> bool:
        """Whether it comes next."""
        match event:
            case FirstStepTimed():
                is_next, self._has_first_step = not (self._has_first_step or self._is_warm), True
            case WarmedUp():
                is_next, self._is_warm = not self._is_warm, True
            case WindowTimed():
                is_next, self._last_at_s = self._is_warm and event.at_s > self._last_at_s, event.at_s
                self.has_samples = True
            case EpochTimed():
                is_next = self._is_warm
                self.has_samples = True
            case _:
                is_next = True
        return is_next
