"""Reading a drawn figure."""

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from app.charts.look import Look
from app.charts.theme import LIGHT
from app.charts.views import VIEWS
from app.model.result import Result


def drawn(
    name: str, result: Result, look: Look | None = None, size_in: tuple[float, float] = (9, 5)
) -> Figure:
    """A view of a result, laid out as it would be on the screen."""
    figure = Figure(figsize=size_in, layout="constrained")
    VIEWS[name].draw(figure, result, LIGHT, look or Look())
    figure.draw_without_rendering()
    return figure


def texts(figure: Figure) -> list[str]:
    found = figure.findobj(Text)
    return [text.get_text() for text in found if isinstance(text, Text) and text.get_text()]


def joined(figure: Figure) -> str:
    """All texts, without the breaks of their lines."""
    return " ".join(texts(figure)).replace("\n", " ")


def bar_lengths(axes: Axes) -> list[float]:
    return [bar.get_width() for bar in axes.patches if isinstance(bar, Rectangle)]
