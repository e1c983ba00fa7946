"""The table of a result: one row for each cell."""

from PySide6.QtCore import QAbstractTableModel, QEvent, QModelIndex, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent
from PySide6.QtWidgets import QAbstractItemView, QHeaderView

from app.model.result import CellResult, Result
from app.stats.table import Row, row
from app.ui.appearance import status_color
from app.ui.column import Column
from app.ui.further_columns import FURTHER
from app.ui.row_table import Index, Role, RowTable, alignment, column_head
from app.ui.table_columns import COLUMNS
from app.ui.table_text import Value
from app.words import tr

AS_MEASURED = -1
"""In place of a column that is sorted by."""
FEWEST_ROWS = 4
CELL_PADDING = 22
NARROWEST, WIDEST = 40, 280
"""Of a column; what is longer is whole in the tooltip."""
FITTED = ("Model", "Device", "State", "Ended", *(column.title for column in FURTHER))
"""Texts, of which no row has its own cut, and what may be the last column, which Qt does not fit; the other
numbers are about as wide in every row."""
RATIO = "Speed-up"
OF_A_DOUBT = ("Images/s", RATIO, "State")
"""Where it is seen that a cell has doubts: the state may be out of sight in a small window."""
OF_A_GPU = (RATIO, "Speed-up 95%")

_COLUMNS = tuple(COLUMNS.values())
_TITLES = tuple(COLUMNS)


