"""Images per second of each model, CPU beside GPU, with the speed-up on each pair."""

import textwrap
from itertools import product
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure, SubFigure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch
from matplotlib.ticker import MaxNLocator

from app.charts.look import PLAIN, Look
from app.charts.reference import Reference, ReferenceCell
from app.charts.theme import Theme
from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS, Precision
from app.model.plan import Cell
from app.model.result import CellResult, Result
from app.stats.figures import figures, speed_up
from app.stats.formats import format_rate, format_speed_up

GROUP_HEIGHT = 0.76
PANELS_PER_ROW = 2
ROOM_FOR_TEXT = 1.42
"""The axis is longer than the longest bar by this, for the figures and the column of speed-ups."""
BAR_FILL = 0.88
CONDITIONS_WIDTH = 88
FIGURE_WIDTH = 0.14
"""The room a figure takes behind its bar, as a share of the longest bar."""
REFERENCE_GPU = "mps"
REFERENCE_PRECISION = "fp32"
REFERENCE_MARKERS = {"CPU": "D", "GPU": "o"}
TICKS_UP_TO = 1.12
SMALL, NORMAL, LARGE = 8, 9, 10


def draw(figure: Figure | SubFigure, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each batch size and precision into an empty figure."""
    reference = look.reference
    figure.clear()
    figure.set_facecolor(theme.background)
    shown = list(product(result.plan.batch_sizes, result.plan.precisions))
    columns = min(PANELS_PER_ROW, len(shown))
    rows = -(-len(shown) // columns)
    grid = figure.subplots(rows, columns, sharey=True, squeeze=False)
    panels: list[Axes] = list(grid.flat)
    for axes, (batch_size, precision) in zip(panels, shown, strict=False):
        # What was published is of float32.
        published = reference if precision == REFERENCE_PRECISION else None
        _draw_panel(axes, result, batch_size, precision, theme, published)
    for axes in panels[len(shown) :]:
        axes.remove()
    _draw_legend(figure, result, theme, reference)


def describe(result: Result) -> str:
    """The chart in words, for those who cannot see it."""
    sentences = []
    for cell in result.cells:
        measured = figures(cell)
        if measured is None:
            continue
        ratio = speed_up(result, cell.cell)
        faster = (
            ""
            if ratio is None or cell.cell.device == BASELINE_DEVICE
            else f", {format_speed_up(ratio)} the CPU"
        )
        sentences.append(
            f"{cell.cell.title}: {format_rate(measured.images_per_s)} images per second{faster}."
        )
    return " ".join(sentences) or "No cell has been measured yet."


def missing(result: Result) -> str:
    """Never: while nothing is measured the chart shows the cells to come."""
    del result
    return ""


def _draw_panel(
    axes: Axes,
    result: Result,
    batch_size: int,
    precision: Precision,
    theme: Theme,
    reference: Reference | None,
) -> None:
    plan = result.plan
    _style(axes, plan.models, theme)
    longest = _longest(result, batch_size, precision, reference)
    axes.set_xlim(0, (longest or 1) * ROOM_FOR_TEXT)
    # No line runs through the column of speed-ups.
    ticks = MaxNLocator(nbins=4).tick_values(0, longest) if longest else []
    axes.set_xticks([tick for tick in ticks if tick <= longest * TICKS_UP_TO])
    title = f"batch {batch_size}" if plan.precisions == ("fp32",) else f"batch {batch_size}, {precision}"
    axes.set_title(title, loc="left", fontsize=LARGE, color=theme.text)
    for row, model in enumerate(plan.models):
        published = reference.cell(model, batch_size) if reference else None
        markers = _marker_places(plan.devices, published)
        for device in plan.devices:
            cell = result.cell(Cell(model, device, batch_size, precision))
            if cell is not None:
                marker_at = markers.get(device, 0.0)
                _draw_bar(axes, cell, row, plan.devices, theme, marker_at, longest)
                _write_speed_up(axes, result, cell, row, theme)
        _mark_reference(axes, plan.devices, markers, row, theme)


def _bar_height(devices: tuple[str, ...]) -> float:
    return GROUP_HEIGHT / len(devices)


def _position(row: int, devices: tuple[str, ...], device: str) -> float:
    """The middle of a device's bar; a device without one takes the last place."""
    index = devices.index(device) if device in devices else len(devices) - 1
    return row - GROUP_HEIGHT / 2 + (index + 0.5) * _bar_height(devices)


def _draw_bar(
    axes: Axes,
    cell: CellResult,
    row: int,
    devices: tuple[str, ...],
    theme: Theme,
    marker_at: float,
    longest: float,
) -> None:
    measured = figures(cell)
    position = _position(row, devices, cell.cell.device)
    if measured is None:
        length = 0.0
        text, color = _absence(cell, theme)
    else:
        length = measured.images_per_s
        text, color = format_rate(length), theme.text
        height = _bar_height(devices) * BAR_FILL
        axes.barh(position, length, height=height, color=theme.device_color(cell.cell.device))
    # A marker just behind the bar's end would cover the figure, which then goes behind the marker.
    is_in_the_way = 0 < marker_at - length < FIGURE_WIDTH * longest
    label = axes.annotate(
        text,
        (marker_at if is_in_the_way else length, position),
        xytext=(6 if is_in_the_way else 4, 0),
        textcoords="offset points",
        va="center",
        fontsize=SMALL,
        color=color,
    )
    # A long reason must not squeeze the panel it stands in.
    label.set_in_layout(False)


def _absence(cell: CellResult, theme: Theme) -> tuple[str, str]:
    """What stands in place of a bar, and its colour."""
    match cell.status:
        case "failed":
            reason = cell.failure.reason if cell.failure else ""
            return f"failed: {_shorten(reason, 44)}", theme.failed
        case "running":
            return "measuring …", theme.muted
        case "stopped":
            return "stopped", theme.muted
        case _:
            return "", theme.muted


def _write_speed_up(axes: Axes, result: Result, cell: CellResult, row: int, theme: Theme) -> None:
    ratio = speed_up(result, cell.cell)
    devices, device = result.plan.devices, cell.cell.device
    if ratio is None or device == BASELINE_DEVICE:
        return
    middle = (_position(row, devices, BASELINE_DEVICE) + _position(row, devices, device)) / 2
    axes.annotate(
        format_speed_up(ratio),
        (1, middle),
        xycoords=("axes fraction", "data"),
        ha="right",
        va="center",
        fontsize=LARGE,
        fontweight="bold",
        color=theme.accent if ratio >= 1 else theme.failed,
    )


def _marker_places(devices: tuple[str, ...], published: ReferenceCell | None) -> dict[str, float]:
    """Published images per second by the device whose bar they stand on; the GPU of 2022 on any GPU's."""
    if published is None:
        return {}
    gpu = next((device for device in devices if device != BASELINE_DEVICE), REFERENCE_GPU)
    return {BASELINE_DEVICE: published.cpu_images_per_s, gpu: published.mps_images_per_s}


def _mark_reference(
    axes: Axes, devices: tuple[str, ...], places: dict[str, float], row: int, theme: Theme
) -> None:
    for device, images_per_s in places.items():
        kind = "CPU" if device == BASELINE_DEVICE else "GPU"
        axes.plot(images_per_s, _position(row, devices, device), **_marker(kind, theme))


def _marker(kind: str, theme: Theme) -> dict[str, Any]:
    """How a published number looks: an outline, since it is no measurement of this machine."""
    return {
        "marker": REFERENCE_MARKERS[kind],
        "markersize": 5.5,
        "markerfacecolor": theme.background,
        "markeredgecolor": theme.text,
        "linestyle": "none",
    }


def _longest(result: Result, batch_size: int, precision: Precision, reference: Reference | None) -> float:
    rates = [
        measured.images_per_s
        for cell in result.cells
        if (cell.cell.batch_size, cell.cell.precision) == (batch_size, precision)
        and (measured := figures(cell)) is not None
    ]
    if reference is not None:
        published = [reference.cell(model, batch_size) for model in result.plan.models]
        rates += [max(c.cpu_images_per_s, c.mps_images_per_s) for c in published if c is not None]
    return max(rates, default=0.0)


def _style(axes: Axes, models: tuple[str, ...], theme: Theme) -> None:
    axes.set_facecolor(theme.background)
    axes.set_yticks(range(len(models)), [MODELS[model].title for model in models])
    axes.set_ylim(len(models) - 0.5, -0.5)
    axes.tick_params(axis="y", length=0, labelsize=NORMAL, labelcolor=theme.text)
    axes.tick_params(axis="x", length=0, labelsize=SMALL, labelcolor=theme.muted)
    axes.set_xlabel("images per second", fontsize=SMALL, color=theme.muted)
    axes.grid(axis="x", color=theme.grid, linewidth=0.8)
    axes.set_axisbelow(True)
    for side in axes.spines.values():
        side.set_visible(False)


def _draw_legend(
    figure: Figure | SubFigure, result: Result, theme: Theme, reference: Reference | None
) -> None:
    bars = [
        Patch(color=theme.device_color(device), label=_device_label(result, device))
        for device in result.plan.devices
    ]
    look: dict[str, Any] = {"frameon": False, "fontsize": SMALL, "labelcolor": theme.text}
    figure.legend(handles=bars, loc="outside upper left", ncols=len(bars), **look)
    if reference is not None:
        markers = [
            Line2D([], [], label=f"{reference.title}, {kind}", **_marker(kind, theme))
            for kind in REFERENCE_MARKERS
        ]
        conditions = textwrap.fill(reference.conditions, CONDITIONS_WIDTH)
        markers.append(Line2D([], [], linestyle="none", label=conditions))
        figure.legend(handles=markers, loc="outside lower left", ncols=1, labelspacing=0.2, **look)


def _device_label(result: Result, device: str) -> str:
    title = DEVICES[device].title
    status = result.device(device)
    if device == BASELINE_DEVICE:
        hardware = result.machine.chip
    else:
        hardware = status.hardware if status else None
    return f"{title} · {hardware}" if hardware else title


def _shorten(text: str, length: int) -> str:
    return text if len(text) <= length else text[: length - 1].rstrip() + "…"
