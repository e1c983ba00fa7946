"""The commands of the history: one menu, in the menu bar and at a right click."""

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction, QActionGroup, QKeySequence, QUndoStack
from PySide6.QtWidgets import QMainWindow, QMenu, QPushButton

from app.history.store import Entry
from app.ui.actions import Role, add_action
from app.ui.history_model import COLUMNS, Column
from app.ui.history_table import HistoryTable
from app.ui.reveal import reveal_title
from app.words import tr

if TYPE_CHECKING:
    from app.ui.history_view import HistoryView

COMPARABLE = range(2, 7)


class HistoryCommands:
    """What can be done to the selected runs."""

    def __init__(self, window: QMainWindow, view: "HistoryView", menu: QMenu) -> None:
        self.menu = menu
        add = partial(add_action, window, self.menu)
        self.open = add(
            tr("Open Run"), view.open_chosen, shortcut="Ctrl+Return", tip=tr("Show the selected run")
        )
        self.compare = add(
            tr("Compare"),
            view.compare_chosen,
            shortcut="Ctrl+K",
            tip=tr("Compare the selected runs, two to six that have ended"),
        )
        self.resume = add(
            tr("Resume"),
            view.resume_chosen,
            tip=tr("Measure what this run has not: it was interrupted or stopped"),
        )
        self.menu.addSeparator()
        self.rename = add(
            tr("Rename"),
            lambda: view.table.edit_cell(Column.TITLE),
            shortcut="F2",
            tip=tr("Give the selected run a title"),
        )
        self.annotate = add(
            tr("Edit Note"),
            lambda: view.table.edit_cell(Column.NOTE),
            shortcut="Shift+F2",
            tip=tr("Note something of the selected run"),
        )
        self.reveal = add(
            reveal_title(),
            view.reveal_chosen,
            shortcut="Ctrl+Alt+R",
            tip=tr("Show where the selected run is kept"),
        )
        self.menu.addSeparator()
        self.delete = add(
            tr("Delete"),
            view.delete_chosen,
            shortcut="Ctrl+Backspace",
            tip=tr("Delete the selected runs; Undo brings them back"),
        )
        self._chosen: Sequence[Entry] = ()
        self._is_at_rest = False
        self.refresh(())

    def set_at_rest(self, is_at_rest: bool) -> None:
        """Whether a run could begin now."""
        self._is_at_rest = is_at_rest
        self.refresh(self._chosen)

    def refresh(self, chosen: Sequence[Entry]) -> None:
        """Offer what can be done to these."""
        self._chosen = chosen
        is_one = len(chosen) == 1
        are_ended = all(entry.state == "finished" for entry in chosen)
        self.open.setEnabled(is_one and chosen[0].state in ("finished", "interrupted"))
        self.compare.setEnabled(len(chosen) in COMPARABLE and are_ended)
        self.resume.setEnabled(is_one and chosen[0].is_resumable and self._is_at_rest)
        for command in (self.rename, self.annotate, self.reveal):
            command.setEnabled(is_one)
        self.delete.setEnabled(bool(chosen))


def add_sorting(window: QMainWindow, menu: QMenu, table: HistoryTable) -> QMenu:
    """What a click on the head of a column does, for the keyboard."""
    sorting = menu.addMenu(tr("Sort By"))
    sorting.setToolTipsVisible(True)
    tip = tr("Sort the runs by this column; chosen once more, the other way round")
    group = QActionGroup(sorting)
    for column, title in zip(Column, COLUMNS, strict=True):
        action = add_action(window, sorting, tr(title), partial(table.sort_by, column), tip=tip)
        action.setCheckable(True)
        group.addAction(action)
    header = table.horizontalHeader()
    header.sortIndicatorChanged.connect(lambda column, _order: group.actions()[column].setChecked(True))
    group.actions()[header.sortIndicatorSection()].setChecked(True)
    return sorting


def add_undo(menu: QMenu, stack: QUndoStack, show: Callable[[], None]) -> None:
    """Undo and Redo of what was done to the history, with the system's shortcuts; `show` shows it."""
    undo, redo = stack.createUndoAction(menu), stack.createRedoAction(menu)
    undo.setShortcut(QKeySequence.StandardKey.Undo)
    redo.setShortcut(QKeySequence.StandardKey.Redo)
    tips = (tr("Take back the last change of the history"), tr("Make the change again that was taken back"))
    for action, tip in zip((undo, redo), tips, strict=True):
        action.setMenuRole(Role.NoRole)
        action.setToolTip(tip)
        action.setStatusTip(tip)
        # Nothing of a page that is not seen changes unseen.
        action.triggered.connect(lambda _checked: show())
        menu.addAction(action)
    menu.addSeparator()


def button_for(command: QAction) -> QPushButton:
    """A button that gives a command, and can be pressed when that can be given."""
    button = QPushButton(command.text())
    button.setToolTip(command.toolTip())
    button.setAutoDefault(False)
    button.setEnabled(command.isEnabled())
    button.clicked.connect(command.trigger)
    command.enabledChanged.connect(button.setEnabled)
    return button
