"""What a run found beside the speed of its cells: one section for each kind, where there is data."""

from collections.abc import Iterator

from rich.console import RenderableType
from rich.text import Text

from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS, PRECISIONS
from app.model.limits import DeviceLimits
from app.model.phases import Phases
from app.model.plan import Cell
from app.model.result import Result
from app.stats.figures import Figures, figures, speed_up
from app.stats.formats import (
    format_percent,
    format_rate,
    format_seconds,
    format_speed_up,
)
from app.stats.peak_share import peak_share, reservation
from app.stats.reference import ReferenceCell, m1_max_2022
from app.stats.table import batch_label
from app.terminal.tables import add_columns, new_table

PHASES = {
    "Load": "loading_s",
    "Copy": "transfer_s",
    "Forward": "forward_s",
    "Backward": "backward_s",
    "Adam": "optimizer_s",
    "Sync": "sync_s",
}


def epochs(result: Result) -> Iterator[RenderableType]:
    """Seconds per epoch, beside those published in 2022."""
    if not any(cell.epochs for cell in result.cells):
        return
    published = m1_max_2022()
    ours = [device.upper() for device in result.plan.devices]
    yield _title("Seconds per epoch, loading included")
    table = new_table()
    add_columns(table, ("Model", "Batch", *ours, "Speed-up", "2022: CPU", "MPS", "Speed-up"), figures_from=1)
    for group in result.plan.groups:
        first, *_ = group
        of_2022 = published.cell(first.model, first.batch_size) if first.precision == "fp32" else None
        own = [_epoch_time(_measured(result, cell)) for cell in group]
        ratios = [
            ratio
            for cell in group
            if cell.device != BASELINE_DEVICE and (ratio := speed_up(result, cell)) is not None
        ]
        faster = format_speed_up(ratios[0]) if ratios else ""
        table.add_row(MODELS[first.model].title, batch_label(first), *own, faster, *_published(of_2022))
    yield table
    yield Text(f"2022: {published.title}. {published.conditions}", style="dim")
    yield Text(_conditions(result, published.images), style="dim")
    yield Text()


def limits(result: Result) -> Iterator[RenderableType]:
    """What each device can do at best."""
    if not result.limits:
        return
    yield _title("What the devices can do at best")
    table = new_table()
    add_columns(table, ("Device", *(f"{name} TFLOP/s" for name in PRECISIONS), "Copy GB/s"), figures_from=1)
    for each in result.limits:
        table.add_row(DEVICES[each.device].title, *_peaks(each))
    yield table
    yield Text()


def shares(result: Result) -> Iterator[RenderableType]:
    """How near each cell comes to its device's best."""
    found = [(cell.cell, share) for cell in result.cells if (share := peak_share(result, cell.cell))]
    if not found:
        return
    yield _title("How near the cells come to that")
    table = new_table()
    add_columns(table, ("Model", "Device", "Batch", "TFLOP/s", "Of the best"), figures_from=2)
    for cell, best in found:
        reached = format_rate(best.achieved_tflop_per_s), format_percent(best.share)
        table.add_row(MODELS[cell.model].title, cell.device, batch_label(cell), *reached)
    yield table
    if reserved := reservation(result):
        yield Text(reserved, style="dim")
    yield Text()


def phases(result: Result) -> Iterator[RenderableType]:
    """Where the time of a step goes."""
    found = [(cell.cell, cell.phases) for cell in result.cells if cell.phases is not None]
    if not found:
        return
    yield _title("Where the time of a step goes, in milliseconds")
    table = new_table()
    add_columns(table, ("Model", "Device", "Batch", *PHASES), figures_from=2)
    for cell, each in found:
        table.add_row(MODELS[cell.model].title, cell.device, batch_label(cell), *_durations(each))
    yield table
    yield Text(
        "Loading without processes, copying to the device, the three parts of a step, and one wait for the "
        "idle device; from a pass of its own that waits after each: they need not add up to the step time.",
        style="dim",
    )
    yield Text()


def _title(text: str) -> Text:
    return Text(text, style="bold")


def _measured(result: Result, cell: Cell) -> Figures | None:
    own = result.cell(cell)
    return figures(own) if own else None


def _epoch_time(measured: Figures | None) -> str:
    return format_seconds(measured.epoch_time_s) if measured else "-"


def _published(cell: ReferenceCell | None) -> tuple[str, str, str]:
    if cell is None:
        return "-", "-", "-"
    ratio = format_speed_up(cell.cpu_epoch_s / cell.mps_epoch_s)
    return format_seconds(cell.cpu_epoch_s), format_seconds(cell.mps_epoch_s), ratio


def _conditions(result: Result, published_images: int) -> str:
    plan = result.plan
    workers = f"{plan.loader_workers} loader workers" if plan.loader_workers else "no loader workers"
    says = f"Here: {plan.images} images once, with {workers}, after a warm-up, the last batch kept."
    if plan.images < published_images:
        says += f" An epoch of 2022 had {published_images} images: these seconds are not comparable with it."
    return says


def _peaks(limits_: DeviceLimits) -> list[str]:
    peaks = [limits_.peak_tflop_per_s(precision) for precision in PRECISIONS]
    return ["-" if peak is None else format_rate(peak) for peak in (*peaks, limits_.peak_gb_per_s)]


def _durations(each: Phases) -> list[str]:
    return [format_rate(1000 * getattr(each, field)) for field in PHASES.values()]
