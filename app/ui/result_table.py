"""The table of a result: one row for each cell."""

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QPersistentModelIndex, Qt
from PySide6.QtGui import QColor, QGuiApplication, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.model.result import CellResult, Result
from app.stats.cell_cautions import cell_cautions
from app.stats.table import STATES, row
from app.ui.appearance import status_color

# In the order of `_words`.
COLUMNS = {
    "Model": "The torchvision model.",
    "Device": "Where it was trained.",
    "Batch": "Images in one training step, with the precision where it is not float32.",
    "Images/s": "Batch size over the median step time.",
    "Speed-up": "Median step time on the CPU over that on this device.",
    "Step": "Median time of a training step over the timed windows.",
    "First step": "Time of the very first step, which compiles and allocates; not part of the other figures.",
    "Samples": "How many timed windows, or epochs, stand behind the median.",
    "Memory": "Highest memory seen at the synchronisations; on the CPU that of the whole process.",
    "State": "How the measurement ended, with the reason if it failed.",
}
TEXT_COLUMNS = ("Model", "Device", "State")
STYLE = """
QTableView { border: none; }
QTableView::item { padding: 0 6px; }
QHeaderView::section {
    padding: 4px 9px; border: none; border-bottom: 1px solid palette(mid); background: palette(base);
}
"""
ROW_PADDING = 8
FEWEST_ROWS = 5
"""Seen at the least, the header and a scroll bar included."""

Index = QModelIndex | QPersistentModelIndex


class ResultModel(QAbstractTableModel):
    """A result's cells as Qt wants them."""

    def __init__(self) -> None:
        super().__init__()
        self._result: Result | None = None
        self._rows: list[list[str]] = []
        self._doubtful: list[bool] = []

    def show_result(self, result: Result) -> None:
        """Take in the result as it stands."""
        rows = [list(_words(result, cell)) for cell in result.cells]
        is_same_shape = self._result is not None and len(rows) == len(self._rows)
        if not is_same_shape:
            self.beginResetModel()
        self._result, self._rows = result, rows
        self._doubtful = [bool(cell_cautions(result, cell)) for cell in result.cells]
        if is_same_shape:
            self.dataChanged.emit(self.index(0, 0), self.index(len(rows) - 1, len(COLUMNS) - 1))
        else:
            self.endResetModel()

    def cell(self, row: int) -> CellResult | None:
        """The cell of a row."""
        return self._result.cells[row] if self._result else None

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Qt.ItemDataRole.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        title = list(COLUMNS)[section]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return title
            case Qt.ItemDataRole.ToolTipRole:
                return COLUMNS[title]
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(title)
            case _:
                return None

    def data(self, index: Index, role: int = Qt.ItemDataRole.DisplayRole) -> object:
        text = self._rows[index.row()][index.column()]
        title = list(COLUMNS)[index.column()]
        cell = self.cell(index.row())
        is_failed = cell is not None and cell.status == "failed"
        is_doubtful = self._doubtful[index.row()]
        match role:
            case Qt.ItemDataRole.DisplayRole:
                return text
            case Qt.ItemDataRole.TextAlignmentRole:
                return _alignment(title)
            case Qt.ItemDataRole.ToolTipRole if is_failed:
                return f"{text}\nDouble-click for the details."
            case Qt.ItemDataRole.ForegroundRole if is_failed and title in ("Images/s", "State"):
                return QColor(status_color("problem"))
            case Qt.ItemDataRole.ForegroundRole if is_doubtful and title == "State":
                return QColor(status_color("warning"))
            case Qt.ItemDataRole.ToolTipRole if is_doubtful:
                return text
            case _:
                return None


class ResultTable(QTableView):
    """Numbers to the right, the state takes the rest; copies as tab-separated text."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = ResultModel()
        self.setModel(self.rows)
        self.setAccessibleName("Table of results")
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
        row_height = self.fontMetrics().height() + ROW_PADDING
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.setMinimumHeight(FEWEST_ROWS * row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        # The state may be a long sentence: it takes what is left, and the tooltip has it whole.
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard with their header."""
        chosen = sorted({index.row() for index in self.selectedIndexes()}) or range(self.rows.rowCount())
        lines = ["\t".join(COLUMNS)]
        lines += [
            "\t".join(self.rows.index(row, column).data() for column in range(len(COLUMNS))) for row in chosen
        ]
        QGuiApplication.clipboard().setText("\n".join(lines))

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)


def _words(result: Result, cell: CellResult) -> tuple[str, ...]:
    words = row(result, cell)
    # The state is the last column and may be out of sight in a small window.
    images_per_s = STATES["failed"] if cell.failure is not None else words.images_per_s
    return (
        words.model,
        words.device,
        words.batch_size,
        images_per_s,
        words.speed_up,
        words.step_time,
        words.first_step_time,
        words.samples,
        words.memory,
        words.state,
    )


def _alignment(title: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if title in TEXT_COLUMNS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
