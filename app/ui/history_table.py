"""The table of the history: newest first, several rows at a time, Return opens."""

from collections.abc import Callable
from datetime import UTC, datetime

from PySide6.QtCore import QEvent, QItemSelectionModel, QModelIndex, QPersistentModelIndex, Qt, Signal
from PySide6.QtGui import QContextMenuEvent, QKeyEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import (
    QAbstractItemView,
    QLineEdit,
    QMenu,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QTableView,
    QWidget,
)

from app.history.store import Entry
from app.history.text import LONGEST_TEXT
from app.notation import day
from app.ui.history_model import Column, HistoryFilter
from app.words import tr

Widths = dict[Column, int]

ROW_PADDING = 10
WIDEST = {
    Column.TITLE: 29,
    Column.MACHINE: 16,
    Column.PRESET: 17,
    Column.OUTCOME: 34,
    Column.NOTE: 20,
}
"""In digits, where a row has two lines; what is longer still is elided, and whole in the tooltip."""
LONG_DAY = datetime(2026, 12, 30, tzinfo=UTC)
"""Its day stands in the first line then, its time in the second."""
FREE_TEXTS = (Column.OUTCOME, Column.NOTE)
"""Of any length, as the title is: one that is long does not make every row higher."""
WRITTEN, NARROWEST_WRITTEN = (Column.TITLE, Column.NOTE), 14
ROOM_BESIDE, LEAST_BESIDE = 12, 8
STYLE = (
    "QTableView { border: none; } QTableView::item { padding-left: 5px; }"
    "QHeaderView::section { padding: 4px 8px; }"
)


