"""Rows of horizontal bars: a row for each model (or link), a bar for each device (or compared result)."""

from collections.abc import Callable, Sequence
from typing import Any

import msgspec
from matplotlib.axes import Axes
from matplotlib.text import Annotation

from app.charts.axes import (
    Canvas,
    bar_look,
    error_bar,
    panel_width_pt,
    style,
    work_panels,
)
from app.charts.scales import room_behind, scale_x
from app.charts.texts import LARGE, NORMAL, SMALL, text_width_pt, write_after, write_behind, write_beside
from app.charts.theme import Theme, device_hatch
from app.model.catalog import MODELS, Precision
from app.model.plan import Cell, Plan
from app.model.record import Record
from app.model.result import CellResult
from app.model.told import retell
from app.stats.intervals import Interval
from app.words import tr

ROW_HEIGHT = 0.76
FEW_ROWS = 3
BAR_FILL = 0.88
MARK_PT = 5
"""How far an outline reaches to either side."""
SIGNS = {"D": "◇", "o": "○"}
"""The shapes of published numbers before their figures."""
PAIR = 2
FEWEST_LETTERS = 12
CROSS = "✗"
ROOM_BEFORE_REASON = 0.4
"""A reason stands behind a published number that is within this share of the axis."""


class Mark(Record, frozen=True):
    """A published number on a bar: an outline, since it is no measurement of this machine."""

    value: float
    marker: str
    text: str


class Beside(Record, frozen=True):
    """In bold at the right end of a row, such as the speed-up."""

    text: str
    color: str


class Bar(Record, frozen=True, kw_only=True):
    """A bar with a text behind it.

    Attributes:
        length: None where nothing was measured; then the text alone stands there.
        interval: Its 95% interval.
        is_failed: Whether a cross stands before the text.
    """

    color: str
    hatch: str = ""
    length: float | None
    text: str = ""
    text_color: str
    interval: Interval | None = None
    is_failed: bool = False
    mark: Mark | None = None
    beside: Beside | None = None

    @property
    def reaches(self) -> float:
        """Where the text can begin."""
        high = self.interval.high if self.interval else 0.0
        return max(self.length or 0.0, high)

    def in_color(self, text_color: str) -> "Bar":
        """The same with its text in another colour."""
        return msgspec.structs.replace(self, text_color=text_color)


class Row(Record, frozen=True):
    """Bars that belong together, the first one on top."""

    label: str
    bars: tuple[Bar, ...]


Panel = tuple[Axes, Sequence[Row]]
"""What is drawn into one of the panels of a chart."""


def device_bar(
    device: str,
    length: float,
    text: str,
    theme: Theme,
    *,
    interval: Interval | None = None,
    mark: Mark | None = None,
    beside: Beside | None = None,
) -> Bar:
    """A bar in the colour and hatch of its device."""
    return Bar(
        color=theme.device_color(device),
        hatch=device_hatch(device),
        length=length,
        text=text,
        text_color=theme.text,
        interval=interval,
        mark=mark,
        beside=beside,
    )


def absent_bar(
    cell: CellResult | None, theme: Theme, mark: Mark | None = None, *, is_over: bool = False
) -> Bar:
    """What stands in place of a bar where nothing was measured; once the run `is_over` nothing is to come."""
    text, color = _absence(cell, theme, is_over=is_over)
    is_failed = cell is not None and cell.status == "failed"
    return Bar(color=theme.muted, length=None, text=text, text_color=color, is_failed=is_failed, mark=mark)


def model_panels(
    figure: Canvas, plan: Plan, theme: Theme, bar: Callable[[Cell], Bar], most: int | None = None
) -> list[Panel]:
    """The panels of `work_panels`, in each a row for each model of the plan with the bars of its devices."""
    return [
        (axes, _model_rows(plan, batch_size, precision, bar))
        for axes, batch_size, precision in work_panels(figure, plan, theme, most)
    ]


