"""Two to six results beside each other: a group of bars for each model, a bar for each result."""

from typing import Any

from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.transforms import blended_transform_factory

from app.charts.axes import Canvas, bar_look, begin, error_bar, legend, note, scale_x, style
from app.charts.bars import BAR_FILL, ROW_HEIGHT, bar_position, label_rows
from app.charts.texts import SMALL, write_after
from app.charts.theme import HATCHES, Theme
from app.charts.throughput import rate_label
from app.model.catalog import MODELS
from app.stats.comparison import Compared, Comparison, Part, Row
from app.stats.comparison_words import RESERVATION, format_ratio, headline, refusal_words
from app.stats.formats import format_rate
from app.words import tr

ROOM_FOR_TEXT = 1.34
"""The axis is longer than the longest bar by this, for the figures and the column of ratios."""
FADED = 0.45
LONGEST_NAME, FEWEST_OF_CHIP = 34, 12
"""Letters in the legend: of a name, and of the chip where what tells it apart is long."""
BAR_IN, BASE_IN = 0.135, 1.0
"""Inches that a bar needs to be read with its figures, and the rest of the chart."""
FEW_BARS = 6


def draw(figure: Canvas, comparison: Comparison, part: Part, theme: Theme) -> None:
    """Draw a part of a comparison into an empty figure."""
    begin(figure, theme)
    axes = figure.subplots()
    rows = comparison.rows_of(part)
    style(axes, theme)
    label_rows(axes, [MODELS[row.work.model].title for row in rows], theme)
    margin = 0.5 + (_rows_of_room(comparison, part) - len(rows)) / 2
    axes.set_ylim(len(rows) - 1 + margin, -margin)
    axes.set_xlabel(rate_label(has_intervals=_have_intervals(rows)), fontsize=SMALL, color=theme.muted)
    # What the column of ratios is.
    axes.set_title(tr("over the baseline"), loc="right", fontsize=SMALL, color=theme.muted, pad=2)
    scale_x(axes, _lengths(rows), ROOM_FOR_TEXT, is_logarithmic=False)
    for place, row in enumerate(rows):
        count = len(row.cells)
        for index, cell in enumerate(row.cells):
            position = bar_position(place, index, count)
            _draw_cell(axes, cell, index, position, ROW_HEIGHT / count * BAR_FILL, theme)
    _draw_legend(figure, comparison, theme)
    if any(cell.state == "marked" for row in rows for cell in row.cells):
        says = tr("{mark} and a pale bar: more than the machines differs, see the remarks.", mark=RESERVATION)
        note(figure, says, theme)


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
    bars = _rows_of_room(comparison, part) * len(comparison.contenders)
    return BASE_IN + BAR_IN * bars / ROW_HEIGHT


def _rows_of_room(comparison: Comparison, part: Part) -> float:
    """As many rows as there are models, more where the bars would be too few and thus too thick."""
    return max(len(comparison.rows_of(part)), FEW_BARS / len(comparison.contenders))


def _in_words(cell: Compared) -> str:
    rate = cell.side.images_per_s if cell.side else None
    if rate is None or cell.ratio is None:
        return refusal_words(cell)
    return tr("{rate} images per second, {ratio}", rate=format_rate(rate), ratio=format_ratio(cell.ratio))


def _draw_cell(axes: Axes, cell: Compared, index: int, position: float, height: float, theme: Theme) -> None:
    rate = cell.side.images_per_s if cell.side else None
    if rate is None or cell.ratio is None:
        write_after(axes, 0, position, refusal_words(cell), theme.muted)
        return
    assert cell.side is not None
    axes.barh(position, rate, height=height, **_look(index, theme, is_marked=cell.state == "marked"))
    spread = cell.side.images_per_s_interval
    error_bar(axes, position, spread, theme, height=height / 2)
    write_after(axes, max(rate, spread.high if spread else 0), position, format_rate(rate), theme.text)
    if index:
        _write_ratio(axes, cell, cell.ratio, position, theme)


def _look(index: int, theme: Theme, *, is_marked: bool) -> dict[str, Any]:
    """Colour and hatch of a result; a bar with a reservation is pale within an outline."""
    color = theme.shades[index]
    look = bar_look(color, HATCHES[index], theme)
    if is_marked:
        look |= {"facecolor": (color, FADED), "edgecolor": color, "linewidth": 1, "linestyle": "--"}
    return look


def _write_ratio(axes: Axes, cell: Compared, ratio: float, position: float, theme: Theme) -> None:
    """At the right end of its bar's line, in bold where it is one of the machines alone."""
    is_marked = cell.state == "marked"
    label = axes.text(
        1,
        position,
        f"{RESERVATION} {format_ratio(ratio)}" if is_marked else format_ratio(ratio),
        transform=blended_transform_factory(axes.transAxes, axes.transData),
        ha="right",
        va="center",
        fontsize=SMALL,
        fontweight="normal" if is_marked else "bold",
        color=theme.warning if is_marked else theme.text,
    )
    label.set_in_layout(False)


def _have_intervals(rows: tuple[Row, ...]) -> bool:
    cells = [cell for row in rows for cell in row.cells if cell.ratio is not None]
    return any(cell.side is not None and cell.side.images_per_s_interval is not None for cell in cells)


def _lengths(rows: tuple[Row, ...]) -> list[float]:
    return [
        max(rate, spread.high if (spread := cell.side.images_per_s_interval) else 0)
        for row in rows
        for cell in row.cells
        if cell.ratio is not None and cell.side and (rate := cell.side.images_per_s) is not None
    ]


def _draw_legend(figure: Canvas, comparison: Comparison, theme: Theme) -> None:
    handles = []
    for index, name in enumerate(_short_names([each.name for each in comparison.contenders])):
        label = name if index else tr("{name} (baseline)", name=name)
        handles.append(Patch(label=label, **_look(index, theme, is_marked=False)))
    legend(figure, handles, theme)


def _short_names(names: list[str]) -> list[str]:
    """Short enough for the legend, unless two of them would then be alike."""
    short = [_short_name(name) for name in names]
    return [name if short.count(own) > 1 else own for name, own in zip(names, short, strict=True)]


def _short_name(name: str) -> str:
    """Cut in the middle of the chip: the end tells results of the same chip apart, as `told_apart` has it."""
    if len(name) <= LONGEST_NAME:
        return name
    chip, comma, tell = name.rpartition(", ")
    if not comma:
        chip, tell = name, ""
    letters = max(FEWEST_OF_CHIP, LONGEST_NAME - len(comma + tell))
    if len(chip) <= letters:
        return name
    end = letters // 2
    return f"{chip[: letters - 1 - end].rstrip()}…{chip[-end:].lstrip()}{comma}{tell}"
