"""How much memory a cell needs: as cells like it in the same run tell, or else its model."""

from collections.abc import Iterable

from app.model.catalog import MODELS, Precision
from app.model.plan import Cell
from app.model.tasks import CellPeak

BYTES_PER_PARAMETER = 16
"""Weight, gradient and Adam's two moments in float32."""
BYTES_PER_IMAGE = 3 * 224 * 224 * 4
ACTIVATION_SHARE: dict[Precision, float] = {"fp32": 1.0, "fp16": 0.5, "bf16": 0.5}
"""Autocast keeps what the layers hand on in two bytes where it can. Some of it stays in four; rather too
little is expected, since what does not fit in the end says so itself.
"""
TOLERATED_SWAP_SHARE = 0.25
"""Of the machine's memory: so much more swap may come into use during a cell before it is stopped.

Ours: other programs that rest are written out once, which costs the figures a caution and the machine
nothing. Of what runs, a quarter of all memory cannot be missing without every step reading it back. A disk
of 1 GB/s takes seconds for it, in which the system still answers.
"""


def expected_bytes(cell: Cell, images: int) -> float:
    """About what a cell needs on its device, its images included, where nothing was measured."""
    model = MODELS[cell.model]
    weights = model.parameters_m * 1e6 * BYTES_PER_PARAMETER
    activations = cell.batch_size * _activation_bytes(cell)
    return weights + activations + max(images, cell.batch_size) * BYTES_PER_IMAGE


def tolerated_swap_bytes(memory_bytes: int) -> int:
    """How much swap may grow on a machine with so much memory."""
    return int(TOLERATED_SWAP_SHARE * memory_bytes)


class MemoryNeeds:
    """What cells need, by what others of the run took.

    Args:
        images: How many the plan has.
        peaks: The cells measured until now.
    """

    def __init__(self, images: int, peaks: Iterable[CellPeak]) -> None:
        self._images = images
        self._peaks = {peak.cell: peak.peak_bytes for peak in peaks}

    def needed_bytes(self, cell: Cell) -> int:
        """By the nearest batch sizes of the same model on the same device, or else `expected_bytes`.

        Two of them tell what an image costs; beside one of them, the model does.
        """
        others = sorted(self._like(cell), key=lambda other: abs(other.batch_size - cell.batch_size))
        if not others:
            return int(expected_bytes(cell, self._images))
        nearest = others[0]
        image_bytes = _activation_bytes(cell)
        if len(others) > 1:
            grown_bytes = self._peaks[nearest] - self._peaks[others[1]]
            image_bytes = max(0.0, grown_bytes / (nearest.batch_size - others[1].batch_size))
        return int(self._peaks[nearest] + (cell.batch_size - nearest.batch_size) * image_bytes)

    def fitting_batch_size(self, cell: Cell, left_bytes: int) -> int | None:
        """The largest of a half of the cell's, a quarter and so on that finds room; None where none does."""
        size = cell.batch_size // 2
        while size:
            smaller = Cell(cell.model, cell.device, size, cell.precision)
            if self.needed_bytes(smaller) <= left_bytes:
                return size
            size //= 2
        return None

    def _like(self, cell: Cell) -> Iterable[Cell]:
        wanted = (cell.model, cell.device, cell.precision)
        return (other for other in self._peaks if (other.model, other.device, other.precision) == wanted)


def _activation_bytes(cell: Cell) -> float:
    """Of one image."""
    return MODELS[cell.model].activation_mb_per_image * 1e6 * ACTIVATION_SHARE[cell.precision]
