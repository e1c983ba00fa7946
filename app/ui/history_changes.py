"""What is done to runs of the history, so that it can be undone."""

from collections.abc import Callable, Sequence

from PySide6.QtGui import QUndoCommand

from app.history.store import Entry, Store, StoreError
from app.words import tr

Failed = Callable[[str, str], None]
"""Told what was not done, and why."""


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
        for entry in self._entries:
            try:
                self._store.delete(entry.name)
            except StoreError as error:
                self._failed(tr("{run} was not deleted.", run=entry.title), str(error))
            else:
                self._gone.append(entry)
        self.setObsolete(not self._gone)
        self._deleted(len(self._gone))

    def undo(self) -> None:
        gone, self._gone = self._gone, []
        for entry in gone:
            try:
                self._store.restore(entry.name)
            except StoreError as error:
                self._failed(tr("{run} was not restored.", run=entry.title), str(error))


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
            self._failed(tr("{run} was not changed.", run=self._entry.title), str(error))