class _Writing(QStyledItemDelegate):
    """Edits a title or a note."""

    def createEditor(  # noqa: N802
        self, parent: QWidget, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> QWidget:
        editor = super().createEditor(parent, option, index)
        if isinstance(editor, QLineEdit):
            # No more than is kept: what is left out is seen while it is written.
            editor.setMaxLength(LONGEST_TEXT)
        return editor


class HistoryTable(QTableView):
    """Its rows are read anew at any time, so runs are remembered by name, not by place.

    Signals:
        opened: The current run is to be opened.
        deletion_wanted: The selected runs are to be deleted.
    """

    opened = Signal()
    deletion_wanted = Signal()

    def __init__(self, rows: HistoryFilter, menu: QMenu) -> None:
        super().__init__()
        self.rows = rows
        self._menu = menu
        self.setModel(rows)
        self.setItemDelegate(_Writing(self))
        self.setAccessibleName(tr("Table of runs"))
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setTabKeyNavigation(False)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        # Only by the commands: on macOS Return would edit.
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setStyleSheet(STYLE)
        self.verticalHeader().hide()
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        # In a narrow window the outcome is seen, and it is scrolled to the machine.
        header.moveSection(Column.OUTCOME, Column.MACHINE)
        # Of the rows that are seen: there may be thousands.
        header.setResizeContentsPrecision(0)
        rows.modelReset.connect(self.fit_columns)
        self.setSortingEnabled(True)
        self.sortByColumn(Column.DATE, Qt.SortOrder.DescendingOrder)
        self.doubleClicked.connect(lambda _index: self.opened.emit())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.fit_columns()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        self.fit_columns()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self.fit_columns()

    def fit_columns(self) -> None:
        """Each as wide as it needs, the title what they leave; two lines where one is too little.

        Only where it is seen: of a hidden table Qt would ask every row, and there may be thousands.
        """
        if not self.isVisible():
            return
        header, room = self.horizontalHeader(), self.viewport().width()
        lines, widths = self._fitting(room)
        widths[Column.TITLE] += max(0, room - sum(widths.values()))
        for column, width in widths.items():
            header.resizeSection(column, width)
        self.verticalHeader().setDefaultSectionSize(lines * self.fontMetrics().height() + ROW_PADDING)

    def _fitting(self, room: int) -> tuple[int, Widths]:
        """The lines of a row and the widths, as roomy as can be without scrolling, or the narrowest."""
        whole = self._whole_widths()
        folded = self._folded(whole)
        for lines, widths in ((1, whole), (1, self._shorter(whole)), (2, folded)):
            if sum(widths.values()) <= room:
                return lines, widths
        return 2, self._narrowed(folded)

    def _whole_widths(self) -> Widths:
        hint = self.horizontalHeader().sectionSizeHint
        widths = {
            column: max(self.sizeHintForColumn(column) + ROOM_BESIDE, hint(column)) for column in Column
        }
        narrowest = self._of_digits(NARROWEST_WRITTEN)
        return widths | {column: max(narrowest, widths[column]) for column in WRITTEN}

    def _shorter(self, whole: Widths) -> Widths:
        """What is of any length takes no more than its part."""
        limited = {column: min(self._of_digits(WIDEST[column]), whole[column]) for column in FREE_TEXTS}
        title = max(self._usual_title(), self._of_digits(NARROWEST_WRITTEN))
        return whole | limited | {Column.TITLE: title}

    def _folded(self, whole: Widths) -> Widths:
        day_width = self.fontMetrics().horizontalAdvance(day(LONG_DAY)) + 2 * LEAST_BESIDE
        widest = {column: self._of_digits(count) for column, count in WIDEST.items()}
        widest[Column.DATE] = day_width
        return {column: min(widest[column], width) for column, width in whole.items()}

    def _narrowed(self, folded: Widths) -> Widths:
        """No more than two lines need: a note has room to be written, the rest of it is in its tooltip."""
        hint, narrowest = self.horizontalHeader().sectionSizeHint, self._of_digits(NARROWEST_WRITTEN)
        needed = {column: max(hint(column), self._on_two_lines(column)) for column in WIDEST}
        needed |= {Column.TITLE: max(narrowest, needed[Column.TITLE]), Column.NOTE: narrowest}
        return folded | {column: min(width, folded[column]) for column, width in needed.items()}

    def _on_two_lines(self, column: Column) -> int:
        texts = {str(self.rows.index(row, column).data()) for row in self._in_sight()}
        advance = self.fontMetrics().horizontalAdvance
        return max((width_on_two_lines(text, advance) for text in texts), default=0) + 2 * LEAST_BESIDE

    def _of_digits(self, count: int) -> int:
        """The width of so many, which grows with the letters."""
        return self.fontMetrics().horizontalAdvance("0" * count)

    def _usual_title(self) -> int:
        """The width that most of the titles in sight need at the most, and each headline of a run without."""
        advance = self.fontMetrics().horizontalAdvance
        entries = [self.rows.entry(row) for row in self._in_sight()]
        needed = sorted(advance(entry.title) for entry in entries)
        headlines = [advance(entry.title) for entry in entries if not entry.about.title]
        usual = needed[len(needed) // 2] if needed else 0
        return max([usual, *headlines]) + 2 * ROOM_BESIDE

    def _in_sight(self) -> range:
        first, last = self.rowAt(0), self.rowAt(self.viewport().height() - 1)
        return range(max(0, first), last + 1 if last >= 0 else self.rows.rowCount())

    @property
    def is_editing(self) -> bool:
        """A title or a note is being edited."""
        return self.state() is QAbstractItemView.State.EditingState

    def chosen(self) -> list[Entry]:
        """The selected runs from top to bottom."""
        return [self.rows.entry(index.row()) for index in sorted(self.selectionModel().selectedRows())]

    def choose(self, names: set[str]) -> None:
        """Select these runs again, after the rows were read anew."""
        flags = QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows
        for row in range(self.rows.rowCount()):
            if self.rows.entry(row).name in names:
                index = self.rows.index(row, Column.TITLE)
                self.selectionModel().setCurrentIndex(index, flags)

    def sort_by(self, column: Column) -> None:
        """As by a click on its head: the column that it is sorted by already goes the other way round."""
        header = self.horizontalHeader()
        is_again = header.sortIndicatorSection() == column
        is_ascending = header.sortIndicatorOrder() is Qt.SortOrder.AscendingOrder
        descending = is_again and is_ascending
        self.sortByColumn(column, Qt.SortOrder.DescendingOrder if descending else Qt.SortOrder.AscendingOrder)

    def edit_cell(self, column: Column) -> None:
        """Edit the title or the note of the selected run; the current one may be another."""
        match self.selectionModel().selectedRows(column):
            case [index]:
                # The view's own would look at the keys that are held: Shift+F2 would select more.
                self.selectionModel().setCurrentIndex(index, QItemSelectionModel.SelectionFlag.NoUpdate)
                self.edit(index)

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if self.is_editing:
            # What the editor leaves to others comes here: its Return must not open the run.
            event.accept()
        elif event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.opened.emit()
        elif event.key() in (Qt.Key.Key_Delete, Qt.Key.Key_Backspace):
            self.deletion_wanted.emit()
        else:
            super().keyPressEvent(event)

    def contextMenuEvent(self, event: QContextMenuEvent) -> None:  # noqa: N802
        self._menu.popup(event.globalPos())


def width_on_two_lines(text: str, advance: Callable[[str], int]) -> int:
    """The least with which it needs no third line, where lines are broken between words."""
    words = text.split()
    halves = ((" ".join(words[:count]), " ".join(words[count:])) for count in range(1, len(words) + 1))
    return min((max(map(advance, pair)) for pair in halves), default=0)
