"""The memory of the computer itself, which the CPU uses and an Apple GPU shares."""

import sys

import psutil

from app.stats.memory_need import tolerated_swap_bytes


def system_room_bytes() -> int:
    """What is available, and what may be driven out into swap before a cell is stopped for it.

    macOS makes swap files as they are needed (dynamic_pager(8)); elsewhere no more goes out than swap has
    left.
    """
    memory = psutil.virtual_memory()
    swap_bytes = tolerated_swap_bytes(memory.total)
    if sys.platform != "darwin":
        swap_bytes = min(swap_bytes, psutil.swap_memory().free)
    return int(memory.available + swap_bytes)
