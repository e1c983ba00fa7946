"""The figures of a cell and the speed-up of a pair."""

import statistics

from app.model.catalog import BASELINE_DEVICE
from app.model.plan import Cell
from app.model.record import Record
from app.model.result import CellResult, Result


class Figures(Record, frozen=True):
    """What a measured cell says.

    Attributes:
        step_time_s: Median over the windows of (window time / steps in it).
        images_per_s: batch size / `step_time_s`.
        samples: How many windows stand behind the median.
    """

    step_time_s: float
    images_per_s: float
    samples: int


def figures(result: CellResult) -> Figures | None:
    """The figures of a cell; None unless it was measured to its end."""
    if result.status != "done":
        return None
    step_time_s = statistics.median(window.step_time_s for window in result.windows)
    return Figures(
        step_time_s=step_time_s,
        images_per_s=result.cell.batch_size / step_time_s,
        samples=len(result.windows),
    )


def baseline_of(cell: Cell) -> Cell:
    """The same work on the CPU."""
    return Cell(
        model=cell.model,
        device=BASELINE_DEVICE,
        batch_size=cell.batch_size,
        precision=cell.precision,
    )


def speed_up(result: Result, cell: Cell) -> float | None:
    """Median step time on the CPU over that of `cell`: above 1 the device is faster, below 1 slower.

    None where either is missing. The CPU's own is 1.
    """
    own = result.cell(cell)
    baseline = result.cell(baseline_of(cell))
    if own is None or baseline is None:
        return None
    own_figures, baseline_figures = figures(own), figures(baseline)
    if own_figures is None or baseline_figures is None:
        return None
    return baseline_figures.step_time_s / own_figures.step_time_s


def geometric_mean_speed_up(result: Result, device: str, batch_size: int) -> float | None:
    """Geometric mean of a device's speed-ups at one batch size; None where there is none."""
    cells = (cell for cell in result.plan.cells if cell.device == device and cell.batch_size == batch_size)
    speed_ups = [ratio for cell in cells if (ratio := speed_up(result, cell)) is not None]
    return statistics.geometric_mean(speed_ups) if speed_ups else None
