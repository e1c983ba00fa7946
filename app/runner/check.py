"""The compatibility check: what the system tells, and what the devices really do in a child process."""

from app.compat.report import Report, build_report
from app.logs import log
from app.model.catalog import devices_of_this_platform
from app.model.events import DeviceProbed, SoftwareFound
from app.model.machine import DeviceStatus, Machine, Software
from app.runner.child import Child
from app.runner.run import probe_device


def check(machine: Machine, child: Child) -> Report:
    """Try the devices that this platform can have, and judge.

    Raises:
        Stopped: The user asked to stop.
    """
    software: Software | None = None
    devices: list[DeviceStatus] = []
    for spec in devices_of_this_platform():
        last: DeviceStatus | None = None
        for event in probe_device(spec.name, child):
            match event:
                case SoftwareFound():
                    software = event.software
                case DeviceProbed():
                    last = event.status
        if last is not None:
            devices.append(last)
    report = build_report(machine, software, tuple(devices))
    _note(report)
    return report


def _note(report: Report) -> None:
    versions = f"PyTorch {report.software.torch}" if report.software else "no PyTorch"
    log().info("Checked: %s on %s, %s", report.verdict.level, report.machine.os, versions)
    for item in report.items:
        if item.status in ("problem", "warning"):
            log().warning("%s: %s. %s\n%s", item.key, item.value, item.note, item.details)
