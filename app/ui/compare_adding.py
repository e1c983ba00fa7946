"""What is added to a comparison: a run of the history, or files."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.history.recorder import RESULT
from app.history.store import Entry, Store, StoreError
from app.stats.moments import local_minute
from app.ui.artist import do_aside
from app.words import tr

MOST_RUNS = 10
LONGEST_TEXT = 70
"""Letters of what a run says, so that the menu is no wider than the window."""


class AddMenu(QMenu):
    """The runs that ended last, and the dialog of files.

    Signals:
        files_wanted: Files are to be chosen by the system's dialog.
        runs_wanted: The result files (`list[Path]`) of runs of the history.
    """

    files_wanted = Signal()
    runs_wanted = Signal(list)

    def __init__(self, store: Store, parent: QWidget) -> None:
        super().__init__(parent)
        self._store = store
        self.setToolTipsVisible(True)
        self.runs = QMenu(tr("From History"), self)
        self.runs.setToolTipsVisible(True)
        self.runs.menuAction().setToolTip(tr("Compare one of the runs that ended last, too"))
        self.addMenu(self.runs)
        self.files = QAction(tr("Files …"), self)
        self.files.setToolTip(tr("Choose saved results to compare, several at once if you like"))
        self.files.triggered.connect(lambda _checked: self.files_wanted.emit())
        self.addAction(self.files)
        self._say(tr("Reading the history …"))

    def refresh(self) -> None:
        """Look which runs there are, aside; before the menu opens, as an open one should not change."""
        do_aside(self, self._latest, self._show_runs)

    def _latest(self) -> list[Entry]:
        # The page History tells what is wrong with it.
        with suppress(StoreError):
            found = [each for each in self._store.entries() if self._store.result_file(each.name)]
            return sorted(found, key=_began_at, reverse=True)[:MOST_RUNS]
        return []

    def _show_runs(self, entries: list[Entry]) -> None:
        if self.isVisible() or self.runs.isVisible():
            # Nothing moves away under the pointer; the page looks again when it is shown.
            return
        self.runs.clear()
        for entry in entries:
            file = self._store.folder(entry.name) / RESULT
            self._add(_words(entry), _tip(entry), partial(self.runs_wanted.emit, [file]))
        if not entries:
            self._say(tr("No run has ended yet"))

    def _say(self, words: str) -> None:
        """In place of runs: macOS shows no menu that is empty."""
        self._add(words, "", lambda: None).setEnabled(False)

    def _add(self, text: str, tip: str, handler: Callable[[], None]) -> QAction:
        # A single & would underline the letter after it.
        action = QAction(text.replace("&", "&&"), self.runs)
        action.setToolTip(tip)
        action.triggered.connect(lambda _checked: handler())
        self.runs.addAction(action)
        return action


def _words(entry: Entry) -> str:
    """When, on what, and its title or what it says."""
    about = entry.summary
    if about is None:
        return entry.name
    title = entry.title
    if len(title) > LONGEST_TEXT:
        title = f"{title[: LONGEST_TEXT - 1].rstrip()}…"
    return "  ·  ".join((local_minute(about.started_at), about.machine, title))


def _began_at(entry: Entry) -> str:
    return entry.summary.started_at if entry.summary else ""


def _tip(entry: Entry) -> str:
    return entry.summary.headline if entry.summary else ""
