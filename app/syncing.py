"""What is written is made to outlive the machine: a plug that is pulled, a battery that is empty."""

import fcntl
import os
from contextlib import suppress
from pathlib import Path


def sync_file(file: int) -> None:
    """Have it on the disk itself: on macOS fsync leaves it in the drive's cache (its man page, fsync(2)).

    Raises OSError where it does not get there.
    """
    full = getattr(fcntl, "F_FULLFSYNC", None)
    if full is not None:
        # Not every file system knows it.
        with suppress(OSError):
            fcntl.fcntl(file, full)
            return
    os.fsync(file)


def sync_folder(folder: Path) -> None:
    """Have the names of the files in it on the disk too, where the system can."""
    with suppress(OSError):
        file = os.open(folder, os.O_RDONLY)
        try:
            sync_file(file)
        finally:
            os.close(file)
