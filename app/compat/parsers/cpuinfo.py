"""`/proc/cpuinfo`: the processor, on Linux."""

from app.compat.parsers.lines import key_values
from app.model.record import Record


class CpuInfo(Record, frozen=True):
    """The name is missing on ARM, the mark of a virtual machine on everything but x86."""

    name: str | None
    is_virtual: bool


def parse_cpuinfo(text: str) -> CpuInfo:
    """Name and mark, alike for all processors of the machine."""
    values = key_values(text)
    return CpuInfo(name=values.get("model name"), is_virtual="hypervisor" in values.get("flags", "").split())
