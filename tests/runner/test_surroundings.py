"""What changes around a run: among its events, and without asking the system too often."""

import threading
import time
from collections.abc import Generator
from itertools import chain, repeat
from pathlib import Path

import msgspec
import pytest

from app.history.journal import JOURNAL, read_journal
from app.history.recorder import Recorder
from app.model.conditions import Conditions
from app.model.events import (
    CellMeasured,
    ConditionsNoted,
    RunEvent,
    SoftwareFound,
    TurnStarted,
    WindowTimed,
)
from app.model.machine import Machine, Software
from app.model.plan import Cell, make_plan
from app.model.result import Result, fold
from app.runner import surroundings
from app.runner.child import Child
from app.runner.run import run
from app.runner.surroundings import BETWEEN_TURNS_S, WITHIN_A_TURN_S, with_surroundings
from tests.scripted import M5_PRO

MAINS = Conditions(power_source="mains", low_power_mode=False, thermal_level="nominal")
BATTERY = Conditions(power_source="battery", low_power_mode=True, thermal_level="nominal")
HOT = Conditions(power_source="battery", low_power_mode=True, thermal_level="heavy")
MACHINE: Machine = msgspec.structs.replace(M5_PRO, power_source="mains", low_power_mode=False)
CELL = Cell("squeezenet1_0", "cpu", 2)
START = SoftwareFound(Software("2.14.1", "0.29.2", 5))


class System:
    """Answers one after the other, and the last one for ever; counts how often it was asked."""

    def __init__(self, *answers: Conditions) -> None:
        self._answers = chain(answers, repeat(answers[-1]))
        self.asked = 0

    def read_conditions(self) -> Conditions:
        self.asked += 1
        return next(self._answers)


def install(monkeypatch: pytest.MonkeyPatch, *answers: Conditions) -> System:
    system = System(*answers)
    monkeypatch.setattr(surroundings, "read_conditions", system.read_conditions)
    return system


def noted(events: list[RunEvent]) -> list[Conditions]:
    return [event.conditions for event in events if isinstance(event, ConditionsNoted)]


def after(*events: RunEvent) -> list[RunEvent]:
    def told() -> Generator[RunEvent]:
        yield from events

    return list(with_surroundings(told(), MACHINE))


def test_that_changes_during_a_real_run_are_events_in_its_result_and_its_journal(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    install(monkeypatch, MAINS, BATTERY, HOT)
    monkeypatch.setattr(surroundings, "BETWEEN_TURNS_S", 0.0)
    plan = make_plan(
        preset="quick", models=(CELL.model,), devices=("cpu",), batch_sizes=(CELL.batch_size,), images=8
    )
    events: list[RunEvent] = []
    with Child(threading.Event()) as child, Recorder(lambda trouble: None, tmp_path) as recorder:
        for event in run(plan, MACHINE, child):
            recorder.take(event)
            events.append(event)
            if isinstance(event, CellMeasured):
                journal = read_journal(tmp_path / fold(events).run_id / JOURNAL).result
    assert noted(events) == [MAINS, BATTERY, HOT]
    result: Result = fold(events)
    assert [each.conditions for each in result.noted] == [MAINS, BATTERY, HOT]
    assert journal.noted == result.noted
    # Asked where a turn had just begun: its first steps are not timed.
    places = [index for index, event in enumerate(events) if isinstance(event, ConditionsNoted)]
    assert not any(isinstance(events[place - 1], WindowTimed) for place in places)


def test_that_what_does_not_change_is_no_event(monkeypatch: pytest.MonkeyPatch) -> None:
    known = msgspec.structs.replace(MAINS, thermal_level=None)
    system = install(monkeypatch, known)
    assert noted(after(START)) == []
    assert system.asked == 1


def test_that_what_could_not_be_read_this_time_is_no_change(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "BETWEEN_TURNS_S", 0.0)
    install(monkeypatch, BATTERY, Conditions(), BATTERY)
    assert noted(after(START, TurnStarted(CELL), TurnStarted(CELL))) == [BATTERY]


@pytest.mark.parametrize(
    ("event", "every_s"),
    [(TurnStarted(CELL), BETWEEN_TURNS_S), (WindowTimed(CELL, 1, 1.0, 0, 0.0), WITHIN_A_TURN_S)],
)
def test_that_the_system_is_asked_now_and_then_only(
    monkeypatch: pytest.MonkeyPatch, event: RunEvent, every_s: float
) -> None:
    """A Mac has to start processes to be asked, and something is being timed."""
    system = install(monkeypatch, MAINS)
    now_s = 1000.0
    monkeypatch.setattr(time, "monotonic", lambda: now_s)

    def events() -> Generator[RunEvent]:
        nonlocal now_s
        for _ in range(120):
            now_s += 1.0
            yield event

    list(with_surroundings(events(), MACHINE))
    assert system.asked == pytest.approx(120 / every_s, abs=1)


def test_that_a_run_left_in_the_middle_ends_what_is_under_way(monkeypatch: pytest.MonkeyPatch) -> None:
    install(monkeypatch, MAINS)
    ended = []

    def told() -> Generator[RunEvent]:
        try:
            yield START
            yield TurnStarted(CELL)
        finally:
            ended.append(True)

    under_way = told()
    events = with_surroundings(under_way, MACHINE)
    next(events)
    assert not ended
    events.close()
    assert ended
