"""Seconds per epoch of the experiment of 2022 made right, beside the published table."""

from functools import partial

from app.charts import axes as chart
from app.charts.axes import Canvas
from app.charts.bars import (
    Bar,
    Mark,
    absent_bar,
    device_bar,
    draw_panels,
    drawn_marks,
    head_speed_ups,
    model_panels,
)
from app.charts.describing import at_most_few, failures, ranges
from app.charts.heights import of_works
from app.charts.look import PLAIN, Look
from app.charts.theme import Theme
from app.charts.throughput import (
    note_reference,
    published_of,
    reference_mark,
    speed_up_beside,
)
from app.model.plan import Cell
from app.model.result import Result
from app.stats.figures import figures, speed_up
from app.stats.formats import format_seconds, format_speed_up
from app.stats.reference import Reference
from app.words import tr


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each batch size and precision."""
    chart.begin(figure, theme)
    plan = result.plan
    panels = model_panels(figure, plan, theme, partial(_bar, result, look.reference, theme))
    draw_panels(panels, theme, is_logarithmic=look.is_logarithmic)
    head_speed_ups(panels, theme)
    words = tr("seconds per epoch of {images} images, loading included", images=plan.images)
    chart.label_x(figure, words, theme)
    chart.legend(figure, [chart.device_patch(result, device, theme) for device in plan.devices], theme)
    if look.reference is not None:
        note_reference(figure, look.reference, drawn_marks(panels), theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    return of_works(result.plan, note_lines=2 if look.reference else 0)


def describe(result: Result) -> str:
    """Seconds per epoch in words."""
    sentences, times_s = [], {}
    for cell in result.cells:
        measured = figures(cell)
        if measured is None or not cell.epochs:
            continue
        ratio = speed_up(result, cell.cell)
        times_s[cell.cell] = measured.epoch_time_s
        seconds = format_seconds(measured.epoch_time_s)
        if ratio is None or cell.cell.device not in result.plan.gpus:
            sentences.append(tr("{cell}: {seconds} per epoch.", cell=cell.cell.title, seconds=seconds))
        else:
            sentences.append(
                tr(
                    "{cell}: {seconds} per epoch, {ratio} the speed of the CPU.",
                    cell=cell.cell.title,
                    seconds=seconds,
                    ratio=format_speed_up(ratio),
                )
            )

    def summary() -> list[str]:
        return [tr("Time per epoch."), *ranges(result, times_s, format_seconds), *failures(result)]

    return at_most_few(sentences, summary) or missing(result)


def missing(result: Result) -> str:
    """Only the epoch protocol times whole epochs with their loading."""
    return chart.missing_sentence(
        result,
        has_data=any(cell.epochs and figures(cell) for cell in result.cells),
        is_planned=result.plan.protocol == "epoch",
        advice=tr("Run the preset Experiment of 2022: it times whole epochs, loading included."),
    )


def _bar(result: Result, reference: Reference | None, theme: Theme, cell: Cell) -> Bar:
    own, mark = result.cell(cell), _mark(reference, cell, result.plan.images)
    measured = figures(own) if own else None
    if measured is None:
        return absent_bar(own, theme, mark, is_over=result.outcome is not None)
    return device_bar(
        cell.device,
        measured.epoch_time_s,
        format_seconds(measured.epoch_time_s),
        theme,
        mark=mark,
        beside=speed_up_beside(speed_up(result, cell), cell.device, theme),
    )


def _mark(reference: Reference | None, cell: Cell, images: int) -> Mark | None:
    """What was published, unless this was an epoch of fewer images."""
    published = published_of(reference, cell)
    if reference is None or published is None or images != reference.images:
        return None
    return reference_mark(cell.device, published.cpu_epoch_s, published.mps_epoch_s, format_seconds)
