"""A view of a result as a picture to keep: title, machine, badge and basis, the chart, the versions."""

from matplotlib.figure import Figure

from app.charts.fonts import use_fonts
from app.charts.look import Look
from app.charts.poster import BASIS_PT, basis, draw_foot
from app.charts.sheet import EDGE_IN, HEIGHT_IN, LEFT, divide, fit, height_of
from app.charts.theme import LIGHT
from app.charts.views import View
from app.model.result import Result
from app.stats.badge import badge
from app.stats.naming import machine_title
from app.words import tr

HEAD_IN, FOOT_IN = 0.64, 0.52
BASIS_IN = 0.27
"""From the top of the title to that of the line under it."""
TITLE_PT = 14


def height_in(view: View, result: Result, look: Look) -> float:
    """Inches: as high as the poster, or higher where the chart needs that."""
    return max(HEIGHT_IN, HEAD_IN + view.height_in(result, look) + FOOT_IN)


def draw(figure: Figure, view: View, result: Result, look: Look) -> None:
    """Draw into a figure of `sheet.WIDTH_IN` x `height_in` at `sheet.DPI`."""
    use_fonts()
    chart_in = figure.get_figheight() - HEAD_IN - FOOT_IN
    top, middle, bottom = divide(figure, (HEAD_IN, chart_in, FOOT_IN))
    title = f"{tr(view.title)} · {machine_title(result)}"
    above = 1 - EDGE_IN / height_of(top)
    fit(top.text(LEFT, above, title, va="top", fontsize=TITLE_PT, fontweight="bold", color=LIGHT.text))
    below = 1 - (EDGE_IN + BASIS_IN) / height_of(top)
    says = f"{badge(result).title} · {basis(result)}"
    fit(top.text(LEFT, below, says, va="top", fontsize=BASIS_PT, color=LIGHT.muted))
    view.draw(middle, result, LIGHT, look)
    draw_foot(bottom, result)
