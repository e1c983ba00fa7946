"""Python and PyTorch."""

from app.compat.facts import Facts
from app.compat.item import Item

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
            value=f"{value} under Rosetta",
            status="problem",
            note="This Python is made for Intel and runs under Rosetta, where PyTorch cannot use the GPU.",
            remedy="Install Torchmark with a Python made for Apple silicon (arm64).",
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
            note=cpu.reason or "PyTorch failed a small computation on the CPU.",
            remedy=cpu.advice or "",
            details=cpu.details or "",
        )
    cores = facts.machine.cpu_cores
    if cores is not None and software.cpu_threads < cores:
        note = f"PyTorch uses {software.cpu_threads} of the {cores} cores unless told otherwise."
        return Item(key="torch", title=TORCH_TITLE, value=value, status="info", note=note)
    return Item(key="torch", title=TORCH_TITLE, value=value, status="ok")


def _not_loaded(facts: Facts) -> Item:
    told = next((status for status in facts.devices if status.reason), None)
    return Item(
        key="torch",
        title=TORCH_TITLE,
        value="Could not be loaded",
        status="problem",
        note=(told and told.reason) or "PyTorch could not be loaded.",
        remedy=(told and told.advice) or "Install Torchmark again with its set-up.",
        details=(told and told.details) or "",
    )
