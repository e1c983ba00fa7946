"""The charts of a result, one file each: what the window's switcher offers."""

from collections.abc import Callable, Mapping
from typing import Protocol

from matplotlib.figure import Figure, SubFigure

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


class Chart(Protocol):
    """What the file of a chart has to have."""

    def draw(self, figure: Figure | SubFigure, result: Result, theme: Theme, look: Look, /) -> None: ...
    def describe(self, result: Result, /) -> str: ...
    def missing(self, result: Result, /) -> str: ...


def _view(name: str, title: str, chart: Chart) -> View:
    return View(name, title, chart.draw, chart.describe, chart.missing)


VIEWS: Mapping[str, View] = {
    view.name: view
    for view in (
        _view("throughput", mark("Images per second"), throughput),
        _view("speed_up", mark("Speed-up"), speed_up),
        _view("step_times", mark("Step times"), step_times),
        _view("phases", mark("Phases"), phases),
        _view("memory", mark("Memory"), memory),
        _view("peak_share", mark("Share of peak"), peak_share),
        _view("parity", mark("Parity"), parity),
        _view("explain", mark("Explain"), explain),
        _view("sustained", mark("Sustained"), sustained),
        _view("epochs", mark("Seconds per epoch"), epochs),
    )
}
