"""The folders in which runs are kept, as the disk has them: whatever it refuses."""

import os
from pathlib import Path


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


def changed_at_s(folder: Path) -> float:
    """When a folder was changed, in seconds of the epoch; long ago where that cannot be told."""
    try:
        return folder.stat().st_mtime
    except OSError:
        return 0.0


def _is_folder(entry: "os.DirEntry[str]") -> bool:
    """A link that leads nowhere, or to itself, is none."""
    try:
        return entry.is_dir()
    except OSError:
        return False
