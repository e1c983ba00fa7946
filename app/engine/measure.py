"""Measuring the cells of a group: prepared one after the other, then timed in turns."""

import math
from collections.abc import Generator, Iterator
from contextlib import suppress

from app.engine.errors import describe
from app.engine.flops import count_flops
from app.engine.memory import fit_together, too_large
from app.engine.phases import measure_phases
from app.engine.probe import ready_device
from app.engine.protocols import PROTOCOLS, Bench, Measurement
from app.engine.surroundings import Surroundings
from app.engine.training import Trainer, build_model
from app.model.events import (
    CellBroke,
    CellMeasured,
    CellSample,
    CellStarted,
    CellTooLarge,
    FlopsCounted,
    PhasesTimed,
    TaskEvent,
    TurnStarted,
)
from app.model.plan import Cell, Plan
from app.model.tasks import MeasureCells
from app.sleep_clock import while_awake
from app.stats.memory_need import MemoryNeeds
from app.words import mark


def measure_cells(task: MeasureCells) -> Iterator[TaskEvent]:
    """Measure all cells of the task; what goes wrong in one of them is its own failure."""
    needs = MemoryNeeds(task.plan.images, task.peaks)
    if task.plan.protocol == "compute" and fit_together(task.cells, task.plan):
        yield from _in_turns(task.cells, task.plan, needs)
    else:
        for cell in task.cells:
            yield from _in_turns((cell,), task.plan, needs)


def _in_turns(cells: tuple[Cell, ...], plan: Plan, needs: MemoryNeeds) -> Iterator[TaskEvent]:
    waiting = []
    for cell in cells:
        seat = _Seat(cell, plan)
        is_well = yield from seat.guarded(seat.prepare(needs))
        if is_well and not seat.is_over:
            waiting.append(seat)
    while waiting:
        for seat in list(waiting):
            is_well = yield from seat.guarded(seat.turn())
            if seat.is_over or not is_well:
                waiting.remove(seat)


class _Seat:
    """A cell that takes turns: its model and data, and what is noted beside its samples."""

    def __init__(self, cell: Cell, plan: Plan) -> None:
        self._cell = cell
        self._plan = plan
        self._bench: Bench | None = None
        self._measurement: Measurement | None = None
        self._peak_memory_bytes = 0
        self._surroundings = Surroundings()
        self.is_over = False

    def guarded(self, events: Iterator[CellSample | CellTooLarge]) -> Generator[TaskEvent, None, bool]:
        """Pass the events on; an exception is told as this cell's and gives its memory back."""
        try:
            for event in events:
                self._note_memory()
                yield event
        except Exception as error:  # noqa: BLE001 - whatever a cell raises is its result
            broke = CellBroke(cell=self._cell, error=describe(error))
        else:
            return True
        # Only now: while the exception was at hand, its traceback held the model.
        with suppress(RuntimeError):
            self._leave()
        yield broke
        return False

    def prepare(self, needs: MemoryNeeds) -> Iterator[CellSample | CellTooLarge]:
        """Model, data, first step, warm-up; or that there is no room for them, and it is over."""
        if (refused := too_large(self._cell, needs)) is not None:
            self.is_over = True
            yield refused
            return
        yield CellStarted(cell=self._cell)
        device = ready_device(self._cell.device)
        device.reset_memory()
        model = build_model(self._cell.model, self._plan.seed, device, is_pretrained=self._plan.is_pretrained)
        trainer = Trainer(model, device, self._cell.precision)
        self._bench = Bench(cell=self._cell, plan=self._plan, device=device, trainer=trainer)
        self._measurement = PROTOCOLS[self._plan.protocol](self._bench)
        yield from self._measurement.prepare()

    def turn(self) -> Iterator[CellSample]:
        """A share of the samples, and after the last one what belongs to the cell beside them."""
        assert self._measurement is not None
        yield TurnStarted(cell=self._cell)
        yield from self._measurement.turn()
        if self._measurement.ended_by is not None:
            yield from self._finish(self._measurement)
            self._leave()

    def _finish(self, measurement: Measurement) -> Iterator[CellSample]:
        bench, ended_by = self._bench, measurement.ended_by
        assert bench is not None and ended_by is not None
        if not math.isfinite(bench.trainer.loss()):
            raise ArithmeticError(mark("The training loss is not a finite number: its speed means nothing."))
        measured = CellMeasured(
            cell=self._cell,
            ended_by=ended_by,
            peak_memory_bytes=self._peak_memory_bytes,
            swap_grown_bytes=self._surroundings.swap_grown_bytes(),
            other_load_cores=self._surroundings.other_load_cores(),
        )
        # First, so that what may go wrong in the rest costs no figure.
        yield measured
        yield FlopsCounted(cell=self._cell, flops_per_step=count_flops(bench))
        if "phases" in self._plan.extras:
            phases = while_awake(lambda: measure_phases(bench), bench.asleep)
            yield PhasesTimed(cell=self._cell, phases=phases)

    def _note_memory(self) -> None:
        if self._bench is not None and not self.is_over:
            self._peak_memory_bytes = max(self._peak_memory_bytes, self._bench.device.memory_bytes())

    def _leave(self) -> None:
        self.is_over = True
        device = self._bench.device if self._bench else None
        self._bench = self._measurement = None
        if device is not None:
            device.reset_memory()
