"""What the pictures for posting share: 1920 x 1080 pixels, the same margin all round, texts that fit."""

from matplotlib.figure import Figure, SubFigure
from matplotlib.text import Text

from app.charts.theme import LIGHT

WIDTH_PX = 1920
WIDTH_IN, HEIGHT_IN, DPI = 8.0, 4.5, 240
"""Texts can be read where the picture is shown at a third of its size."""
LEFT, RIGHT = 0.03, 0.977
"""Where texts begin and end, as shares of the width: in line with the chart's legend and figures."""
CHART_LEFT, CHART_RIGHT = 0.018, 0.982
"""The chart keeps some room around itself."""
EDGE_IN = 0.16
"""From the upper and lower edge to the first and last text."""
TRIES, LEAST_STEP = 4, 0.985
"""How often a text is made smaller, and to what share at the most: a smaller step may change no letter."""
NAME = "Torchmark"

Parts = tuple[SubFigure, SubFigure, SubFigure]


def divide(figure: Figure, heights: tuple[float, float, float]) -> Parts:
    """The part above, the chart's own, and the part below."""
    widths = (CHART_LEFT, CHART_RIGHT - CHART_LEFT, 1 - CHART_RIGHT)
    figure.set_facecolor(LIGHT.background)
    grid = figure.add_gridspec(3, 3, width_ratios=widths, height_ratios=heights)
    top, chart, bottom = (
        figure.add_subfigure(grid[0, :]),
        figure.add_subfigure(grid[1, 1]),
        figure.add_subfigure(grid[2, :]),
    )
    for part in (top, bottom):
        part.set_facecolor(LIGHT.background)
    return top, chart, bottom


def height_of(part: SubFigure) -> float:
    """Of a part, in inches."""
    return float(part.bbox.height / part.dpi)


def sign(part: SubFigure) -> Text:
    """The program's name in the lower right corner."""
    return part.text(
        RIGHT,
        EDGE_IN / height_of(part),
        NAME,
        ha="right",
        va="bottom",
        fontsize=10,
        fontweight="bold",
        color=LIGHT.accent,
    )


def left_end(text: Text, part: SubFigure) -> float:
    """Where a text begins, as a share of the width."""
    return float((text.get_window_extent().x0 - part.bbox.x0) / part.bbox.width)


def fit(text: Text, room: float = RIGHT - LEFT) -> None:
    """Make a text smaller until it fits into this share of the width: nothing of it may be cut off."""
    figure = text.get_figure(root=True)
    assert figure is not None
    # More than once: letters are of whole pixels, so that their width does not quite follow their size. Not
    # without end: a name of thousands of letters is never narrow enough.
    for _ in range(TRIES):
        width = text.get_window_extent().width / figure.bbox.width
        if width <= room:
            break
        text.set_fontsize(float(text.get_fontsize()) * min(LEAST_STEP, room / width))
