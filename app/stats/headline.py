"""The result in one sentence."""

from app.model.catalog import BASELINE_DEVICE, DEVICES, Precision
from app.model.record import Record
from app.model.result import Result
from app.stats.figures import compared_cells, figures, geometric_mean_range, geometric_mean_speed_up
from app.stats.formats import format_range, format_speed_up
from app.stats.intervals import Interval

NEARLY_EQUAL = 0.05
"""Within this of 1.0 neither device is called faster."""


class Headline(Record, frozen=True):
    """What the run says, and on what it rests."""

    sentence: str
    basis: str


def headline(result: Result) -> Headline:
    """The speed-up of the first GPU in the plan, with its 95 % range, or why there is none.

    At its largest measured batch size, in the first of the precisions measured there.
    """
    plan = result.plan
    for device in plan.gpus:
        for batch_size in sorted(plan.batch_sizes, reverse=True):
            for precision in plan.precisions:
                ratio = geometric_mean_speed_up(result, device, batch_size, precision)
                if ratio is not None:
                    spread = geometric_mean_range(result, device, batch_size, precision)
                    return Headline(
                        sentence=_compare(ratio, spread),
                        basis=_basis(result, device, batch_size, precision),
                    )
    return Headline(sentence=_without_speed_up(result), basis="")


def _compare(ratio: float, spread: Interval | None) -> str:
    between = format_range(spread.low, spread.high) if spread else ""
    aside = f" ({between})" if between else ""
    if abs(ratio - 1) <= NEARLY_EQUAL:
        return f"About as fast on the GPU as on the CPU ({between or f'{ratio:.2f}×'})"
    if ratio < 1:
        return f"Slower on the GPU: {format_speed_up(ratio)} the speed of the CPU{aside}"
    return f"{format_speed_up(ratio)} faster on the GPU{aside}"


def _basis(result: Result, device: str, batch_size: int, precision: Precision) -> str:
    cells = compared_cells(result, device, batch_size, precision)
    models = "1 model" if len(cells) == 1 else f"geometric mean of {len(cells)} models"
    return f"{models}, batch {batch_size}, {precision}, {DEVICES[device].title} against CPU"


def _without_speed_up(result: Result) -> str:
    measured = {cell.cell.device for cell in result.cells if figures(cell) is not None}
    if not measured:
        return "Nothing measured yet" if result.outcome is None else "Nothing was measured"
    if measured == {BASELINE_DEVICE}:
        return "Measured on the CPU only"
    return "Measured without a CPU run to compare with"
