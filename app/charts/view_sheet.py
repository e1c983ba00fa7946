"""A view of a result as a picture to keep: title and machine, the chart, the versions, as in the poster."""

from typing import Any

from matplotlib.figure import Figure

from app.charts.fonts import use_fonts
from app.charts.look import Look
from app.charts.poster import GAP, SMALL_PT, cautions, footer
from app.charts.sheet import EDGE_IN, LEFT, divide, fit, height_of, left_end, sign
from app.charts.theme import LIGHT
from app.charts.views import View
from app.model.result import Result
from app.words import tr

HEIGHTS = (0.1, 0.785, 0.115)
TITLE_PT = 14
LINE_IN = 0.17


def draw(figure: Figure, view: View, result: Result, look: Look) -> None:
    """Draw into a figure of `sheet.WIDTH_IN` x `HEIGHT_IN` at `DPI`."""
    use_fonts()
    top, middle, bottom = divide(figure, HEIGHTS)
    title = " · ".join(filter(None, (tr(view.title), result.machine.chip)))
    above = 1 - EDGE_IN / height_of(top)
    fit(top.text(LEFT, above, title, va="top", fontsize=TITLE_PT, fontweight="bold", color=LIGHT.text))
    view.draw(middle, result, LIGHT, look)
    name, height = sign(bottom), height_of(bottom)
    below, room = EDGE_IN / height, left_end(name, bottom) - LEFT - GAP
    small: dict[str, Any] = {"va": "bottom", "fontsize": SMALL_PT}
    fit(bottom.text(LEFT, below, footer(result), color=LIGHT.muted, **small), room)
    fit(bottom.text(LEFT, below + LINE_IN / height, cautions(result), color=LIGHT.warning, **small))
