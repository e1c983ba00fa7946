"""Images per second of each model, CPU beside GPU, with the speed-up on each pair."""

from collections.abc import Callable, Container
from functools import partial

from matplotlib.lines import Line2D

from app.charts import axes as chart
from app.charts.axes import Canvas
from app.charts.bars import (
    CROSS,
    Bar,
    Beside,
    Mark,
    absent_bar,
    device_bar,
    draw_panels,
    drawn_marks,
    have_intervals,
    head_speed_ups,
    mark_look,
    model_panels,
)
from app.charts.describing import at_most_few, failures, ranges
from app.charts.heights import of_works
from app.charts.look import PLAIN, Look
from app.charts.theme import Theme
from app.model.catalog import BASELINE_DEVICE
from app.model.plan import Cell
from app.model.result import Result
from app.stats.figures import figures, speed_up
from app.stats.formats import format_rate, format_rate_and_spread, format_speed_up
from app.stats.parity import wrong_numbers
from app.stats.reference import Reference, ReferenceCell
from app.stats.table import WRONG_NUMBERS
from app.words import tr

REFERENCE_PRECISION = "fp32"
REFERENCE_MARKERS = {"CPU": "D", "GPU": "o"}


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each batch size and precision into an empty figure."""
    chart.begin(figure, theme)
    plan = result.plan
    panels = model_panels(figure, plan, theme, partial(_bar, result, look.reference, theme), look.most_panels)
    draw_panels(panels, theme, is_logarithmic=look.is_logarithmic)
    head_speed_ups(panels, theme)
    label = rate_label(has_intervals=have_intervals(panels))
    every = len(chart.works(plan))
    if len(panels) < every:
        left_out = tr("{shown} of {all} batch sizes and precisions", shown=len(panels), all=every)
        label = f"{label} · {left_out}"
    chart.label_x(figure, label, theme)
    chart.legend(figure, [chart.device_patch(result, device, theme) for device in plan.devices], theme)
    if look.reference is not None:
        note_reference(figure, look.reference, drawn_marks(panels), theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    return of_works(result.plan, note_lines=2 if look.reference else 0)


def describe(result: Result) -> str:
    """The chart in words, for those who cannot see it."""
    sentences = []
    for cell in result.cells:
        measured = figures(cell)
        if measured is None:
            continue
        ratio = speed_up(result, cell.cell)
        rate = format_rate(measured.images_per_s)
        if ratio is None or cell.cell.device == BASELINE_DEVICE:
            sentences.append(tr("{cell}: {rate} images per second.", cell=cell.cell.title, rate=rate))
        else:
            sentences.append(
                tr(
                    "{cell}: {rate} images per second, {ratio} the CPU.",
                    cell=cell.cell.title,
                    rate=rate,
                    ratio=format_speed_up(ratio),
                )
            )
    return at_most_few(sentences, lambda: _summary(result)) or tr("No cell has been measured yet.")


def _summary(result: Result) -> list[str]:
    rates = {
        cell.cell: measured.images_per_s for cell in result.cells if (measured := figures(cell)) is not None
    }
    return [tr("Images per second."), *ranges(result, rates, format_rate), *failures(result)]


def missing(result: Result) -> str:
    """Never: while nothing is measured the chart shows the cells to come."""
    del result
    return ""


def rate_label(*, has_intervals: bool) -> str:
    """What the axis of rates shows, and what the lines on its bars are."""
    return tr("images per second (thin lines: 95% range)") if has_intervals else tr("images per second")


def note_reference(figure: Canvas, reference: Reference, drawn: Container[str], theme: Theme) -> None:
    """What the outlines are that were drawn; or why there is none."""
    markers = [
        Line2D([], [], label=f"{tr(reference.title)}, {kind}", **mark_look(marker, theme))
        for kind, marker in REFERENCE_MARKERS.items()
        if marker in drawn
    ]
    if markers:
        chart.note(figure, tr(reference.conditions), theme, handles=markers)
    else:
        words = tr("{reference}: nothing was published of these cells.", reference=tr(reference.title))
        chart.note(figure, words, theme)


def speed_up_beside(ratio: float | None, device: str, theme: Theme) -> Beside | None:
    """The speed-up at the end of a row; nothing for the CPU itself."""
    if ratio is None or device == BASELINE_DEVICE:
        return None
    return Beside(format_speed_up(ratio), theme.accent if ratio >= 1 else theme.failed)


def published_of(reference: Reference | None, cell: Cell) -> ReferenceCell | None:
    """What was published of a cell, all of it in float32."""
    if reference is None or cell.precision != REFERENCE_PRECISION:
        return None
    return reference.cell(cell.model, cell.batch_size)


def reference_mark(device: str, cpu: float, gpu: float, write: Callable[[float], str]) -> Mark:
    """A published number on a device's bar; the GPU of 2022 on any GPU's."""
    kind, value = ("CPU", cpu) if device == BASELINE_DEVICE else ("GPU", gpu)
    return Mark(value, REFERENCE_MARKERS[kind], write(value))


def _bar(result: Result, reference: Reference | None, theme: Theme, cell: Cell) -> Bar:
    own, mark = result.cell(cell), _mark(reference, cell)
    measured = figures(own) if own else None
    if measured is None:
        return absent_bar(own, theme, mark, is_over=result.outcome is not None)
    rate = format_rate_and_spread(measured.images_per_s, measured.images_per_s_interval)
    if wrong_numbers(result, cell):
        says = f"{rate} {CROSS} {tr(WRONG_NUMBERS)}"
        bar = device_bar(cell.device, measured.images_per_s, says, theme, mark=mark)
        return bar.in_color(theme.failed)
    return device_bar(
        cell.device,
        measured.images_per_s,
        rate,
        theme,
        interval=measured.images_per_s_interval,
        mark=mark,
        beside=speed_up_beside(speed_up(result, cell), cell.device, theme),
    )


def _mark(reference: Reference | None, cell: Cell) -> Mark | None:
    published = published_of(reference, cell)
    if published is None:
        return None
    return reference_mark(cell.device, published.cpu_images_per_s, published.mps_images_per_s, format_rate)
