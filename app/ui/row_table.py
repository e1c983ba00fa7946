"""What the tables of figures share: rows that are chosen whole, read, and copied as text."""

from abc import abstractmethod
from collections.abc import Sequence

from PySide6.QtCore import (
    QAbstractTableModel,
    QEvent,
    QModelIndex,
    QPersistentModelIndex,
    QSize,
    Qt,
    Signal,
)
from PySide6.QtGui import QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from app.ui.table_text import Value, copy_markdown, copy_tab_separated
from app.words import tr

ROW_PADDING, CELL_PADDING = 8, 6
HEAD_PADDING, HEAD_ABOVE, HEAD_BELOW, HEAD_LINE = 9, 8, 4, 1
ARROW = 8
"""Of sorting: above the title, where it takes no width."""
STYLE = f"""
QTableView {{ border: none; }}
QTableView::item {{ padding: 0 {CELL_PADDING}px; }}
QHeaderView::section {{
    padding: {HEAD_ABOVE}px {HEAD_PADDING}px {HEAD_BELOW}px;
    border: none; border-bottom: {HEAD_LINE}px solid palette(mid); background: palette(base);
}}
QHeaderView::up-arrow, QHeaderView::down-arrow {{
    subcontrol-origin: border; subcontrol-position: top center; width: {ARROW}px; height: {ARROW}px;
}}
"""

Index = QModelIndex | QPersistentModelIndex
Role = Qt.ItemDataRole


class RowHeader(QHeaderView):
    """As narrow as its titles: Qt would keep room beside each for an arrow, and for bold letters."""

    def __init__(self) -> None:
        super().__init__(Qt.Orientation.Horizontal)
        self.setSectionsClickable(True)
        self.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)

    def sectionSizeFromContents(self, section: int) -> QSize:  # noqa: N802
        title = str(self.model().headerData(section, Qt.Orientation.Horizontal))
        width = self.fontMetrics().horizontalAdvance(title) + 2 * HEAD_PADDING
        return QSize(width, self.fontMetrics().height() + HEAD_ABOVE + HEAD_BELOW + HEAD_LINE)


class RowTable(QTableView):
    """Numbers to the right, texts to the left; copies as tab-separated text or as Markdown.

    Signals:
        copied: It was put on the clipboard, all of it or some rows; a sentence that says so.
    """

    copied = Signal(str)

    def __init__(self, rows: QAbstractTableModel, *, name: str, fewest_rows: int) -> None:
        """Make it; `fewest_rows` are seen at the least, the header and a scroll bar included."""
        super().__init__()
        self._fewest_rows = fewest_rows
        self.setHorizontalHeader(RowHeader())
        self.setModel(rows)
        self.setAccessibleName(name)
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        # Tab leaves the table; the arrow keys go through it.
        self.setTabKeyNavigation(False)
        self.setStyleSheet(STYLE)
        self.verticalHeader().hide()
        self._fit_rows()

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard with their header, for a spreadsheet."""
        chosen = sorted({index.row() for index in self.selectedIndexes()})
        self._copy(chosen or self._all_rows())

    def copy_all(self) -> None:
        """The same with every row, whatever is selected."""
        self._copy(self._all_rows())

    def copy_markdown(self) -> None:
        """Put every row on the clipboard as a table in Markdown, its numbers to the right."""
        copy_markdown([self.titles(), *map(self.texts, self._all_rows())], self.are_texts())
        self._tell(self._all_rows())

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_rows()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    @abstractmethod
    def titles(self) -> list[str]:
        """Of the columns, as they are shown."""

    @abstractmethod
    def are_texts(self) -> Sequence[bool]:
        """Of each column whether it holds texts rather than numbers."""

    @abstractmethod
    def texts(self, row: int) -> list[str]:
        """A whole row."""

    @abstractmethod
    def sheet_titles(self) -> list[str]:
        """Of the columns in a spreadsheet, each with its unit."""

    @abstractmethod
    def sheet_values(self, row: int) -> list[Value]:
        """A whole row of a spreadsheet."""

    def _fit_rows(self) -> None:
        row_height = self.fontMetrics().height() + ROW_PADDING
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.setMinimumHeight(self._fewest_rows * row_height)

    def _all_rows(self) -> Sequence[int]:
        return range(self.model().rowCount())

    def _copy(self, rows: Sequence[int]) -> None:
        copy_tab_separated(self.sheet_titles(), map(self.sheet_values, rows))
        self._tell(rows)

    def _tell(self, rows: Sequence[int]) -> None:
        if len(rows) == len(self._all_rows()):
            self.copied.emit(tr("The table is on the clipboard."))
        elif len(rows) == 1:
            self.copied.emit(tr("1 row of the table is on the clipboard."))
        else:
            self.copied.emit(tr("{count} rows of the table are on the clipboard.", count=len(rows)))


def column_head(role: int, title: str, meaning: str, *, is_text: bool) -> object:
    """What a model tells of a column; both texts in English."""
    match role:
        case Role.DisplayRole:
            return tr(title)
        case Role.ToolTipRole:
            return tr(meaning)
        case Role.TextAlignmentRole:
            return alignment(is_text=is_text)
        case _:
            return None


def alignment(*, is_text: bool) -> Qt.AlignmentFlag:
    """Texts to the left, numbers to the right."""
    side = Qt.AlignmentFlag.AlignLeft if is_text else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
