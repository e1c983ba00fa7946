"""How often Linux has ended processes of this one's group because memory had run out."""

from collections.abc import Iterator
from pathlib import Path

PROC, CGROUPS = Path("/proc"), Path("/sys/fs/cgroup")
FIELD = "oom_kill"


def out_of_memory_kills(proc: Path = PROC, cgroups: Path = CGROUPS) -> int | None:
    """The counter, which a later call finds risen if it was this; None on systems without one.

    Of the control group where it has one: "The number of processes belonging to this cgroup killed by any
    kind of OOM killer" (Documentation/admin-guide/cgroup-v2.rst, memory.events; in version 1
    memory.oom_control has the same field). Else of the whole system, from /proc/vmstat.
    """
    for path in (*_group_files(proc / "self" / "cgroup", cgroups), proc / "vmstat"):
        count = _field(path)
        if count is not None:
            return count
    return None


def _group_files(membership: Path, cgroups: Path) -> Iterator[Path]:
    """Each under its path and without it: a container may see its own group as the root (cgroups(7))."""
    for line in _read(membership).splitlines():
        number, controllers, path = line.split(":", 2)
        if number == "0":
            for root in (cgroups, cgroups / "unified"):
                yield root / path.lstrip("/") / "memory.events"
                yield root / "memory.events"
        elif "memory" in controllers.split(","):
            yield cgroups / "memory" / path.lstrip("/") / "memory.oom_control"
            yield cgroups / "memory" / "memory.oom_control"


def _field(path: Path) -> int | None:
    """The counter in a file of lines of a name and a number."""
    for line in _read(path).splitlines():
        name, _, number = line.partition(" ")
        if name == FIELD and number.isdigit():
            return int(number)
    return None


def _read(path: Path) -> str:
    try:
        return path.read_text()
    except OSError:
        return ""
