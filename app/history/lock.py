"""One Torchmark measures at a time: two at once would spoil each other's numbers."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.folders import data_folder
from app.words import tr

LOCK = "measuring.lock"


def busy_message() -> tuple[str, str]:
    """What a second one says: what happens, and why and what next."""
    return (
        tr("Another Torchmark is measuring on this machine."),
        tr(
            "Two at once would spoil each other's numbers. Run when the other one has ended; "
            "results can be looked at meanwhile."
        ),
    )


@contextmanager
def measuring_alone(folder: Path | None = None) -> Iterator[bool]:
    """Whether this program alone measures for the time of the context; False where another one does.

    The system lets go of the lock with the process, however that ends. Where there can be no lock, a
    folder that cannot be written to for instance, nothing is known of others, and nobody is kept waiting.
    """
    file = _open(folder or data_folder())
    try:
        yield _is_ours(file)
    finally:
        if file is not None:
            os.close(file)


def _open(folder: Path) -> int | None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
        return os.open(folder / LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    except OSError:
        return None


def _is_ours(file: int | None) -> bool:
    if file is None:
        return True
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return False
    except OSError:
        return True
    return True
