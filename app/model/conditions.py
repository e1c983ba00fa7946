"""Under which power and heat the machine measures; both may change during a run."""

from typing import Literal

from app.model.machine import PowerSource
from app.model.record import Record

ThermalLevel = Literal["nominal", "moderate", "heavy", "trapping", "sleeping"]
"""macOS's OSThermalPressureLevel, in its order (libkern/OSThermalNotification.h)."""
THERMAL_LEVELS: tuple[ThermalLevel, ...] = ("nominal", "moderate", "heavy", "trapping", "sleeping")


class Conditions(Record, frozen=True, kw_only=True):
    """At one moment, as the system tells them; None where it does not."""

    power_source: PowerSource | None = None
    low_power_mode: bool | None = None
    thermal_level: ThermalLevel | None = None