class ResultModel(QAbstractTableModel):
    """A result's cells as Qt wants them; in the order of measuring unless sorted by a column."""

    def __init__(self) -> None:
        super().__init__()
        self._result: Result | None = None
        self._cells: list[CellResult] = []
        self._words: list[Row] = []
        self._rows: list[list[str]] = []
        self._sorted_by = AS_MEASURED
        self._is_descending = False

    def show_result(self, result: Result) -> None:
        """Take in the result as it stands."""
        is_same_shape = self._result is not None and self._result.plan.cells == result.plan.cells
        if not is_same_shape:
            self.beginResetModel()
        old, shown = self._place_of_cells(), self._words
        self._take(result)
        if not is_same_shape:
            self.endResetModel()
        elif self._place_of_cells() == old:
            self._tell_changed(shown)
        else:
            self._rearrange(old)

    def cell(self, row: int) -> CellResult | None:
        """The cell of a row."""
        return self._cells[row] if 0 <= row < len(self._cells) else None

    def texts(self, row: int) -> list[str]:
        """A whole row, in full."""
        words = self._words[row]
        return [(column.in_full or column.text)(words) for column in self.columns()]

    def columns(self) -> list[Column]:
        """Those of every result, and those in which a row has something."""
        return [column for place, column in enumerate(_COLUMNS) if not self.is_left_out(place)]

    def is_left_out(self, place: int) -> bool:
        """Whether no row has what this column is for."""
        return _COLUMNS[place] in FURTHER and not any(self.shown_in(place))

    def shown_in(self, column: int) -> set[str]:
        """What stands in a column, each once."""
        return {texts[column] for texts in self._rows}

    def values(self, row: int) -> list[Value]:
        """A whole row of a spreadsheet."""
        if self._result is None:
            return []
        result, cell = self._result, self._cells[row]
        found: list[Value] = []
        for column, text in zip(self.columns(), self.texts(row), strict=True):
            found += [value(result, cell) for value in column.copied.values()] or [text]
        return found

    def sort(self, column: int, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
        """By the numbers of a column; by -1 as measured. What has no number stays at the end."""
        self._sorted_by, self._is_descending = column, order == Qt.SortOrder.DescendingOrder
        if self._result is not None:
            old = self._place_of_cells()
            self._take(self._result)
            self._rearrange(old)

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(_COLUMNS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        column = _COLUMNS[section]
        return column_head(role, column.title, column.meaning, is_text=column.is_text)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        column = _COLUMNS[index.column()]
        match role:
            case Role.DisplayRole:
                return self._rows[index.row()][index.column()]
            case Role.TextAlignmentRole:
                return alignment(is_text=column.is_text)
            case Role.ToolTipRole:
                return self._tip(index.row(), index.column())
            case Role.ForegroundRole:
                return self._color(index.row(), column)
            case _:
                return None

    def _tip(self, row: int, column: int) -> str | None:
        cell, words, title = self._cells[row], self._words[row], _TITLES[column]
        if cell.failure is not None:
            return tr("{text}\nDouble-click, or press Return, for the details.", text=words.state)
        lines = []
        if title == RATIO and words.doubts_of_baseline:
            lines.append(tr("The CPU, which this is a ratio to: {doubts}", doubts=words.doubts_of_baseline))
        if title in OF_A_DOUBT and words.has_doubts:
            lines.append(
                tr("{text}\nDouble-click, or press Return, for what to do about it.", text=words.state)
            )
        elif self._result is not None:
            lines.append(_COLUMNS[column].tip(self._result, cell))
        return "\n".join(filter(None, lines)) or None

    def _color(self, row: int, column: Column) -> QColor | None:
        if self._cells[row].status == "failed" and column.title in ("Images/s", "State"):
            return QColor(status_color("problem"))
        words = self._words[row]
        if words.is_wrong and column.title in OF_A_DOUBT:
            return QColor(status_color("problem"))
        is_doubtful = words.has_doubts and column.title in OF_A_DOUBT
        if is_doubtful or (words.doubts_of_baseline and column.title == RATIO):
            return QColor(status_color("warning"))
        return None

    def _take(self, result: Result) -> None:
        self._result = result
        self._cells = self._in_order(result)
        self._words = [row(result, cell) for cell in self._cells]
        self._rows = [[column.text(words) for column in _COLUMNS] for words in self._words]

    def _in_order(self, result: Result) -> list[CellResult]:
        if self._sorted_by < 0:
            return list(result.cells)
        column = _COLUMNS[self._sorted_by]
        keys: dict[int, Value] = {id(cell): column.key(result, cell) for cell in result.cells}
        known = [cell for cell in result.cells if keys[id(cell)] is not None]
        known.sort(key=lambda cell: keys[id(cell)], reverse=self._is_descending)  # type: ignore[arg-type, return-value]
        return [*known, *(cell for cell in result.cells if keys[id(cell)] is None)]

    def _tell_changed(self, before: list[Row]) -> None:
        """A sample changes one row: to paint all of them each time would take the window's time."""
        for place, (own_now, own_before) in enumerate(zip(self._words, before, strict=True)):
            if own_now != own_before:
                self.dataChanged.emit(self.index(place, 0), self.index(place, len(_COLUMNS) - 1))

    def _place_of_cells(self) -> dict[object, int]:
        return {cell.cell: place for place, cell in enumerate(self._cells)}

    def _rearrange(self, old: dict[object, int]) -> None:
        """Tell the view where its rows went, so that what was chosen stays chosen."""
        self.layoutAboutToBeChanged.emit()
        cell_at = {place: cell for cell, place in old.items()}
        now = self._place_of_cells()
        before = self.persistentIndexList()
        after = [self.index(now[cell_at[index.row()]], index.column()) for index in before]
        self.changePersistentIndexList(before, after)
        self.layoutChanged.emit()


class ResultTable(RowTable):
    """Its columns as narrow as what they hold, so that the state is in sight.

    Signals:
        details_wanted: A row was double-clicked, or Return was pressed on it; its cell.
    """

    details_wanted = Signal(object)

    def __init__(self) -> None:
        self.rows = ResultModel()
        self._fitted: dict[str, int] = {}
        super().__init__(self.rows, name=tr("Table of results"), fewest_rows=FEWEST_ROWS)
        self.setHorizontalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._set_up_header(self.horizontalHeader())
        self.doubleClicked.connect(lambda index: self._want_details(index.row()))

    def begin_anew(self) -> None:
        """Another result comes: nothing is chosen in it, and it is seen from its beginning, as measured."""
        self.clearSelection()
        self.sort_by(AS_MEASURED)
        for bar in (self.horizontalScrollBar(), self.verticalScrollBar()):
            bar.setValue(0)

    def sort_by(self, column: int) -> None:
        """From the smallest on; if it is so already, from the largest on."""
        header = self.horizontalHeader()
        is_again = header.sortIndicatorSection() == column
        is_rising = is_again and header.sortIndicatorOrder() == Qt.SortOrder.AscendingOrder
        header.setSortIndicator(
            column, Qt.SortOrder.DescendingOrder if is_rising else Qt.SortOrder.AscendingOrder
        )

    def show_result(self, result: Result) -> None:
        """Take in the result as it stands, with columns for what a GPU is compared in where there is one."""
        self.rows.show_result(result)
        for title in OF_A_GPU:
            self.setColumnHidden(_TITLES.index(title), not result.plan.gpus)
        for column in FURTHER:
            place = _TITLES.index(column.title)
            self.setColumnHidden(place, self.rows.is_left_out(place))
        self._fit_columns()

    def titles(self) -> list[str]:
        return [tr(column.title) for column in self.rows.columns()]

    def are_texts(self) -> list[bool]:
        return [column.is_text for column in self.rows.columns()]

    def texts(self, row: int) -> list[str]:
        return self.rows.texts(row)

    def sheet_titles(self) -> list[str]:
        return [tr(title) for column in self.rows.columns() for title in column.copied or (column.title,)]

    def sheet_values(self, row: int) -> list[Value]:
        return self.rows.values(row)

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit_columns()

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._want_details(self.currentIndex().row())
        else:
            super().keyPressEvent(event)

    def _set_up_header(self, header: QHeaderView) -> None:
        # By the rows in sight: to ask all of them at each sample would take the window's time.
        header.setResizeContentsPrecision(0)
        for title in FITTED:
            header.setSectionResizeMode(_TITLES.index(title), QHeaderView.ResizeMode.Interactive)
        header.setStretchLastSection(True)
        header.setMinimumSectionSize(NARROWEST)
        # A third click on a column gives the order of measuring back.
        header.setSortIndicatorClearable(True)
        header.setSortIndicator(AS_MEASURED, Qt.SortOrder.AscendingOrder)
        self.setSortingEnabled(True)

    def _fit_columns(self) -> None:
        for title in FITTED:
            self._fit(title)

    def _fit(self, title: str) -> None:
        """To all of its rows, those out of sight too, once: a width that somebody then gives it stays."""
        column = _TITLES.index(title)
        texts = self.rows.shown_in(column)
        widest = max(map(self.fontMetrics().horizontalAdvance, texts), default=0) + CELL_PADDING
        head = self.horizontalHeader().sectionSizeHint(column)
        width = max(head, min(widest, WIDEST))
        if self._fitted.get(title) != width:
            self._fitted[title] = width
            self.horizontalHeader().resizeSection(column, width)

    def _want_details(self, row: int) -> None:
        cell = self.rows.cell(row)
        if cell is not None:
            self.details_wanted.emit(cell)
