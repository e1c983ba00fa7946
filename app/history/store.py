"""The runs that are kept: listed, loaded, named, and deleted so that it can be undone."""

import os
import shutil
import time
from collections.abc import Iterator
from contextlib import suppress
from functools import cached_property
from pathlib import Path
from typing import Literal

import msgspec

from app.export.files import ExportError, write_atomically
from app.export.saved_result import ReadError, read_result, refuse_nonsense
from app.folders import cache_folder, data_folder
from app.history.journal import JOURNAL, is_open, read_journal
from app.history.recorder import RESULT, write_result
from app.history.run_folders import changed_at_s, folders_in, is_there, sweep
from app.history.summaries import Summaries, Summary, summary_of
from app.history.text import one_line
from app.model.events import RunEnded
from app.model.record import Record
from app.model.result import Result, apply
from app.model.told import retell
from app.reading import read_at_most
from app.spoken_error import SpokenError
from app.words import tr

ABOUT = "about.json"
MOST_ABOUT_BYTES = 100_000
"""Of the file with what a person has said of a run; two of the longest texts have less."""
DELETED_ARE_KEPT_S = 30 * 24 * 3600.0

State = Literal["finished", "interrupted", "running", "damaged"]


class About(Record, frozen=True, kw_only=True):
    """What a person has said of a run. `is_dismissed`: it is not to be offered for resuming again."""

    title: str = ""
    note: str = ""
    is_dismissed: bool = False


class Entry(Record, frozen=True, kw_only=True):
    """A run in the list.

    Attributes:
        name: That of its folder, by which it is asked for.
        summary: None where it is damaged.
        problem: Why it is damaged, in words.
        is_resumable: It was interrupted or stopped, and its journal is there.
    """

    name: str
    state: State
    about: About
    is_resumable: bool = False
    summary: Summary | None = None
    problem: str = ""

    @property
    def title(self) -> str:
        """As it was named, or else what it says."""
        return self.about.title or (self.summary.headline if self.summary else self.name)


class StoreError(SpokenError):
    """What could not be done to a run, in words for a person."""


