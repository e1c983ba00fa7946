"""Two to six results beside each other: a group of bars for each model, a bar for each result."""

import textwrap
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator
from matplotlib.transforms import blended_transform_factory

from app.charts.theme import COLORS, Theme
from app.model.catalog import MODELS
from app.stats.comparison import Compared, Comparison, Part, Row
from app.stats.comparison_words import format_ratio, headline, refusal_words
from app.stats.formats import format_rate
from app.stats.intervals import Interval
from app.words import tr

HATCHES = ("", "///", "...", "\\\\\\", "xxx", "---")
"""Told apart without any colour, in the order of the colours."""
GROUP_HEIGHT = 0.8
BAR_FILL = 0.86
ROOM_FOR_TEXT = 1.34
"""The axis is longer than the longest bar by this, for the figures and the column of ratios."""
RESERVATION = "!"
FADED = 0.45
SMALL, NORMAL, LARGE = 8, 9, 10
LEGEND_COLUMNS = 2
LONGEST_NAME = 46
ROW_IN, BASE_IN = 0.17, 1.15
"""Inches that a bar needs to be read with its figures, and the rest of the chart."""


def draw(figure: Figure | SubFigure, comparison: Comparison, part: Part, theme: Theme) -> None:
    """Draw a part of a comparison into an empty figure."""
    figure.clear()
    figure.set_facecolor(theme.background)
    axes = figure.subplots()
    rows = comparison.rows_of(part)
    _style(axes, rows, theme)
    longest = _longest(rows)
    axes.set_xlim(0, longest * ROOM_FOR_TEXT)
    ticks = MaxNLocator(nbins=5).tick_values(0, longest)
    axes.set_xticks([tick for tick in ticks if tick <= longest * 1.1])
    height = GROUP_HEIGHT / len(comparison.contenders) * BAR_FILL
    for place, row in enumerate(rows):
        for index, cell in enumerate(row.cells):
            _draw_cell(axes, cell, index, _position(place, index, len(row.cells)), height, theme)
    _head_ratios(axes, theme)
    _draw_legend(figure, comparison, rows, theme)


def describe(comparison: Comparison, part: Part) -> str:
    """The chart in words, for those who cannot see it."""
    says = headline(comparison, part)
    models = []
    for row in comparison.rows_of(part):
        pairs = zip(comparison.contenders, row.cells, strict=True)
        bars = ", ".join(f"{each.name} {_in_words(cell)}" for each, cell in pairs)
        models.append(f"{MODELS[row.work.model].title}: {bars}.")
    return " ".join((says.sentence, *says.others, *models))


def height_in(comparison: Comparison, part: Part) -> float:
    """Inches of height at which no two bars' figures touch."""
    return BASE_IN + ROW_IN * len(comparison.rows_of(part)) * (len(comparison.contenders) + 0.6)


def _in_words(cell: Compared) -> str:
    rate = cell.side.images_per_s if cell.side else None
    if rate is None or cell.ratio is None:
        return refusal_words(cell)
    return tr("{rate} images per second, {ratio}", rate=format_rate(rate), ratio=format_ratio(cell.ratio))


def _position(place: int, index: int, count: int) -> float:
    """The middle of a bar, the baseline's on top of its group."""
    return place - GROUP_HEIGHT / 2 + (index + 0.5) * GROUP_HEIGHT / count


def _draw_cell(axes: Axes, cell: Compared, index: int, position: float, height: float, theme: Theme) -> None:
    rate = cell.side.images_per_s if cell.side else None
    if rate is None or cell.ratio is None:
        _write(axes, 0, position, refusal_words(cell), theme.muted)
        return
    assert cell.side is not None
    axes.barh(position, rate, height=height, **_look(index, theme, is_marked=cell.state == "marked"))
    spread = cell.side.images_per_s_interval
    _draw_interval(axes, position, spread, height / 2, theme)
    _write(axes, max(rate, spread.high if spread else 0), position, format_rate(rate), theme.text)
    if index:
        _write_ratio(axes, cell, cell.ratio, position, theme)


