"""The charts of a result, one file each: what the window's switcher offers."""

from collections.abc import Callable, Mapping

from matplotlib.figure import Figure, SubFigure

from app.charts import throughput
from app.charts.look import Look
from app.charts.theme import Theme
from app.model.record import Record
from app.model.result import Result
from app.words import mark


class View(Record, frozen=True):
    """One way to look at a result.

    Attributes:
        title: In English; shown by `tr`.
        draw: Clears the figure and draws into it.
        describe: The chart in words, for those who cannot see it.
        missing: What to run to get data for this chart, in a sentence; empty where the result has some.
    """

    name: str
    title: str
    draw: Callable[[Figure | SubFigure, Result, Theme, Look], None]
    describe: Callable[[Result], str]
    missing: Callable[[Result], str]


VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        View(
            "throughput",
            mark("Images per second"),
            throughput.draw,
            throughput.describe,
            throughput.missing,
        ),
    )
}
