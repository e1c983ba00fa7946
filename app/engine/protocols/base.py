"""What a protocol makes of a cell: something that is prepared and then timed in turns."""

import time
from collections.abc import Callable, Iterator
from typing import Protocol

from app.engine.devices import Device
from app.engine.training import Trainer
from app.model.events import CellSample, FirstStepTimed, SampleDiscarded, SamplingEnd
from app.model.plan import Cell, Plan
from app.model.record import Record
from app.sleep_clock import Clock, SleepWatch, asleep_s


class Bench(Record, frozen=True):
    """A cell laid out to be measured: its model is on its device, under training.

    Attributes:
        clock: Times the samples, in seconds; stands still while the system sleeps.
        asleep: Counts the seconds that the system has slept.
    """

    cell: Cell
    plan: Plan
    device: Device
    trainer: Trainer
    clock: Clock = time.perf_counter
    asleep: Clock = asleep_s


class Measurement(Protocol):
    """A cell under measurement. Each event is yielded outside the clock."""

    @property
    def ended_by(self) -> SamplingEnd | None:
        """Why nothing more is to be timed; None while there is."""

    def prepare(self) -> Iterator[CellSample]:
        """Lay the data out, make the first step, warm up."""

    def turn(self) -> Iterator[CellSample]:
        """Time a share of what is to be timed; another device's turn may follow."""


def first_step(cell: Cell, time_step: Callable[[], float], asleep: Clock) -> CellSample:
    """The cell's first step as an event. One in which the system slept cannot be made again.

    Args:
        time_step: Makes it and returns its seconds.
        asleep: Counts the seconds that the system has slept.
    """
    watch = SleepWatch(asleep)
    duration_s = time_step()
    if slept_s := watch.slept_s():
        return SampleDiscarded(cell=cell, what="first_step", steps=1, duration_s=duration_s, slept_s=slept_s)
    return FirstStepTimed(cell=cell, first_step_time_s=duration_s)
