"""Python and PyTorch."""

from app.compat.facts import Facts
from app.compat.item import Item
from app.model.told import retell
from app.words import mark, tr

TORCH_TITLE = "PyTorch"


def python(facts: Facts) -> Item:
    """The interpreter's architecture.

    Under Rosetta PyTorch misjudges the version of macOS and refuses parts of the GPU (PT#146236).
    """
    machine = facts.machine
    value = f"Python {machine.python_version}, {machine.python_arch}"
    if machine.is_translated:
        return Item(
            key="python",
            title="Python",
            value=tr("{python} under Rosetta", python=value),
            status="problem",
            note=tr(
                "This Python is made for Intel and runs under Rosetta, where PyTorch cannot use the GPU."
            ),
            remedy=tr("Install Torchmark with a Python made for Apple silicon (arm64)."),
        )
    return Item(key="python", title="Python", value=value, status="ok")


def torch(facts: Facts) -> Item:
    """Whether PyTorch loads and computes on the CPU, and with how many threads.

    On Apple silicon its default is the cores of one performance level only (PT#123038).
    """
    software, cpu = facts.software, facts.cpu
    if software is None:
        return _not_loaded(facts)
    value = f"{TORCH_TITLE} {software.torch}, torchvision {software.torchvision}"
    if cpu is not None and not cpu.is_usable:
        return Item(
            key="torch",
            title=TORCH_TITLE,
            value=value,
            status="problem",
            note=retell(cpu.reason or mark("PyTorch failed a small computation on the CPU.")),
            remedy=retell(cpu.advice or ""),
            details=cpu.details or "",
        )
    cores = facts.machine.cpu_cores
    if cores is not None and software.cpu_threads < cores:
        note = tr(
            "PyTorch uses {used} of the {cores} cores unless told otherwise.",
            used=software.cpu_threads,
            cores=cores,
        )
        return Item(key="torch", title=TORCH_TITLE, value=value, status="info", note=note)
    return Item(key="torch", title=TORCH_TITLE, value=value, status="ok")


def _not_loaded(facts: Facts) -> Item:
    told = next((status for status in facts.devices if status.reason), None)
    return Item(
        key="torch",
        title=TORCH_TITLE,
        value=tr("Could not be loaded"),
        status="problem",
        note=retell((told and told.reason) or mark("PyTorch could not be loaded.")),
        remedy=retell((told and told.advice) or mark("Install Torchmark again with its set-up.")),
        details=(told and told.details) or "",
    )
