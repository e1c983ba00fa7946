"""The journal of a run: its events as lines of JSON, on disk before anything can happen to the program."""

import errno
import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import msgspec

from app.export.saved_result import ReadError
from app.model.codec import decode_run_event, encode_line
from app.model.events import (
    EVENTS_VERSION,
    EpochTimed,
    FirstStepTimed,
    FlopsCounted,
    RunEvent,
    RunStarted,
    TurnStarted,
    WarmedUp,
    WeightsLoading,
    WindowTimed,
)
from app.model.record import Record
from app.model.result import Result, fold
from app.model.told import retell
from app.reading import read_at_most
from app.syncing import sync_file, sync_folder
from app.words import tr

JOURNAL = "journal.jsonl"
MOST_BYTES = 64_000_000
"""Of a journal that is read: twice that of a result, whose samples do not each name their cell."""
PATIENCE_S = 1.0
LOOK_EVERY_S = 0.01
SAMPLES = (FirstStepTimed, WarmedUp, TurnStarted, WindowTimed, EpochTimed, FlopsCounted, WeightsLoading)
"""Of a cell under way. They outlive the program; only all others are made to outlive the machine as well."""


class Journaled(Record, frozen=True):
    """What a journal holds.

    Attributes:
        note: What was left out of it and why, in words; empty where it is whole.
        whole_bytes: So far it can be read; what is after that is damaged.
    """

    result: Result
    note: str
    whole_bytes: int


class _Head(msgspec.Struct, frozen=True):
    """Of the first line, what every version has."""

    events_version: int


class Journal:
    """A journal open for writing. While it is open, no other program takes its run for an interrupted one."""

    def __init__(self, path: Path, *, after_bytes: int = 0) -> None:
        """Open it, with its folder where that is missing; what stands after `after_bytes` is cut off.

        Raises:
            OSError: If there can be no such file.
        """
        path.parent.mkdir(parents=True, exist_ok=True)
        self._file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        try:
            _lock(self._file)
            os.ftruncate(self._file, after_bytes)
            sync_folder(path.parent)
            sync_folder(path.parent.parent)
        except OSError:
            self.close()
            raise

    def write(self, event: RunEvent) -> None:
        """Append an event. Raises OSError where that fails; half a line may stand there then."""
        rest = encode_line(event)
        while rest:
            rest = rest[os.write(self._file, rest) :]
        if not isinstance(event, SAMPLES):
            sync_file(self._file)
            if not os.fstat(self._file).st_nlink:
                # Deleted, with its folder perhaps: the system goes on taking what nobody will find.
                raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT))

    def close(self) -> None:
        """Let go of it. What matters has been synced: an error of a network's disk adds nothing."""
        with suppress(OSError):
            os.close(self._file)


def is_open(path: Path) -> bool:
    """Whether some program is writing this journal now."""
    try:
        file = os.open(path, os.O_RDONLY)
    except OSError:
        return False
    try:
        fcntl.flock(file, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:
        return False
    else:
        return False
    finally:
        os.close(file)


def read_journal(path: Path) -> Journaled:
    """The run as far as its journal tells it.

    Raises:
        ReadError: If it cannot be read, or does not begin as a run of a known version does; in words.
    """
    try:
        data = read_at_most(path, MOST_BYTES)
    except OSError as error:
        raise ReadError(
            tr("Its journal cannot be read: {reason}.", reason=retell(error.strerror or str(error)))
        ) from error
    return fold_lines(data)


def fold_lines(data: bytes) -> Journaled:
    """The same from the journal's content: up to the first line that is no event, or is not complete."""
    *lines, unfinished = data.split(b"\n")
    note = tr("Its last line was only half written, and was left out.") if unfinished else ""
    events = list(_events(lines))
    if not events or not isinstance(events[0], RunStarted):
        raise ReadError(_why_unreadable(lines))
    count = len(events)
    whole_bytes = sum(len(line) + 1 for line in lines[:count])
    if count < len(lines):
        note = tr(
            "Line {number} of its journal is damaged: that line and what follows it were left out.",
            number=count + 1,
        )
    return Journaled(fold(events), note, whole_bytes)


def _events(lines: list[bytes]) -> Iterator[RunEvent]:
    """The events, until the first line that is none, or that begins another run."""
    for index, line in enumerate(lines):
        try:
            event = decode_run_event(line)
        except msgspec.DecodeError:
            return
        if index and isinstance(event, RunStarted):
            return
        yield event


def _why_unreadable(lines: list[bytes]) -> str:
    with suppress(msgspec.DecodeError, UnicodeDecodeError, RecursionError, IndexError):
        if msgspec.json.decode(lines[0], type=_Head).events_version > EVENTS_VERSION:
            return tr("Its journal was written by a newer Torchmark. Update Torchmark to read it.")
    if not lines:
        return tr("It was interrupted before anything was written.")
    return tr("The first line of its journal is damaged.")


def _lock(file: int) -> None:
    """Hold it as open. Whoever asks whether it is, as `is_open` does, has a lock on it for that moment."""
    until_s = time.monotonic() + PATIENCE_S
    # Where a file system knows no locks, a run under way looks interrupted to others; no more.
    with suppress(OSError):
        while True:
            try:
                fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                if time.monotonic() > until_s:
                    raise
                time.sleep(LOOK_EVERY_S)
            else:
                return
