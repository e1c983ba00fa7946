"""A real measuring process whose clock of sleep is in the hands of the test."""

import sys
import threading
from collections.abc import Callable, Iterator

import psutil
import pytest

from app.model.codec import decode_run_event, encode_line
from app.model.events import CellMeasured, RunEvent, SampleDiscarded, SleepNoticed, TurnStarted, WindowTimed
from app.model.plan import Plan, Protocol, make_plan
from app.model.result import Result, fold
from app.runner import child as child_module
from app.runner.child import Child
from app.runner.run import run
from app.stats.cautions import caution_lines
from app.stats.figures import figures
from tests.clocks import FakeClocks
from tests.scripted import M5_PRO

SLEEP_S = 600.0
SLEEPING_WORKER = f"""
import sys, time
from app import sleep_clock
from app.engine import worker
from app.engine.training import Trainer
from app.model.events import TurnStarted

read, encode, step = time.clock_gettime, worker.encode_line, Trainer.step
turns, sleeps = [], []

def encode_line(event):
    turns.extend([event] * isinstance(event, TurnStarted))
    return encode(event)

def sleeping_step(self, batch):
    if turns and not sleeps:
        sleeps.append({SLEEP_S})
    step(self, batch)

def clock_gettime(clock):
    return read(clock) + (sum(sleeps) if clock == sleep_clock.GOES_ON else 0.0)

worker.encode_line, Trainer.step, time.clock_gettime = encode_line, sleeping_step, clock_gettime
sys.exit(worker.main(sys.argv[1]))
"""
"""The real one on a system that sleeps once, in the first step of the first turn."""


@pytest.fixture
def child() -> Iterator[Child]:
    with Child(threading.Event()) as child:
        yield child
    assert not psutil.Process().children(recursive=True), "a measuring process was left behind"


@pytest.fixture
def sleeping(monkeypatch: pytest.MonkeyPatch) -> None:
    command = [sys.executable, "-c", SLEEPING_WORKER]
    monkeypatch.setattr(child_module, "worker_command", lambda fd: [*command, str(fd)])


def plan_by(protocol: Protocol) -> Plan:
    return make_plan(
        preset="quick",
        models=("squeezenet1_0",),
        devices=("cpu",),
        batch_sizes=(2,),
        images=8,
        protocol=protocol,
        loader_workers=0,
    )


def run_with(
    child: Child, plan: Plan, look: Callable[[RunEvent], None] = lambda event: None
) -> tuple[Result, list[RunEvent]]:
    events: list[RunEvent] = []
    for event in run(plan, M5_PRO, child):
        look(event)
        events.append(event)
    return fold(events), events


def test_that_a_window_in_which_the_system_slept_is_thrown_away_told_and_traceable(
    child: Child, sleeping: None
) -> None:
    result, events = run_with(child, plan_by("compute"))
    (cell,) = result.cells
    (thrown,) = cell.discarded
    assert thrown.what == "window"
    assert thrown.slept_s == pytest.approx(SLEEP_S, abs=1.0)
    assert thrown.duration_s < SLEEP_S, "the clock of the samples stood still"
    own = figures(cell)
    assert own is not None
    assert own.samples == len(cell.windows) == sum(isinstance(event, WindowTimed) for event in events)
    (told,) = [line for line in caution_lines(result) if "slept" in line]
    assert told == (
        "The computer slept for 10 min during the run: 1 sample in which it did was thrown away. "
        "Leave its lid open, then run again."
    )
    (discarding,) = [event for event in events if isinstance(event, SampleDiscarded)]
    assert decode_run_event(encode_line(discarding).rstrip()) == discarding


def test_that_an_epoch_in_which_the_system_slept_is_measured_again(child: Child, sleeping: None) -> None:
    result, events = run_with(child, plan_by("epoch"))
    (cell,) = result.cells
    assert cell.status == "done"
    assert [each.what for each in cell.discarded] == ["epoch"]
    assert len(cell.epochs) == 1
    assert cell.epochs[0].images == 8
    assert sum(isinstance(event, TurnStarted) for event in events) == 2


def test_that_a_sleep_between_the_samples_is_told_and_costs_none(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    clocks = FakeClocks()
    # Of this process alone: the measuring one has the system's.
    clocks.install(monkeypatch)
    times_s = iter([125.0])

    def sleep_once(event: RunEvent) -> None:
        if isinstance(event, CellMeasured):
            clocks.sleep(next(times_s))

    result, events = run_with(child, plan_by("compute"), sleep_once)
    (noticed,) = [event for event in events if isinstance(event, SleepNoticed)]
    assert noticed.slept_s == pytest.approx(125.0)
    assert [each.slept_s for each in result.sleeps] == [noticed.slept_s]
    assert not result.cells[0].discarded
    (told,) = [line for line in caution_lines(result) if "slept" in line]
    assert told.startswith("The computer slept for 2 min 5 s during the run, in no sample. ")
