"""Stub: what share of the device's measured best a cell reaches."""

from app.model.result import CellResult, Result
from app.stats.figures import figures


def tflop_per_s(cell: CellResult) -> float | None:
    """10^12 floating-point operations a second, of the median step."""
    measured = figures(cell)
    if measured is None or cell.flops_per_step is None:
        return None
    return cell.flops_per_step / measured.step_time_s / 1e12


def peak_share(result: Result, cell: CellResult) -> float | None:
    """Of the best matrix product in the cell's precision; None where it was not measured."""
    limits = result.limits_of(cell.cell.device)
    peak = limits.peak_tflop_per_s(cell.cell.precision) if limits else None
    reached = tflop_per_s(cell)
    return reached / peak if reached is not None and peak else None
