"""Running a plan: events in, cell by cell, whatever happens to the measuring process."""

import uuid
from collections import deque
from collections.abc import Generator, Iterator
from itertools import product

import msgspec

from app import __version__
from app.logs import keep_crash
from app.model.events import (
    CellBroke,
    CellFailed,
    CellMeasured,
    CellStarted,
    CellTooLarge,
    DeviceProbed,
    ExtraFailed,
    GroupAdded,
    RunEnded,
    RunEvent,
    RunStarted,
    SoftwareFound,
    TaskEvent,
    TurnStarted,
)
from app.model.failure import Failure
from app.model.machine import DeviceStatus, Machine
from app.model.plan import Cell, Plan
from app.model.remaining import finished_cells, finished_extras
from app.model.result import Result, start
from app.model.tasks import (
    CheckParity,
    ExplainCell,
    Extra,
    FetchWeights,
    MeasureCells,
    MeasureLimits,
    ProbeDevice,
    Task,
)
from app.model.told import NOT_STARTED, PHASES
from app.runner.child import Child
from app.runner.diagnosis import (
    explain_cut,
    explain_death,
    explain_error,
    explain_too_large,
    is_device_lost,
)
from app.runner.endings import ChildDied, Cut, Stopped, TaskError, Unreadable
from app.runner.keep_awake import kept_awake
from app.runner.smaller_batch import SmallerBatches
from app.runner.surroundings import now_utc, with_surroundings
from app.words import mark


def run(plan: Plan, machine: Machine, child: Child) -> Iterator[RunEvent]:
    """Measure every cell of the plan.

    Never raises for what happens in the child: a cell that cannot be measured is failed with its reason
    and the next one goes on, in a new process where the old one died.
    """
    started = RunStarted(
        run_id=uuid.uuid4().hex[:12],
        started_at=now_utc(),
        app_version=__version__,
        plan=plan,
        machine=machine,
    )
    yield started
    yield from run_to_the_end(start(started), child)


def run_to_the_end(known: Result, child: Child) -> Iterator[RunEvent]:
    """Measure all of a begun run that is not known yet, as `run` does."""
    try:
        with kept_awake():
            yield from with_surroundings(_measure_all(known, child), known.machine)
    except Stopped:
        yield RunEnded(outcome="stopped")
    else:
        yield RunEnded(outcome="completed")


def probe_device(name: str, child: Child) -> Iterator[SoftwareFound | DeviceProbed]:
    """Try a device in the child; its last status says whether it is usable and, if not, why.

    Where its process ended in that it is tried again in a new one, since every cell of the device would be
    lost for what may have come by chance. One that hung is not: that would be waited for twice.

    Raises:
        Stopped: The user asked to stop.
    """
    status, failure = yield from _try_device(name, child)
    if failure is not None and failure.cause != "hung" and child.pid is None:
        status, _ = yield from _try_device(name, child)
    yield DeviceProbed(status=status)


def _try_device(
    name: str, child: Child
) -> Generator[SoftwareFound | DeviceProbed, None, tuple[DeviceStatus, Failure | None]]:
    """What was learned of the device, and what its trial failed for."""
    status, failure = DeviceStatus(device=name), None
    for event in _perform(ProbeDevice(device=name), child):
        match event:
            case SoftwareFound():
                yield event
            case DeviceProbed():
                status = event.status
            case Failure() if not status.is_usable:
                failure = event
                status = msgspec.structs.replace(
                    status, reason=event.reason, advice=event.advice, details=event.details
                )
    return status, failure


def _measure_all(known: Result, child: Child) -> Generator[RunEvent]:
    plan = known.plan
    statuses: dict[str, DeviceStatus] = {}
    for name in plan.devices:
        for event in probe_device(name, child):
            if isinstance(event, DeviceProbed):
                statuses[name] = event.status
            yield event
    usable = [name for name in plan.devices if statuses[name].is_usable]
    missing = yield from _fetch_weights(plan, child)
    if "limits" in plan.extras:
        for name in usable:
            yield from _extra(MeasureLimits(name, plan), known, child)
    if "parity" in plan.extras:
        yield from _check_parity(known, usable, child)
    yield from _measure_groups(known, statuses, missing, child)
    if "explain" in plan.extras:
        wanted = [cell for cell in plan.cells_to_explain if cell.model not in missing]
        for cell in wanted:
            if _why_not(cell, statuses[cell.device]) is None:
                yield from _extra(ExplainCell(cell, plan), known, child)


def _check_parity(known: Result, usable: list[str], child: Child) -> Iterator[RunEvent]:
    """Every model on every GPU, then a new process: what these have compiled must not warm a first step."""
    plan = known.plan
    gpus = [name for name in plan.gpus if name in usable]
    for model, name in product(plan.models, gpus):
        yield from _extra(CheckParity(model, name, plan), known, child)
    if gpus:
        child.end()


