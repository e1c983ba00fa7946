"""Power and heat at this moment: asked again and again during a run, so no more than the few quick tools."""

import sys
from functools import partial

from app.compat.commands import NOTIFYUTIL, PMSET, Runner, run_tool
from app.compat.linux import power_source
from app.compat.parsers.notifyutil import THERMAL_KEY, parse_thermal_level
from app.compat.parsers.pmset import parse_low_power_mode, parse_power_source
from app.model.conditions import Conditions

TIME_LIMIT_S = 1.0
"""For each tool. A read takes some hundredths of a second (nobody has timed it on a Mac yet)."""


def read_conditions() -> Conditions:
    """What the system tells. Never raises: what cannot be read is None."""
    try:
        if sys.platform == "darwin":
            return read_macos_conditions(partial(run_tool, time_limit_s=TIME_LIMIT_S))
        return Conditions(power_source=power_source())
    except Exception:  # noqa: BLE001 - no odd answer of a system may end a run
        return Conditions()


def read_macos_conditions(run: Runner = run_tool) -> Conditions:
    """Ask each tool once.

    Not `pmset -g therm`: on Apple silicon it says the same whatever the heat
    (tests/compat/samples/sources.md).

    Args:
        run: Runs one command; replaced in tests.
    """
    return Conditions(
        power_source=parse_power_source(run([PMSET, "-g", "batt"])),
        low_power_mode=parse_low_power_mode(run([PMSET, "-g"])),
        thermal_level=parse_thermal_level(run([NOTIFYUTIL, "-g", THERMAL_KEY])),
    )
