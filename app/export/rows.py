"""The table of a result: one row for each cell, the same in every format."""

from typing import Any

from app.model.catalog import BASELINE_DEVICE
from app.model.result import CellResult, Result
from app.stats.figures import figures, speed_up

COLUMNS = (
    "run_id",
    "started_at",
    "model",
    "device",
    "precision",
    "batch_size",
    "protocol",
    "status",
    "images_per_s",
    "step_time_s",
    "first_step_time_s",
    "samples",
    "speedup_vs_cpu",
    "peak_memory_bytes",
    "reason",
    "machine",
    "chip",
    "cpu_cores",
    "gpu_cores",
    "memory_bytes",
    "os",
    "torch",
    "torchvision",
    "app_version",
)
"""Later columns are added at the end, so that a reader by position keeps working."""

REASONS = {"not_run": "The run was stopped before this cell.", "stopped": "The run was stopped in this cell."}


def rows(result: Result) -> list[dict[str, Any]]:
    """Rows in the order of measuring, each with all the columns; None where there is no value."""
    return [_row(result, cell) for cell in result.cells]


def _row(result: Result, cell: CellResult) -> dict[str, Any]:
    measured = figures(cell)
    machine, software = result.machine, result.software
    values = (
        result.run_id,
        result.started_at,
        cell.cell.model,
        cell.cell.device,
        cell.cell.precision,
        cell.cell.batch_size,
        result.plan.protocol,
        cell.status,
        measured and measured.images_per_s,
        measured and measured.step_time_s,
        cell.first_step_time_s,
        measured and measured.samples,
        speed_up(result, cell.cell),
        cell.peak_memory_bytes,
        _reason(result, cell),
        machine.model,
        machine.chip,
        machine.cpu_cores,
        machine.gpu_cores or _gpu_cores(result),
        machine.memory_bytes,
        machine.os,
        software and software.torch,
        software and software.torchvision,
        result.app_version,
    )
    return dict(zip(COLUMNS, values, strict=True))


def _reason(result: Result, cell: CellResult) -> str | None:
    if cell.failure is not None:
        return cell.failure.reason
    return REASONS.get(cell.status) if result.outcome == "stopped" else None


def _gpu_cores(result: Result) -> int | None:
    """What the GPU itself tells, where the system does not."""
    gpus = (status for status in result.devices if status.device != BASELINE_DEVICE)
    return next((status.cores for status in gpus if status.cores is not None), None)
