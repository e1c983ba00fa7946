"""What Linux tells about the machine."""

import platform
from pathlib import Path

import psutil

from app.compat.parsers.cpuinfo import parse_cpuinfo
from app.model.machine import Machine, PowerSource

CPUINFO = Path("/proc/cpuinfo")


def gather_linux() -> Machine:
    """Distribution, processor, memory and power; the GPU is told by the probe."""
    distribution = _distribution()
    cpu = parse_cpuinfo(_read(CPUINFO))
    return Machine(
        os_name=distribution.get("NAME", "Linux"),
        os_version=distribution.get("VERSION_ID"),
        chip=cpu.name,
        cpu_cores=psutil.cpu_count(logical=False),
        memory_bytes=psutil.virtual_memory().total,
        is_virtual=cpu.is_virtual,
        python_version=platform.python_version(),
        python_arch=platform.machine(),
        power_source=power_source(),
    )


def _distribution() -> dict[str, str]:
    try:
        return platform.freedesktop_os_release()
    except OSError:
        return {}


def _read(path: Path) -> str:
    try:
        return path.read_text(errors="replace")
    except OSError:
        return ""


def power_source() -> PowerSource | None:
    """Mains or battery, as psutil reads it from /sys/class/power_supply; None where it cannot be told."""
    battery = psutil.sensors_battery()
    if battery is None:
        return "mains"  # no battery in this machine
    sources: dict[bool | None, PowerSource] = {True: "mains", False: "battery"}
    return sources.get(battery.power_plugged)  # psutil documents None for "cannot be told"
