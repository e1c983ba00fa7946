"""Two to six results beside each other: a group of bars for each model, a bar for each result."""

from collections.abc import Sequence
from typing import Any

import msgspec
from matplotlib.axes import Axes
from matplotlib.patches import Patch
from matplotlib.transforms import blended_transform_factory

from app.charts.axes import (
    Canvas,
    bar_look,
    begin,
    error_bar,
    legend,
    legend_columns,
    note,
    style,
)
from app.charts.bars import BAR_FILL, ROW_HEIGHT, bar_position, label_rows
from app.charts.scales import room_behind, scale_x
from app.charts.texts import SMALL, text_width_pt, write_after
from app.charts.theme import HATCHES, Theme
from app.charts.throughput import rate_label
from app.model.catalog import MODELS
from app.stats.comparison import Compared, Comparison, Part, Row
from app.stats.comparison_words import RESERVATION, headline, is_beside_the_others, refusal_words
from app.stats.contender import Contender
from app.stats.formats import format_rate, format_rate_and_spread, format_speed_up
from app.words import tr

FADED = 0.45
LONGEST_NAME, FEWEST_OF_CHIP = 34, 12
"""Letters in the legend: of a name, and of the chip where what tells it apart is long."""
BAR_IN, BASE_IN = 0.135, 1.0
"""Inches that a bar needs to be read with its figures, and the rest of the chart."""
FEW_BARS = 6
NO_RATIO = "-"


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
    _scale(axes, rows)
    for place, row in enumerate(rows):
        count = len(row.cells)
        for index, (each, cell) in enumerate(zip(comparison.contenders, row.cells, strict=True)):
            position = bar_position(place, index, count)
            look = _look(each, theme, is_marked=any(not reason.refuses for reason in cell.reasons))
            _draw_cell(axes, cell, position, ROW_HEIGHT / count * BAR_FILL, look, theme)
            if index:
                _write_ratio(axes, cell, position, theme)
    _draw_legend(figure, comparison, theme)
    if any(cell.state == "marked" for row in rows for cell in row.cells):
        says = tr(
            "{mark} and a pale bar: no comparison of the machines alone, see the remarks.", mark=RESERVATION
        )
        note(figure, says, theme)


def describe(comparison: Comparison, part: Part) -> str:
    """The chart in words, for those who cannot see it."""
    says = headline(comparison, part)
    models = []
    for row in comparison.rows_of(part):
        pairs = zip(comparison.contenders, row.cells, strict=True)
        bars = ", ".join(f"{each.spoken} {_in_words(cell)}" for each, cell in pairs)
        models.append(f"{MODELS[row.work.model].title}: {bars}.")
    return " ".join(filter(None, (says.sentence, says.reservation, *says.others, *models)))


def height_in(comparison: Comparison, part: Part) -> float:
    """Inches of height at which no two bars' figures touch."""
    bars = _rows_of_room(comparison, part) * len(comparison.contenders)
    return BASE_IN + BAR_IN * bars / ROW_HEIGHT


def _rows_of_room(comparison: Comparison, part: Part) -> float:
    """As many rows as there are models, more where the bars would be too few and thus too thick."""
    return max(len(comparison.rows_of(part)), FEW_BARS / len(comparison.contenders))


def _in_words(cell: Compared) -> str:
    rate = cell.side.images_per_s if cell.side else None
    if rate is None or not is_beside_the_others(cell):
        return refusal_words(cell)
    ratio = refusal_words(cell) if cell.ratio is None else format_speed_up(cell.ratio)
    return tr("{rate} images per second, {ratio}", rate=format_rate(rate), ratio=ratio)


def _written(cell: Compared) -> tuple[float, str] | None:
    """Where a bar and the line of its interval end, and the figure there; None where there is no bar."""
    rate = cell.side.images_per_s if cell.side else None
    if rate is None or cell.side is None or not is_beside_the_others(cell):
        return None
    spread = cell.side.images_per_s_interval
    return max(rate, spread.high if spread else 0), format_rate_and_spread(rate, spread)


