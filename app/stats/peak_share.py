"""What share of its device's best a cell reaches."""

from app.model.catalog import DEVICES
from app.model.plan import Cell
from app.model.record import Record
from app.model.result import Result
from app.stats.figures import figures
from app.stats.parity import computes_with_fewer_bits
from app.words import tr

TERA = 1e12


class PeakShare(Record, frozen=True):
    """How near a cell comes to the fastest matrix product on its device.

    Attributes:
        achieved_tflop_per_s: 10^12 floating-point operations per step / step time.
        peak_tflop_per_s: The best product of square matrices in the cell's precision.
    """

    achieved_tflop_per_s: float
    peak_tflop_per_s: float

    @property
    def share(self) -> float:
        """Achieved over peak.

        It may be above 1: convolutions may use TF32 on CUDA where products do not, and Winograd's take fewer
        operations than the plain formula that is counted.
        """
        return self.achieved_tflop_per_s / self.peak_tflop_per_s


def achieved_tflop_per_s(result: Result, cell: Cell) -> float | None:
    """The operations of a step over its time; None where either is missing.

    None in the epoch protocol too: loading is in its time, and its last step may be of fewer images.
    """
    own = result.cell(cell)
    if own is None or own.flops_per_step is None or not own.windows:
        return None
    own_figures = figures(own)
    return own.flops_per_step / own_figures.step_time_s / TERA if own_figures else None


def peak_share(result: Result, cell: Cell) -> PeakShare | None:
    """Beside the limits measured in the same run; None where anything is missing."""
    achieved, limits = achieved_tflop_per_s(result, cell), result.limits_of(cell.device)
    peak = limits.peak_tflop_per_s(cell.precision) if limits else None
    return PeakShare(achieved, peak) if achieved is not None and peak is not None else None


def reservation(result: Result) -> str:
    """Which device's shares in float32 are not of its own limit; empty where all are."""
    titles = [
        DEVICES[limits.device].title
        for limits in result.limits
        if "fp32" in result.plan.precisions
        and limits.peak_tflop_per_s("fp32") is not None
        and computes_with_fewer_bits(result, limits.device)
    ]
    if not titles:
        return ""
    return tr(
        "{device} trains with fewer bits than its fp32 peak was measured with (see Parity): its share is not "
        "one of its own limit, and may pass 100%.",
        device=", ".join(titles),
    )
