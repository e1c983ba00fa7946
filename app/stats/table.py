"""A result as a table for people: the same words in the window and in the terminal."""

from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS
from app.model.record import Record
from app.model.result import CellResult, Result
from app.stats.cautions import cell_cautions
from app.stats.figures import figures, speed_up
from app.stats.formats import format_memory, format_milliseconds, format_rate, format_speed_up

STATES = {
    "not_run": "not run",
    "running": "measuring …",
    "done": "measured",
    "failed": "failed",
    "stopped": "stopped",
}


class Row(Record, frozen=True):
    """A cell in words; what is not known is empty."""

    model: str
    device: str
    batch_size: str
    images_per_s: str
    speed_up: str
    step_time: str
    first_step_time: str
    windows: str
    memory: str
    state: str


def row(result: Result, cell: CellResult) -> Row:
    """What is known of a cell at this moment."""
    measured = figures(cell)
    ratio = speed_up(result, cell.cell)
    is_compared = ratio is not None and cell.cell.device != BASELINE_DEVICE
    first_step_s, memory_bytes = cell.first_step_time_s, cell.peak_memory_bytes
    return Row(
        model=MODELS[cell.cell.model].title,
        device=DEVICES[cell.cell.device].title,
        batch_size=str(cell.cell.batch_size),
        images_per_s=format_rate(measured.images_per_s) if measured else "",
        speed_up=format_speed_up(ratio) if ratio is not None and is_compared else "",
        step_time=format_milliseconds(measured.step_time_s) if measured else "",
        first_step_time=format_milliseconds(first_step_s) if first_step_s is not None else "",
        windows=str(len(cell.windows)) if cell.windows else "",
        memory=format_memory(memory_bytes) if memory_bytes is not None else "",
        state=_state(result, cell),
    )


def _state(result: Result, cell: CellResult) -> str:
    if cell.failure is not None:
        return f"failed: {cell.failure.reason}"
    if cautions := cell_cautions(cell):
        return " ".join(caution.sentence for caution in cautions)
    is_still_to_come = cell.status == "not_run" and result.outcome is None
    return "" if is_still_to_come else STATES[cell.status]
