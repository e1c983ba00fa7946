"""The picture of a comparison to keep or to show: headline, chart, conditions, in light colours."""

import textwrap

from matplotlib.figure import Figure

from app.charts import comparison as chart
from app.charts.theme import LIGHT
from app.stats.comparison import Comparison, Part
from app.stats.comparison_words import headline, notes, reason_lines

WIDTH_IN, DPI = 9.6, 200
MARGIN = 0.012
LINE_IN = 0.17
TITLE_WIDTH, LINE_WIDTH = 76, 150
"""Letters that a line has room for."""
TITLE_IN = 0.3
LEAST_CHART_IN = 3.4
REASONS_SHOWN = 4


def height_in(comparison: Comparison, part: Part) -> float:
    """As high as the chart and the lines around it need."""
    return sum(_heights(comparison, part))


def draw(figure: Figure, comparison: Comparison, part: Part) -> None:
    """Draw into a figure of `WIDTH_IN` x `height_in` at `DPI`."""
    parts = figure.subfigures(3, 1, squeeze=False, height_ratios=_heights(comparison, part))
    top, middle, bottom = parts[:, 0]
    for each in (top, bottom):
        each.set_facecolor(LIGHT.background)
    title, below = _title(comparison, part), _below_title(comparison, part)
    height = _heights(comparison, part)[0]
    top.text(MARGIN, 1 - 0.08 / height, title, va="top", fontsize=14, fontweight="bold", color=LIGHT.text)
    start = 1 - (0.08 + TITLE_IN * len(title.splitlines())) / height
    top.text(MARGIN, start, "\n".join(below), va="top", fontsize=8.5, color=LIGHT.muted)
    chart.draw(middle, comparison, part, LIGHT)
    cautions, conditions = _cautions(comparison, part), _conditions(comparison)
    room = _heights(comparison, part)[2]
    look = {"va": "top", "fontsize": 7.5}
    bottom.text(MARGIN, 1, "\n".join(cautions), color=LIGHT.warning, **look)
    bottom.text(MARGIN, 1 - LINE_IN * len(cautions) / room, "\n".join(conditions), color=LIGHT.muted, **look)


def _heights(comparison: Comparison, part: Part) -> tuple[float, float, float]:
    title = len(_title(comparison, part).splitlines())
    lines = len(_cautions(comparison, part)) + len(_conditions(comparison))
    return (
        0.12 + TITLE_IN * title + LINE_IN * len(_below_title(comparison, part)),
        max(LEAST_CHART_IN, chart.height_in(comparison, part)),
        0.1 + LINE_IN * lines,
    )


def _title(comparison: Comparison, part: Part) -> str:
    return textwrap.fill(headline(comparison, part).sentence, TITLE_WIDTH)


def _below_title(comparison: Comparison, part: Part) -> list[str]:
    says = headline(comparison, part)
    return _filled([says.basis, says.others_in_short])


def _cautions(comparison: Comparison, part: Part) -> list[str]:
    return _filled([*reason_lines(comparison, part)[:REASONS_SHOWN], *notes(comparison, part)])


def _conditions(comparison: Comparison) -> list[str]:
    return _filled([f"{each.name}: {each.details}" for each in comparison.contenders])


def _filled(lines: list[str]) -> list[str]:
    return [short for line in lines if line for short in textwrap.wrap(line, LINE_WIDTH)]
