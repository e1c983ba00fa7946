"""A comparison as JSON, for programs: its results, its rows as in the CSV, and what each part says."""

from typing import Any

import msgspec

from app.export.comparison_names import comparison_for_others
from app.export.comparison_rows import rows
from app.stats.comparison import Comparison, Part, mean
from app.stats.comparison_words import headline, notes

FORMAT = "torchmark-comparison"
VERSION = 1


def encode(comparison: Comparison) -> bytes:
    """The file's content, indented for people. It is not read back: the results are what can be opened."""
    comparison = comparison_for_others(comparison)
    content = {
        "format": FORMAT,
        "version": VERSION,
        "results": [
            {"name": each.label, "details": each.details, "run_id": each.run_id, "protocol": each.protocol}
            for each in comparison.contenders
        ],
        "cells": rows(comparison),
        "parts": [_part(comparison, part) for part in comparison.parts],
    }
    return msgspec.json.format(msgspec.json.encode(content), indent=2) + b"\n"


def _part(comparison: Comparison, part: Part) -> dict[str, Any]:
    says = headline(comparison, part)
    return {
        "device_kind": part.kind,
        "batch_size": part.batch_size,
        "precision": part.precision,
        "sentences": [" ".join(filter(None, (says.sentence, says.reservation))), *says.others],
        "means": [
            _mean(comparison, index, part) for index, _ in enumerate(comparison.contenders) if index > 0
        ],
        "notes": notes(comparison, part),
    }


def _mean(comparison: Comparison, index: int, part: Part) -> dict[str, Any]:
    own = mean(comparison, index, part)
    spread = own and own.interval
    return {
        "result": comparison.contenders[index].label,
        "ratio": own and own.ratio,
        "ratio_low": spread and spread.low,
        "ratio_high": spread and spread.high,
        "models": own.models if own else 0,
        "left_out": own.left_out if own else [],
        "reasons": list(dict.fromkeys(reason.code for reason in own.reasons)) if own else [],
    }
