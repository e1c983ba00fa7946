"""`sysctl`: processor, memory and what the kernel knows of itself."""

from app.compat.parsers.lines import as_int, key_values
from app.model.machine import PerformanceLevel
from app.model.quantities import LARGEST_WORK
from app.model.record import Record
from app.model.told import CORE_LEVEL

MOST_LEVELS = 4  # M6 has three (kjn-void/gd-rs, macOS 27.0.1)

SYSCTL_NAMES = (
    "kern.osproductversion",
    "kern.hv_vmm_present",
    "hw.model",
    "hw.memsize",
    "hw.physicalcpu",
    "hw.optional.arm64",
    "machdep.cpu.brand_string",
    "sysctl.proc_translated",
    *(f"hw.perflevel{level}.{field}" for level in range(MOST_LEVELS) for field in ("name", "physicalcpu")),
)


class KernelFacts(Record, frozen=True, kw_only=True):
    """The answers; None, empty or False where there was none.

    Attributes:
        is_arm64: Apple silicon; true under Rosetta too, missing on Intel.
        is_tool_translated: Of the `sysctl` process itself, which inherits the preference of its parent.
    """

    os_version: str | None
    model: str | None
    memory_bytes: int | None
    physical_cores: int | None
    levels: tuple[PerformanceLevel, ...]
    brand: str | None
    is_arm64: bool
    is_guest: bool
    is_tool_translated: bool


def parse_sysctl(text: str) -> KernelFacts:
    """Read by name: the order differs between machines, and an unknown name leaves its line out."""
    values = key_values(text)
    return KernelFacts(
        os_version=values.get("kern.osproductversion"),
        model=values.get("hw.model"),
        memory_bytes=as_int(values.get("hw.memsize")),
        physical_cores=as_int(values.get("hw.physicalcpu")),
        levels=_levels(values),
        brand=values.get("machdep.cpu.brand_string"),
        is_arm64=values.get("hw.optional.arm64") == "1",
        is_guest=values.get("kern.hv_vmm_present") == "1",
        is_tool_translated=values.get("sysctl.proc_translated") == "1",
    )


def _levels(values: dict[str, str]) -> tuple[PerformanceLevel, ...]:
    """The performance levels, the fastest first.

    Their names are Apple's and change: Performance and Efficiency on M4, Super and Performance on M5 Max,
    all three on M6. macOS 11 knows no levels and macOS 12 no names (archspec/archspec-json targets).
    """
    found = []
    for level in range(MOST_LEVELS):
        cores = as_int(values.get(f"hw.perflevel{level}.physicalcpu"))
        if cores and cores <= LARGEST_WORK:
            name = values.get(f"hw.perflevel{level}.name", CORE_LEVEL.format(level=level))
            found.append(PerformanceLevel(name=name, cores=cores))
    return tuple(found)
