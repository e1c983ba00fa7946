"""The live display of a run: on a terminal a table that fills, elsewhere one line for each cell."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from rich.console import Console, Group
from rich.live import Live
from rich.progress_bar import ProgressBar
from rich.text import Text

from app.model.events import (
    CellFailed,
    CellMeasured,
    ExtraFailed,
    LimitsMeasured,
    ParityChecked,
    RunEvent,
    WeightsLoading,
)
from app.model.plan import Plan
from app.model.result import Result
from app.stats.activity import activity
from app.stats.formats import format_duration
from app.stats.table import row
from app.stats.time_left import TimeLeft
from app.terminal.tables import progress_table

BAR_WIDTH = 40


class Display(Protocol):
    """Whatever shows a run as it goes."""

    def show(self, event: RunEvent, result: Result) -> None:
        """Show what has just happened and how far the run is."""


@contextmanager
def live_progress(plan: Plan, console: Console) -> Iterator[Display]:
    """The display that fits the console."""
    if not console.is_terminal:
        yield LineDisplay(console)
        return
    display = TableDisplay(plan)
    with Live(get_renderable=display.render, console=console, refresh_per_second=8, transient=True):
        yield display


class LineDisplay:
    """For logs and pipes."""

    def __init__(self, console: Console) -> None:
        self._console = console

    def show(self, event: RunEvent, result: Result) -> None:
        match event:
            case CellMeasured():
                cell = result.cell(event.cell)
                assert cell is not None
                words = row(result, cell)
                spread = f" ({words.images_per_s_range})" if words.images_per_s_range else ""
                self._say(f"{event.cell.title}: {words.images_per_s} images/s{spread}")
            case CellFailed():
                self._say(f"{event.cell.title}: failed. {event.failure.reason}")
            case ExtraFailed():
                self._say(f"{event.what}: failed. {event.failure.reason}")
            case LimitsMeasured() | ParityChecked():
                self._say(f"{activity(event)}.")
            case WeightsLoading() if event.loaded_bytes == event.total_bytes:
                self._say(f"{activity(event)}.")

    def _say(self, text: str) -> None:
        self._console.print(Text(text))


class TableDisplay:
    """What is measured now, a bar, the time left, and below them models by devices."""

    def __init__(self, plan: Plan) -> None:
        self._plan = plan
        self._result: Result | None = None
        self._time_left = TimeLeft(plan)
        self._ends_at_s = time.monotonic() + self._time_left.left_s(0.0)
        self._title = "Starting"
        self._finished = 0

    def show(self, event: RunEvent, result: Result) -> None:
        now_s = time.monotonic()
        self._time_left.note(event, now_s)
        self._result, self._plan = result, result.plan
        self._ends_at_s = now_s + self._time_left.left_s(now_s)
        self._title = activity(event) or self._title
        if isinstance(event, CellMeasured | CellFailed):
            self._finished += 1

    def render(self) -> Group:
        """Called by rich from its own thread at each refresh, so it only reads what `show` has left.

        The table comes last: a terminal that is too low cuts the end.
        """
        left = format_duration(max(0.0, self._ends_at_s - time.monotonic()))
        total = len(self._plan.cells)
        return Group(
            Text(self._title, style="bold", no_wrap=True),
            Text(f"{self._finished} of {total} done, about {left} left"),
            ProgressBar(total=total, completed=self._finished, width=BAR_WIDTH),
            Text(),
            progress_table(self._plan, self._result),
        )
