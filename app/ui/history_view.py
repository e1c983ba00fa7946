"""The history: every run that is kept, to be opened, named, compared, deleted, and found on the disk."""

import time
from collections.abc import Iterator

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent, QUndoStack
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QLineEdit,
    QMainWindow,
    QMenu,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.history.store import Entry, Store, StoreError
from app.ui.appearance import colored, status_color
from app.ui.history_changes import Deletion, Wording
from app.ui.history_menu import HistoryCommands, add_sorting, button_for
from app.ui.history_model import Column, HistoryFilter, HistoryModel
from app.ui.history_table import HistoryTable
from app.ui.messages import show_problem
from app.ui.notice import Answer, Notice
from app.ui.reveal import reveal, reveal_by_hand
from app.words import tr

STEP_S = 0.012
"""Longer than this nothing is read at a time, so that the window goes on."""
EDITING_MS = 200
"""How often to look whether a title is still being edited, which new rows would end."""


class HistoryView(QWidget):
    """The page of the history.

    Signals:
        open_wanted: The name of a run to show.
        resume_wanted: The name of an interrupted or stopped run to resume.
        compare_wanted: The result files (`list[Path]`) of two to six runs.
    """

    open_wanted = Signal(str)
    resume_wanted = Signal(str)
    compare_wanted = Signal(list)

    def __init__(self, store: Store, window: QMainWindow, menu: QMenu) -> None:
        super().__init__()
        self._store = store
        self.undo_stack = QUndoStack(self)
        self.undo_stack.indexChanged.connect(self._changed)
        self._deleted = 0
        self._restored: set[str] = set()
        self._is_undone_in_part = False
        self.commands = HistoryCommands(window, self, menu)
        self.model = HistoryModel(self._edited)
        self.table = HistoryTable(HistoryFilter(self.model), self.commands.menu)
        self._sorting = add_sorting(window, self.commands.menu, self.table)
        self.filter = QLineEdit()
        self.filter.setPlaceholderText(tr("Filter by any word"))
        self.filter.setAccessibleName(tr("Filter"))
        self.filter.setClearButtonEnabled(True)
        # Its own: that of the window may have something to say that is not to be lost.
        self.notice = Notice()
        self._hint = QLabel()
        self._hint.setWordWrap(True)
        self._foot = QWidget()
        self._empty = QLabel()
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setWordWrap(True)
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty)
        self._pages.addWidget(self.table)
        self._coming: Iterator[Entry] = iter(())
        self._found: list[Entry] = []
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._read_on)
        self._arrange()
        self._connect()
        self.refresh_colors()
        self._show_what_is_there()
        self._selection_changed()

    @property
    def is_reading(self) -> bool:
        """The list is being read anew."""
        return self._timer.isActive()

    def refresh(self) -> None:
        """Read the list anew, in steps; what is shown stays until then. Out of sight nobody needs it."""
        if self.isVisible():
            self._begin_reading()

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self._hint, status_color("muted"))
        colored(self._empty, status_color("muted"))
        # Out of sight it is painted anew anyway, and PySide takes its time to find out what a viewport is.
        if self.isVisible():
            self.table.viewport().update()

    def chosen(self) -> list[Entry]:
        """The selected runs, where this page is to be seen."""
        return self.table.chosen() if self.isVisible() else []

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        # Another window, or the system's file manager, may have changed what there is.
        self._begin_reading()
        self._selection_changed()

    def hideEvent(self, event: QHideEvent) -> None:  # noqa: N802
        super().hideEvent(event)
        self._selection_changed()

    def open_chosen(self) -> None:
        """Open the selected run, if it is one."""
        match self.chosen():
            case [entry] if self._is_there(entry, tr("The run was not opened.")):
                self.open_wanted.emit(entry.name)
                if self._store.result_file(entry.name) is None:
                    # What it has may be another thing by now than the list says.
                    self.refresh()

    def resume_chosen(self) -> None:
        """Resume the selected run."""
        entry = self.chosen()[0]
        if self._is_there(entry, tr("The run was not resumed.")):
            self.resume_wanted.emit(entry.name)

    def compare_chosen(self) -> None:
        """Compare the selected runs: all of them, or none where one is gone."""
        chosen = self.chosen()
        files = [self._store.result_file(entry.name) for entry in chosen]
        missing = [
            self._why_missing(entry) for entry, file in zip(chosen, files, strict=True) if file is None
        ]
        if missing:
            self._tell_failed(tr("The runs were not compared."), "\n".join(missing))
        else:
            self.compare_wanted.emit(files)

    def delete_chosen(self) -> None:
        """Delete the selected runs; Undo brings them back."""
        told = (self._note_deleted, self._note_restored, self._note_undone_in_part, self._tell_failed)
        self.undo_stack.push(Deletion(self._store, self.chosen(), *told))

    def reveal_chosen(self) -> None:
        """Show the selected run's file in the system's file manager."""
        entry, what = self.chosen()[0], tr("The place of the run was not shown.")
        path = self._store.result_file(entry.name) or self._store.folder(entry.name)
        if self._is_there(entry, what) and (why := reveal(path)):
            self._tell_failed(what, f"{why}\n\n{reveal_by_hand(path)}")

    def _is_there(self, entry: Entry, what: str) -> bool:
        """Whether others have not deleted a run since the list was read: `what` was not done then."""
        if self._store.has(entry.name):
            return True
        self._tell_failed(what, self._why_missing(entry))
        return False

    def _why_missing(self, entry: Entry) -> str:
        if self._store.has(entry.name):
            return tr("There is no result file of {run}.", run=entry.title)
        return tr("{run} is not in History any more.", run=entry.title)

    def _tell_failed(self, what: str, why_and_next: str, details: str = "") -> None:
        """Tell it, and read the list anew: it may not be what there is."""
        show_problem(self, what, why_and_next, details)
        self.refresh()

    def _arrange(self) -> None:
        foot = QHBoxLayout(self._foot)
        foot.setContentsMargins(0, 0, 0, 0)
        foot.setSpacing(8)
        foot.addWidget(self._hint, 1)
        foot.addWidget(button_for(self.commands.resume))
        foot.addWidget(button_for(self.commands.compare))
        foot.addWidget(button_for(self.commands.open))
        whole = QVBoxLayout(self)
        whole.setContentsMargins(0, 0, 0, 0)
        whole.setSpacing(0)
        whole.addWidget(self.notice)
        layout = QVBoxLayout()
        whole.addLayout(layout, 1)
        layout.setContentsMargins(20, 14, 20, 12)
        layout.setSpacing(10)
        layout.addWidget(self.filter)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self._foot)

    def _connect(self) -> None:
        self.filter.textChanged.connect(self._look_for)
        self.table.opened.connect(self.open_chosen)
        self.table.deletion_wanted.connect(self.commands.delete.trigger)
        self.table.selectionModel().selectionChanged.connect(self._selection_changed)

    def _begin_reading(self) -> None:
        self._coming, self._found = self._store.entries(), []
        self._timer.start(0)
        if not self.model.entries:
            self._empty.setText(tr("Reading the history …"))

    def _read_on(self) -> None:
        until = time.monotonic() + STEP_S
        try:
            for entry in self._coming:
                self._found.append(entry)
                if time.monotonic() > until:
                    return
        except StoreError as error:
            self._timer.stop()
            self.model.show_entries(())
            self._show_what_is_there()
            self._empty.setText(str(error))
            return
        if self.table.is_editing:
            self._timer.setInterval(EDITING_MS)
            return
        self._timer.stop()
        names = self._restored or {entry.name for entry in self.table.chosen()}
        if self._found != self.model.entries:
            # Else it stays as it is, scrolled to wherever it is.
            self.model.show_entries(self._found)
            self.table.choose(names)
        self._say_what_is_there()
        self._selection_changed()
        if self._restored:
            self._restored = set()
            self.table.setFocus()

    def _look_for(self, text: str) -> None:
        self.table.rows.look_for(text)
        self._say_what_is_there()

    def _show_what_is_there(self) -> None:
        self._pages.setCurrentIndex(1 if self.table.rows.rowCount() else 0)
        for part in (self.filter, self._foot):
            part.setVisible(bool(self.model.entries))

    def _say_what_is_there(self) -> None:
        self._show_what_is_there()
        if self.model.entries:
            self._empty.setText(tr("No run has all these words."))
        else:
            self._empty.setText(self._why_empty())

    def _why_empty(self) -> str:
        if not self._store.has_deleted:
            return tr("Nothing measured yet.\nEvery run is kept here by itself, as it is measured.")
        if self.undo_stack.canUndo():
            return tr("Every run was deleted.\nUndo brings them back.")
        return tr("Every run was deleted.\nThe next one is kept here by itself, as it is measured.")

    def _note_deleted(self, count: int) -> None:
        self._deleted = count

    def _note_restored(self, names: set[str]) -> None:
        """What is back is chosen as soon as the list has it, so that the next command is for it."""
        self._restored = names

    def _note_undone_in_part(self) -> None:
        self._is_undone_in_part = True

    def _changed(self) -> None:
        """After a change, or its undoing: only a deletion is told, until the next one."""
        if self._is_undone_in_part:
            self._is_undone_in_part = False
            self.undo_stack.redo()
            return
        count, self._deleted = self._deleted, 0
        if count:
            one = count == 1
            self.notice.say(
                tr("1 run was deleted.") if one else tr("{count} runs were deleted.", count=count),
                (
                    Answer(tr("Undo"), tr("Bring back what was deleted"), self.undo_stack.undo),
                    Answer(tr("OK"), tr("Hide this message"), lambda: None),
                ),
            )
        else:
            self.notice.hide()
        self.refresh()

    def _selection_changed(self) -> None:
        chosen = self.chosen()
        self.commands.refresh(chosen)
        self._sorting.setEnabled(self.isVisible() and bool(self.model.entries))
        if len(chosen) > 1:
            self._hint.setText(tr("{count} runs selected", count=len(chosen)))
        else:
            self._hint.setText(tr("Select 2 to 6 runs to compare them."))

    def _edited(self, entry: Entry, column: int, words: str) -> None:
        failed = self._tell_failed
        if column == Column.NOTE:
            both = (entry.about.note, words)
            change = Wording(tr("Edit Note"), self._store.annotate, entry, both, failed)
        else:
            both = (entry.about.title, words)
            change = Wording(tr("Rename Run"), self._store.rename, entry, both, failed)
        self.undo_stack.push(change)
