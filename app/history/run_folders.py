"""The folders in which runs are kept, as the disk has them: whatever it refuses."""

import os
import time
from contextlib import suppress
from pathlib import Path

from app.export.files import TEMPORARY

SURELY_LEFT_S = 60.0
"""Nothing of ours takes that long to write: a program was killed over it."""


def folders_in(parent: Path) -> list[Path]:
    """The folders in a folder; none where it is not there. Raises OSError if it cannot be read."""
    try:
        found = list(os.scandir(parent))
    except (FileNotFoundError, NotADirectoryError):
        return []
    return [Path(each.path) for each in found if each.name[0] != "." and _is_folder(each)]


def is_there(path: Path) -> bool:
    """False too where its folder lets nobody look: `Path.is_file` raises then."""
    try:
        return path.is_file()
    except OSError:
        return False


def changed_at_s(path: Path) -> float:
    """When a file or folder was changed, in seconds of the epoch; long ago where that cannot be told."""
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0


def sweep(folder: Path) -> None:
    """Remove what was half written in a run's folder; its own time, by which runs are ordered, stays."""
    with suppress(OSError):
        left = [
            path for path in folder.glob(f"{TEMPORARY}*") if changed_at_s(path) < time.time() - SURELY_LEFT_S
        ]
        if left:
            status = folder.stat()
            for path in left:
                path.unlink()
            os.utime(folder, ns=(status.st_atime_ns, status.st_mtime_ns))


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """A link that leads nowhere, or to itself, is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False
