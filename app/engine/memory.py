"""Whether the models of a group find room beside each other."""

from app.engine.devices import open_device
from app.engine.digits import CHANNELS, SIDE
from app.model.catalog import MODELS
from app.model.plan import Cell, Plan

BYTES_PER_PARAMETER = 16
"""Weight, gradient and Adam's two moments in float32."""
BYTES_PER_IMAGE = CHANNELS * SIDE * SIDE * 4
SHARE_OF_MEMORY = 0.5
"""Of what is left: the estimate is rough, and a Mac slows down long before its memory is full."""


def expected_bytes(cell: Cell, images: int) -> float:
    """About what a cell needs on its device, its images included."""
    model = MODELS[cell.model]
    weights = model.parameters_m * 1e6 * BYTES_PER_PARAMETER
    activations = cell.batch_size * model.activation_mb_per_image * 1e6
    return weights + activations + max(images, cell.batch_size) * BYTES_PER_IMAGE


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
