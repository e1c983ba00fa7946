"""Peak memory of each cell against what its device has."""

import math
from functools import partial

from app.charts import axes as chart
from app.charts.axes import Canvas
from app.charts.bars import Bar, absent_bar, device_bar, draw_panels, model_panels
from app.charts.describing import at_most_few, ranges
from app.charts.heights import of_works
from app.charts.look import PLAIN, Look
from app.charts.texts import outline_texts
from app.charts.theme import Theme
from app.model.catalog import BASELINE_DEVICE, DEVICES
from app.model.plan import Cell
from app.model.result import CellResult, Result
from app.stats.cell_cautions import memory_limit_bytes
from app.stats.formats import GIB, format_memory, format_percent
from app.stats.thresholds import NEAR_LIMIT_SHARE
from app.words import tr

SHOWN_UP_TO = 4.0
"""A limit so many times as high as the highest peak is told in words: its line would leave bars no room."""
LINES = ("--", "-.")


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each batch size and precision."""
    chart.begin(figure, theme)
    plan = result.plan
    limits = _limits(result)
    highest = max(cell.peak_memory_bytes or 0 for cell in result.cells)
    shown_up_to = math.inf if look.is_logarithmic else SHOWN_UP_TO * highest
    drawn = {device: limit for device, limit in limits.items() if limit <= shown_up_to}
    panels = model_panels(figure, plan, theme, partial(_bar, result, theme))
    also = [limit / GIB for limit in drawn.values()]
    draw_panels(panels, theme, is_logarithmic=look.is_logarithmic, also=also)
    for axes, _ in panels:
        for limit, line in zip(drawn.values(), LINES, strict=False):
            axes.axvline(limit / GIB, color=theme.text, linewidth=1.2, linestyle=line)
        outline_texts(axes, theme)
    chart.label_x(figure, tr("peak memory in GB"), theme)
    chart.legend(figure, [chart.device_patch(result, device, theme) for device in plan.devices], theme)
    notes = [*_on_limits(limits, drawn), *_on_cpu(result)]
    if notes:
        chart.note(figure, " ".join(notes), theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    del look
    return of_works(result.plan, note_lines=2)


def describe(result: Result) -> str:
    """Each cell's peak in words; the one nearest to its limit is said to be so."""
    cells = [cell for cell in result.cells if cell.peak_memory_bytes is not None]
    sentences = [tr("{cell}: {memory}.", cell=cell.cell.title, memory=_words(result, cell)) for cell in cells]
    near = [cell for cell in cells if (_share(result, cell) or 0) >= NEAR_LIMIT_SHARE]
    peaks = {cell.cell: float(cell.peak_memory_bytes or 0) for cell in cells}

    def summary() -> list[str]:
        written = ranges(result, peaks, lambda peak: format_memory(round(peak)))
        return [tr("Peak memory."), *written]

    words = [at_most_few(sentences, summary)] if sentences else []
    if near:
        words.append(tr("Near the limit: {cells}.", cells=", ".join(cell.cell.title for cell in near)))
    return " ".join(words) or missing(result)


def missing(result: Result) -> str:
    """Every cell that was measured to its end has it."""
    return chart.missing_sentence(
        result,
        has_data=any(cell.peak_memory_bytes for cell in result.cells),
        is_planned=True,
        advice=tr("Run again: no cell was measured to its end, which is when its peak memory is known."),
    )


def _bar(result: Result, theme: Theme, cell: Cell) -> Bar:
    own = result.cell(cell)
    if own is None or own.peak_memory_bytes is None:
        return absent_bar(own, theme)
    bar = device_bar(cell.device, own.peak_memory_bytes / GIB, _words(result, own), theme)
    is_near = (_share(result, own) or 0) >= NEAR_LIMIT_SHARE
    return bar.in_color(theme.warning) if is_near else bar


def _words(result: Result, cell: CellResult) -> str:
    share = _share(result, cell)
    memory = format_memory(cell.peak_memory_bytes or 0)
    return memory if share is None else tr("{memory} · {share}", memory=memory, share=format_percent(share))


def _share(result: Result, cell: CellResult) -> float | None:
    limit = memory_limit_bytes(result, cell)
    return cell.peak_memory_bytes / limit if limit and cell.peak_memory_bytes else None


def _limits(result: Result) -> dict[str, int]:
    """What each device of the plan has, where that is known."""
    limits = {cell.cell.device: memory_limit_bytes(result, cell) for cell in result.cells}
    return {device: limit for device, limit in limits.items() if limit}


def _on_cpu(result: Result) -> list[str]:
    """Why models of different size may show the same there."""
    if all(cell.cell.device != BASELINE_DEVICE or not cell.peak_memory_bytes for cell in result.cells):
        return []
    return [
        tr(
            "On the CPU it is all that the process holds, with PyTorch, the images and what earlier cells "
            "left: do not rank models by it."
        )
    ]


def _on_limits(limits: dict[str, int], drawn: dict[str, int]) -> list[str]:
    if not limits:
        return []
    lines = dict(zip(drawn, (tr("dashed line"), tr("dash-dotted line")), strict=False))
    parts = []
    for device, limit in limits.items():
        what = (
            tr(
                "{device}: the machine's memory, {limit}",
                device=DEVICES[device].title,
                limit=format_memory(limit),
            )
            if device == BASELINE_DEVICE
            else tr(
                "{device}: the most that it can use well, {limit}",
                device=DEVICES[device].title,
                limit=format_memory(limit),
            )
        )
        parts.append(f"{what} ({lines[device]})" if device in lines else what)
    return [tr("Shares are of: {limits}.", limits="; ".join(parts))]
