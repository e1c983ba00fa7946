"""The columns of the table of results: what each says, what it means, and what it is sorted by."""

from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS, PRECISIONS
from app.model.result import CellResult, Result
from app.stats.figures import figures, speed_up, speed_up_range
from app.stats.formats import GIB, format_rate
from app.stats.table import ENDS, STATES, Row, state_in_short
from app.ui.column import Column, of_figures
from app.ui.further_columns import FURTHER
from app.ui.table_text import Value, high, low
from app.words import mark, tr

ENDS_MEAN = {
    "interval_reached": mark("The 95% interval was narrow enough, so no more was timed."),
    "budget_spent": mark("The time for this cell was up before its interval was as narrow as wished."),
    "all_timed": mark("All that was asked for was timed."),
}


def _batch(_result: Result, cell: CellResult) -> Value:
    return cell.cell.batch_size + PRECISIONS.index(cell.cell.precision) / len(PRECISIONS)


def _speed_up(result: Result, cell: CellResult) -> Value:
    return None if cell.cell.device == BASELINE_DEVICE else speed_up(result, cell.cell)


def _surest_speed_up(result: Result, cell: CellResult) -> Value:
    return low(speed_up_range(result, cell.cell))


def _samples(_result: Result, cell: CellResult) -> Value:
    return float(len(cell.windows) or len(cell.epochs)) or None


_images_per_s = of_figures(lambda measured: measured.images_per_s)


def _first_step_ms(_result: Result, cell: CellResult) -> Value:
    return None if cell.first_step_time_s is None else 1000 * cell.first_step_time_s


def _memory_gb(_result: Result, cell: CellResult) -> Value:
    return None if cell.peak_memory_bytes is None else cell.peak_memory_bytes / GIB


def _rate(row: Row) -> str:
    # The state may be out of sight in a small window.
    return tr(STATES["failed"]) if row.is_failed else row.images_per_s


def _rate_tip(_result: Result, cell: CellResult) -> str:
    measured = figures(cell)
    if measured is None or measured.images_per_s_interval is None:
        return ""
    interval = measured.images_per_s_interval
    return tr(
        "{low} to {high} images per second, at 95% confidence",
        low=format_rate(interval.low),
        high=format_rate(interval.high),
    )


def _first_step_tip(_result: Result, cell: CellResult) -> str:
    measured = figures(cell)
    if measured is None or cell.first_step_time_s is None:
        return ""
    times = format_rate(cell.first_step_time_s / measured.step_time_s)
    return tr("{times} times the median step", times=times)


def _end_tip(_result: Result, cell: CellResult) -> str:
    return tr(ENDS_MEAN[cell.ended_by]) if cell.ended_by else ""


_ALWAYS = (
    Column(
        mark("Model"),
        mark("The torchvision model."),
        lambda row: row.model,
        lambda _result, cell: MODELS[cell.cell.model].title,
        is_text=True,
    ),
    Column(
        mark("Device"),
        mark("Where it was trained."),
        lambda row: row.device,
        lambda _result, cell: DEVICES[cell.cell.device].title,
        is_text=True,
    ),
    Column(
        mark("Batch"),
        mark("Images in one training step, with the precision where it is not float32."),
        lambda row: row.batch_size,
        _batch,
        copied={
            mark("Batch"): lambda _result, cell: cell.cell.batch_size,
            mark("Precision"): lambda _result, cell: cell.cell.precision,
        },
    ),
    Column(
        mark("Images/s"),
        mark("Batch size over the median step time: images trained in a second."),
        _rate,
        _images_per_s,
        tip=_rate_tip,
        copied={mark("Images/s"): _images_per_s},
    ),
    Column(
        mark("Images/s 95%"),
        mark("How far off the images per second may be by chance: their 95% interval. Narrow is good."),
        lambda row: row.images_per_s_range,
        of_figures(lambda measured: measured.relative_reach),
        tip=_rate_tip,
        copied={
            mark("Images/s 95% low"): of_figures(lambda measured: low(measured.images_per_s_interval)),
            mark("Images/s 95% high"): of_figures(lambda measured: high(measured.images_per_s_interval)),
        },
    ),
    Column(
        mark("Speed-up"),
        mark("Median step time on the CPU over that on this device: above 1 the device is faster."),
        lambda row: row.speed_up,
        _speed_up,
        copied={mark("Speed-up"): _speed_up},
    ),
    Column(
        mark("Speed-up 95%"),
        mark("The 95% interval of the speed-up. Where it holds 1, neither is shown to be faster."),
        lambda row: row.speed_up_range,
        _surest_speed_up,
        copied={
            mark("Speed-up 95% low"): _surest_speed_up,
            mark("Speed-up 95% high"): lambda result, cell: high(speed_up_range(result, cell.cell)),
        },
    ),
    Column(
        mark("State"),
        mark("How the measurement ended, with the reason if it failed and the doubts if there are any."),
        lambda row: row.state_in_short,
        state_in_short,
        is_text=True,
        in_full=lambda row: row.state,
    ),
    Column(
        mark("Step"),
        mark("Median time of a training step over the timed windows or epochs."),
        lambda row: row.step_time,
        of_figures(lambda measured: measured.step_time_s),
        copied={mark("Step (ms)"): of_figures(lambda measured: 1000 * measured.step_time_s)},
    ),
    Column(
        mark("First step"),
        mark("Time of the very first step, which compiles and allocates; not part of the other figures."),
        lambda row: row.first_step_time,
        lambda _result, cell: cell.first_step_time_s,
        tip=_first_step_tip,
        copied={mark("First step (ms)"): _first_step_ms},
    ),
    Column(
        mark("Samples"),
        mark("How many timed windows, or epochs, stand behind the median."),
        lambda row: row.samples,
        _samples,
        copied={mark("Samples"): _samples},
    ),
    Column(
        mark("Memory"),
        mark(
            "Highest memory seen at the synchronisations; on the CPU that of the whole process. "
            "1 GB is 2^30 bytes."
        ),
        lambda row: row.memory,
        lambda _result, cell: cell.peak_memory_bytes,
        copied={mark("Memory (GB)"): _memory_gb},
    ),
    Column(
        mark("Ended"),
        mark("Why no more was timed: precise, time up, or complete."),
        lambda row: row.ended_by,
        lambda _result, cell: ENDS[cell.ended_by] if cell.ended_by else None,
        is_text=True,
        tip=_end_tip,
    ),
)
COLUMNS = {column.title: column for column in (*_ALWAYS, *FURTHER)}
"""In the order shown."""
