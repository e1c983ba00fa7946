"""Writing results: a file is either the whole new one or the old one untouched."""

import errno
import os
import stat
import tempfile
from collections.abc import Callable, Mapping
from itertools import chain, count
from pathlib import Path

from app.export import csv_file, json_file, png_file
from app.model.controls import without_controls_in_text
from app.model.record import Record
from app.model.result import Result
from app.model.result_file import SUFFIX
from app.model.told import retell
from app.spoken_error import SpokenError
from app.syncing import sync_file, sync_folder
from app.words import mark, tr

FOR_EVERYBODY = 0o644
TEMPORARY = ".torchmark-"
"""How the name of a file begins that is being written; one is left where the program is killed meanwhile."""
NO_FILE = mark("what stands there is no ordinary file")


class Format(Record, frozen=True):
    """A kind of file a result becomes; its title is in English, and shown by `tr`."""

    suffix: str
    title: str
    default_name: str
    encode: Callable[[Result], bytes]


FORMATS: Mapping[str, Format] = {
    form.suffix: form
    for form in (
        Format(SUFFIX, mark("Torchmark Result"), "result.json", json_file.encode),
        Format("csv", mark("Table (CSV)"), "result.csv", csv_file.encode),
        Format("png", mark("Picture for Posting (PNG)"), "speedup.png", png_file.encode),
    )
}


class ExportError(SpokenError):
    """A file that could not be written, in words for a person."""


def save_all(result: Result, folder: Path) -> list[Path]:
    """Write every format under its usual name into `folder`, made if missing.

    Raises:
        ExportError: At the first file that cannot be written.
    """
    make_folder(folder)
    paths = []
    for form in FORMATS.values():
        path = folder / form.default_name
        write_atomically(path, form.encode(result))
        paths.append(path)
    return paths


def make_folder(folder: Path) -> None:
    """Make a folder, with those it lies in, unless it is there and can be written to.

    Raises:
        ExportError: If there can be no file in it.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except (OSError, ValueError) as error:
        raise _nothing_saved(folder, error) from error


def write_folder(place: Path, name: str, contents: Mapping[str, bytes]) -> Path:
    """Write files into a new folder, which is there whole or not at all.

    Returns:
        The folder: of that name in `place`, or with a number where that is taken.

    Raises:
        ExportError: If that fails; there is no new folder.
    """
    make_folder(place)
    try:
        with tempfile.TemporaryDirectory(
            dir=place, prefix=TEMPORARY, ignore_cleanup_errors=True
        ) as temporary:
            # Within one that goes in any case: what is complete leaves it in one step.
            written = Path(temporary) / "whole"
            written.mkdir()
            for file, data in contents.items():
                _replace(written / file, data)
            folder = written.rename(_free(place, name))
        sync_folder(place)
    except (OSError, ValueError) as error:
        raise _nothing_saved(place, error) from error
    return folder


def _free(place: Path, name: str) -> Path:
    """Nothing that is there is touched: it may be of another day, or not ours."""
    names = chain([name], (f"{name}-{number}" for number in count(2)))
    return next(path for each in names if not os.path.lexists(path := place / each))


def _nothing_saved(folder: Path, error: OSError | ValueError) -> ExportError:
    return ExportError(
        tr(
            "Nothing can be saved in {folder}: {reason}. Choose another folder.",
            folder=_shown(folder),
            reason=_reason(error),
        )
    )


def write_atomically(path: Path, data: bytes) -> None:
    """Write beside the target, then replace it in one step.

    Raises:
        ExportError: If that fails; the target is as it was.
    """
    try:
        _replace(path, data)
    except (OSError, ValueError) as error:
        raise ExportError(
            tr(
                "{name} could not be written to {folder}: {reason}. Choose another place.",
                name=_shown(path.name),
                folder=_shown(path.parent),
                reason=_reason(error),
            )
        ) from error


def _reason(error: OSError | ValueError) -> str:
    """Why, in words. A ValueError is Python's own, of a name that it cannot even hand to the system."""
    if isinstance(error, OSError):
        return retell(error.strerror or str(error))
    return tr("the system has no such file names")


def _shown(name: str | Path) -> str:
    """A name that can be said, whatever is in it, such as half a pair of UTF-16."""
    return without_controls_in_text(str(name).encode(errors="replace").decode())


def _replace(path: Path, data: bytes) -> None:
    # What a link leads to is written, as by any other program, and the link stays.
    path = Path(os.path.realpath(path))
    mode = _mode_to_keep(path)
    handle, name = tempfile.mkstemp(dir=path.parent, prefix=TEMPORARY)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(data)
            file.flush()
            sync_file(file.fileno())
        temporary.chmod(mode)
        temporary.replace(path)
        sync_folder(path.parent)
    except BaseException:
        temporary.unlink(missing_ok=True)
        raise


def _mode_to_keep(path: Path) -> int:
    """Of the file that is replaced, or for everybody to read: mkstemp makes files for their owner alone.

    Raises OSError for what must not be replaced, which renaming would not ask about: a device, a pipe, a file
    that is protected.
    """
    try:
        mode = path.stat().st_mode
    except FileNotFoundError:
        return FOR_EVERYBODY
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.ENOTSUP, NO_FILE)
    if not os.access(path, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
    return stat.S_IMODE(mode)
