"""What all charts share: a styled panel, the empty state, the legend and the interval."""

import textwrap
from collections.abc import Sequence
from typing import Any

import numpy
from matplotlib.axes import Axes
from matplotlib.collections import LineCollection
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from app.charts.fonts import use_fonts
from app.charts.texts import LARGE, SMALL, fitted, text_width_pt, wrapped
from app.charts.theme import Theme, device_hatch, device_marker
from app.model.catalog import DEVICES, Precision
from app.model.plan import Plan
from app.model.result import Result
from app.stats.intervals import Interval
from app.words import tr

LABEL_SHARE = 0.72
"""Of the width of a chart: what is to the right of the names of the rows."""
PANELS_PER_ROW = 2
POINTS_PER_INCH = 72
HANDLE_PT = 38
"""What a legend shows before a label, with the gaps around it."""
SENTENCE_LETTERS = 60
"""In a line of the sentence of an empty chart."""
FEWEST_LETTERS = 40
"""In a line, however narrow the chart is."""

Canvas = Figure | SubFigure


def begin(figure: Canvas, theme: Theme) -> None:
    """Empty the figure, in the colours of the theme."""
    use_fonts()
    figure.clear()
    figure.set_facecolor(theme.background)


def panels(figure: Canvas, count: int, columns: int, *, sharey: bool = False) -> list[Axes]:
    """So many axes in a grid, row by row; none is left over."""
    columns = max(1, min(columns, count))
    rows = -(-count // columns)
    every: list[Axes] = list(figure.subplots(rows, columns, sharey=sharey, squeeze=False).flat)
    for axes in every[count:]:
        axes.remove()
    return every[:count]


def style(axes: Axes, theme: Theme, *, lines: str = "x") -> None:
    """No frame, faint lines across the axes named in `lines`, small figures."""
    axes.set_facecolor(theme.background)
    axes.tick_params(axis="both", which="both", length=0, labelsize=SMALL, labelcolor=theme.muted)
    for axis in lines:
        axes.grid(axis=axis, color=theme.grid, linewidth=0.8)  # type: ignore[arg-type]
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)


def title(axes: Axes, text: str, theme: Theme, *, size: float = LARGE, pad: float | None = None) -> None:
    """At the upper left of a panel."""
    axes.set_title(text, loc="left", fontsize=size, color=theme.text, pad=pad)


def label_x(figure: Canvas, text: str, theme: Theme) -> None:
    """What the horizontal axes of all panels show: once, under the first panel of the last row."""
    for axes in figure.axes:
        place = axes.get_subplotspec()
        if place is not None and place.is_last_row() and place.is_first_col():
            (label,), size = fitted([text], SMALL, LABEL_SHARE * width_pt(figure))
            axes.set_xlabel(label, loc="left", fontsize=size, color=theme.muted)


def say(figure: Canvas, theme: Theme, sentence: str) -> None:
    """The empty state: a panel with a sentence in place of data."""
    begin(figure, theme)
    axes = figure.subplots()
    style(axes, theme, lines="")
    axes.set_xticks([])
    axes.set_yticks([])
    text = axes.text(
        0.5,
        0.5,
        textwrap.fill(sentence, SENTENCE_LETTERS),
        transform=axes.transAxes,
        ha="center",
        va="center",
        fontsize=LARGE,
        color=theme.muted,
        linespacing=1.5,
    )
    text.set_in_layout(False)


def missing_sentence(result: Result, *, has_data: bool, is_planned: bool, advice: str) -> str:
    """What to run to get data, already translated; empty where there is some.

    Args:
        is_planned: Whether the plan would give data, so that a run under way has only to be waited for.
    """
    if has_data:
        return ""
    if is_planned and result.outcome is None:
        return tr("Not measured yet: it comes in the course of this run.")
    return advice


def error_bar(
    axes: Axes, position: float, interval: Interval | None, theme: Theme, *, height: float = 0.0
) -> None:
    """The 95% interval of a horizontal bar, as a line with an end at either side."""
    if interval is None:
        return
    low, high = interval.low, interval.high
    bottom, top = position - height / 2, position + height / 2
    line = [(low, position), (high, position)]
    ends = [[(end, bottom), (end, top)] for end in (low, high)]
    lines = LineCollection([line, *ends], colors=theme.text, linewidths=1.0, zorder=3)
    # The axis has been fitted already, and this is one of many.
    axes.add_collection(lines, autolim=False)


def bar_look(color: str, hatch: str, theme: Theme) -> dict[str, Any]:
    """Colour with a hatch in the colour of what is behind it."""
    return {
        "facecolor": color,
        "edgecolor": theme.background,
        "hatch": hatch,
        "hatch_linewidth": 0.7,
        "linewidth": 0,
    }


