"""What a reader should know before quoting a figure, as a value."""

from collections.abc import Mapping
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

IN_SHORT: Mapping[CautionCode, str] = {
    "unstable": mark("unstable"),
    "outliers": mark("outliers"),
    "drift": mark("slowed down"),
    "too_few_samples": mark("uncertain"),
    "not_settled": mark("not settled"),
    "swap_grew": mark("memory was short"),
    "memory_near_limit": mark("memory nearly full"),
    "other_load": mark("other load"),
    "hot": mark("a hot machine"),
    "battery": mark("on battery"),
    "battery_began": mark("on battery"),
    "low_power_mode": mark("in Low Power Mode"),
    "low_power_mode_began": mark("in Low Power Mode"),
    "translated": mark("Python for Intel"),
    "virtual_machine": mark("a virtual machine"),
    "cpu_fallback": mark("parts on the CPU"),
}
"""Those about a cell, or about the machine, in a few words. In English; shown by `tr`."""
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
