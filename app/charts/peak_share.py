"""What share of its device's measured peak each cell reaches."""

from functools import partial

from app.charts import axes as chart
from app.charts.axes import Canvas
from app.charts.bars import Bar, absent_bar, device_bar, draw_panels, model_panels
from app.charts.describing import at_most_few, ranges
from app.charts.heights import of_works
from app.charts.look import PLAIN, Look
from app.charts.texts import outline_texts
from app.charts.theme import Theme
from app.model.catalog import DEVICES
from app.model.plan import Cell
from app.model.result import Result
from app.stats.formats import format_percent, format_rate
from app.stats.peak_share import PeakShare, peak_share, reservation
from app.words import tr

WHOLE = 100


def draw(figure: Canvas, result: Result, theme: Theme, look: Look = PLAIN) -> None:
    """Draw one panel for each batch size and precision."""
    chart.begin(figure, theme)
    plan = result.plan
    panels = model_panels(figure, plan, theme, partial(_bar, result, theme))
    draw_panels(panels, theme, is_logarithmic=look.is_logarithmic, also=(WHOLE,))
    for axes, _ in panels:
        axes.axvline(WHOLE, color=theme.text, linewidth=1.2, zorder=1.5)
        outline_texts(axes, theme)
    chart.label_x(figure, tr("% of the device's fastest matrix product · TFLOP/s"), theme)
    chart.legend(figure, [chart.device_patch(result, device, theme) for device in plan.devices], theme)
    chart.note(figure, _small_print(result), theme)


def height_in(result: Result, look: Look) -> float:
    """Inches that it needs."""
    del look
    return of_works(result.plan, note_lines=2)


def describe(result: Result) -> str:
    """Each share in words."""
    found_shares = _shares(result)
    sentences = [
        tr(
            "{cell}: {share} of the peak, {achieved} of {peak} TFLOP/s.",
            cell=cell.title,
            share=format_percent(found.share),
            achieved=format_rate(found.achieved_tflop_per_s),
            peak=format_rate(found.peak_tflop_per_s),
        )
        for cell, found in found_shares.items()
    ]

    def summary() -> list[str]:
        shares = {cell: found.share for cell, found in found_shares.items()}
        return [tr("Share of the device's peak."), *ranges(result, shares, format_percent)]

    words = at_most_few(sentences, summary)
    return " ".join(filter(None, (words, reservation(result)))) if words else missing(result)


def missing(result: Result) -> str:
    """It takes the device's limits, measured in the same run, and windows of compute alone."""
    plan = result.plan
    advice = tr("Run with Limits switched on: the peak is measured in the same run.")
    if plan.protocol == "epoch":
        advice = tr("Run with Limits switched on and another preset: an epoch's time holds loading too.")
    return chart.missing_sentence(
        result,
        has_data=bool(_shares(result)),
        is_planned="limits" in plan.extras and plan.protocol != "epoch",
        advice=advice,
    )


def _shares(result: Result) -> dict[Cell, PeakShare]:
    found = {cell: peak_share(result, cell) for cell in result.plan.cells}
    return {cell: share for cell, share in found.items() if share is not None}


def _bar(result: Result, theme: Theme, cell: Cell) -> Bar:
    found, own = peak_share(result, cell), result.cell(cell)
    if found is None:
        return absent_bar(own, theme)
    text = tr(
        "{share} · {achieved}",
        share=format_percent(found.share),
        achieved=format_rate(found.achieved_tflop_per_s),
    )
    return device_bar(cell.device, found.share * WHOLE, text, theme)


def _small_print(result: Result) -> str:
    """What the shares are of; first of all where that is not what the device computes in."""
    peaks = [
        f"{DEVICES[limits.device].title} {format_rate(peak)} TFLOP/s ({precision})"
        for limits in result.limits
        for precision in result.plan.precisions
        if (peak := limits.peak_tflop_per_s(precision)) is not None
    ]
    measured = tr("Measured peaks: {peaks}.", peaks=", ".join(peaks))
    faster = tr("Above 100% is possible where convolutions may use faster arithmetic.")
    reserved = reservation(result)
    return f"{reserved} {measured}" if reserved else f"{measured} {faster}"
