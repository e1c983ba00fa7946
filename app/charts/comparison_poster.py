"""The picture of a comparison to keep or to show: headline, chart, conditions, of the size of a result's."""

from typing import Any

from matplotlib.figure import Figure, SubFigure

from app.charts import comparison as chart
from app.charts.fonts import use_fonts
from app.charts.sheet import DPI, EDGE_IN, HEIGHT_IN, LEFT, RIGHT, WIDTH_IN, WIDTH_PX, divide, fit, sign
from app.charts.texts import text_width_pt, wrapped
from app.charts.theme import LIGHT
from app.stats.comparison import Comparison, Part
from app.stats.comparison_words import headline, notes, reason_lines
from app.words import tr

DPIS = (DPI, 192, 160, 128, 120, 96, 80)
"""More inches on the same pixels, for more bars; each makes whole inches of the width."""
TITLE_PT, BASIS_PT, SMALL_PT = 17, 9.5, 7.5
LARGEST_TITLE_PT = 20
"""In the least figure; a title that is one line long is as large as it can be."""
LEADING = 1.3
BASIS_IN, LINE_IN = 0.18, 0.16
BOLD = 1.2
"""How much wider bold letters are."""
GAP_IN = 0.08
NAME_IN = 1.0
"""The room of the program's name in the last line."""
REASONS_SHOWN = 4
POINTS_PER_INCH = 72


class _Texts:
    """All that stands around the chart, in lines that a picture of so many inches has room for."""

    def __init__(self, comparison: Comparison, part: Part, width_in: float) -> None:
        says, room_in = headline(comparison, part), (RIGHT - LEFT) * width_in
        room_pt = room_in * POINTS_PER_INCH
        self.title = wrapped(says.sentence, TITLE_PT * BOLD, room_pt)
        self.title_pt = TITLE_PT * 1.0
        if len(self.title) == 1:
            fitting_pt = TITLE_PT * room_pt / text_width_pt(says.sentence, TITLE_PT * BOLD)
            self.title_pt = min(LARGEST_TITLE_PT * width_in / WIDTH_IN, fitting_pt)
        self.basis = _lines([says.reservation, says.basis, says.others_in_short], BASIS_PT, room_in)
        self.cautions = _lines(_cautions(comparison, part), SMALL_PT, room_in)
        conditions = [f"{each.label}: {each.details}" for each in comparison.contenders]
        self.conditions = _lines(conditions, SMALL_PT, room_in - NAME_IN)

    @property
    def title_line_in(self) -> float:
        """The height of a line of the title."""
        return self.title_pt * LEADING / POINTS_PER_INCH

    @property
    def head_in(self) -> float:
        """The height of the part above the chart."""
        return EDGE_IN + self.title_line_in * len(self.title) + GAP_IN + BASIS_IN * len(self.basis)

    @property
    def foot_in(self) -> float:
        """The height of the part below it."""
        gaps_in = GAP_IN * (2 if self.cautions else 1)
        return gaps_in + LINE_IN * (len(self.cautions) + len(self.conditions)) + EDGE_IN


def make_figure(comparison: Comparison, part: Part) -> Figure:
    """The picture, 1920 x 1080 pixels whatever is compared: many bars have smaller letters."""
    use_fonts()
    dpi, texts = _fitting(comparison, part)
    factor = DPI / dpi
    size_in = WIDTH_IN * factor, HEIGHT_IN * factor
    figure = Figure(figsize=size_in, dpi=dpi, layout="constrained")
    heights = texts.head_in, size_in[1] - texts.head_in - texts.foot_in, texts.foot_in
    top, middle, bottom = divide(figure, heights)
    _draw_head(top, texts)
    chart.draw(middle, comparison, part, LIGHT)
    _draw_foot(bottom, texts)
    return figure


def _fitting(comparison: Comparison, part: Part) -> tuple[int, _Texts]:
    """The largest letters with which all of it has room, or else the smallest there are."""
    for dpi in DPIS:
        texts = _Texts(comparison, part, WIDTH_PX / dpi)
        needed_in = texts.head_in + chart.height_in(comparison, part) + texts.foot_in
        if needed_in <= HEIGHT_IN * DPI / dpi:
            break
    return dpi, texts


def _draw_head(part: SubFigure, texts: _Texts) -> None:
    for number, line in enumerate(texts.title):
        y = 1 - (EDGE_IN + texts.title_line_in * number) / texts.head_in
        look: dict[str, Any] = {"fontsize": texts.title_pt, "fontweight": "bold", "color": LIGHT.text}
        fit(part.text(LEFT, y, line, va="top", **look))
    start_in = EDGE_IN + texts.title_line_in * len(texts.title) + GAP_IN
    for number, line in enumerate(texts.basis):
        y = 1 - (start_in + BASIS_IN * number) / texts.head_in
        fit(part.text(LEFT, y, line, va="top", fontsize=BASIS_PT, color=LIGHT.muted))


def _draw_foot(part: SubFigure, texts: _Texts) -> None:
    above_in = EDGE_IN + LINE_IN * len(texts.conditions)
    for start_in, lines, color in (
        (EDGE_IN, texts.conditions, LIGHT.muted),
        (above_in + GAP_IN, texts.cautions, LIGHT.warning),
    ):
        for number, line in enumerate(reversed(lines)):
            y = (start_in + LINE_IN * number) / texts.foot_in
            fit(part.text(LEFT, y, line, va="bottom", fontsize=SMALL_PT, color=color))
    sign(part)


def _cautions(comparison: Comparison, part: Part) -> list[str]:
    """Not every kind of reason, but how many more there are."""
    reasons = reason_lines(comparison, part)
    rest = len(reasons) - REASONS_SHOWN
    more = [tr("and {count} more", count=rest)] if rest > 0 else []
    return [*reasons[:REASONS_SHOWN], *more, *notes(comparison, part)]


def _lines(texts: list[str], size: float, room_in: float) -> list[str]:
    return [line for text in texts for line in wrapped(text, size, room_in * POINTS_PER_INCH)]
