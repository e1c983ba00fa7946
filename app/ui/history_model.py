"""The runs of the history as rows of a table, and the filter over them."""

from collections.abc import Callable, Mapping, Sequence
from enum import IntEnum

from PySide6.QtCore import (
    QAbstractTableModel,
    QModelIndex,
    QSortFilterProxyModel,
    Qt,
)
from PySide6.QtGui import QColor

from app.history.store import Entry
from app.history.words import outcome, preset_title
from app.stats.moments import local_minute
from app.ui.appearance import status_color
from app.ui.row_table import Index, Role, column_head
from app.words import mark

SORT_ROLE = Role.UserRole

COLUMNS: Mapping[str, str] = {
    mark("Run"): mark("Its title, or else what it says. F2 renames it."),
    mark("Date"): mark("When it was begun."),
    mark("Machine"): mark("What it was measured on."),
    mark("Preset"): mark("The choices it began from."),
    mark("Outcome"): mark("Whether it was measured to its end."),
    mark("Note"): mark("Whatever you want to remember of it. Shift+F2 edits it."),
}


class Column(IntEnum):
    """The columns by their places."""

    TITLE = 0
    DATE = 1
    MACHINE = 2
    PRESET = 3
    OUTCOME = 4
    NOTE = 5


class HistoryModel(QAbstractTableModel):
    """One row for each run; a title and a note can be edited, which `edited` is told of."""

    def __init__(self, edited: Callable[[Entry, int, str], None]) -> None:
        super().__init__()
        self.entries: list[Entry] = []
        self._edited = edited

    def show_entries(self, entries: Sequence[Entry]) -> None:
        """Show these."""
        self.beginResetModel()
        self.entries = list(entries)
        self.endResetModel()

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self.entries)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        title = list(COLUMNS)[section]
        return column_head(role, title, COLUMNS[title], is_text=True)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        entry, column = self.entries[index.row()], index.column()
        match role:
            case Role.DisplayRole:
                return _text(entry, column)
            case Role.EditRole:
                return entry.about.note if column == Column.NOTE else entry.title
            case Role.ToolTipRole:
                return _tip(entry, column)
            case Role.ForegroundRole:
                return _color(entry, column)
            case _ if role == SORT_ROLE:
                return _sort_key(entry, column)
            case _:
                return None

    def setData(self, index: Index, value: object, role: int = Role.EditRole) -> bool:  # noqa: N802
        if role != Role.EditRole or not isinstance(value, str):
            return False
        if value != self.data(index, Role.EditRole):
            self._edited(self.entries[index.row()], index.column(), value)
        return True

    def flags(self, index: Index) -> Qt.ItemFlag:
        flags = super().flags(index)
        return flags | Qt.ItemFlag.ItemIsEditable if index.column() in (Column.TITLE, Column.NOTE) else flags


class HistoryFilter(QSortFilterProxyModel):
    """Rows that have every word that is looked for in any column, in the order chosen."""

    def __init__(self, source: HistoryModel) -> None:
        super().__init__()
        self._words: list[str] = []
        self._source = source
        self.setSortRole(SORT_ROLE)
        self.setSourceModel(source)

    def look_for(self, text: str) -> None:
        """Show only what has these words."""
        self._words = text.casefold().split()
        self.invalidate()

    def entry(self, row: int) -> Entry:
        """The run in a row as it is shown."""
        return self._source.entries[self.mapToSource(self.index(row, 0)).row()]

    def filterAcceptsRow(self, row: int, parent: Index) -> bool:  # noqa: ARG002, N802
        entry = self._source.entries[row]
        texts = [_text(entry, column) for column in range(len(COLUMNS))]
        texts.append(entry.summary.headline if entry.summary else entry.name)
        whole = "\n".join(texts).casefold()
        return all(word in whole for word in self._words)


def _text(entry: Entry, column: int) -> str:
    about = entry.summary
    match column:
        case Column.TITLE:
            return entry.title
        case Column.OUTCOME:
            return outcome(entry)
        case Column.NOTE:
            return entry.about.note
        case _ if about is None:
            return ""
        case Column.DATE:
            return local_minute(about.started_at)
        case Column.MACHINE:
            return about.machine
        case _:
            return preset_title(about)


def _tip(entry: Entry, column: int) -> str | None:
    if column == Column.TITLE and entry.summary is not None:
        return "\n".join(filter(None, (entry.about.title, entry.summary.headline)))
    if column == Column.OUTCOME:
        note = entry.summary.note if entry.summary else ""
        return "\n".join(filter(None, (outcome(entry), note)))
    return _text(entry, column) or None


def _color(entry: Entry, column: int) -> QColor | None:
    if column != Column.OUTCOME:
        return None
    status = {"damaged": "problem", "interrupted": "warning"}.get(entry.state)
    return QColor(status_color(status)) if status else None


def _sort_key(entry: Entry, column: int) -> str:
    if column == Column.DATE:
        return entry.summary.started_at if entry.summary else ""
    return _text(entry, column).casefold()
