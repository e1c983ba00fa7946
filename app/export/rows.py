"""The table of a result: one row for each cell, the same in every format."""

from collections import defaultdict
from typing import Any

from app.model.catalog import BASELINE_DEVICE
from app.model.plan import Cell
from app.model.result import CellResult, Result
from app.stats.badge import badge
from app.stats.cautions import all_cautions
from app.stats.figures import figures, speed_up, speed_up_range
from app.stats.parity import judge
from app.stats.peak_share import achieved_tflop_per_s, peak_share
from app.stats.sustained import sustained

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
    "step_time_low_s",
    "step_time_high_s",
    "speedup_low",
    "speedup_high",
    "cv",
    "ended_by",
    "epoch_time_s",
    "epoch_images",
    "sync_time_s",
    "warmup_steps",
    "warmup_time_s",
    "has_settled",
    "turns",
    "swap_grown_bytes",
    "other_load_cores",
    "flops_per_step",
    "tflop_per_s",
    "share_of_peak",
    "parity",
    "cpu_threads",
    "loader_workers",
    "images",
    "preset",
    "badge",
    "cautions",
    "peak_images_per_s",
    "sustained_images_per_s",
    "first_drop_s",
    "discarded_samples",
    "hardware",
    "images_per_s_low",
    "images_per_s_high",
    "is_as_preset",
)
"""Later columns are added at the end, so that a reader by position keeps working."""

REASONS = {"not_run": "The run was stopped before this cell.", "stopped": "The run was stopped in this cell."}


def rows(result: Result) -> list[dict[str, Any]]:
    """Rows in the order of measuring, each with all the columns; None where there is no value."""
    of_run = {**_machine(result), **_plan(result), "badge": badge(result).code}
    doubts = _doubts(result)
    return [
        _row(result, cell, {**of_run, "cautions": " ".join(doubts[None] + doubts[cell.cell]) or None})
        for cell in result.cells
    ]


def _doubts(result: Result) -> dict[Cell | None, list[str]]:
    """The codes about each cell and, of None, about the whole run."""
    codes: dict[Cell | None, list[str]] = defaultdict(list)
    for caution in all_cautions(result):
        codes[caution.cell].append(caution.code)
    return codes


def _row(result: Result, cell: CellResult, of_run: dict[str, Any]) -> dict[str, Any]:
    values = {
        **of_run,
        **_cell(result, cell),
        **_figures(result, cell),
        **_sustained(result, cell),
        **_course(cell),
        **_judgement(result, cell),
    }
    return {column: values[column] for column in COLUMNS}


def _machine(result: Result) -> dict[str, Any]:
    machine, software = result.machine, result.software
    return {
        "machine": machine.model,
        "chip": machine.chip,
        "cpu_cores": machine.cpu_cores,
        "gpu_cores": machine.gpu_cores or _gpu_cores(result),
        "memory_bytes": machine.memory_bytes,
        "os": machine.os,
        "torch": software and software.torch,
        "torchvision": software and software.torchvision,
        "app_version": result.app_version,
    }


def _plan(result: Result) -> dict[str, Any]:
    plan, software = result.plan, result.software
    return {
        "run_id": result.run_id,
        "started_at": result.started_at,
        "protocol": plan.protocol,
        "preset": plan.preset,
        "is_as_preset": plan.is_as_preset,
        "images": plan.images,
        "cpu_threads": plan.cpu_threads or (software and software.cpu_threads),
        "loader_workers": plan.loader_workers if plan.protocol == "epoch" else None,
    }


def _cell(result: Result, cell: CellResult) -> dict[str, Any]:
    return {
        "model": cell.cell.model,
        "device": cell.cell.device,
        "hardware": result.hardware_of(cell.cell.device),
        "precision": cell.cell.precision,
        "batch_size": cell.cell.batch_size,
        "status": cell.status,
        "reason": _reason(result, cell),
    }


def _figures(result: Result, cell: CellResult) -> dict[str, Any]:
    measured = figures(cell)
    step_time = measured.step_time_interval if measured else None
    rate = measured.images_per_s_interval if measured else None
    ratio = speed_up_range(result, cell.cell)
    best = peak_share(result, cell.cell)
    return {
        "images_per_s": measured and measured.images_per_s,
        "images_per_s_low": rate and rate.low,
        "images_per_s_high": rate and rate.high,
        "step_time_s": measured and measured.step_time_s,
        "step_time_low_s": step_time and step_time.low,
        "step_time_high_s": step_time and step_time.high,
        "speedup_vs_cpu": speed_up(result, cell.cell),
        "speedup_low": ratio and ratio.low,
        "speedup_high": ratio and ratio.high,
        "samples": measured and measured.samples,
        "cv": measured and measured.cv,
        "epoch_time_s": measured and measured.epoch_time_s,
        "epoch_images": measured and measured.epoch_images,
        "tflop_per_s": achieved_tflop_per_s(result, cell.cell),
        "share_of_peak": best and best.share,
    }


def _sustained(result: Result, cell: CellResult) -> dict[str, Any]:
    held = sustained(cell) if result.plan.protocol == "sustained" else None
    return {
        "peak_images_per_s": held and held.peak_images_per_s,
        "sustained_images_per_s": held and held.sustained_images_per_s,
        "first_drop_s": held and held.first_drop_s,
    }


def _course(cell: CellResult) -> dict[str, Any]:
    """How the measuring went."""
    warmup = cell.warmup
    return {
        "first_step_time_s": cell.first_step_time_s,
        "warmup_steps": warmup and warmup.steps,
        "warmup_time_s": warmup and warmup.duration_s,
        "has_settled": warmup and warmup.has_settled,
        "sync_time_s": warmup and warmup.sync_time_s,
        "turns": len({window.turn for window in cell.windows}) or None,
        "ended_by": cell.ended_by,
        "discarded_samples": len(cell.discarded),
        "peak_memory_bytes": cell.peak_memory_bytes,
        "swap_grown_bytes": cell.swap_grown_bytes,
        "other_load_cores": cell.other_load_cores,
        "flops_per_step": cell.flops_per_step,
    }


def _judgement(result: Result, cell: CellResult) -> dict[str, Any]:
    parity = result.parity_of(cell.cell.model, cell.cell.device)
    return {"parity": judge(parity).code if parity else None}


def _reason(result: Result, cell: CellResult) -> str | None:
    if cell.failure is not None:
        return cell.failure.reason
    return REASONS.get(cell.status) if result.outcome == "stopped" else None


def _gpu_cores(result: Result) -> int | None:
    """What the GPU itself tells, where the system does not."""
    gpus = (status for status in result.devices if status.device != BASELINE_DEVICE)
    return next((status.cores for status in gpus if status.cores is not None), None)
