"""What a protocol makes of a cell: something that is prepared and then timed in turns."""

import time
from collections.abc import Callable, Iterator
from typing import Protocol

from app.engine.devices import Device
from app.engine.training import Trainer
from app.model.events import CellSample, SamplingEnd
from app.model.plan import Cell, Plan
from app.model.record import Record

Clock = Callable[[], float]


class Bench(Record, frozen=True):
    """A cell laid out to be measured: its model is on its device, under training."""

    cell: Cell
    plan: Plan
    device: Device
    trainer: Trainer
    clock: Clock = time.perf_counter


class Measurement(Protocol):
    """A cell under measurement. Each event is yielded outside the clock."""

    @property
    def ended_by(self) -> SamplingEnd | None:
        """Why nothing more is to be timed; None while there is."""

    def prepare(self) -> Iterator[CellSample]:
        """Lay the data out, make the first step, warm up."""

    def turn(self) -> Iterator[CellSample]:
        """Time a share of what is to be timed; another device's turn may follow."""
