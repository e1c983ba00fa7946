"""`python -m build.wheel_check`: exit 0 when the pinned wheels do for the minimum macOS, 1 when not."""

import shutil
import sys
from datetime import UTC, datetime
from pathlib import Path

from packaging.version import Version

from build.info_plist import MINIMUM_MACOS
from build.wheel_check.app_size import app_bytes, kept_bytes
from build.wheel_check.measure import Measured, faults, measure
from build.wheel_check.report import Checked, Report, fault_lines
from build.wheel_check.symbols import looked_up, newer_macos
from build.wheel_check.wheels import PROJECT, UvFailedError, resolve, unpack

PYTHONS = ("3.11", "3.12", "3.13", "3.14")
PYTHON = "3.13"
CONTROL = ["pyside6-essentials==6.12.0", "shiboken6==6.12.0"]
"""Tagged for macOS 14.0, but built for 26.0 and with symbols that libc++'s headers use from 15.4 only."""


def main() -> int:
    """Checks, writes docs/wheel-check.md and says the outcome."""
    work = PROJECT / ".work" / "wheels"
    shutil.rmtree(work, ignore_errors=True)
    try:
        report = _check(work)
    except (UvFailedError, ValueError) as error:
        sys.stderr.write(f"The wheels could not be checked: {error}\n")
        return 1
    (PROJECT / "docs" / "wheel-check.md").write_text(report.text(), encoding="utf-8")
    if report.pins.faults:
        lines = "\n".join(fault_lines(report.pins.faults, report.folder))
        sys.stderr.write(f"The pinned wheels do not do for macOS {MINIMUM_MACOS}:\n{lines}\n")
        return 1
    if not any(newer_macos(symbol) for fault in report.control.faults for symbol in fault.missing):
        sys.stderr.write(f"The check found no newer libc++ in {' '.join(CONTROL)}, so it is broken.\n")
        return 1
    sys.stdout.write(f"The pinned wheels do for macOS {MINIMUM_MACOS}; docs/wheel-check.md has the table.\n")
    return 0


def _check(work: Path) -> Report:
    resolved = {python: resolve(python, MINIMUM_MACOS, ("build",)) for python in PYTHONS}
    in_app = {pin.split("==")[0] for pin in resolve(PYTHON, MINIMUM_MACOS)}
    pins = _measured(resolved[PYTHON], work / "pins")
    app = [measured for measured in pins if measured.package.name in in_app]
    replaced = {pin.split("==")[0] for pin in CONTROL}
    others = [measured for measured in pins if measured.package.name not in replaced]
    control = _checked([*others, *_measured(CONTROL, work / "control")])
    bad = tuple(fault for fault in control.faults if fault.path.is_relative_to(work / "control"))
    return Report(
        day=datetime.now(UTC).date(),
        minimum=MINIMUM_MACOS,
        python=PYTHON,
        resolved=PYTHONS,
        pins=_checked(pins),
        kept_bytes={measured.package.name: kept_bytes(measured, work / "pins") for measured in app},
        app_bytes=app_bytes(app, work / "pins"),
        control_pins=CONTROL,
        control=Checked(control.measured, bad),
        folder=work / "pins",
        control_folder=work / "control",
    )


def _measured(pins: list[str], folder: Path) -> list[Measured]:
    return [measure(package) for package in unpack(pins, folder, PYTHON, MINIMUM_MACOS)]


def _checked(measured: list[Measured]) -> Checked:
    libraries = [library for package in measured for library in package.libraries]
    return Checked(tuple(measured), tuple(faults(libraries, Version(MINIMUM_MACOS), looked_up())))


if __name__ == "__main__":
    sys.exit(main())
