"""Going on with a run that was interrupted or stopped: only where the rest is measured on and by the same."""

from collections.abc import Iterator

from app import __version__
from app.model.events import RunEvent, RunResumed, SoftwareFound
from app.model.machine import Machine, Software
from app.model.result import Result
from app.runner.child import Child
from app.runner.run import probe_device, run_to_the_end
from app.runner.surroundings import now_utc
from app.words import tr


class CannotResume(Exception):
    """Why the rest would not belong to what is measured already, in words for a person."""


def resume(result: Result, machine: Machine, child: Child) -> Iterator[RunEvent]:
    """Measure what an unfinished run has not. What has failed stays so; a half measured cell begins anew.

    Raises:
        CannotResume: Before the first event.
        Stopped: Before the first event: nothing has changed.
    """
    _refuse_other_machine(result, machine)
    first = probe_device(result.plan.devices[0], child)
    found = [event for event in first if isinstance(event, SoftwareFound)]
    for event in found:
        _refuse_other_software(result, event.software)
    yield RunResumed(resumed_at=now_utc(), machine=machine)
    yield from found
    yield from run_to_the_end(result, child)


def _refuse_other_machine(result: Result, machine: Machine) -> None:
    if _hardware(result.machine) != _hardware(machine):
        raise CannotResume(
            tr(
                "It was measured on another machine ({machine}). Run it anew here.",
                machine=result.machine.chip or result.machine.os,
            )
        )
    before = (result.app_version, result.machine.os, result.machine.python_arch)
    if before != (__version__, machine.os, machine.python_arch):
        raise CannotResume(
            tr(
                "Torchmark or the system was updated since ({before}), and what is missing would be measured "
                "otherwise than the rest. Run it anew.",
                before=f"Torchmark {result.app_version}, {result.machine.os}",
            )
        )


def _refuse_other_software(result: Result, software: Software) -> None:
    if result.software is not None and result.software != software:
        raise CannotResume(
            tr(
                "It was measured with another PyTorch or other settings of it (PyTorch {before}, now {now}). "
                "Run it anew.",
                before=result.software.torch,
                now=software.torch,
            )
        )


def _hardware(machine: Machine) -> tuple[object, ...]:
    return (
        machine.model,
        machine.chip,
        machine.cpu_cores,
        machine.gpu,
        machine.gpu_cores,
        machine.memory_bytes,
    )
