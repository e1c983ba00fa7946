"""Running a plan: events in, cell by cell, whatever happens to the measuring process."""

import uuid
from collections.abc import Iterator
from datetime import UTC, datetime

import msgspec

from app import __version__
from app.model.events import (
    CellFailed,
    DeviceProbed,
    RunEnded,
    RunEvent,
    RunStarted,
    SoftwareFound,
)
from app.model.failure import Failure
from app.model.machine import DeviceStatus, Machine
from app.model.plan import Cell, Plan
from app.model.tasks import MeasureCell, ProbeDevice, Task
from app.runner.child import Child, ChildDied, Stopped, TaskError, Unreadable
from app.runner.diagnosis import explain_death, explain_error


def run(plan: Plan, machine: Machine, child: Child) -> Iterator[RunEvent]:
    """Measure every cell of the plan.

    Never raises for what happens in the child: a cell that cannot be measured is failed with its reason
    and the next one goes on, in a new process where the old one died.
    """
    yield RunStarted(
        run_id=uuid.uuid4().hex[:12],
        started_at=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        app_version=__version__,
        plan=plan,
        machine=machine,
    )
    try:
        yield from _measure_all(plan, child)
    except Stopped:
        yield RunEnded(outcome="stopped")
    else:
        yield RunEnded(outcome="completed")


def probe_device(name: str, child: Child) -> Iterator[SoftwareFound | DeviceProbed]:
    """Try a device in the child; its last status says whether it is usable and, if not, why.

    Raises:
        Stopped: The user asked to stop.
    """
    status = DeviceStatus(device=name)
    for event in _perform(ProbeDevice(device=name), child):
        match event:
            case SoftwareFound():
                yield event
            case DeviceProbed():
                status = event.status
            case Failure():
                status = msgspec.structs.replace(
                    status, reason=event.reason, advice=event.advice, details=event.details
                )
    yield DeviceProbed(status=status)


def _measure_all(plan: Plan, child: Child) -> Iterator[RunEvent]:
    statuses: dict[str, DeviceStatus] = {}
    for name in plan.devices:
        for event in probe_device(name, child):
            if isinstance(event, DeviceProbed):
                statuses[name] = event.status
            yield event
    for cell in plan.cells:
        yield from _measure(cell, plan, statuses[cell.device], child)


def _measure(cell: Cell, plan: Plan, status: DeviceStatus, child: Child) -> Iterator[RunEvent]:
    if not status.is_usable:
        failure = Failure(
            reason=status.reason or "The device cannot be used.",
            advice=status.advice or "",
            details=status.details or "",
        )
        yield CellFailed(cell=cell, failure=failure)
        return
    task = MeasureCell(
        cell=cell, protocol=plan.protocol, images=plan.images, seed=plan.seed, timing=plan.timing
    )
    for event in _perform(task, child):
        yield CellFailed(cell=cell, failure=event) if isinstance(event, Failure) else event


def _perform(task: Task, child: Child) -> Iterator[RunEvent | Failure]:
    """The events of a task, and as the last one a failure if it failed."""
    try:
        child.start()
    except OSError as error:
        yield Failure(
            reason=f"The measuring process could not be started: {error.strerror or error}.",
            advice="Close other programs, then run again.",
            details=repr(error),
        )
        return
    try:
        yield from child.perform(task)
    except TaskError as error:
        yield explain_error(error.error, error.output)
    except ChildDied as died:
        yield explain_death(died.return_code, died.output)
    except Unreadable as error:
        yield Failure(
            reason="Torchmark and its measuring process do not understand each other.",
            advice="Start Torchmark again; it may have been updated while it was open.",
            details=f"{error}\n\nWhat the process printed:\n{error.output}",
        )