def device_patch(result: Result, device: str, theme: Theme) -> Patch:
    """A device's bars in the legend."""
    look = bar_look(theme.device_color(device), device_hatch(device), theme)
    return Patch(label=device_label(result, device), **look)


def device_line(result: Result, device: str, theme: Theme) -> Line2D:
    """A device's points in the legend."""
    return Line2D([], [], label=device_label(result, device), **point_look(device, theme))


def point_look(device: str, theme: Theme, *, size: float = 4.0) -> dict[str, Any]:
    """Points without a line between them."""
    return {
        "color": theme.device_color(device),
        "marker": device_marker(device),
        "markersize": size,
        "markeredgewidth": 0,
        "linestyle": "none",
    }


def device_label(result: Result, device: str) -> str:
    """With the chip's name, where it is known."""
    device_title, hardware = DEVICES[device].title, result.hardware_of(device)
    return f"{device_title} · {hardware}" if hardware else device_title


def legend(figure: Canvas, handles: Sequence[Patch | Line2D], theme: Theme) -> None:
    """Above the panels, in as few lines as there is room for; nothing where there is nothing to tell."""
    if not handles:
        return
    columns = legend_columns(figure, [str(handle.get_label()) for handle in handles])
    look: dict[str, Any] = {"frameon": False, "fontsize": SMALL, "labelcolor": theme.text}
    figure.legend(handles=list(handles), loc="outside upper left", ncols=max(1, columns), **look)


def legend_columns(figure: Canvas, labels: Sequence[str]) -> int:
    """In how many columns there is room for them; 0 where the longest is cut off even by itself."""
    widths_pt = [text_width_pt(label) + HANDLE_PT for label in labels]
    room_pt = width_pt(figure)
    return next((count for count in range(len(labels), 0, -1) if _columns_pt(widths_pt, count) <= room_pt), 0)


def _columns_pt(widths_pt: Sequence[float], count: int) -> float:
    """How wide a legend is in so many columns, which matplotlib fills one after the other."""
    return sum(float(max(column)) for column in numpy.array_split(widths_pt, count))


def note(figure: Canvas, sentence: str, theme: Theme, *, handles: Sequence[Line2D] = ()) -> None:
    """Small print under the panels, with what it explains before it."""
    room_pt = max(FEWEST_LETTERS * text_width_pt("x"), width_pt(figure) - HANDLE_PT)
    words = Line2D([], [], linestyle="none", label="\n".join(wrapped(sentence, SMALL, room_pt)))
    look: dict[str, Any] = {"frameon": False, "fontsize": SMALL, "labelspacing": 0.2}
    if not handles:
        look |= {"handlelength": 0, "handletextpad": 0}
    shown = figure.legend(handles=[*handles, words], loc="outside lower left", ncols=1, **look)
    for text in shown.get_texts():
        text.set_color(theme.text if handles else theme.muted)


def width_pt(figure: Canvas) -> float:
    """How wide the whole chart is."""
    return float(figure.bbox.width / figure.dpi * POINTS_PER_INCH)


def panel_width_pt(axes: Axes) -> float:
    """About how wide a panel will be: the layout is worked out when all is drawn."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return float(axes.bbox.width / figure.dpi * POINTS_PER_INCH)


def panel_height_pt(axes: Axes) -> float:
    """The same of its height."""
    figure = axes.get_figure(root=True)
    assert figure is not None
    return float(axes.bbox.height / figure.dpi * POINTS_PER_INCH)


def works(plan: Plan) -> list[tuple[int, Precision]]:
    """Each batch size and precision of a plan."""
    return list(dict.fromkeys((cell.batch_size, cell.precision) for cell in plan.cells))


def work_panels(
    figure: Canvas, plan: Plan, theme: Theme, most: int | None = None
) -> list[tuple[Axes, int, Precision]]:
    """A titled panel for each batch size and precision of a plan, with the rows of all at one height.

    Where there may be no more than `most` they are those of the largest batch sizes, which headlines are of.
    """
    shown = works(plan)
    if most is not None:
        largest = sorted(shown, key=lambda work: work[0], reverse=True)[:most]
        shown = [work for work in shown if work in largest]
    every = []
    grid = panels(figure, len(shown), PANELS_PER_ROW, sharey=True)
    for axes, (batch_size, precision) in zip(grid, shown, strict=True):
        title(axes, work_title(plan, batch_size, precision), theme)
        every.append((axes, batch_size, precision))
    return every


def work_title(plan: Plan, batch_size: int, precision: Precision) -> str:
    """A panel of one batch size; the precision only where it is not plain float32."""
    if plan.precisions == ("fp32",):
        return tr("batch {batch_size}", batch_size=batch_size)
    return tr("batch {batch_size}, {precision}", batch_size=batch_size, precision=precision)
