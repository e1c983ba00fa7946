"""For how long the measuring process may be silent before it is taken to hang.

From what is expected of it, by what was measured in the run already; the table below has what is added for
all that nobody can measure. A machine that is slow and well must never be called hung, so all of it is
generous: what hangs waits for ever.
"""

from app.model.catalog import BASELINE_DEVICE
from app.model.events import (
    CellBroke,
    CellStarted,
    CellTooLarge,
    DeviceProbed,
    FirstStepTimed,
    Pulse,
    TaskDone,
    TaskFailed,
    TurnStarted,
    WindowTimed,
    WorkerEvent,
)
from app.model.machine import DeviceStatus
from app.model.plan import Cell, Plan
from app.model.record import Record
from app.model.tasks import CheckParity, ExplainCell, MeasureCells, Task
from app.stats.course import Course
from app.stats.estimate import (
    EXPLAIN_LINK_S,
    FIRST_STEP_COST,
    FLOAT64_COST,
    LOADER_START_S,
    PARITY_BATCH,
    Estimate,
)
from app.stats.scales import fit_scales

START_S = 180.0
"""Allowed beside any expectation where something begins: a process, a GPU's context, a cell, a loader.

Importing torch from a cold disk takes up to a minute, on a Mac's first start the system looks at 600 MB of
libraries, and a graph compiler may take tens of seconds for a model.
"""

STEPPING_S = 30.0
"""The same between one step and the next: for a system that stands still while it makes room in memory, looks
for updates or wakes up. Waits of several seconds are common then; we know of none of half a minute.
"""

SLACK = 10.0
"""How many times as long as a step took until now the next may take.

A chip that throttles, or runs on battery, loses up to a factor of three (docs/method.md, Sustained), and what
others do at the same time may leave a third of the rest.
"""

BLIND_SLACK = 30.0
"""The same where no step was timed on the device in that precision, but only guessed from one product.

Training reaches from 0.1 to 0.8 of a product's speed in float32 where 0.3 is assumed: a factor of three
beside the ten above.
"""

REDUCED_SLACK = 100.0
"""The same in float16 and bfloat16, which a CPU without instructions for them computes by detours."""


class Allowance(Record, frozen=True):
    """How long a silence is allowed.

    Attributes:
        step_s: What is expected of a step; None where none is expected.
    """

    silence_s: float
    step_s: float | None = None


class Patience:
    """Follows the events of the measuring process, over all of its tasks."""

    def __init__(self) -> None:
        self._task: Task | None = None
        self._devices: dict[str, DeviceStatus] = {}
        self._course = Course()
        self._cell: Cell | None = None
        self._first_steps_s: dict[Cell, float] = {}
        self._is_stepping = False

    def begin(self, task: Task) -> None:
        """Another task was handed over."""
        self._task, self._cell, self._is_stepping = task, None, False

    def note(self, event: WorkerEvent, now_s: float) -> None:
        """Take in an event that came at `now_s` of any steady clock."""
        self._is_stepping = isinstance(event, Pulse | WindowTimed)
        match event:
            case Pulse() | CellBroke() | CellTooLarge() | TaskDone() | TaskFailed():
                return
            case DeviceProbed():
                self._devices[event.status.device] = event.status
            case CellStarted() | TurnStarted():
                self._cell = event.cell
            case FirstStepTimed():
                self._first_steps_s[event.cell] = event.first_step_time_s
        self._course.note(event, now_s)

    def allowance(self) -> Allowance:
        """From the last event on."""
        match self._task:
            case MeasureCells(plan=plan) if self._cell is not None:
                return self._for_step(self._cell, plan)
            case CheckParity(plan=plan, model=model, device=device):
                steps_s = FLOAT64_COST * self._likely_s(Cell(model, BASELINE_DEVICE, PARITY_BATCH), plan)
                steps_s += FIRST_STEP_COST * self._likely_s(Cell(model, device, PARITY_BATCH), plan)
                return Allowance(START_S + SLACK * steps_s, steps_s)
            case ExplainCell(plan=plan, cell=cell):
                # Its first two links are told together by a process of their own.
                step_s = self._likely_s(cell, plan)
                silent_s = 2 * LOADER_START_S + EXPLAIN_LINK_S + FIRST_STEP_COST * step_s
                return Allowance(START_S + SLACK * silent_s, step_s)
            case _:
                return Allowance(START_S)

    def _for_step(self, cell: Cell, plan: Plan) -> Allowance:
        base_s = STEPPING_S if self._is_stepping else START_S
        step_s = self._course.step_time_s(cell) or self._first_steps_s.get(cell)
        if step_s is not None:
            return Allowance(base_s + SLACK * step_s, step_s)
        step_s = FIRST_STEP_COST * self._likely_s(cell, plan)
        return Allowance(base_s + self._slack(cell) * step_s, step_s)

    def _likely_s(self, cell: Cell, plan: Plan) -> float:
        """A step of the cell, by those that were timed on its device in its precision."""
        timed = self._timed_like(cell)
        estimate = Estimate(plan, self._devices)
        parts = [estimate.step_parts(other) for other, _ in timed]
        scales = fit_scales(parts, [step_s for _, step_s in timed])
        return scales.apply(estimate.step_parts(cell))

    def _slack(self, cell: Cell) -> float:
        if self._timed_like(cell):
            return SLACK
        return BLIND_SLACK if cell.precision == "fp32" else REDUCED_SLACK

    def _timed_like(self, cell: Cell) -> list[tuple[Cell, float]]:
        timed = self._course.step_times_s(cell.device)
        return [(other, step_s) for other, step_s in timed if other.precision == cell.precision]
