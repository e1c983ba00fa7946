"""`pmset`: where the power comes from and whether it is saved."""

import re

from app.model.machine import PowerSource

SOURCES: dict[str, PowerSource] = {"AC Power": "mains", "Battery Power": "battery"}


def parse_power_source(text: str) -> PowerSource | None:
    """The source that `pmset -g batt` names in its first line; a desktop Mac prints that line alone.

    'UPS Power' is neither: a Mac on a UPS is not slowed, nor is it on mains.
    """
    found = re.search(r"Now drawing from '([^']+)'", text)
    return SOURCES.get(found[1]) if found else None


def parse_low_power_mode(text: str) -> bool | None:
    """Whether `pmset -g` says that Low Power Mode is in use; None where it says nothing of it.

    The name of the line depends on the model: `lowpowermode`, or `powermode` where there is a High Power
    mode too, whose 1 is low and 2 is high (jordibruin/cooldown issue 4).
    """
    values = re.findall(r"^\s*(?:lowpowermode|powermode)\s+(\d+)", text, re.MULTILINE)
    return "1" in values if values else None
