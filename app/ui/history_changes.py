"""What is done to runs of the history, so that it can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from app.history.store import Entry, Store, StoreError
from app.words import mark, tr

Failed = Callable[[str, str, str], None]
"""Told what was not done, why, and the details."""


class Deletion(QUndoCommand):
    """Runs put aside; those that cannot be stay, and that is told.

    Those that an Undo could not bring back are still to be undone: `undone_in_part` then puts the command
    back on the stack, by a Redo that deletes nothing, so that the next Undo tries again.
    """

    def __init__(
        self,
        store: Store,
        entries: Sequence[Entry],
        deleted: Callable[[int], None],
        restored: Callable[[set[str]], None],
        undone_in_part: Callable[[], None],
        failed: Failed,
    ) -> None:
        """Make it; `deleted` is told each time how many are gone, `restored` the names of those back."""
        super().__init__(_deletion_title(entries))
        self._store = store
        self._entries = list(entries)
        self._deleted = deleted
        self._restored = restored
        self._undone_in_part = undone_in_part
        self._failed = failed
        self._gone: list[Entry] = []

    def redo(self) -> None:
        there = [entry for entry in self._entries if entry not in self._gone]
        done, left = _each(there, self._store.delete)
        self._gone += done
        self._tell(left, mark("{run} was not deleted."), mark("{count} runs were not deleted."))
        self.setObsolete(not self._gone)
        self._deleted(len(self._gone))

    def undo(self) -> None:
        restored, left = _each(self._gone, self._store.restore)
        self._restored({entry.name for entry in restored})
        self._gone = [entry for entry, _ in left if not self._store.is_lost(entry.name)]
        advice = tr("Nothing of it is lost. Choose Undo to try again.") if self._gone else ""
        self._tell(left, mark("{run} was not restored."), mark("{count} runs were not restored."), advice)
        if self._gone:
            # What came back is not deleted again with it.
            self._entries = list(self._gone)
            self._undone_in_part()
        elif left:
            self._entries = restored
            self.setObsolete(not restored)
        self.setText(_deletion_title(self._entries))

    def _tell(
        self, left: Sequence[tuple[Entry, StoreError]], of_one: str, of_several: str, advice: str = ""
    ) -> None:
        """One message, however many there are."""
        if not left:
            return
        (first, error), count = left[0], len(left)
        why = "\n\n".join(filter(None, (str(error), advice)))
        if count == 1:
            self._failed(tr(of_one, run=first.title), why, error.details)
        else:
            details = "\n".join(f"{entry.title}: {error}" for entry, error in left)
            self._failed(tr(of_several, count=count), why, details)


class Wording(QUndoCommand):
    """A title or a note changed. `write` is the store's way to write it."""

    def __init__(
        self,
        text: str,
        write: Callable[[str, str], None],
        entry: Entry,
        words: tuple[str, str],
        failed: Failed,
    ) -> None:
        """Make it; `words` are the old ones and the new ones."""
        super().__init__(text)
        self._write = write
        self._entry = entry
        self._old, self._new = words
        self._failed = failed

    def redo(self) -> None:
        self._say(self._new)

    def undo(self) -> None:
        self._say(self._old)

    def _say(self, words: str) -> None:
        try:
            self._write(self._entry.name, words)
        except StoreError as error:
            self.setObsolete(True)
            self._failed(tr("{run} was not changed.", run=self._entry.title), str(error), error.details)


def _deletion_title(entries: Sequence[Entry]) -> str:
    return tr("Delete Run") if len(entries) == 1 else tr("Delete {count} Runs", count=len(entries))


def _each(
    entries: Sequence[Entry], do: Callable[[str], None]
) -> tuple[list[Entry], list[tuple[Entry, StoreError]]]:
    """Those it could be done to, and the others with the reason."""
    done, left = [], []
    for entry in entries:
        try:
            do(entry.name)
        except StoreError as error:
            left.append((entry, error))
        else:
            done.append(entry)
    return done, left
