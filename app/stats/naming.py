"""What a machine is called by those who do not sit at it: in headlines, comparisons, titles, file names."""

from app.model.result import Result
from app.words import tr


def name_for_others(result: Result) -> str:
    """In a sentence about it, as in "A machine with NVIDIA H200 trains …"; empty where no chip is known."""
    gpu = _gpu_beside_the_chip(result)
    return tr("A machine with {gpu}", gpu=gpu) if gpu else result.machine.chip or ""


def machine_title(result: Result) -> str:
    """By itself, as in "Intel Xeon with NVIDIA H200": the model or the system where no chip is known."""
    machine = result.machine
    return _with_gpu(result, machine.chip or machine.model or machine.os)


def chip_title(result: Result) -> str:
    """What trains, where model and system stand beside it; empty where no chip is known."""
    chip = result.machine.chip
    return _with_gpu(result, chip) if chip else _gpu_beside_the_chip(result) or ""


def _with_gpu(result: Result, name: str) -> str:
    gpu = _gpu_beside_the_chip(result)
    return tr("{machine} with {gpu}", machine=name, gpu=gpu) if gpu else name


def _gpu_beside_the_chip(result: Result) -> str | None:
    """The first GPU of the plan, where it has a name of its own: on a Mac the chip is CPU and GPU."""
    gpus = result.plan.gpus
    return result.hardware_of(gpus[0]) if gpus and result.machine.os_name != "macOS" else None
