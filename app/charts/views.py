"""The charts of a result, one file each: what the window's switcher offers."""

from collections.abc import Callable, Mapping
from functools import cache
from typing import TYPE_CHECKING, Protocol

from app.charts.look import Look
from app.charts.theme import Theme
from app.model.record import Record
from app.model.result import Result
from app.words import mark

if TYPE_CHECKING:
    from matplotlib.figure import Figure, SubFigure


class View(Record, frozen=True):
    """One way to look at a result.

    Attributes:
        title: In English; shown by `tr`.
        draw: Clears the figure and draws into it.
        describe: The chart in words, for those who cannot see it.
        missing: What to run to get data for this chart, in a sentence; empty where the result has some.
        height_in: Inches at which its figures do not lie on each other, 12 at most; more is better.
    """

    name: str
    title: str
    draw: "Callable[[Figure | SubFigure, Result, Theme, Look], None]"
    describe: Callable[[Result], str]
    missing: Callable[[Result], str]
    height_in: Callable[[Result, Look], float]


class Chart(Protocol):
    """What the file of a chart has to have. It is drawn only where nothing is missing."""

    def draw(self, figure: "Figure | SubFigure", result: Result, theme: Theme, look: Look, /) -> None: ...
    def describe(self, result: Result, /) -> str: ...
    def missing(self, result: Result, /) -> str: ...
    def height_in(self, result: Result, look: Look, /) -> float: ...


@cache
def charts() -> Mapping[str, Chart]:
    """The files of the charts by name.

    Imported when first asked for: matplotlib takes longer than all else that the window needs to open.
    """
    from app.charts import (
        epochs,
        explain,
        memory,
        parity,
        peak_share,
        phases,
        speed_up,
        step_times,
        sustained,
        throughput,
    )

    return {
        "throughput": throughput,
        "speed_up": speed_up,
        "step_times": step_times,
        "phases": phases,
        "memory": memory,
        "peak_share": peak_share,
        "parity": parity,
        "explain": explain,
        "sustained": sustained,
        "epochs": epochs,
    }


def _view(name: str, title: str) -> View:
    def draw(figure: "Figure | SubFigure", result: Result, theme: Theme, look: Look) -> None:
        if sentence := missing(result):
            from app.charts import axes

            axes.say(figure, theme, sentence)
        else:
            charts()[name].draw(figure, result, theme, look)

    def describe(result: Result) -> str:
        return charts()[name].describe(result)

    def missing(result: Result) -> str:
        return charts()[name].missing(result)

    def height_in(result: Result, look: Look) -> float:
        return charts()[name].height_in(result, look)

    return View(name, title, draw, describe, missing, height_in)


VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        _view("throughput", mark("Images per second")),
        _view("speed_up", mark("Speed-up")),
        _view("step_times", mark("Step times")),
        _view("phases", mark("Phases")),
        _view("memory", mark("Memory")),
        _view("peak_share", mark("Share of peak")),
        _view("parity", mark("Parity")),
        _view("explain", mark("Explain")),
        _view("sustained", mark("Sustained")),
        _view("epochs", mark("Seconds per epoch")),
    )
}
