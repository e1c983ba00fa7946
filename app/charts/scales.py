"""The horizontal scale of a chart: its length, with room for what stands behind its bars, and its ticks."""

import math
from collections.abc import Callable, Iterable, Sequence
from itertools import pairwise

from matplotlib.axes import Axes
from matplotlib.ticker import FuncFormatter, LogLocator, MaxNLocator, NullLocator, ScalarFormatter

from app.charts.axes import panel_width_pt
from app.charts.texts import text_width_pt
from app.notation import number, rewritten

LARGEST_TEXT_SHARE = 0.72
"""Of a panel: in the narrowest there is still something left for the bars."""
GAP_PT = 10
"""Around what stands behind a bar."""
EDGE_PT = 20
"""Right of a line at the end of the axis, whose figure reaches beyond it."""
DECADES_FOR_TENS = 2.2
"""From so many decades on, powers of ten alone are enough ticks."""


def room_for(axes: Axes, behind_pt: float) -> float:
    """How much longer an axis has to be than its longest bar for a text of this width behind it."""
    share = min(LARGEST_TEXT_SHARE, behind_pt / panel_width_pt(axes))
    return 1 / (1 - share)


def room_behind(
    axes: Axes, written: Iterable[tuple[float, str]], longest: float, *, beside_pt: float = 0.0
) -> float:
    """The same for all texts behind bars: a long one behind a short bar needs none.

    Args:
        written: Where each bar ends, and the text there.
        longest: The end of the longest of all panels; 0 where a short bar may be nearly as long, as on a
            logarithmic axis.
        beside_pt: How wide the column at the right is.
    """
    beside_pt += GAP_PT if beside_pt else 0
    rooms = [room_for(axes, beside_pt + EDGE_PT)]
    for end, text in written:
        share = end / longest if longest else 1.0
        rooms.append(share * room_for(axes, text_width_pt(text) + GAP_PT + beside_pt))
    return max(rooms)


def scale_x(axes: Axes, values: Iterable[float], room: float, *, is_logarithmic: bool) -> None:
    """Fit the horizontal axis to bars of these lengths; the longest ends at 1 / `room` of it.

    Ticks go no further than the longest bar, so that no line runs through what stands beside it.
    """
    lengths = [value for value in values if value > 0]
    longest = max(lengths, default=0.0)
    if not longest:
        axes.set_xlim(0, 1)
        axes.set_xticks([])
        return
    if is_logarithmic:
        # The shortest bar keeps a length that can be seen.
        low = min(lengths) / 2
        axes.set_xscale("log")
        axes.set_xlim(low, low * (longest / low) ** room)
        log_ticks(axes, low, longest)
        return
    axes.set_xlim(0, longest * room)
    ticks = MaxNLocator(nbins=4).tick_values(0, longest)
    axes.set_xticks([tick for tick in ticks if 0 <= tick <= longest * (1 + (room - 1) / 4)])
    axes.xaxis.set_major_formatter(LinearTicks())


class LinearTicks(ScalarFormatter):
    """Figures at a linear axis, all with as many digits as the finest needs."""

    def __call__(self, x: float, pos: int | None = None) -> str:
        written = super().__call__(x, pos)
        whole, point, rest = written.partition(".")
        if not whole.isdigit():
            return rewritten(written)
        return f"{number(int(whole), ',')}{rewritten(point)}{rest}"


def tick_figure(value: float) -> str:
    """A figure at a logarithmic axis."""
    return number(value, ",.6g")


def log_ticks(axes: Axes, low: float, high: float, write: Callable[[float], str] = tick_figure) -> None:
    """On a logarithmic horizontal axis figures as `write` has them, as many as there is room for."""
    steps = (1.0,) if math.log10(high / low) > DECADES_FOR_TENS else (1.0, 2.0, 5.0)
    ticks = LogLocator(subs=steps).tick_values(low, high)
    shown = [tick for tick in ticks if low <= tick <= high * 1.05]
    axes.set_xticks(sorted(shown[:: -_stride(axes, shown, write)]))
    axes.xaxis.set_minor_locator(NullLocator())
    axes.xaxis.set_major_formatter(FuncFormatter(lambda value, _: write(value)))


def _stride(axes: Axes, ticks: Sequence[float], write: Callable[[float], str]) -> int:
    """Each how manieth tick can have its figure."""
    to_axes = axes.transData + axes.transAxes.inverted()
    shares = [float(to_axes.transform((tick, 0))[0]) for tick in ticks]
    least_pt = min((after - before for before, after in pairwise(shares)), default=1.0) * panel_width_pt(axes)
    needed_pt = max((text_width_pt(write(tick)) for tick in ticks), default=0.0)
    return max(1, math.ceil(needed_pt / least_pt))
