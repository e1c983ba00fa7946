"""The folder of a measuring process's temporary files: loaders that are killed leave their sockets there.

The process makes it, and whoever outlives the process removes it, so its name follows from the process's id.
"""

import os
import shutil
import tempfile
from pathlib import Path


def scratch_of(pid: int) -> Path:
    """Short: below it a socket is made, and a path to one has 104 bytes at most on macOS (its sys/un.h)."""
    return Path(tempfile.gettempdir()) / f"tm-{pid}"


def use_own_scratch() -> Path | None:
    """Have the temporary files of this process, and of those that it starts, in a folder of their own.

    Returns:
        The folder; None where there can be none, and they are where the system has them.
    """
    folder = scratch_of(os.getpid())
    try:
        folder.mkdir(mode=0o700)
    except OSError:
        return None
    os.environ["TMPDIR"] = str(folder)
    # It was looked for, and kept, to find this one.
    tempfile.tempdir = None
    return folder


def remove_scratch(folder: Path) -> None:
    """Remove it, with all that is in it."""
    shutil.rmtree(folder, ignore_errors=True)
