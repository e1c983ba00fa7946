"""Images per second over minutes: does the machine hold its speed?"""

from collections.abc import Sequence

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from app.charts import axes as chart
from app.charts import scales, texts
from app.charts.axes import Canvas
from app.charts.heights import LINES, of_panels
from app.charts.look import PLAIN, Look
from app.charts.theme import Theme
from app.model.result import CellResult, Result
from app.stats.formats import MINUTE_S, format_duration, format_percent, format_rate
from app.stats.sustained import Sustained, rates, sustained, sustained_sentence
from app.words import tr

COLUMNS = 2
LEAST_DEPTH = 0.7
"""The axis begins at this share of the peak at the latest, so that a small drop does not look like a fall."""
IN_MINUTES_FROM_S = 120


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each cell that has a timeline."""
    cells = _cells(result)
    chart.begin(figure, theme)
    grid = chart.panels(figure, len(cells), COLUMNS)
    room_pt = chart.panel_width_pt(grid[0])
    titles, size = texts.fitted([cell.cell.title for cell in cells], texts.LARGE, room_pt)
    for axes, title, cell in zip(grid, titles, cells, strict=True):
        _draw_panel(axes, cell, theme, is_logarithmic=look.is_logarithmic)
        chart.title(axes, title, theme, size=size)
    chart.legend(figure, _legend(cells, theme), theme)
    if says := _too_short(cells):
        chart.note(figure, says, theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    del look
    cells = _cells(result)
    return of_panels(len(cells), LINES, columns=COLUMNS, note_lines=2 if _too_short(cells) else 0)


def describe(result: Result) -> str:
    """The verdict on each cell."""
    sentences = [
        f"{cell.cell.title}: {sentence}"
        for cell in _cells(result)
        if (sentence := sustained_sentence(cell)) is not None
    ]
    return " ".join(sentences) or missing(result) or tr("No cell has been measured to its end yet.")


def missing(result: Result) -> str:
    """Seconds do not tell: it takes the protocol that trains for minutes."""
    return chart.missing_sentence(
        result,
        has_data=bool(_cells(result)),
        is_planned=result.plan.protocol == "sustained",
        advice=tr("Run the preset Sustained: it trains for ten minutes and tells whether the speed holds."),
    )


def _too_short(cells: Sequence[CellResult]) -> str:
    """Of each cell that cannot tell, why its panel has no levels; a panel alone needs no name."""
    says = {
        cell.cell.title: sentence
        for cell in cells
        if sustained(cell) is None and (sentence := sustained_sentence(cell)) is not None
    }
    if len(cells) == 1:
        return "".join(says.values())
    return " ".join(f"{title}: {sentence}" for title, sentence in says.items())


def _cells(result: Result) -> list[CellResult]:
    if result.plan.protocol != "sustained":
        return []
    return [cell for cell in result.cells if rates(cell)]


def _draw_panel(axes: Axes, cell: CellResult, theme: Theme, *, is_logarithmic: bool) -> None:
    chart.style(axes, theme, lines="y")
    timeline = rates(cell)
    speeds = [rate.images_per_s for rate in timeline]
    ends_s = timeline[-1].at_s + cell.windows[-1].duration_s
    unit = MINUTE_S if ends_s >= IN_MINUTES_FROM_S else 1
    color = theme.device_color(cell.cell.device)
    axes.plot([rate.at_s / unit for rate in timeline], speeds, color=color, linewidth=1.0, zorder=2)
    axes.set_xlim(0, ends_s / unit)
    found = sustained(cell)
    top = found.peak_images_per_s if found else max(speeds)
    if is_logarithmic:
        axes.set_yscale("log")
        axes.minorticks_off()
    axes.set_ylim(min(LEAST_DEPTH * top, 0.97 * min(speeds)), 1.04 * max(*speeds, top))
    axes.xaxis.set_major_formatter(scales.LinearTicks())
    axes.yaxis.set_major_locator(MaxNLocator(nbins=5))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: format_rate(value)))
    axes.set_xlabel(
        tr("minutes") if unit == MINUTE_S else tr("seconds"), fontsize=texts.SMALL, color=theme.muted
    )
    axes.set_ylabel(tr("images per second"), fontsize=texts.SMALL, color=theme.muted)
    if found is not None:
        _draw_levels(axes, found, unit, theme)


def _draw_levels(axes: Axes, found: Sustained, unit: int, theme: Theme) -> None:
    end = found.duration_s / unit
    axes.hlines(found.peak_images_per_s, 0, end, color=theme.text, linewidth=1.2, linestyle="--", zorder=3)
    axes.hlines(found.sustained_images_per_s, 0.75 * end, end, color=theme.text, linewidth=2.4, zorder=3)
    _write(
        axes, 0, found.peak_images_per_s, tr("peak {rate}", rate=format_rate(found.peak_images_per_s)), theme
    )
    held = tr(
        "held {rate} ({share})",
        rate=format_rate(found.sustained_images_per_s),
        share=format_percent(found.share),
    )
    _write(axes, end, found.sustained_images_per_s, held, theme, is_to_the_left=True, up_pt=-12)
    if found.first_drop_s is not None:
        at = found.first_drop_s / unit
        axes.axvline(at, color=theme.failed, linewidth=1.2, linestyle=":", zorder=3)
        drop = tr("drop at {time}", time=format_duration(found.first_drop_s))
        room_pt = chart.panel_width_pt(axes) * (1 - at / end)
        is_to_the_left = at > end / 2 or texts.text_width_pt(drop) > room_pt
        _write(axes, at, axes.get_ylim()[0], drop, theme, is_to_the_left=is_to_the_left)


def _write(
    axes: Axes, x: float, y: float, text: str, theme: Theme, *, is_to_the_left: bool = False, up_pt: float = 4
) -> None:
    label = axes.annotate(
        text,
        (x, y),
        xytext=(-2 if is_to_the_left else 2, up_pt),
        textcoords="offset points",
        ha="right" if is_to_the_left else "left",
        fontsize=texts.SMALL,
        fontweight="bold",
        color=theme.text,
        bbox={"facecolor": theme.background, "edgecolor": "none", "alpha": 0.75, "pad": 1},
        zorder=4,
    )
    label.set_in_layout(False)


def _legend(cells: Sequence[CellResult], theme: Theme) -> Sequence[Line2D]:
    """The lines that stand in a panel."""
    found = [each for cell in cells if (each := sustained(cell)) is not None]
    handles = []
    if found:
        handles += [
            Line2D([], [], color=theme.text, linestyle="--", linewidth=1.2, label=tr("peak")),
            Line2D([], [], color=theme.text, linewidth=2.4, label=tr("held in the last quarter")),
        ]
    if any(each.first_drop_s is not None for each in found):
        drop = tr("first lasting drop")
        handles.append(Line2D([], [], color=theme.failed, linestyle=":", label=drop))
    return handles
