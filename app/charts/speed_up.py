"""The speed-up of each model alone, with its interval, against the line at which GPU and CPU are equal."""

from collections.abc import Mapping, Sequence

import msgspec
from matplotlib.axes import Axes

from app.charts import axes as chart
from app.charts import scales, texts
from app.charts.axes import Canvas
from app.charts.bars import Bar, absent_bar, bar_position, label_rows, write_absence
from app.charts.describing import at_most_few, ranges
from app.charts.heights import of_panels
from app.charts.look import PLAIN, Look
from app.charts.theme import Theme, device_marker
from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS, Precision
from app.model.plan import Cell, Plan
from app.model.record import Record
from app.model.result import CellResult, Result
from app.model.told import retell
from app.stats.figures import geometric_mean_range, geometric_mean_speed_up, speed_up, speed_up_range
from app.stats.formats import format_range, format_speed_up
from app.stats.intervals import Interval
from app.words import tr

EQUAL = 1.0
TEXT_PT = 123
"""A range and a speed-up behind the longest line."""
FEWEST_FOR_MEAN = 2
MARKER_SIZE = 5.5


class Point(Record, frozen=True):
    """A speed-up; None where it was not measured on both sides, for instance because one of them failed."""

    ratio: float | None
    interval: Interval | None = None
    failed: CellResult | None = None


