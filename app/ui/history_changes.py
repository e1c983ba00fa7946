"""What is done to runs of the history, so that it can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from app.history.store import Entry, Store, StoreError
from app.words import mark, tr

Failed = Callable[[str, str, str], None]
"""Told what was not done, why, and the details."""


class Deletion(QUndoCommand):
    """Runs put aside; those that cannot be stay, and that is told."""

    def __init__(
        self, store: Store, entries: Sequence[Entry], deleted: Callable[[int], None], failed: Failed
    ) -> None:
        """Make it; `deleted` is told each time how many are gone."""
        one = len(entries) == 1
        super().__init__(tr("Delete Run") if one else tr("Delete {count} Runs", count=len(entries)))
        self._store = store
        self._entries = entries
        self._deleted = deleted
        self._failed = failed
        self._gone: list[Entry] = []

    def redo(self) -> None:
        self._gone, left = _each(self._entries, self._store.delete)
        self._tell(left, mark("{run} was not deleted."), mark("{count} runs were not deleted."))
        self.setObsolete(not self._gone)
        self._deleted(len(self._gone))

    def undo(self) -> None:
        _, left = _each(self._gone, self._store.restore)
        self._tell(left, mark("{run} was not restored."), mark("{count} runs were not restored."))
        self._gone = []

    def _tell(self, left: Sequence[tuple[Entry, StoreError]], of_one: str, of_several: str) -> None:
        """One message, however many there are."""
        if not left:
            return
        (first, why), count = left[0], len(left)
        if count == 1:
            self._failed(tr(of_one, run=first.title), str(why), "")
        else:
            details = "\n".join(f"{entry.title}: {error}" for entry, error in left)
            self._failed(tr(of_several, count=count), str(why), details)


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
            self._failed(tr("{run} was not changed.", run=self._entry.title), str(error), "")


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
