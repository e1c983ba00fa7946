"""A result as a table for people: the same words in the window and in the terminal."""

from collections.abc import Sequence

from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS
from app.model.plan import Cell
from app.model.record import Record
from app.model.result import CellResult, Result
from app.model.told import retell
from app.stats.caution import IN_SHORT, Caution
from app.stats.cell_cautions import cell_cautions
from app.stats.figures import baseline_of, figures, speed_up, speed_up_range
from app.stats.formats import (
    format_memory,
    format_milliseconds,
    format_range,
    format_rate,
    format_speed_up,
    format_spread,
)
from app.words import mark, tr

STATES = {
    "not_run": mark("not run"),
    "running": mark("measuring …"),
    "done": mark("measured"),
    "failed": mark("failed"),
    "stopped": mark("stopped"),
}
"""In English; shown by `tr`."""
ENDS = {
    "interval_reached": mark("precise"),
    "budget_spent": mark("time up"),
    "all_timed": mark("complete"),
}
"""Why no more was timed. In English; shown by `tr`."""


class Row(Record, frozen=True, kw_only=True):
    """A cell in words; what is not known is empty.

    Attributes:
        batch_size: With the precision, where it is not float32.
        images_per_s_range: Its 95% interval, as in ±0.8%, or 3.20 to 8.41 where it is wide or lopsided.
        samples: How many windows or epochs stand behind the median.
        ended_by: Why no more was timed.
        doubts_of_baseline: In a few words, what speaks against the CPU's cell, if there is a speed-up to it.
        state: With the reason if it failed, or with the doubts as sentences.
        state_in_short: The same with the doubts in a few words.
    """

    model: str
    device: str
    batch_size: str
    images_per_s: str
    images_per_s_range: str
    speed_up: str
    speed_up_range: str
    step_time: str
    first_step_time: str
    samples: str
    memory: str
    ended_by: str
    is_failed: bool
    has_doubts: bool
    doubts_of_baseline: str
    state: str
    state_in_short: str


def row(result: Result, cell: CellResult) -> Row:
    """What is known of a cell at this moment."""
    measured = figures(cell)
    ratio = None if cell.cell.device == BASELINE_DEVICE else speed_up(result, cell.cell)
    spread = speed_up_range(result, cell.cell)
    cautions = cell_cautions(result, cell)
    first_step_s, memory_bytes = cell.first_step_time_s, cell.peak_memory_bytes
    samples = len(cell.windows) or len(cell.epochs)
    return Row(
        model=MODELS[cell.cell.model].title,
        device=DEVICES[cell.cell.device].title,
        batch_size=batch_label(cell.cell),
        images_per_s=format_rate(measured.images_per_s) if measured else "",
        images_per_s_range=format_spread(measured.images_per_s, measured.images_per_s_interval)
        if measured
        else "",
        speed_up=format_speed_up(ratio) if ratio is not None else "",
        speed_up_range=format_range(spread.low, spread.high) if spread else "",
        step_time=format_milliseconds(measured.step_time_s) if measured else "",
        first_step_time=format_milliseconds(first_step_s) if first_step_s is not None else "",
        samples=str(samples) if samples else "",
        memory=format_memory(memory_bytes) if memory_bytes is not None else "",
        ended_by=tr(ENDS[cell.ended_by]) if measured and cell.ended_by else "",
        is_failed=cell.failure is not None,
        has_doubts=bool(cautions),
        doubts_of_baseline=_doubts_of_baseline(result, cell.cell) if ratio is not None else "",
        state=_state(result, cell, " ".join(caution.sentence for caution in cautions)),
        state_in_short=_state(result, cell, _in_short(cautions)),
    )


def batch_label(cell: Cell) -> str:
    """As in "64", or "64 bf16" where it is not float32."""
    return str(cell.batch_size) if cell.precision == "fp32" else f"{cell.batch_size} {cell.precision}"


def state_in_short(result: Result, cell: CellResult) -> str:
    """How its measuring ended, or what speaks against it, in a few words."""
    return _state(result, cell, _in_short(cell_cautions(result, cell)))


def _doubts_of_baseline(result: Result, cell: Cell) -> str:
    baseline = result.cell(baseline_of(cell))
    return _in_short(cell_cautions(result, baseline)) if baseline is not None else ""


def _in_short(cautions: Sequence[Caution]) -> str:
    return ", ".join(tr(IN_SHORT[caution.code]) for caution in cautions)


def _state(result: Result, cell: CellResult, doubts: str) -> str:
    if cell.failure is not None:
        return tr("failed: {reason}", reason=retell(cell.failure.reason))
    if doubts:
        return doubts
    is_still_to_come = cell.status == "not_run" and result.outcome is None
    return "" if is_still_to_come else tr(STATES[cell.status])
