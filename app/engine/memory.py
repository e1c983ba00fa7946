"""Whether the models of a group find room, beside each other and each by itself."""

from app.engine.devices import open_device
from app.engine.probe import ready_device
from app.model.events import CellTooLarge
from app.model.plan import Cell, Plan
from app.stats.memory_need import MemoryNeeds, expected_bytes

SHARE_OF_MEMORY = 0.5
"""Of what is left: the estimate is rough, and a Mac slows down long before its memory is full."""


def fit_together(cells: tuple[Cell, ...], plan: Plan) -> bool:
    """Whether all cells can be held at once; where devices share one memory, they share it here too."""
    devices = {cell.device: open_device(cell.device) for cell in cells}
    shared = [cell for cell in cells if devices[cell.device].shares_memory_with_cpu]
    pools = [shared, *([cell] for cell in cells if cell not in shared)]
    return all(
        sum(expected_bytes(cell, plan.images) for cell in pool)
        <= SHARE_OF_MEMORY * min(devices[cell.device].memory_left_bytes() for cell in pool)
        for pool in pools
        if pool
    )


def too_large(cell: Cell, needs: MemoryNeeds) -> CellTooLarge | None:
    """That a cell finds no room whatever makes way for it, with the figures; None where it may."""
    needed_bytes, room_bytes = needs.needed_bytes(cell), ready_device(cell.device).memory_room_bytes()
    return CellTooLarge(cell, needed_bytes, room_bytes) if needed_bytes > room_bytes else None
