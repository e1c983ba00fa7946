"""The epoch protocol in the real measuring process with its loader's processes, and its violent ends."""

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator

import psutil
import pytest

from app.model.events import EpochTimed, RunEvent, TurnStarted
from app.model.plan import Plan, make_plan
from app.model.result import Result, fold
from app.runner.child import Child
from app.runner.run import run
from tests.engine.processes import loader_processes, still_there
from tests.runner.workers import Objector
from tests.scripted import M5_PRO

STOP_WITHIN_S = 1.0
WORKERS = 4


@pytest.fixture
def stop() -> threading.Event:
    return threading.Event()


@pytest.fixture
def child(stop: threading.Event) -> Iterator[Child]:
    with Child(stop) as child:
        yield child


def plan_of(images: int) -> Plan:
    return make_plan(
        preset="experiment-2022",
        models=("squeezenet1_0",),
        devices=("cpu",),
        batch_sizes=(4,),
        images=images,
        loader_workers=WORKERS,
    )


def wait_until(is_so: Callable[[], bool]) -> None:
    while not is_so():
        time.sleep(0.05)


def wait_for_mid_epoch(child: Child) -> list[psutil.Process]:
    """The loader's processes, once the measuring process trains: while they start, it only waits."""
    wait_until(lambda: len(loader_processes(child.pid)) == WORKERS)
    own = psutil.Process(child.pid)
    before_s = own.cpu_times().user
    wait_until(lambda: own.cpu_times().user > before_s + 1)
    return loader_processes(child.pid)


def run_with(child: Child, plan: Plan, in_turn: Callable[[], None]) -> tuple[Result, list[RunEvent]]:
    events = []
    for event in run(plan, M5_PRO, child):
        events.append(event)
        if isinstance(event, TurnStarted):
            in_turn()
    return fold(events), events


def test_that_an_epoch_with_loader_processes_is_measured_and_they_are_gone_after_it(child: Child) -> None:
    seen: list[psutil.Process] = []

    def look() -> None:
        wait_until(lambda: len(loader_processes(child.pid)) == WORKERS)
        seen.extend(loader_processes(child.pid))

    result, events = run_with(child, plan_of(images=18), look)
    (cell,) = result.cells
    assert cell.failure is None
    (epoch,) = cell.epochs
    assert (epoch.images, epoch.steps) == (18, 5)
    assert epoch.loader_start_s > 0
    assert sum(isinstance(event, EpochTimed) for event in events) == 1
    assert child.pid is not None, "the measuring process lives on for the next cell"
    assert not still_there(seen)


def test_that_a_killed_measuring_process_fails_its_cell_and_takes_its_loader_with_it(child: Child) -> None:
    seen: list[psutil.Process] = []

    def kill() -> None:
        seen.extend(wait_for_mid_epoch(child))
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)

    result, _ = run_with(child, plan_of(images=1000), kill)
    (cell,) = result.cells
    assert cell.failure is not None
    assert "SIGKILL" in cell.failure.reason
    assert not cell.epochs
    assert not still_there(seen)


def test_that_a_hung_measuring_process_is_ended_with_its_loader() -> None:
    """Stopped by a signal, it makes no progress and takes no order either."""
    seen: list[psutil.Process] = []
    objector = Objector()
    with Child(threading.Event(), watchdog=objector) as child:

        def hang() -> None:
            seen.extend(wait_for_mid_epoch(child))
            psutil.Process(child.pid).suspend()
            objector.objects = True

        result, _ = run_with(child, plan_of(images=1000), hang)
    (cell,) = result.cells
    assert cell.failure is not None
    assert cell.failure.reason == "Enough."
    assert len(seen) == WORKERS
    assert not still_there(seen)


def test_that_stopping_in_mid_epoch_is_quick_and_takes_the_loader_with_it(
    child: Child, stop: threading.Event
) -> None:
    seen: list[psutil.Process] = []
    asked_at: list[float] = []

    def ask_to_stop() -> None:
        seen.extend(wait_for_mid_epoch(child))
        asked_at.append(time.monotonic())
        stop.set()

    result, _ = run_with(child, plan_of(images=1000), ask_to_stop)
    assert time.monotonic() - asked_at[0] < STOP_WITHIN_S
    assert result.outcome == "stopped"
    assert [cell.status for cell in result.cells] == ["stopped"]
    assert not still_there(seen)


def test_that_stopping_while_the_loader_starts_leaves_nothing_behind(
    child: Child, stop: threading.Event
) -> None:
    seen: list[psutil.Process] = []

    def ask_to_stop() -> None:
        wait_until(lambda: len(loader_processes(child.pid)) == WORKERS)
        seen.extend(loader_processes(child.pid))
        stop.set()

    run_with(child, plan_of(images=1000), ask_to_stop)
    assert len(seen) == WORKERS
    assert not still_there(seen)


def test_that_a_dead_loader_process_fails_the_cell_with_a_reason(child: Child) -> None:
    def kill_one() -> None:
        wait_for_mid_epoch(child)[0].kill()

    result, _ = run_with(child, plan_of(images=1000), kill_one)
    (cell,) = result.cells
    assert cell.failure is not None
    assert "DataLoader worker" in cell.failure.reason
    assert child.pid is not None
    assert not loader_processes(child.pid)