def _look(index: int, theme: Theme, *, is_marked: bool) -> dict[str, Any]:
    """Colour and hatch of a result; a bar with a reservation is pale within an outline."""
    color = COLORS[index]
    look: dict[str, Any] = {"hatch": HATCHES[index], "linewidth": 0}
    if is_marked:
        return {**look, "facecolor": (color, FADED), "edgecolor": color, "linewidth": 1, "linestyle": "--"}
    return {**look, "facecolor": color, "edgecolor": theme.background}


def _draw_interval(axes: Axes, position: float, spread: Interval | None, half: float, theme: Theme) -> None:
    if spread is None:
        return
    look: dict[str, Any] = {"color": theme.text, "linewidth": 1, "zorder": 3}
    axes.hlines(position, spread.low, spread.high, **look)
    axes.vlines([spread.low, spread.high], position - half / 2, position + half / 2, **look)


def _write(axes: Axes, value: float, position: float, text: str, color: str) -> None:
    label = axes.annotate(
        text,
        (value, position),
        xytext=(4, 0),
        textcoords="offset points",
        va="center_baseline",
        fontsize=SMALL,
        color=color,
    )
    label.set_in_layout(False)


def _write_ratio(axes: Axes, cell: Compared, ratio: float, position: float, theme: Theme) -> None:
    """At the right end of its bar's line, in bold where it is one of the machines alone."""
    is_marked = cell.state == "marked"
    axes.text(
        1,
        position,
        f"{RESERVATION} {format_ratio(ratio)}" if is_marked else format_ratio(ratio),
        transform=blended_transform_factory(axes.transAxes, axes.transData),
        ha="right",
        va="center_baseline",
        fontsize=SMALL,
        fontweight="normal" if is_marked else "bold",
        color=theme.warning if is_marked else theme.text,
    )


def _head_ratios(axes: Axes, theme: Theme) -> None:
    """What the column of ratios is."""
    axes.set_title(tr("over the baseline"), loc="right", fontsize=SMALL, color=theme.muted, pad=2)


def _longest(rows: tuple[Row, ...]) -> float:
    rates = [
        max(rate, spread.high if (spread := cell.side.images_per_s_interval) else 0)
        for row in rows
        for cell in row.cells
        if cell.ratio is not None and cell.side and (rate := cell.side.images_per_s) is not None
    ]
    return max(rates, default=1.0)


def _style(axes: Axes, rows: tuple[Row, ...], theme: Theme) -> None:
    axes.set_facecolor(theme.background)
    axes.set_yticks(range(len(rows)), [MODELS[row.work.model].title for row in rows])
    axes.set_ylim(len(rows) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0, labelsize=NORMAL, labelcolor=theme.text)
    axes.tick_params(axis="x", length=0, labelsize=SMALL, labelcolor=theme.muted)
    axes.set_xlabel(tr("images per second"), fontsize=SMALL, color=theme.muted)
    axes.grid(axis="x", color=theme.grid, linewidth=0.8)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)


def _draw_legend(
    figure: Figure | SubFigure, comparison: Comparison, rows: tuple[Row, ...], theme: Theme
) -> None:
    handles = []
    for index, each in enumerate(comparison.contenders):
        name = textwrap.shorten(each.name, LONGEST_NAME, placeholder=" …")
        label = name if index else tr("{name} (baseline)", name=name)
        handles.append(Patch(label=label, **_look(index, theme, is_marked=False)))
    look: dict[str, Any] = {"frameon": False, "fontsize": SMALL, "labelcolor": theme.text}
    columns = min(LEGEND_COLUMNS, len(handles))
    figure.legend(handles=handles, loc="outside upper left", ncols=columns, **look)
    if any(cell.state == "marked" for row in rows for cell in row.cells):
        says = tr("{mark} and a pale bar: more than the machines differs, see the remarks.", mark=RESERVATION)
        figure.legend(
            handles=[Patch(visible=False, label=says)],
            loc="outside lower left",
            frameon=False,
            fontsize=SMALL,
            labelcolor=theme.warning,
            handlelength=0,
            handletextpad=0,
        )