def _model_rows(plan: Plan, batch_size: int, precision: Precision, bar: Callable[[Cell], Bar]) -> list[Row]:
    return [
        Row(
            MODELS[model].title,
            tuple(bar(Cell(model, device, batch_size, precision)) for device in plan.devices),
        )
        for model in plan.models
    ]


def draw_panels(
    panels: Sequence[Panel],
    theme: Theme,
    *,
    is_logarithmic: bool = False,
    also: Sequence[float] = (),
) -> None:
    """Draw the rows of each panel from top to bottom into it; the axis holds the values `also` too.

    All are on one axis: what is twice as long is twice as much, in whichever panel it stands.
    """
    bars = [bar for _, rows in panels for row in rows for bar in row.bars]
    reaches = [bar.reaches for bar in bars] + [bar.mark.value for bar in bars if bar.mark]
    # On a logarithmic axis the shortest bar is nearly as long as the longest.
    longest = 0.0 if is_logarithmic else max([*reaches, *also], default=0.0)
    room = max((_room(axes, rows, longest) for axes, rows in panels), default=1.0)
    for axes, rows in panels:
        style(axes, theme)
        label_rows(axes, [row.label for row in rows], theme)
        if drawn_marks(panels):
            # One near 0 reaches beyond the axis.
            axes.tick_params(axis="y", pad=MARK_PT + 2)
        scale_x(axes, [*reaches, *also], room, is_logarithmic=is_logarithmic)
        for index, row in enumerate(rows):
            _draw_row(axes, index, row, theme)


def head_speed_ups(panels: Sequence[Panel], theme: Theme) -> None:
    """Say above the column at the right end of the rows what it is."""
    for axes, rows in panels:
        if any(bar.beside for row in rows for bar in row.bars):
            axes.set_title(tr("speed-up"), loc="right", fontsize=SMALL, color=theme.muted)


def have_intervals(panels: Sequence[Panel]) -> bool:
    """Whether a line of an interval is among what is drawn, so that it has to be explained."""
    return any(bar.interval for _, rows in panels for row in rows for bar in row.bars)


def drawn_marks(panels: Sequence[Panel]) -> set[str]:
    """The shapes of the published numbers among what is drawn."""
    return {bar.mark.marker for _, rows in panels for row in rows for bar in row.bars if bar.mark}


def _draw_row(axes: Axes, index: int, row: Row, theme: Theme) -> None:
    height = ROW_HEIGHT / max(1, len(row.bars))
    for place, bar in enumerate(row.bars):
        position = bar_position(index, place, len(row.bars))
        _draw_bar(axes, bar, position, height * BAR_FILL, theme)
        if bar.beside is not None:
            # The figure of a pair stands between the two.
            middle = index if len(row.bars) == PAIR else position
            write_beside(axes, middle, bar.beside.text, bar.beside.color)


def _room(axes: Axes, rows: Sequence[Row], longest: float) -> float:
    """For the figures behind the bars and the column beside them; reasons may reach as far as they do."""
    bars = [bar for row in rows for bar in row.bars]
    beside = [text_width_pt(bar.beside.text, LARGE) for bar in bars if bar.beside]
    written = [
        (max(bar.reaches, bar.mark.value if bar.mark else 0.0), bar.text + _published(bar.mark))
        for bar in bars
        if bar.length is not None
    ]
    return room_behind(axes, written, longest, beside_pt=max(beside, default=0.0))


def label_rows(axes: Axes, labels: Sequence[str], theme: Theme) -> None:
    """The names of the rows, the first on top; few rows do not fill a large panel with thick bars."""
    axes.set_yticks(range(len(labels)), labels)
    margin = 0.5 + max(0, FEW_ROWS - len(labels)) / 2
    axes.set_ylim(len(labels) - 1 + margin, -margin)
    axes.tick_params(axis="y", labelsize=NORMAL, labelcolor=theme.text)


def bar_position(row: int, place: int, count: int) -> float:
    """The middle of a bar that is one of `count` in its row."""
    return row - ROW_HEIGHT / 2 + (place + 0.5) * ROW_HEIGHT / max(1, count)