def _ratio(cell: Compared) -> str:
    """A dash where there is none beside a bar."""
    if cell.ratio is None:
        return NO_RATIO if _written(cell) else ""
    ratio = format_speed_up(cell.ratio)
    return f"{RESERVATION} {ratio}" if cell.state == "marked" else ratio


def _scale(axes: Axes, rows: Sequence[Row]) -> None:
    """With room for the figures and the column of ratios."""
    written = [found for row in rows for cell in row.cells if (found := _written(cell)) is not None]
    ratios_pt = max(text_width_pt(_ratio(cell)) for row in rows for cell in row.cells)
    ends = [end for end, _ in written]
    room = room_behind(axes, written, max(ends, default=0.0), beside_pt=ratios_pt)
    scale_x(axes, ends, room, is_logarithmic=False)


def _draw_cell(
    axes: Axes, cell: Compared, position: float, height: float, look: dict[str, Any], theme: Theme
) -> None:
    written = _written(cell)
    if written is None or cell.side is None or cell.side.images_per_s is None:
        write_after(axes, 0, position, refusal_words(cell), theme.muted)
        return
    axes.barh(position, cell.side.images_per_s, height=height, **look)
    error_bar(axes, position, cell.side.images_per_s_interval, theme, height=height / 2)
    write_after(axes, written[0], position, written[1], theme.text)


def _look(contender: Contender, theme: Theme, *, is_marked: bool) -> dict[str, Any]:
    """Colour and hatch of a result, whoever is the baseline; with a reservation pale within an outline."""
    color = theme.shades[contender.look]
    look = bar_look(color, HATCHES[contender.look], theme)
    if is_marked:
        look |= {"facecolor": (color, FADED), "edgecolor": color, "linewidth": 1, "linestyle": "--"}
    return look


def _write_ratio(axes: Axes, cell: Compared, position: float, theme: Theme) -> None:
    """At the right end of its bar's line, in bold where it is one of the machines alone."""
    is_marked = cell.state == "marked"
    color = theme.warning if is_marked else theme.text
    label = axes.text(
        1,
        position,
        _ratio(cell),
        transform=blended_transform_factory(axes.transAxes, axes.transData),
        ha="right",
        va="center",
        fontsize=SMALL,
        fontweight="normal" if is_marked else "bold",
        color=theme.muted if cell.ratio is None else color,
    )
    label.set_in_layout(False)


def _have_intervals(rows: tuple[Row, ...]) -> bool:
    cells = [cell for row in rows for cell in row.cells if _written(cell) is not None]
    return any(cell.side is not None and cell.side.images_per_s_interval is not None for cell in cells)


def _draw_legend(figure: Canvas, comparison: Comparison, theme: Theme) -> None:
    contenders = comparison.contenders
    labels, short = (
        [
            tr("Baseline: {name}", name=name) if each is comparison.baseline else name
            for each, name in zip(contenders, names, strict=True)
        ]
        for names in ([each.label for each in contenders], _short_names(contenders))
    )
    if legend_columns(figure, labels) < legend_columns(figure, short):
        labels = short
    handles = [
        Patch(label=label, **_look(each, theme, is_marked=False))
        for each, label in zip(contenders, labels, strict=True)
    ]
    legend(figure, handles, theme)


def _short_names(contenders: Sequence[Contender]) -> list[str]:
    """Short enough for more columns in the legend, unless two of them would then be alike."""
    short = [_short_name(each) for each in contenders]
    return [each.label if short.count(own) > 1 else own for each, own in zip(contenders, short, strict=True)]


def _short_name(contender: Contender) -> str:
    """Cut in the middle of the chip: what tells it apart from others of the same chip stays whole."""
    name, label = contender.name, contender.label
    if len(label) <= LONGEST_NAME:
        return label
    letters = max(FEWEST_OF_CHIP, LONGEST_NAME - (len(label) - len(name)))
    if len(name) <= letters:
        return label
    end = letters // 2
    cut = f"{name[: letters - 1 - end].rstrip()}…{name[-end:].lstrip()}"
    return msgspec.structs.replace(contender, name=cut).label
