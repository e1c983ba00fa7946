"""Stub: the verdict over a model's numbers on a device."""

from typing import Literal

from app.model.parity import Parity
from app.model.record import Record


class ParityVerdict(Record, frozen=True):
    """Stub."""

    code: Literal["passed", "reduced_precision", "failed"]
    sentence: str


def judge(parity: Parity) -> ParityVerdict:
    """Stub: errors a thousand times the CPU's own fail."""
    is_wrong = parity.as_used.logits.device_error > 1000 * parity.as_used.logits.cpu_error
    return ParityVerdict("failed" if is_wrong else "passed", "Wrong." if is_wrong else "As on the CPU.")
