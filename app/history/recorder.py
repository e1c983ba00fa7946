"""Keeps a run while it is measured: a journal on the way, the result file at its end."""

from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Self

from app.export.files import FORMATS, ExportError, make_folder, write_atomically
from app.export.saved_result import ReadError
from app.folders import runs_folder
from app.history.journal import JOURNAL, Journal, read_journal
from app.history.run_log import note_event
from app.logs import log
from app.model.events import RunEnded, RunEvent, RunResumed, RunStarted
from app.model.failure import Trouble
from app.model.result import Result, apply, start
from app.model.result_file import SUFFIX
from app.words import tr

RESULT = FORMATS[SUFFIX].default_name


class Recorder:
    """Takes the events of one run. What the disk refuses is told once, and never stops the run."""

    def __init__(self, tell: Callable[[Trouble], None], runs: Path | None = None) -> None:
        self._tell = tell
        self._runs = runs or runs_folder()
        self._folder = self._runs
        self._journal: Journal | None = None
        self._result: Result | None = None
        self._is_told = False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._close()

    def reopen(self, name: str) -> Result:
        """Go on with an interrupted or a stopped run, by the name of its folder, as far as its journal goes.

        Raises:
            ReadError: If it cannot.
        """
        self._folder = self._runs / name
        journaled = read_journal(self._folder / JOURNAL)
        if journaled.note and (self._folder / RESULT).exists():
            # The result of a stopped run has more than is left of its journal.
            raise ReadError(journaled.note)
        self._result = journaled.result
        self._open(after_bytes=journaled.whole_bytes)
        return journaled.result

    def take(self, event: RunEvent) -> None:
        """Keep one more event; with the last one the result is written."""
        if isinstance(event, RunStarted):
            self._result = start(event)
            self._folder = self._runs / event.run_id
            self._open()
        else:
            assert self._result is not None, "a run begins with RunStarted or is reopened"
            self._result = apply(self._result, event)
        self._write(event)
        note_event(event)
        if isinstance(event, RunResumed) and self._journal is not None:
            # Of a stopped run: from here on the journal has more than its result, which is written anew.
            with suppress(OSError):
                (self._folder / RESULT).unlink(missing_ok=True)
        if isinstance(event, RunEnded):
            self._finish(self._result)

    def _open(self, after_bytes: int = 0) -> None:
        try:
            self._journal = Journal(self._folder / JOURNAL, after_bytes=after_bytes)
        except OSError as error:
            self._tell_once(error)

    def _write(self, event: RunEvent) -> None:
        if self._journal is None:
            return
        try:
            self._journal.write(event)
        except OSError as error:
            self._close()
            self._tell_once(error)

    def _finish(self, result: Result) -> None:
        """Write the result, even where the journal could not be: there may be room again."""
        try:
            write_result(self._folder, result)
        except ExportError as error:
            self._tell_once(error)
        finally:
            self._close()

    def _close(self) -> None:
        journal, self._journal = self._journal, None
        if journal is not None:
            journal.close()

    def _tell_once(self, error: Exception) -> None:
        if self._is_told:
            return
        self._is_told = True
        log().error("A run cannot be kept", exc_info=error)
        reason = (error.strerror if isinstance(error, OSError) else None) or str(error)
        self._tell(
            Trouble(
                self._result.run_id if self._result else "",
                tr(
                    "This run is not being kept in History: {reason}. It goes on, and its result can be "
                    "exported when it has ended.",
                    reason=reason.rstrip("."),
                ),
            )
        )


def write_result(folder: Path, result: Result) -> None:
    """Write the result of an ended run into its folder; its journal, which has the same, goes.

    That of a stopped run stays: with it the run can be resumed.

    Raises:
        ExportError: If it cannot be written; the journal stays.
    """
    make_folder(folder)
    write_atomically(folder / RESULT, FORMATS[SUFFIX].encode(result))
    if result.outcome != "stopped":
        with suppress(OSError):
            (folder / JOURNAL).unlink(missing_ok=True)
