"""A resumed run measures only what is missing, and only where that belongs to the rest."""

import threading
from collections.abc import Iterator
from typing import Any

import msgspec
import psutil
import pytest

from app.compat.gather import gather_machine
from app.model.events import (
    CellMeasured,
    CellStarted,
    ExtraFailed,
    LimitsMeasured,
    RunEnded,
    RunEvent,
    RunResumed,
    SoftwareFound,
)
from app.model.machine import Machine
from app.model.plan import Plan, make_plan
from app.model.remaining import finished_cells, finished_extras
from app.model.result import Result, apply, fold
from app.runner.child import Child
from app.runner.endings import Stopped
from app.runner.resume import CannotResume, resume
from app.runner.run import run
from app.stats.run_cautions import run_cautions
from app.stats.time_left import TimeLeft
from tests.scripted import OUT_OF_MEMORY

PLAN: Plan = make_plan(
    preset="quick",
    models=("squeezenet1_0", "mobilenet_v2"),
    devices=("cpu",),
    batch_sizes=(2,),
    images=8,
    extras=("limits",),
)


@pytest.fixture
def child() -> Iterator[Child]:
    with Child(threading.Event()) as child:
        yield child
    assert not psutil.Process().children(recursive=True), "a measuring process was left behind"


@pytest.fixture
def machine() -> Machine:
    return gather_machine()


def interrupted(child: Child, machine: Machine) -> Result:
    """A run that went as far as the middle of its second cell."""
    events: list[RunEvent] = []
    for event in run(PLAN, machine, child):
        events.append(event)
        if isinstance(event, CellStarted) and event.cell == PLAN.cells[1]:
            break
    child.end()
    return fold(events)


def test_that_only_what_is_missing_is_measured(child: Child, machine: Machine) -> None:
    before = interrupted(child, machine)
    assert [cell.status for cell in before.cells] == ["done", "running"]
    assert len(before.limits) == 1
    events = list(resume(before, machine, child))
    assert isinstance(events[0], RunResumed)
    assert isinstance(events[-1], RunEnded)
    assert [event.cell for event in events if isinstance(event, CellMeasured)] == [PLAN.cells[1]]
    assert not any(isinstance(event, LimitsMeasured) for event in events)
    result = before
    for event in events:
        result = apply(result, event)
    assert [cell.status for cell in result.cells] == ["done", "done"]
    assert result.cells[0] == before.cells[0]
    assert result.limits == before.limits
    assert result.outcome == "completed"
    assert len(result.resumed_at) == 1
    assert "resumed" in [caution.code for caution in run_cautions(result)]
    assert "resumed" not in [caution.code for caution in run_cautions(before)]


def test_that_what_has_failed_is_not_tried_again(machine: Machine) -> None:
    started = next(iter(run(PLAN, machine, Child(threading.Event()))))
    result = fold([started, ExtraFailed("Limits of CPU", OUT_OF_MEMORY)])
    assert finished_extras(result) == {"Limits of CPU"}
    assert not finished_cells(result)
    whole, rest = TimeLeft(PLAN), TimeLeft(PLAN)
    rest.leave_out(result)
    assert 0 < rest.left_s(0.0) < whole.left_s(0.0)


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"chip": "Another chip"}, "another machine"),
        ({"memory_bytes": 1}, "another machine"),
        ({"os_version": "1.0"}, "was updated since"),
        ({"python_arch": "other"}, "was updated since"),
    ],
)
def test_that_another_machine_or_system_is_refused(
    child: Child, machine: Machine, changes: dict[str, Any], says: str
) -> None:
    started = next(iter(run(PLAN, machine, child)))
    other = msgspec.structs.replace(machine, **changes)
    with pytest.raises(CannotResume, match=says):
        next(iter(resume(fold([started]), other, child)))


def test_that_another_torch_is_refused_before_anything_is_changed(child: Child, machine: Machine) -> None:
    started, software = [event for event, _ in zip(run(PLAN, machine, child), range(2), strict=False)]
    assert isinstance(software, SoftwareFound)
    child.end()
    older = msgspec.structs.replace(software.software, torch="1.12.0")
    with pytest.raises(CannotResume, match=r"another PyTorch .* 1\.12\.0"):
        next(iter(resume(fold([started, SoftwareFound(older)]), machine, child)))


def test_that_a_stop_before_it_goes_on_changes_nothing(machine: Machine) -> None:
    stop = threading.Event()
    with Child(stop) as child:
        started = next(iter(run(PLAN, machine, child)))
        stop.set()
        with pytest.raises(Stopped):
            next(iter(resume(fold([started]), machine, child)))
