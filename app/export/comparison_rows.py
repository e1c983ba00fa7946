"""The table of a comparison: one row for each cell of each result, the same in every format."""

from typing import Any

from app.stats.comparison import Compared, Comparison
from app.stats.contender import Contender, Work

COLUMNS = (
    "model",
    "device_kind",
    "batch_size",
    "precision",
    "result",
    "is_baseline",
    "device",
    "images_per_s",
    "images_per_s_low",
    "images_per_s_high",
    "ratio",
    "ratio_low",
    "ratio_high",
    "state",
    "reasons",
    "remark",
    "run_id",
    "started_at",
    "protocol",
    "torch",
    "hardware",
)
"""Later columns are added at the end, so that a reader by position keeps working."""


def rows(comparison: Comparison) -> list[dict[str, Any]]:
    """Rows in the order of the works, then of the results, each with all the columns; None for no value."""
    return [
        {
            **_work(row.work),
            **_figures(cell),
            "result": each.label,
            "is_baseline": each is comparison.baseline,
            **_origin(each),
        }
        for row in comparison.rows
        for each, cell in zip(comparison.contenders, row.cells, strict=True)
    ]


def _work(work: Work) -> dict[str, Any]:
    return {
        "model": work.model,
        "device_kind": work.kind,
        "batch_size": work.batch_size,
        "precision": work.precision,
    }


def _figures(cell: Compared) -> dict[str, Any]:
    side, spread = cell.side, cell.interval
    of_rate = side.images_per_s_interval if side else None
    return {
        "device": side and side.device,
        "hardware": (side and side.hardware) or None,
        "images_per_s": side and side.images_per_s,
        "images_per_s_low": of_rate and of_rate.low,
        "images_per_s_high": of_rate and of_rate.high,
        "ratio": cell.ratio,
        "ratio_low": spread and spread.low,
        "ratio_high": spread and spread.high,
        "state": cell.state,
        "reasons": " ".join(dict.fromkeys(reason.code for reason in cell.reasons)) or None,
        "remark": " ".join(reason.sentence for reason in cell.reasons) or None,
    }


def _origin(each: Contender) -> dict[str, Any]:
    return {
        "run_id": each.run_id,
        "started_at": each.started_at or None,
        "protocol": each.protocol,
        "torch": each.torch or None,
    }
