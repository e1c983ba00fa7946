"""Folders in which nothing can be written, for root too: most developers' containers and CI run as root."""

import os
import resource
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

NOBODY = 65534
SMALL_DISK_KB = 64
LARGEST_FILE_BYTES = 10
"""Where a limit of the process stands for a full disk: no file can be written that matters."""


@contextmanager
def ordinary_user() -> Iterator[None]:
    """The superuser may write everywhere."""
    user = os.geteuid()
    os.seteuid(user or NOBODY)
    try:
        yield
    finally:
        os.seteuid(user)


@contextmanager
def limited_files(most_bytes: int = LARGEST_FILE_BYTES) -> Iterator[None]:
    """No file can be larger: the system refuses the rest, as it does on a disk without room."""
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (most_bytes, hard))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))


def _can_mount() -> bool:
    return sys.platform == "linux" and os.geteuid() == 0


@contextmanager
def _mounted(folder: Path, *options: str) -> Iterator[None]:
    """A small disk of its own over the folder, with what was in it."""
    content = {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()}
    size = f"size={SMALL_DISK_KB}k"
    subprocess.run(["mount", "-t", "tmpfs", "-o", size, "tmpfs", str(folder)], check=True)
    try:
        for name, data in content.items():
            (folder / name).write_bytes(data)
        if options:
            subprocess.run(["mount", "-o", ",".join(("remount", *options)), str(folder)], check=True)
        yield
    finally:
        subprocess.run(["umount", "-l", str(folder)], check=True)


@contextmanager
def full(folder: Path) -> Iterator[None]:
    """A disk of 64 KiB without a byte left; without the right to mount one, files of a few bytes."""
    with ExitStack() as stack:
        if not _can_mount():
            stack.enter_context(limited_files())
            yield
            return
        stack.enter_context(_mounted(folder))
        _fill(folder)
        yield


def _fill(folder: Path) -> None:
    """With a file that is taken out of the list at once, its room is not."""
    handle = os.open(folder / "ballast", os.O_WRONLY | os.O_CREAT)
    (folder / "ballast").unlink()
    try:
        while True:
            os.write(handle, bytes(4096))
    except OSError:
        # Open until the end of the test's process: with it its room would be free again.
        _ballast.append(handle)


_ballast: list[int] = []


@contextmanager
def read_only(folder: Path) -> Iterator[None]:
    """A disk that takes nothing; without the right to mount one, a folder without the right to write."""
    with _mounted(folder, "ro") if _can_mount() else forbidden(folder):
        yield


@contextmanager
def forbidden(folder: Path, allowed: int = 0o555) -> Iterator[None]:
    """A folder of somebody else, who allows others to look into it, or nothing at all."""
    mode = folder.stat().st_mode
    folder.chmod(allowed)
    try:
        with ordinary_user():
            yield
    finally:
        folder.chmod(mode)


@contextmanager
def vanished(folder: Path) -> Iterator[None]:
    """Deleted, as by a disk that was pulled out."""
    shutil.rmtree(folder)
    yield


@contextmanager
def replaced(folder: Path) -> Iterator[None]:
    """A file where the folder was."""
    shutil.rmtree(folder)
    folder.write_text("in the way")
    yield


FAULTS = {
    "full": full,
    "read-only": read_only,
    "forbidden": forbidden,
    "vanished": vanished,
    "replaced by a file": replaced,
}