def mark_look(marker: str, theme: Theme) -> dict[str, Any]:
    """How a published number looks."""
    return {
        "marker": marker,
        "markersize": 5.5,
        "markerfacecolor": theme.background,
        "markeredgecolor": theme.text,
        "linestyle": "none",
    }


def _draw_bar(axes: Axes, bar: Bar, position: float, height: float, theme: Theme) -> None:
    if bar.length is not None:
        axes.barh(position, bar.length, height=height, **bar_look(bar.color, bar.hatch, theme))
        error_bar(axes, position, bar.interval, theme, height=height / 2)
    if bar.mark is not None:
        axes.plot(bar.mark.value, position, zorder=4, clip_on=False, **mark_look(bar.mark.marker, theme))
    if bar.length is None:
        label = _write_absence_beside(axes, bar, bar.mark.value if bar.mark else 0.0, position)
    elif bar.mark is None or (beyond_pt := _beyond_pt(axes, bar, bar.mark)) <= -MARK_PT:
        label = write_after(axes, bar.reaches, position, bar.text, bar.text_color)
    elif beyond_pt < text_width_pt(bar.text) + 2 * MARK_PT:
        # The mark would cover the figure, which goes behind it.
        end = max(bar.reaches, bar.mark.value)
        label = write_after(axes, end, position, bar.text, bar.text_color, MARK_PT + 2)
    else:
        write_after(axes, bar.reaches, position, bar.text, bar.text_color)
        write_after(axes, bar.mark.value, position, bar.mark.text, theme.muted, MARK_PT + 2)
        return
    if bar.mark is not None:
        write_behind(axes, label, _published(bar.mark).strip(), theme.muted)


def _published(mark: Mark | None) -> str:
    """A published number as it stands behind the bar's own figure."""
    return f"  {SIGNS[mark.marker]} {mark.text}" if mark else ""


def _write_absence_beside(axes: Axes, bar: Bar, mark: float, position: float) -> Annotation:
    # On a logarithmic axis nothing begins at 0.
    start = axes.get_xlim()[0]
    gap = 4
    if mark and _share_of_axis(axes, mark) < ROOM_BEFORE_REASON:
        start, gap = mark, 8
    return write_absence(axes, bar, start, position, gap=gap)


def write_absence(axes: Axes, bar: Bar, start: float, position: float, *, gap: float) -> Annotation:
    """Why there is no bar, from `start` on, shortened to what fits."""
    if bar.is_failed:
        write_after(axes, start, position, CROSS, bar.text_color, gap)
        gap += 10
    room_pt = (1 - _share_of_axis(axes, start)) * panel_width_pt(axes) - gap
    room_pt -= text_width_pt(_published(bar.mark))
    text = shorten(bar.text, max(FEWEST_LETTERS, int(room_pt / text_width_pt("x"))))
    return write_after(axes, start, position, text, bar.text_color, gap)


def _share_of_axis(axes: Axes, value: float) -> float:
    to_axes = axes.transData + axes.transAxes.inverted()
    return float(to_axes.transform((value, 0))[0])


def _beyond_pt(axes: Axes, bar: Bar, mark: Mark) -> float:
    """How far behind the end of its bar a mark is."""
    return (_share_of_axis(axes, mark.value) - _share_of_axis(axes, bar.reaches)) * panel_width_pt(axes)


def _absence(cell: CellResult | None, theme: Theme, *, is_over: bool) -> tuple[str, str]:
    match cell.status if cell else "not_run":
        case "failed":
            reason = retell(cell.failure.reason) if cell and cell.failure else ""
            return tr("failed: {reason}", reason=reason), theme.failed
        case "running":
            return tr("measuring …"), theme.muted
        case "stopped":
            return tr("stopped"), theme.muted
        case _:
            return tr("not run") if is_over and cell else "", theme.muted


def shorten(text: str, length: int) -> str:
    """So many letters at most."""
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
