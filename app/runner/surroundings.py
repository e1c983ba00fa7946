"""What becomes of the machine during a run: its power, its heat, its sleep."""

import math
import time
from collections.abc import Generator, Iterator
from contextlib import closing
from datetime import UTC, datetime

import msgspec

from app.compat.conditions import read_conditions
from app.model.conditions import Conditions
from app.model.events import CellStarted, ConditionsNoted, RunEvent, SleepNoticed, Surrounding, TurnStarted
from app.model.machine import Machine
from app.sleep_clock import SleepWatch

BETWEEN_TURNS_S = 5.0
"""The system is asked where a turn begins, whose first steps are untimed, but not more often than this."""
WITHIN_A_TURN_S = 30.0
"""And after any other event where a turn takes long, as in the protocols epoch and sustained.

Three tools are started then, which take some hundredths of a second of one core: a thousandth of this time.
"""


def now_utc() -> str:
    """As events have it: 2026-11-23T14:05:00Z."""
    return datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")


def with_surroundings(events: Generator[RunEvent], machine: Machine) -> Generator[RunEvent]:
    """The events, and among them what has changed around them since they began.

    Asked in this process and from no thread: an event is when it is known that a core is free for it.

    Args:
        machine: As it was found at the start.
    """
    observer = _Observer(machine)
    with closing(events):
        for event in events:
            yield event
            yield from observer.after(event)


class _Observer:
    """Tells of changes only."""

    def __init__(self, machine: Machine) -> None:
        self._sleep = SleepWatch()
        self._known = Conditions(power_source=machine.power_source, low_power_mode=machine.low_power_mode)
        self._asked_s = -math.inf

    def after(self, event: RunEvent) -> Iterator[Surrounding]:
        if slept_s := self._sleep.slept_s():
            yield SleepNoticed(noticed_at=now_utc(), slept_s=slept_s)
        begins = isinstance(event, CellStarted | TurnStarted)
        if time.monotonic() - self._asked_s < (BETWEEN_TURNS_S if begins else WITHIN_A_TURN_S):
            return
        found = _filled(read_conditions(), self._known)
        self._asked_s = time.monotonic()
        if found != self._known:
            self._known = found
            yield ConditionsNoted(noted_at=now_utc(), conditions=found)


def _filled(found: Conditions, known: Conditions) -> Conditions:
    """What could not be read this time is as it was."""
    told = {name: value for name, value in msgspec.structs.asdict(found).items() if value is not None}
    return msgspec.structs.replace(known, **told)
