"""`notifyutil`: the state behind one of macOS's notifications."""

import re

from app.model.conditions import THERMAL_LEVELS, ThermalLevel

THERMAL_KEY = "com.apple.system.thermalpressurelevel"
"""kOSThermalNotificationPressureLevelName (libkern/OSThermalNotification.h, macOS 10.10 and newer)."""


def parse_thermal_level(text: str) -> ThermalLevel | None:
    """The level that `notifyutil -g` prints behind the key, 0 to 4 on macOS; None for anything else.

    0 is also what it prints of a key that nobody has set, so that it says no more than that no heat was told.
    """
    found = re.fullmatch(rf"{re.escape(THERMAL_KEY)} (\d+)\s*", text)
    level = int(found[1]) if found else len(THERMAL_LEVELS)
    return THERMAL_LEVELS[level] if level < len(THERMAL_LEVELS) else None
