"""Where the time of a step goes: loading, transfer, forward, backward and Adam, as shares of their sum."""

import statistics
from collections.abc import Mapping
from itertools import product

from matplotlib.axes import Axes
from matplotlib.patches import Patch

from app.charts import axes as chart
from app.charts import scales, texts
from app.charts.axes import Canvas
from app.charts.bars import ROW_HEIGHT, label_rows
from app.charts.describing import at_most_few
from app.charts.heights import of_works
from app.charts.look import PLAIN, Look
from app.charts.theme import HATCHES, Theme
from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS
from app.model.phases import Phases
from app.model.plan import Cell
from app.model.result import CellResult, Result
from app.stats.formats import format_milliseconds, format_percent
from app.words import mark, tr

TOTAL_PT = 50
"""The room for the sum at the end of a bar."""
SHARE_PT = 21
"""A piece narrower than this has no figure in it."""
LEAST_SEEN_SHARE = 0.002
"""A piece that is less than this of its bar is no wider than a hairline."""
PHASES: Mapping[str, str] = {
    "loading_s": mark("loading (CPU, without workers)"),
    "transfer_s": mark("copying to the device"),
    "forward_s": mark("forward and loss"),
    "backward_s": mark("backward"),
    "optimizer_s": mark("optimiser (Adam)"),
}
"""Title of each field of `Phases`, in the order of a step."""


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each batch size and precision, a bar for each model on each device."""
    del look
    chart.begin(figure, theme)
    plan = result.plan
    for axes, batch_size, precision in chart.work_panels(figure, plan, theme):
        cells = [
            result.cell(Cell(model, device, batch_size, precision))
            for model, device in product(plan.models, plan.devices)
        ]
        _draw_panel(axes, result, [cell for cell in cells if cell is not None], theme)
    chart.label_x(figure, tr("share of the phases together"), theme)
    seen = _seen(result)
    patches = [
        Patch(label=tr(title), **chart.bar_look(color, hatch, theme))
        for title, color, hatch in zip(PHASES.values(), theme.shades, HATCHES, strict=False)
        if title in seen
    ]
    chart.legend(figure, patches, theme)
    waits = tr(
        "Timed apart, waiting for the device after each phase, and with loading, which step times are "
        "without: they need not add up to those, and are in no other figure."
    )
    chart.note(figure, waits, theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    del look
    return of_works(result.plan, note_lines=2)


def describe(result: Result) -> str:
    """The largest phase of each cell in words."""
    sentences = [_sentence(cell.cell, cell.phases) for cell in result.cells if cell.phases is not None]
    return at_most_few(sentences, lambda: _summary(result)) or missing(result)


def _summary(result: Result) -> list[str]:
    """The mean shares of each device, the largest first."""
    sentences = [tr("On average over the models:")]
    for device in result.plan.devices:
        timed = [
            cell.phases for cell in result.cells if cell.phases is not None and cell.cell.device == device
        ]
        if not timed:
            continue
        means = {
            title: statistics.fmean(durations_s(phases)[title] / total_s(phases) for phases in timed)
            for title in PHASES.values()
        }
        parts = [
            f"{format_percent(means[title])} {tr(title)}"
            for title in sorted(means, key=means.__getitem__, reverse=True)
        ]
        sentences.append(tr("{device}: {parts}.", device=DEVICES[device].title, parts=", ".join(parts)))
    return sentences


def missing(result: Result) -> str:
    """They are timed for those who ask."""
    return chart.missing_sentence(
        result,
        has_data=any(cell.phases is not None for cell in result.cells),
        is_planned="phases" in result.plan.extras,
        advice=tr("Run with Phases switched on, or the preset Standard, which has it."),
    )


def durations_s(phases: Phases) -> dict[str, float]:
    """Seconds of each phase by its title."""
    return {title: getattr(phases, field) for field, title in PHASES.items()}


def total_s(phases: Phases) -> float:
    """Of all phases."""
    return sum(durations_s(phases).values())


def _seen(result: Result) -> set[str]:
    """The titles of the phases of which a piece can be seen: there is none of what was not done."""
    return {
        title
        for cell in result.cells
        if cell.phases is not None
        for title, time_s in durations_s(cell.phases).items()
        if time_s >= LEAST_SEEN_SHARE * total_s(cell.phases)
    }


def _sentence(cell: Cell, phases: Phases) -> str:
    shares = {title: time_s / total_s(phases) for title, time_s in durations_s(phases).items()}
    largest, second, *_ = sorted(shares, key=shares.__getitem__, reverse=True)
    return tr(
        "{cell}: {share} {phase}, {second_share} {second}, of {total}.",
        cell=cell.title,
        share=format_percent(shares[largest]),
        phase=tr(largest),
        second_share=format_percent(shares[second]),
        second=tr(second),
        total=format_milliseconds(total_s(phases)),
    )


def _draw_panel(axes: Axes, result: Result, cells: list[CellResult], theme: Theme) -> None:
    chart.style(axes, theme)
    label_rows(axes, [_label(cell.cell, result.plan.devices) for cell in cells], theme)
    axes.set_xlim(0, scales.room_for(axes, TOTAL_PT))
    axes.set_xticks([0, 0.5, 1], ["0", "50%", "100%"])
    for row, cell in enumerate(cells):
        if cell.phases is None:
            text = tr("failed") if cell.status == "failed" else tr("not timed")
            color = theme.failed if cell.status == "failed" else theme.muted
            texts.write_after(axes, 0, row, text, color)
        else:
            _draw_stack(axes, row, cell.phases, theme)


def _draw_stack(axes: Axes, row: int, phases: Phases, theme: Theme) -> None:
    whole_s = total_s(phases)
    left = 0.0
    least = SHARE_PT / chart.panel_width_pt(axes) * axes.get_xlim()[1]
    for time_s, color, hatch in zip(durations_s(phases).values(), theme.shades, HATCHES, strict=False):
        share = time_s / whole_s
        axes.barh(row, share, left=left, height=ROW_HEIGHT, **chart.bar_look(color, hatch, theme))
        if share >= least:
            texts.write_within(axes, left + share / 2, row, format_percent(share), theme)
        left += share
    texts.write_beside(axes, row, format_milliseconds(whole_s), theme.muted, is_figure=False)


def _label(cell: Cell, devices: tuple[str, ...]) -> str:
    """The model's name stands at its first device only."""
    device = tr("CPU") if cell.device == BASELINE_DEVICE else tr("GPU")
    if cell.device != devices[0]:
        return device
    return tr("{model}   {device}", model=MODELS[cell.model].title, device=device)
