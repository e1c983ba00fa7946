"""The columns of what not every run measures, or few people ask for; each is there where a row has it."""

from app.model.result import CellResult, Result
from app.stats.parity import parity_in_short
from app.stats.peak_share import achieved_tflop_per_s, peak_share
from app.stats.table import held_of
from app.ui.column import Column, of_figures
from app.ui.table_text import Value
from app.words import mark


def _epoch_time_s(result: Result, cell: CellResult) -> Value:
    return of_figures(lambda measured: measured.epoch_time_s)(result, cell) if cell.epochs else None


def _peak_rate(result: Result, cell: CellResult) -> Value:
    held = held_of(result, cell)
    return None if held is None else held.peak_images_per_s


def _sustained_rate(result: Result, cell: CellResult) -> Value:
    held = held_of(result, cell)
    return None if held is None else held.sustained_images_per_s


def _tflop_per_s(result: Result, cell: CellResult) -> Value:
    return achieved_tflop_per_s(result, cell.cell)


def _share_of_peak(result: Result, cell: CellResult) -> Value:
    best = peak_share(result, cell.cell)
    return None if best is None else best.share


_variation = of_figures(lambda measured: measured.cv)


FURTHER = (
    Column(
        mark("Epoch"),
        mark("Seconds for all images once, with loading them: the median epoch."),
        lambda row: row.epoch_time,
        _epoch_time_s,
        copied={mark("Epoch (s)"): _epoch_time_s},
    ),
    Column(
        mark("Images/s at best"),
        mark("The highest running median of a sustained run."),
        lambda row: row.peak_rate,
        _peak_rate,
        copied={mark("Images/s at best"): _peak_rate},
    ),
    Column(
        mark("Images/s held"),
        mark("The median of the last part of a sustained run."),
        lambda row: row.sustained_rate,
        _sustained_rate,
        copied={mark("Images/s held"): _sustained_rate},
    ),
    Column(
        mark("Variation"),
        mark("Standard deviation of the samples over their mean. Large is unsteady."),
        lambda row: row.variation,
        _variation,
        copied={mark("Variation"): _variation},
    ),
    Column(
        mark("TFLOP/s"),
        mark("Floating-point operations of a step over its median time, in 10^12 a second."),
        lambda row: row.tflop_per_s,
        _tflop_per_s,
        copied={mark("TFLOP/s"): _tflop_per_s},
    ),
    Column(
        mark("Of peak"),
        mark("TFLOP/s over the fastest matrix product of the device, where its limits were measured."),
        lambda row: row.share_of_peak,
        _share_of_peak,
        copied={mark("Of peak"): _share_of_peak},
    ),
    Column(
        mark("Parity"),
        mark("Whether its numbers agree with float64, where that was checked."),
        lambda row: row.parity,
        lambda result, cell: parity_in_short(result, cell.cell) or None,
        is_text=True,
    ),
)
