"""The result in one sentence."""

from app.model.catalog import BASELINE_DEVICE, DEVICES
from app.model.record import Record
from app.model.result import Result
from app.stats.figures import figures, geometric_mean_speed_up, speed_up
from app.stats.formats import format_speed_up

NEARLY_EQUAL = 0.05
"""Within this of 1.0 neither device is called faster."""


class Headline(Record, frozen=True):
    """What the run says, and on what it rests."""

    sentence: str
    basis: str


def headline(result: Result) -> Headline:
    """The speed-up of the first GPU in the plan at its largest measured batch size, or why there is none."""
    for device in result.plan.devices:
        if device == BASELINE_DEVICE:
            continue
        for batch_size in sorted(result.plan.batch_sizes, reverse=True):
            ratio = geometric_mean_speed_up(result, device, batch_size)
            if ratio is not None:
                return Headline(
                    sentence=_compare(ratio), basis=_basis(result, device, batch_size, "geometric mean of")
                )
    return Headline(sentence=_without_speed_up(result), basis="")


def _compare(ratio: float) -> str:
    if abs(ratio - 1) <= NEARLY_EQUAL:
        return f"About as fast on the GPU as on the CPU ({ratio:.2f}×)"
    if ratio < 1:
        return f"Slower on the GPU: {format_speed_up(ratio)} the speed of the CPU"
    return f"{format_speed_up(ratio)} faster on the GPU"


def _basis(result: Result, device: str, batch_size: int, how: str) -> str:
    cells = [
        cell
        for cell in result.plan.cells
        if cell.device == device and cell.batch_size == batch_size and speed_up(result, cell) is not None
    ]
    models = "1 model" if len(cells) == 1 else f"{how} {len(cells)} models"
    return f"{models}, batch {batch_size}, fp32, {DEVICES[device].title} against CPU"


def _without_speed_up(result: Result) -> str:
    measured = {cell.cell.device for cell in result.cells if figures(cell) is not None}
    if not measured:
        return "Nothing measured yet" if result.outcome is None else "Nothing was measured"
    if measured == {BASELINE_DEVICE}:
        return "Measured on the CPU only"
    return "Measured without a CPU run to compare with"
