"""What a machine is called beside others: in a comparison, a picture's title, the name of a file."""

from app.model.result import Result
from app.words import tr


def machine_title(result: Result) -> str:
    """The chip, and off a Mac the first GPU of the plan with it, as in "Intel Xeon with NVIDIA H200".

    On a Mac the chip is CPU and GPU. Where no chip is known, the model or the system stands in its place.
    """
    machine, gpus = result.machine, result.plan.gpus
    name = machine.chip or machine.model or machine.os
    gpu = result.hardware_of(gpus[0]) if gpus else None
    if machine.os_name == "macOS" or not gpu:
        return name
    return tr("{machine} with {gpu}", machine=name, gpu=gpu)
