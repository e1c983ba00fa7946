"""The processor and the memory."""

from app.compat.facts import Facts
from app.compat.item import NOT_KNOWN, Item, ItemStatus
from app.compat.requirements import requirements
from app.model.machine import Machine
from app.model.told import retell
from app.words import tr

GIB = 2**30
SMALL_MEMORY_BYTES = 8 * GIB


def chip(facts: Facts) -> Item:
    """The processor with its cores; an Intel Mac is a problem, a virtual machine makes figures doubtful.

    The last official PyTorch for Intel Macs is in the table of requirements (PT#114602).
    """
    machine = facts.machine
    status: ItemStatus = "ok"
    note = remedy = ""
    if facts.is_intel_mac:
        status = "problem"
        note = tr(
            "This is an Intel Mac, for which PyTorch is no longer made (the last is {last}).",
            last=requirements().last_intel_torch.torch,
        )
        remedy = tr("Use a Mac with Apple silicon.")
    elif machine.is_virtual:
        status = "warning"
        note = tr("This is a virtual machine: it shares its processor, and its figures vary.")
        remedy = tr("Measure on the computer itself.")
    elif machine.chip is None:
        status = "unknown"
    return Item(
        key="chip",
        title=tr("Chip") if facts.is_mac else tr("Processor"),
        value=_chip_text(machine),
        status=status,
        note=note,
        remedy=remedy,
    )


def memory(facts: Facts) -> Item:
    """The size of the memory, which on a Mac the CPU and the GPU share.

    With 8 GB an M3 could not train ResNet-50 at batch 64 (mrdbourke/mac-ml-speed-test, README).
    """
    title = tr("Memory")
    size = facts.machine.memory_bytes
    if size is None:
        return Item(key="memory", title=title, value=tr(NOT_KNOWN), status="unknown")
    value = f"{round(size / GIB, 1):g} GB"
    if size <= SMALL_MEMORY_BYTES:
        note = tr("Large models at large batch sizes may not fit, or slow down by swapping.")
        remedy = tr("Close other programs, and prefer small batch sizes.")
        return Item(key="memory", title=title, value=value, status="warning", note=note, remedy=remedy)
    return Item(key="memory", title=title, value=value, status="ok")


def _chip_text(machine: Machine) -> str:
    """As in "Apple M5 Pro, 15 cores: 5 Super + 10 Performance"."""
    text = machine.chip or tr(NOT_KNOWN)
    cores = machine.cpu_cores
    if cores is not None:
        text += ", " + (tr("1 core") if cores == 1 else tr("{cores} cores", cores=cores))
    if len(machine.performance_levels) > 1:
        levels = (
            tr("{cores} {level}", cores=level.cores, level=retell(level.name))
            for level in machine.performance_levels
        )
        text += ": " + " + ".join(levels)
    return text
