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
    format_factor,
    format_memory,
    format_milliseconds,
    format_percent,
    format_range,
    format_rate,
    format_seconds,
    format_speed_up,
    format_spread,
)
from app.stats.parity import ParityVerdict, parity_in_short, wrong_numbers
from app.stats.peak_share import achieved_tflop_per_s, peak_share
from app.stats.sustained import Sustained, sustained
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
WRONG_NUMBERS = mark("wrong numbers")


class Row(Record, frozen=True, kw_only=True):
    """A cell in words; what is not known is empty.

    Attributes:
        batch_size: With the precision, where it is not float32.
        images_per_s_range: Its 95% interval, as in ±0.8%, or 3.20 to 8.41 where it is wide or lopsided.
        samples: How many windows or epochs stand behind the median.
        is_wrong: Whether it computes wrong numbers, so that its speed means nothing.
        has_doubts: Whether there is anything that speaks against it, wrong numbers too.
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
    is_wrong: bool
    has_doubts: bool
    doubts_of_baseline: str
    state: str
    state_in_short: str
    epoch_time: str
    peak_rate: str
    sustained_rate: str
    variation: str
    tflop_per_s: str
    share_of_peak: str
    parity: str


def row(result: Result, cell: CellResult) -> Row:
    """What is known of a cell at this moment."""
    measured = figures(cell)
    ratio = None if cell.cell.device == BASELINE_DEVICE else speed_up(result, cell.cell)
    spread = speed_up_range(result, cell.cell)
    doubts = doubts_about(result, cell)
    first_step_s, memory_bytes = cell.first_step_time_s, cell.peak_memory_bytes
    held = held_of(result, cell)
    achieved, best = achieved_tflop_per_s(result, cell.cell), peak_share(result, cell.cell)
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
        is_wrong=bool(measured and wrong_numbers(result, cell.cell)),
        has_doubts=bool(doubts),
        doubts_of_baseline=_doubts_of_baseline(result, cell.cell) if ratio is not None else "",
        state=_state(result, cell, " ".join(doubt.sentence for doubt in doubts)),
        state_in_short=state_in_short(result, cell),
        epoch_time=format_seconds(measured.epoch_time_s) if measured and cell.epochs else "",
        peak_rate=format_rate(held.peak_images_per_s) if held else "",
        sustained_rate=format_rate(held.sustained_images_per_s) if held else "",
        variation=format_percent(measured.cv) if measured and measured.cv is not None else "",
        tflop_per_s=format_factor(achieved) if achieved is not None else "",
        share_of_peak=format_percent(best.share) if best is not None else "",
        parity=parity_in_short(result, cell.cell),
    )


def held_of(result: Result, cell: CellResult) -> Sustained | None:
    """What it held over its time, once that is over: worked out at each sample it would take long."""
    is_over = result.plan.protocol == "sustained" and cell.status == "done"
    return sustained(cell) if is_over else None


def batch_label(cell: Cell) -> str:
    """As in "64", or "64 bf16" where it is not float32."""
    return str(cell.batch_size) if cell.precision == "fp32" else f"{cell.batch_size} {cell.precision}"


def state_in_short(result: Result, cell: CellResult) -> str:
    """How its measuring ended, or what speaks against it, in a few words."""
    return _state(result, cell, _in_short(doubts_about(result, cell)))


def _doubts_of_baseline(result: Result, cell: Cell) -> str:
    baseline = result.cell(baseline_of(cell))
    return _in_short(doubts_about(result, baseline)) if baseline is not None else ""


def doubts_about(result: Result, cell: CellResult) -> tuple[Caution | ParityVerdict, ...]:
    """What speaks against a measured cell, the gravest first."""
    wrong = wrong_numbers(result, cell.cell) if figures(cell) is not None else None
    return (*filter(None, (wrong,)), *cell_cautions(result, cell))


def _in_short(doubts: Sequence[Caution | ParityVerdict]) -> str:
    return ", ".join(
        tr(IN_SHORT[doubt.code]) if isinstance(doubt, Caution) else tr(WRONG_NUMBERS) for doubt in doubts
    )


def _state(result: Result, cell: CellResult, doubts: str) -> str:
    if cell.failure is not None:
        return tr("failed: {reason}", reason=retell(cell.failure.reason))
    if doubts:
        return doubts
    is_still_to_come = cell.status == "not_run" and result.outcome is None
    return "" if is_still_to_come else tr(STATES[cell.status])