Rows = Mapping[str, Sequence[Point]]


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each batch size and precision."""
    chart.begin(figure, theme)
    plan = result.plan
    panels = [
        (axes, _rows(result, batch_size, precision))
        for axes, batch_size, precision in chart.work_panels(figure, plan, theme)
    ]
    every = [
        point for _, rows in panels for points in rows.values() for point in points if point.ratio is not None
    ]
    for axes, rows in panels:
        _draw_panel(axes, plan, rows, every, theme, look)
    if any(point.interval for point in every):
        label = tr("times the speed of the CPU (thin lines and grey figures: 95% range)")
    else:
        label = tr("times the speed of the CPU")
    chart.label_x(figure, label, theme)
    chart.legend(figure, [chart.device_line(result, gpu, theme) for gpu in plan.gpus], theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    del look
    plan = result.plan
    rows = len(plan.models) + (len(plan.models) >= FEWEST_FOR_MEAN)
    return of_panels(len(chart.works(plan)), rows * len(plan.gpus))


def describe(result: Result) -> str:
    """The speed-ups in words."""
    sentences, ratios = [], {}
    for cell in result.plan.cells:
        point = _point(result, cell)
        if cell.device in result.plan.gpus and point.ratio is not None:
            spread = format_range(point.interval.low, point.interval.high) if point.interval else ""
            sentences.append(_sentence(cell.title, point.ratio, spread))
            ratios[cell] = point.ratio

    def summary() -> list[str]:
        return [tr("Times the speed of the CPU."), *ranges(result, ratios, format_speed_up)]

    return at_most_few(sentences, summary) or missing(result)


def missing(result: Result) -> str:
    """It takes a CPU and a GPU that were both measured."""
    plan = result.plan
    return chart.missing_sentence(
        result,
        has_data=any(speed_up(result, cell) is not None for cell in plan.cells if cell.device in plan.gpus),
        is_planned=bool(plan.gpus) and len(plan.gpus) < len(plan.devices),
        advice=tr("Run with the CPU and a GPU switched on: the speed-up is of one over the other."),
    )


def _sentence(cell: str, ratio: float, spread: str) -> str:
    aside = f" ({spread})" if spread else ""
    if ratio >= EQUAL:
        return tr(
            "{cell}: {ratio}{aside} the speed of the CPU.",
            cell=cell,
            ratio=format_speed_up(ratio),
            aside=aside,
        )
    return tr(
        "{cell}: slower than the CPU, {ratio}{aside} its speed.",
        cell=cell,
        ratio=format_speed_up(ratio),
        aside=aside,
    )


def _rows(result: Result, batch_size: int, precision: Precision) -> Rows:
    """The points of each model, and of all of them together, by what stands before them."""
    plan = result.plan
    rows = {
        MODELS[model].title: [_point(result, Cell(model, gpu, batch_size, precision)) for gpu in plan.gpus]
        for model in plan.models
    }
    if len(plan.models) >= FEWEST_FOR_MEAN:
        rows[tr("geometric mean")] = [_mean(result, gpu, batch_size, precision) for gpu in plan.gpus]
    return rows


def _draw_panel(axes: Axes, plan: Plan, rows: Rows, every: Sequence[Point], theme: Theme, look: Look) -> None:
    """Draw a panel, on an axis for the points of `every` panel: one can be held against another."""
    chart.style(axes, theme)
    label_rows(axes, list(rows), theme)
    reaches = [value for point in every for value in _ends(point)]
    scales.scale_x(
        axes, [EQUAL, *reaches], scales.room_for(axes, TEXT_PT), is_logarithmic=look.is_logarithmic
    )
    axes.axvline(EQUAL, color=theme.text, linewidth=1.2, zorder=1.5)
    if len(plan.models) >= FEWEST_FOR_MEAN:
        axes.axhline(len(plan.models) - 0.5, color=theme.muted, linewidth=0.8)
    for row, points in enumerate(rows.values()):
        for place, (gpu, point) in enumerate(zip(plan.gpus, points, strict=True)):
            _draw_point(axes, point, bar_position(row, place, len(points)), gpu, theme)


def _draw_point(axes: Axes, point: Point, position: float, gpu: str, theme: Theme) -> None:
    if point.failed is not None:
        write_absence(axes, _failed_bar(point.failed, theme), EQUAL, position, gap=8)
        return
    if point.ratio is None:
        texts.write_beside(axes, position, tr("not measured"), theme.muted, is_figure=False)
        return
    color = theme.device_color(gpu) if point.ratio >= EQUAL else theme.failed
    axes.hlines(position, EQUAL, point.ratio, color=color, linewidth=2.2, alpha=0.55)
    chart.error_bar(axes, position, point.interval, theme, height=0.4)
    axes.plot(
        point.ratio,
        position,
        marker=device_marker(gpu) if point.ratio >= EQUAL else "v",
        markersize=MARKER_SIZE,
        color=color,
        markeredgecolor=theme.background,
        zorder=4,
    )
    texts.write_beside(axes, position, format_speed_up(point.ratio), color)
    if point.interval is not None:
        text = format_range(point.interval.low, point.interval.high)
        texts.write_after(axes, max(EQUAL, *_ends(point)), position, text, theme.muted, gap=8)


def _failed_bar(failed: CellResult, theme: Theme) -> Bar:
    """As it is in the first view; a row is the GPU's, so that the CPU has to be named."""
    bar = absent_bar(failed, theme)
    if failed.cell.device != BASELINE_DEVICE or failed.failure is None:
        return bar
    name, reason = DEVICES[BASELINE_DEVICE].title, retell(failed.failure.reason)
    return msgspec.structs.replace(bar, text=tr("{name} failed: {reason}", name=name, reason=reason))


def _ends(point: Point) -> list[float]:
    interval, ratio = point.interval, point.ratio
    assert ratio is not None
    return [ratio, interval.low, interval.high] if interval else [ratio]


def _point(result: Result, cell: Cell) -> Point:
    sides = (result.cell(cell), result.cell(msgspec.structs.replace(cell, device=BASELINE_DEVICE)))
    failed = next((side for side in sides if side is not None and side.status == "failed"), None)
    return Point(speed_up(result, cell), speed_up_range(result, cell), failed)


def _mean(result: Result, gpu: str, batch_size: int, precision: Precision) -> Point:
    return Point(
        geometric_mean_speed_up(result, gpu, batch_size, precision),
        geometric_mean_range(result, gpu, batch_size, precision),
    )
