"""The lines of the report, in reading order. A new check is a function and its place in these lists."""

from collections.abc import Callable

import msgspec

from app.compat.facts import Facts
from app.compat.item import Item
from app.compat.items.gpu import cuda, gpu_test, metal, mps
from app.compat.items.hardware import chip, memory
from app.compat.items.power import low_power_mode, power_source
from app.compat.items.software import python, torch
from app.compat.items.system import distribution, macos

Check = Callable[[Facts], Item]

MACOS_CHECKS: tuple[Check, ...] = (
    macos,
    chip,
    memory,
    python,
    torch,
    mps,
    metal,
    gpu_test,
    power_source,
    low_power_mode,
)
LINUX_CHECKS: tuple[Check, ...] = (distribution, chip, memory, python, torch, cuda, gpu_test, power_source)


def all_items(facts: Facts) -> tuple[Item, ...]:
    """Every check that applies to this system.

    What speaks against a GPU that has just computed is no more than a warning.
    """
    items = tuple(check(facts) for check in (MACOS_CHECKS if facts.is_mac else LINUX_CHECKS))
    if facts.gpu is None or not facts.gpu.is_usable:
        return items
    return tuple(
        msgspec.structs.replace(item, status="warning") if item.status == "problem" else item
        for item in items
    )
