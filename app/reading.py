"""Reading a file of which nothing is known: neither a named pipe nor a whole video may stop the program."""

import errno
import os
import stat
from pathlib import Path

from app.notation import number
from app.words import tr

MB = 10**6


class TooLarge(OSError):
    """There is more in a file than anything of its kind has; its size and the most are told."""


def read_at_most(path: Path, most_bytes: int) -> bytes:
    """The whole content of an ordinary file. Its size is asked before anything is read.

    Raises:
        TooLarge: If it has more than `most_bytes`.
        OSError: If it cannot be read, or is no ordinary file.
    """
    # Without O_NONBLOCK a named pipe waits for somebody who writes (open(2) of Linux and macOS).
    handle = os.open(path, os.O_RDONLY | os.O_NONBLOCK | os.O_CLOEXEC)
    try:
        status = os.fstat(handle)
        if not stat.S_ISREG(status.st_mode):
            raise _no_file()
        if status.st_size > most_bytes:
            raise _too_large(status.st_size, most_bytes)
        # It may be growing, and some files of Linux's /proc say that they are empty.
        with os.fdopen(handle, "rb", closefd=False) as file:
            content = file.read(most_bytes + 1)
    finally:
        os.close(handle)
    if len(content) > most_bytes:
        raise _too_large(len(content), most_bytes)
    return content


def refuse_no_file(path: Path) -> None:
    """Raises OSError where something is there that is no ordinary file: to open a named pipe waits."""
    if path.exists() and not path.is_file():
        raise _no_file()


def _no_file() -> OSError:
    return OSError(errno.EINVAL, tr("it is no ordinary file"))


def _too_large(size_bytes: int, most_bytes: int) -> TooLarge:
    return TooLarge(
        errno.EFBIG,
        tr(
            "it has {size} MB, and nothing of its kind has more than {most} MB",
            size=number(size_bytes / MB, ".1f"),
            most=number(most_bytes / MB, "g"),
        ),
    )
