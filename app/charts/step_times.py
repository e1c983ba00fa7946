"""The step time of each window over time: first step, warm-up, outliers and drift can be seen.

Times are multiples of the cell's own median, so that a CPU at 400 ms and a GPU at 10 ms share a panel and a
slowing by 5% looks the same for both.
"""

import math
from itertools import islice
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D
from matplotlib.ticker import FuncFormatter, MaxNLocator

from app.charts import axes as chart
from app.charts import scales, texts
from app.charts.axes import Canvas
from app.charts.heights import LINES, PANEL_IN, of_panels
from app.charts.look import PLAIN, Look
from app.charts.theme import Theme
from app.charts.timeline import Timeline, timeline
from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS, Precision
from app.model.plan import Cell, Plan
from app.model.result import CellResult, Result
from app.notation import number
from app.stats.cell_cautions import cell_cautions
from app.stats.formats import format_milliseconds
from app.words import tr

MOST_COLUMNS = 3
"""Beside more of them, in a narrow window, the figures under a title would have no room."""
MOST_ROWS = 12
"""Each is an inch high at least."""
LEAST_SPAN = 0.1
"""An axis shows 10% to both sides of the median at least: noise below that is not blown up."""
HIGHEST = 2.0
"""On a linear axis what is above is drawn below the upper edge, with its figure."""
BEYOND = "↑"
FEW_PANELS = 4
TITLE_PAD_PT, LINES_PAD_PT = 3.0, 3.0
"""Above and below the lines under a title."""
LINE_HEIGHT = 1.21
"""Of such a line, over the size of its letters."""
LINES_IN = 0.27
"""Of a panel, for two of them."""
EDGE_PT = 9.0
"""Between the highest that is drawn and the upper edge: half a ring or a star, with some air."""
MOST_EDGE = 0.3
"""As a share of a panel, however low it is."""
TICKS_PT = 32
"""The figures at a vertical axis and the gap between two columns."""
HEIGHT_FOR_DETAILS_PT = 65
"""A panel that is lower has no room for such lines; their figures are in the table as well."""
TOLD = ("outliers", "drift", "unstable", "not_settled")


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each model, batch size and precision, its devices together."""
    plan = result.plan
    groups = _groups(plan)
    chart.begin(figure, theme)
    columns = _columns(len(groups))
    grid = chart.panels(figure, len(groups), columns)
    has_room = chart.panel_height_pt(grid[0]) >= HEIGHT_FOR_DETAILS_PT
    is_small = len(groups) > FEW_PANELS
    # These panels have no names of rows beside them, so that a column is mostly panel.
    room_pt = chart.width_pt(figure) / min(columns, len(groups)) - TICKS_PT
    every = [
        _draw_panel(
            axes,
            [
                found
                for device in plan.devices
                if (found := result.cell(Cell(model, device, batch_size, precision))) is not None
            ],
            theme,
            is_logarithmic=look.is_logarithmic,
            is_small=is_small,
        )
        for axes, (batch_size, precision, model) in zip(grid, groups, strict=True)
    ]
    lines_pt = _write_figures(grid, every, theme, room_pt, is_small=is_small) if has_room else 0.0
    titles, size = texts.fitted(
        [
            f"{MODELS[model].title}, {chart.work_title(plan, batch_size, precision)}"
            for batch_size, precision, model in groups
        ],
        texts.NORMAL if is_small else texts.LARGE,
        room_pt,
    )
    for axes, title in zip(grid, titles, strict=True):
        chart.title(axes, title, theme, size=size, pad=TITLE_PAD_PT + lines_pt)
    figure.supylabel(tr("step time / its median"), fontsize=texts.SMALL, color=theme.muted)
    devices = [chart.device_line(result, device, theme) for device in result.plan.devices]
    is_beyond = any(label.get_text() == BEYOND for axes in grid for label in axes.texts)
    signs = _signs([line for lines in every for line in lines], theme, is_beyond=is_beyond)
    chart.legend(figure, [*devices, *signs], theme)
    chart.note(figure, _small_print(plan), theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    del look
    panels = len(_groups(result.plan))
    return of_panels(panels, LINES, columns=_columns(panels), panel_in=PANEL_IN + LINES_IN)


def describe(result: Result) -> str:
    """What stands out: the first steps, and the cells that were not steady."""
    lines = [found for cell in result.cells if (found := timeline(cell)) is not None]
    if missing(result) or not lines:
        return missing(result)
    sentences = []
    firsts = [(line.first, line.cell) for line in lines if line.first is not None]
    if firsts:
        ratio, cell = max(firsts, key=lambda first: first[0])
        sentences.append(
            tr(
                "The first step took up to {ratio} times as long as a later one ({cell}).",
                ratio=number(ratio, ".1f"),
                cell=cell.title,
            )
        )
    doubts = [
        f"{caution.cell.title}: {caution.sentence}"
        for cell_result in result.cells
        for caution in cell_cautions(result, cell_result)
        if caution.code in TOLD and caution.cell
    ]
    return " ".join(
        [*sentences, *(doubts or [tr("After the warm-up no window is far off and no cell slowed down.")])]
    )


def missing(result: Result) -> str:
    """Windows are there in every protocol but that of epochs."""
    has_windows = result.plan.protocol != "epoch"
    return chart.missing_sentence(
        result,
        has_data=has_windows and any(cell.windows or cell.first_step_time_s for cell in result.cells),
        is_planned=has_windows,
        advice=tr("Run the preset Standard: it times short windows, each of which is shown here."),
    )


def _small_print(plan: Plan) -> str:
    """What the horizontal axes show, and why only some points are joined."""
    axis = tr(
        "Seconds since the first window: steps timed together, for {seconds} s or more.",
        seconds=number(plan.timing.window_time_s, "g"),
    )
    gaps = tr("Gaps in a line: another device's turn.") if len(plan.devices) > 1 else ""
    return f"{axis} {gaps}".rstrip()


def _groups(plan: Plan) -> list[tuple[int, Precision, str]]:
    """What has a panel: batch size, precision and model."""
    return list(dict.fromkeys((cell.batch_size, cell.precision, cell.model) for cell in plan.cells))


def _columns(panels: int) -> int:
    return max(min(MOST_COLUMNS, math.ceil(math.sqrt(panels))), math.ceil(panels / MOST_ROWS))


def _signs(lines: list[Timeline], theme: Theme, *, is_beyond: bool) -> list[Line2D]:
    """Those that stand in a panel; `is_beyond` where a first step is beyond the axis of one."""
    plain: dict[str, Any] = {"linestyle": "none", "color": theme.text}
    found = []
    if any(line.first is not None for line in lines):
        star = tr("first step ({mark} beyond the axis)", mark=BEYOND) if is_beyond else tr("first step")
        found.append(Line2D([], [], marker="*", label=star, **plain))
    if any(line.has_warmup for line in lines):
        found.append(Line2D([], [], linestyle=":", color=theme.text, label=tr("warm-up (mean)")))
    if any(line.far_off for line in lines):
        found.append(Line2D([], [], label=tr("far off"), **_ring(theme)))
    if any(line.levels for line in lines):
        look: dict[str, Any] = {"linestyle": "-", "linewidth": 2, "color": theme.warning}
        found.append(Line2D([], [], label=tr("slowed down"), **look))
    return found


def _ring(theme: Theme) -> dict[str, Any]:
    return {
        "marker": "o",
        "markersize": 9,
        "markerfacecolor": "none",
        "markeredgecolor": theme.failed,
        "linestyle": "none",
    }


def _draw_panel(
    axes: Axes, cells: list[CellResult], theme: Theme, *, is_logarithmic: bool, is_small: bool
) -> list[Timeline]:
    """Draw a panel; what is known of its cells is given back."""
    chart.style(axes, theme, lines="y")
    lines = [found for cell in cells if (found := timeline(cell)) is not None]
    if not lines:
        axes.set_xticks([])
        axes.set_yticks([])
        failed = any(cell.status == "failed" for cell in cells)
        _write_state(axes, tr("✗ failed") if failed else "", theme)
        return []
    low, high = _limits(lines, is_logarithmic=is_logarithmic)
    edge = min(MOST_EDGE, EDGE_PT / chart.panel_height_pt(axes))
    if is_logarithmic:
        axes.set_yscale("log")
        axes.set_ylim(low, high * (high / low) ** edge)
    else:
        axes.set_ylim(low, high + edge * (high - low))
    _y_ticks(axes, low, high, is_logarithmic=is_logarithmic)
    axes.xaxis.set_major_locator(MaxNLocator(nbins=4 if is_small else 8))
    axes.xaxis.set_major_formatter(scales.LinearTicks())
    axes.axhline(1, color=theme.muted, linewidth=0.8, zorder=1)
    axes.axvline(0, color=theme.muted, linewidth=0.8, zorder=1)
    for line in lines:
        _draw_line(axes, line, high, theme, is_small=is_small)
    beyond = [_first_at_s(line) for line in lines if line.first is not None and line.first > high]
    if beyond:
        # Once: the first steps of two devices stand close to each other.
        _write_at(axes, max(beyond), high, BEYOND, theme)
    return lines


def _limits(lines: list[Timeline], *, is_logarithmic: bool) -> tuple[float, float]:
    """Where the axis begins, and how high on it something is drawn at most."""
    shares = [share for line in lines for share in line.shares]
    low, high = min(shares, default=1.0), max(shares, default=1.0)
    if is_logarithmic:
        firsts = [line.first for line in lines if line.first is not None]
        return min(low, 1 / (1 + LEAST_SPAN)) / 1.05, max([high, 1 + LEAST_SPAN, *firsts])
    low, high = min(low, 1 - LEAST_SPAN), max(min(high, HIGHEST), 1 + LEAST_SPAN)
    margin = 0.12 * (high - low)
    return max(0.0, low - margin), high + margin


def _y_ticks(axes: Axes, low: float, high: float, *, is_logarithmic: bool) -> None:
    if is_logarithmic:
        axes.set_yticks([tick for tick in (0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 1000) if low <= tick <= high])
        axes.minorticks_off()
    else:
        axes.yaxis.set_major_locator(MaxNLocator(nbins=3, steps=[1, 2, 5, 10]))
    axes.yaxis.set_major_formatter(FuncFormatter(lambda value, _: f"{number(value, 'g')}×"))


def _draw_line(axes: Axes, line: Timeline, high: float, theme: Theme, *, is_small: bool) -> None:
    device = line.cell.device
    color = theme.device_color(device)
    shown = [min(share, high) for share in line.shares]
    # Between its turns the other device was measured: nothing is known of these times.
    for turn in line.turns:
        axes.plot(line.times_s[turn], shown[turn], color=color, linewidth=0.8, alpha=0.5, zorder=2)
    look = chart.point_look(device, theme, size=2.5 if is_small else 4)
    axes.plot(line.times_s, shown, zorder=3, **look)
    for at_s, share in line.far_off:
        axes.plot(at_s, min(share, high), zorder=4, clip_on=False, **_ring(theme))
        if share > high:
            _write_at(axes, at_s, high, f"{number(share, '.1f')}×", theme)
    if line.warmup is not None and line.has_warmup:
        axes.hlines(
            min(line.warmup, high), -line.warmup_s, 0, color=color, linewidth=1.6, linestyle=":", zorder=3
        )
    if line.first is not None:
        at_s = _first_at_s(line)
        point: dict[str, Any] = {"marker": "*", "markersize": 7, "color": color, "clip_on": False}
        axes.plot(at_s, min(line.first, high), zorder=4, **point)
    if line.levels is not None:
        (begin_s, end_s), (before, after) = line.levels
        axes.plot([begin_s, end_s], [before, after], color=theme.warning, linewidth=2, zorder=5)


def _first_at_s(line: Timeline) -> float:
    """The middle of the first step: before the warm-up, which ends at 0."""
    return -line.warmup_s - line.first_s / 2


def _write_at(axes: Axes, at_s: float, value: float, text: str, theme: Theme) -> None:
    label = axes.annotate(
        text,
        (at_s, value),
        xytext=(5, -1),
        textcoords="offset points",
        fontsize=texts.SMALL - 1,
        va="top",
        color=theme.muted,
    )
    label.set_in_layout(False)


def _write_figures(
    grid: list[Axes], every: list[list[Timeline]], theme: Theme, room_pt: float, *, is_small: bool
) -> float:
    """Median and first step of each device under the titles; how high the most lines are."""
    full_size = texts.SMALL - is_small
    figures = [[_figures(line, is_small=is_small) for line in lines] for lines in every]
    together = ["  ·  ".join(words) for words in figures]
    written, size = texts.fitted(together, full_size, room_pt)
    if is_small or written != together:
        # Below each other: all panels alike, so that their titles are on one line.
        broken, size = texts.fitted([words for panel in figures for words in panel], full_size, room_pt)
        in_turn = iter(broken)
        written = ["\n".join(islice(in_turn, len(words))) for words in figures]
    for axes, words in zip(grid, written, strict=True):
        label = axes.annotate(
            words,
            (0, 1),
            xycoords="axes fraction",
            xytext=(0, LINES_PAD_PT),
            textcoords="offset points",
            fontsize=size,
            color=theme.muted,
            linespacing=1.1,
        )
        label.set_in_layout(False)
    most = max(words.count("\n") + 1 if words else 0 for words in written)
    return LINES_PAD_PT + LINE_HEIGHT * size * most if most else 0.0


def _figures(line: Timeline, *, is_small: bool) -> str:
    device = _kind(line.cell.device) if is_small else DEVICES[line.cell.device].title
    median = format_milliseconds(line.median_s)
    if line.first is None:
        return tr("{device} {median}", device=device, median=median)
    first = f"{number(line.first, '.1f')}×"
    return tr("{device} {median}, first {first}", device=device, median=median, first=first)


def _kind(device: str) -> str:
    return tr("CPU") if device == BASELINE_DEVICE else tr("GPU")


def _write_state(axes: Axes, text: str, theme: Theme) -> None:
    axes.text(0.5, 0.5, text, transform=axes.transAxes, ha="center", fontsize=texts.SMALL, color=theme.failed)