class Store:
    """The runs in the app's data folder."""

    def __init__(self, data: Path | None = None, cache: Path | None = None) -> None:
        self._given_data = data
        self._given_cache = cache

    # Looked for when first needed: the window opens without what finds them.
    @cached_property
    def _data(self) -> Path:
        return self._given_data or data_folder()

    @cached_property
    def _runs(self) -> Path:
        return self._data / "runs"

    @cached_property
    def _deleted(self) -> Path:
        return self._data / "deleted"

    @cached_property
    def _summaries(self) -> Path:
        return (self._given_cache or cache_folder()) / "history.json"

    def entries(self) -> Iterator[Entry]:
        """Every run, those changed last first; each is read when it is asked for, so a list can grow.

        Raises:
            StoreError: If the folder in which they are cannot be read.
        """
        summaries = Summaries(self._summaries)
        for name in self._names():
            yield self._entry(name, summaries)
        summaries.save()

    def entry(self, name: str) -> Entry:
        """One run anew."""
        return self._entry(name, Summaries(self._summaries))

    def interrupted(self) -> list[Entry]:
        """The runs to offer for resuming, the latest first."""
        summaries = Summaries(self._summaries)
        found = [self._entry(name, summaries) for name in self._unfinished()]
        summaries.save(keeps_others=True)
        return [entry for entry in found if entry.state == "interrupted" and not entry.about.is_dismissed]

    def folder(self, name: str) -> Path:
        """Where a run is kept."""
        return self._runs / name

    def has(self, name: str) -> bool:
        """Whether a run is there; of one that cannot be looked at that is not denied."""
        with suppress(PermissionError):
            return self.folder(name).exists()
        return True

    def result_file(self, name: str) -> Path | None:
        """The result file of a run that has ended, None of another."""
        path = self.folder(name) / RESULT
        return path if is_there(path) else None

    def has_rest_of(self, result: Result) -> bool:
        """Whether a result is that of a run kept here which was stopped, so that it can be resumed."""
        # Of a file from elsewhere the name may be anything.
        folder = self.folder(result.run_id)
        is_own = result.outcome == "stopped" and folder.parent == self._runs
        return is_own and is_there(folder / JOURNAL)

    def keeps(self, path: Path) -> bool:
        """Whether a result file is that of a run of the history."""
        return path.parent.parent == self._runs

    def title_of(self, path: Path) -> str:
        """What the run of a result file is called; empty where it has no title, or is not kept here."""
        return self._about(path.parent.name).title if self.keeps(path) else ""

    def load(self, name: str) -> tuple[Result, str]:
        """The result of a run, and what of it could not be read, in words. Of an interrupted one, so far.

        Raises:
            ReadError: If it cannot be shown, in words.
        """
        path = self.result_file(name)
        if path is not None:
            return read_result(path), ""
        if not self.has(name):
            raise ReadError(tr("It is not in History any more."))
        if not is_there(self.folder(name) / JOURNAL):
            raise ReadError(tr("There is no result in it."))
        journaled = read_journal(self.folder(name) / JOURNAL)
        result = journaled.result
        if result.outcome is None:
            result = apply(result, RunEnded("stopped"))
        refuse_nonsense(result)
        return result, journaled.note

    def rename(self, name: str, title: str) -> None:
        """Give a run a title; an empty one takes it away. Raises StoreError where it cannot be kept."""
        self._write_about(name, msgspec.structs.replace(self._about(name), title=one_line(title)))

    def annotate(self, name: str, note: str) -> None:
        """Note something of a run. Raises StoreError where it cannot be kept."""
        self._write_about(name, msgspec.structs.replace(self._about(name), note=one_line(note)))

    def dismiss(self, name: str) -> None:
        """Do not offer an interrupted run again; it stays in the list. Raises StoreError."""
        self._write_about(name, msgspec.structs.replace(self._about(name), is_dismissed=True))

    def delete(self, name: str) -> None:
        """Put a run aside, from where it can be restored.

        Raises:
            StoreError: If it is being measured, or cannot be moved.
        """
        if is_open(self.folder(name) / JOURNAL):
            raise StoreError(tr("It is being measured now. Stop it first."))
        self._move(self.folder(name), self._deleted / name)
        # Of the day on which it was deleted, for `tidy`.
        with suppress(OSError):
            os.utime(self._deleted / name)

    def restore(self, name: str) -> None:
        """Bring a deleted run back. Raises StoreError if it cannot be moved."""
        self._move(self._deleted / name, self.folder(name))

    def is_lost(self, name: str) -> bool:
        """Whether a deleted run is certainly not there to be restored; not where that cannot be known."""
        try:
            return self._deleted / name not in self._deleted.iterdir()
        except OSError:
            return False

    @property
    def has_deleted(self) -> bool:
        """Whether something lies aside."""
        with suppress(OSError):
            return bool(folders_in(self._deleted))
        return False

    def tidy(self) -> None:
        """At a start: what was deleted long ago goes, and what had ended without its file gets it.

        So does what a program that was killed had half written.
        """
        too_old = time.time() - DELETED_ARE_KEPT_S
        with suppress(OSError):
            for folder in folders_in(self._deleted):
                if changed_at_s(folder) < too_old:
                    shutil.rmtree(folder, ignore_errors=True)
        summaries = Summaries(self._summaries)
        with suppress(StoreError):
            for name in self._names():
                sweep(self.folder(name))
                journal = self.folder(name) / JOURNAL
                if is_there(journal) and not is_open(journal):
                    self._finish(self._entry(name, summaries), journal)
        summaries.save(keeps_others=True)

    def _finish(self, entry: Entry, journal: Path) -> None:
        """The disk may have been full when the run ended, or the program killed at that very moment."""
        if entry.state != "finished":
            return
        with suppress(ReadError, ExportError, OSError):
            if self.result_file(entry.name) is None:
                write_result(self.folder(entry.name), read_journal(journal).result)
            elif not entry.is_resumable:
                journal.unlink()

    def _names(self) -> list[str]:
        """Raises StoreError if the folder in which they are is there and cannot be read."""
        try:
            folders = sorted(folders_in(self._runs), key=changed_at_s, reverse=True)
        except OSError as error:
            reason = retell(error.strerror or str(error))
            raise StoreError(
                tr(
                    "{folder} cannot be read: {reason}. Every run is kept there: make it readable, then try "
                    "again.",
                    folder=self._runs,
                    reason=reason,
                )
            ) from error
        return [folder.name for folder in folders]

    def _unfinished(self) -> list[str]:
        """Runs of which there is a journal alone; none where nothing can be read."""
        with suppress(StoreError):
            return [
                name
                for name in self._names()
                if self.result_file(name) is None and is_there(self.folder(name) / JOURNAL)
            ]
        return []

    def _entry(self, name: str, summaries: Summaries) -> Entry:
        about = self._about(name)
        path = self.result_file(name)
        state: State = "finished" if path else "interrupted"
        path = path or self.folder(name) / JOURNAL
        if state == "interrupted" and is_open(path):
            state = "running"
        try:
            summary = summary_of(name, path, summaries)
        except (ReadError, ArithmeticError, LookupError, ValueError) as error:
            return Entry(name=name, state="damaged", about=about, problem=_sentence(error))
        if summary.outcome is not None:
            state = "finished"
        was_stopped = summary.outcome == "stopped" and is_there(self.folder(name) / JOURNAL)
        is_resumable = state == "interrupted" or (state == "finished" and was_stopped)
        return Entry(name=name, state=state, about=about, summary=summary, is_resumable=is_resumable)

    def _about(self, name: str) -> About:
        """Nothing where nothing was said, or where that is damaged."""
        try:
            data = read_at_most(self.folder(name) / ABOUT, MOST_ABOUT_BYTES)
            about = msgspec.json.decode(data, type=About)
        except (OSError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return About()
        return msgspec.structs.replace(about, title=one_line(about.title), note=one_line(about.note))

    def _write_about(self, name: str, about: About) -> None:
        try:
            write_atomically(self.folder(name) / ABOUT, msgspec.json.encode(about))
        except ExportError as error:
            raise StoreError(str(error)) from error

    def _move(self, source: Path, target: Path) -> None:
        try:
            target.parent.mkdir(parents=True, exist_ok=True)
            source.rename(target)
        except OSError as error:
            raise StoreError(
                tr(
                    "{folder} could not be moved: {reason}.",
                    folder=source,
                    reason=retell(error.strerror or str(error)),
                )
            ) from error


def _sentence(error: Exception) -> str:
    """Readers speak in words; figures that cannot be worked out do not."""
    if isinstance(error, ReadError):
        return str(error)
    return tr("What is in it does not fit together.")