def _measure_groups(
    known: Result, statuses: dict[str, DeviceStatus], missing: dict[str, Failure], child: Child
) -> Iterator[RunEvent]:
    plan, finished = known.plan, finished_cells(known)
    smaller = SmallerBatches(known)
    groups = deque(plan.groups)
    while groups:
        whole_group = groups.popleft()
        group = [cell for cell in whole_group if cell not in finished]
        model = whole_group[0].model
        failures = {cell: missing.get(model) or _why_not(cell, statuses[cell.device]) for cell in group}
        for cell, failure in failures.items():
            if failure is not None:
                yield CellFailed(cell=cell, failure=failure)
        waiting = [cell for cell in group if failures[cell] is None]
        for event in _measure_group(waiting, plan, smaller, child):
            yield smaller.note(event)
        added = smaller.instead_of(whole_group)
        if added:
            yield GroupAdded(added)
            groups.appendleft(added)


def _why_not(cell: Cell, status: DeviceStatus) -> Failure | None:
    """Why a cell cannot be measured, as far as it is known before."""
    if not status.is_usable:
        return Failure(
            reason=status.reason or mark("The device cannot be used."),
            advice=status.advice or "",
            details=status.details or "",
        )
    reason = status.why_not(cell.precision)
    return Failure(reason=reason, advice=mark("Choose fp32.")) if reason else None


def _measure_group(
    waiting: list[Cell], plan: Plan, smaller: SmallerBatches, child: Child
) -> Iterator[RunEvent]:
    """Measure cells in turns; where one takes the process with it, the others begin anew without it."""
    while waiting:
        at_work = waiting[0]
        has_failed = False
        for event in _perform(MeasureCells(tuple(waiting), plan, smaller.peaks), child):
            match event:
                case Failure():
                    has_failed = True
                    yield _blame(at_work, event, waiting)
                case CellBroke():
                    yield _blame(event.cell, explain_error(event.error, ""), waiting)
                case CellTooLarge():
                    smaller.know_room(event)
                    yield _blame(event.cell, explain_too_large(event), waiting)
                case CellMeasured():
                    waiting.remove(event.cell)
                    yield event
                case CellStarted() | TurnStarted():
                    at_work = event.cell
                    yield event
                case _:
                    yield event
        if not has_failed:
            return


def _blame(cell: Cell, failure: Failure, waiting: list[Cell]) -> CellFailed | ExtraFailed:
    """The cell has failed, or, measured already, what comes after its samples."""
    if cell not in waiting:
        return ExtraFailed(what=PHASES.format(cell=cell.english_title), failure=failure)
    waiting.remove(cell)
    return CellFailed(cell=cell, failure=failure)


def _fetch_weights(plan: Plan, child: Child) -> Generator[RunEvent, None, dict[str, Failure]]:
    """Have the weights of every model where they are wanted; returns the models that have none and why."""
    missing = {}
    for model in plan.models if plan.is_pretrained else ():
        for event in _perform(FetchWeights(model), child):
            if isinstance(event, Failure):
                missing[model] = event
            elif not isinstance(event, CellBroke | CellTooLarge):
                yield event
    return missing


def _extra(task: Extra, known: Result, child: Child) -> Iterator[RunEvent]:
    """Something beside the cells, unless it is known; its failure is told and costs nothing else."""
    if task.title in finished_extras(known):
        return
    for event in _perform(task, child):
        if isinstance(event, Failure):
            yield ExtraFailed(what=task.title, failure=event)
        elif not isinstance(event, CellBroke | CellTooLarge):
            yield event


def _perform(task: Task, child: Child) -> Iterator[TaskEvent | Failure]:
    """The events of a task, and as the last one a failure if it failed."""
    has_lost_device = False
    try:
        for event in child.perform(task):
            if isinstance(event, CellBroke):
                has_lost_device = has_lost_device or is_device_lost(event.error)
            yield event
    except OSError as error:
        yield Failure(
            reason=NOT_STARTED.format(reason=error.strerror or error),
            advice=mark("Close other programs, then run again."),
            details=repr(error),
        )
    except TaskError as error:
        has_lost_device = is_device_lost(error.error)
        yield explain_error(error.error, error.output)
    except Cut as cut:
        failure = explain_cut(cut.failure, cut.output)
        keep_crash(f"{type(task).__name__}: {failure.reason}", cut.output)
        yield failure
    except ChildDied as died:
        failure = explain_death(died.return_code, died.output, died.memory)
        keep_crash(f"{type(task).__name__}: {failure.reason}", died.output)
        yield failure
    except Unreadable as error:
        yield Failure(
            reason=mark("Torchmark and its measuring process do not understand each other."),
            advice=mark("Start Torchmark again; it may have been updated while it was open."),
            details=f"{error}\n\nWhat the process printed:\n{error.output}",
        )
    if has_lost_device:
        # Or each later task on it would fail for what has happened in this one.
        child.end()
