"""What a reader should know before quoting a figure, as a value."""

from typing import Literal

from app.model.plan import Cell
from app.model.record import Record
from app.words import mark

CautionCode = Literal[
    "unstable",
    "outliers",
    "drift",
    "too_few_samples",
    "not_settled",
    "swap_grew",
    "memory_near_limit",
    "other_load",
    "single_epoch",
    "shortened_epoch",
    "rough_explanation",
    "resumed",
    "slept",
    "hot",
    "battery_began",
    "low_power_mode_began",
    "battery",
    "low_power_mode",
    "cpu_fallback",
    "translated",
    "virtual_machine",
]

QUIET = mark("Close other programs, wait until the machine is cool, then run again.")
"""In English; shown by `tr`."""


class Caution(Record, frozen=True):
    """A doubt about a figure, or about all of them.

    Attributes:
        cell: The cell it is about; None where it is about the whole run.
        gravity: The figure that it tells, larger for a graver one; compares with others of its code only.
    """

    code: CautionCode
    sentence: str
    advice: str
    cell: Cell | None = None
    gravity: tuple[float, ...] = ()
