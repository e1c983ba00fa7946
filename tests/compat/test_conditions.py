"""Power and heat during a run: of macOS by real outputs, of Linux by files of its own form."""

from collections.abc import Sequence
from pathlib import Path

import psutil
import pytest

from app.compat import conditions
from app.compat.commands import NOTIFYUTIL, PMSET
from app.compat.conditions import read_conditions, read_macos_conditions
from app.compat.linux import power_source
from app.compat.parsers.notifyutil import THERMAL_KEY, parse_thermal_level
from app.model.conditions import Conditions, ThermalLevel
from tests.compat.macs import sample


@pytest.mark.parametrize(
    ("text", "level"),
    [
        (sample("notifyutil/thermal-0.txt"), "nominal"),
        (sample("notifyutil/thermal-1.txt"), "moderate"),
        (f"{THERMAL_KEY} 2\n", "heavy"),
        (f"{THERMAL_KEY} 3\n", "trapping"),
        (f"{THERMAL_KEY} 4\n", "sleeping"),
        # Other systems of Apple count in tens (libkern/OSThermalNotification.h).
        (f"{THERMAL_KEY} 50\n", None),
        (f"{THERMAL_KEY} -1\n", None),
        (f"{THERMAL_KEY}: Failed with code 1\n", None),
        (f"{THERMAL_KEY} {'9' * 1000}\n", None),
        ("com.apple.system.lowpowermode 1\n", None),
        ("", None),
    ],
)
def test_that_the_thermal_level_is_read(text: str, level: ThermalLevel | None) -> None:
    assert parse_thermal_level(text) == level


def test_that_a_mac_is_asked_for_power_and_heat() -> None:
    answers = {
        (PMSET, "-g", "batt"): sample("pmset/batt-on-battery-27-percent-low-power.txt"),
        (PMSET, "-g"): sample("pmset/g-sleepdisabled-on-macos-26.txt"),
        (NOTIFYUTIL, "-g", THERMAL_KEY): sample("notifyutil/thermal-1.txt"),
    }

    def run(command: Sequence[str]) -> str:
        return answers[tuple(command)]

    assert read_macos_conditions(run) == Conditions(
        power_source="battery", low_power_mode=True, thermal_level="moderate"
    )


def test_that_a_mac_without_answers_is_not_known() -> None:
    assert read_macos_conditions(lambda command: "") == Conditions()


@pytest.mark.parametrize(
    ("is_online", "status", "source"),
    [("1", "Charging", "mains"), ("0", "Discharging", "battery"), ("1", "Not charging", "mains")],
)
def test_that_linux_tells_battery_from_mains(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, is_online: str, status: str, source: str
) -> None:
    for name, content in {
        "BAT0/energy_now": "30000000",
        "BAT0/energy_full": "50000000",
        "BAT0/power_now": "9000000",
        "BAT0/status": status,
        "BAT0/type": "Battery",
        "AC0/online": is_online,
        "AC0/type": "Mains",
    }.items():
        file = tmp_path / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(f"{content}\n")
    monkeypatch.setattr("psutil._pslinux.POWER_SUPPLY_PATH", str(tmp_path))
    assert power_source() == source
    assert read_conditions() == Conditions(power_source="battery" if source == "battery" else "mains")


def test_that_no_odd_answer_ends_a_run(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken() -> None:
        raise psutil.Error("the battery is a potato")

    monkeypatch.setattr(conditions, "power_source", broken)
    assert read_conditions() == Conditions()
