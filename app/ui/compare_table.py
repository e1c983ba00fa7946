"""The table of a comparison: a row for each model and result."""

from collections.abc import Callable, Iterator, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, Qt
from PySide6.QtGui import QColor, QKeyEvent, QKeySequence
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView, QWidget

from app.stats.comparison import State
from app.stats.comparison_table import ComparisonRow
from app.ui.appearance import status_color
from app.ui.result_table import ROW_PADDING, STYLE, Index
from app.ui.table_text import chosen_rows, copy_markdown, copy_tab_separated
from app.words import mark, tr

COLUMNS: Mapping[str, tuple[str, Callable[[ComparisonRow], str]]] = {
    mark("Model"): (mark("The torchvision model."), lambda row: row.model),
    mark("Result"): (mark("Which of the results: its chip."), lambda row: row.name),
    mark("Images/s"): (mark("Images trained per second, by the median."), lambda row: row.images_per_s),
    mark("95 %"): (mark("How far that may be off by chance."), lambda row: row.images_per_s_range),
    mark("Ratio"): (mark("Images per second over those of the baseline."), lambda row: row.ratio),
    mark("95 % range"): (mark("Where the ratio lies at 95 % confidence."), lambda row: row.ratio_range),
    mark("Remark"): (
        mark("Why there is no ratio, or why it is not one of the machines alone."),
        lambda row: row.in_short,
    ),
}
TITLES = tuple(COLUMNS)
TEXT_COLUMNS = ("Model", "Result", "Remark")
COLORS: Mapping[State, str] = {"marked": "warning", "refused": "muted"}
FEWEST_ROWS = 3
Role = Qt.ItemDataRole


class CompareModel(QAbstractTableModel):
    """The rows of a part as Qt wants them."""

    def __init__(self) -> None:
        super().__init__()
        self._rows: tuple[ComparisonRow, ...] = ()

    def show_rows(self, rows: tuple[ComparisonRow, ...]) -> None:
        """Show these in place of the former ones."""
        self.beginResetModel()
        self._rows = rows
        self.endResetModel()

    def texts(self, row: int) -> list[str]:
        """A whole row, the remark in full."""
        shown = self._rows[row]
        *texts, _in_short = (column(shown) for _, column in COLUMNS.values())
        return [*texts, shown.remark]

    def rowCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(self._rows)

    def columnCount(self, parent: Index = QModelIndex()) -> int:  # noqa: B008, N802
        return 0 if parent.isValid() else len(COLUMNS)

    def headerData(  # noqa: N802
        self, section: int, orientation: Qt.Orientation, role: int = Role.DisplayRole
    ) -> object:
        if orientation is not Qt.Orientation.Horizontal:
            return None
        title = TITLES[section]
        match role:
            case Role.DisplayRole:
                return tr(title)
            case Role.ToolTipRole:
                return tr(COLUMNS[title][0])
            case Role.TextAlignmentRole:
                return _alignment(title)
            case _:
                return None

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row, title = self._rows[index.row()], TITLES[index.column()]
        match role:
            case Role.DisplayRole:
                return COLUMNS[title][1](row)
            case Role.TextAlignmentRole:
                return _alignment(title)
            case Role.ToolTipRole if row.advice:
                return f"{row.remark}\n{row.advice}"
            case Role.ToolTipRole if title == "Result":
                return " · ".join(filter(None, (row.name, row.device)))
            case Role.ForegroundRole if row.state in COLORS and title in ("Ratio", "95 % range", "Remark"):
                return QColor(status_color(COLORS[row.state]))
            case _:
                return None


class CompareTable(QTableView):
    """Numbers to the right, the remark takes the rest; copies as tab-separated text or as Markdown."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows = CompareModel()
        self.setModel(self.rows)
        self.setAccessibleName(tr("Table of the comparison"))
        self.setAlternatingRowColors(True)
        self.setShowGrid(False)
        self.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
        self.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.setTextElideMode(Qt.TextElideMode.ElideRight)
        self.setWordWrap(False)
        # Tab leads on to the next control; the arrow keys lead through the rows.
        self.setTabKeyNavigation(False)
        self.setStyleSheet(STYLE)
        self.verticalHeader().hide()
        row_height = self.fontMetrics().height() + ROW_PADDING
        self.verticalHeader().setDefaultSectionSize(row_height)
        self.setMinimumHeight(FEWEST_ROWS * row_height)
        header = self.horizontalHeader()
        header.setHighlightSections(False)
        header.setSectionResizeMode(QHeaderView.ResizeMode.ResizeToContents)
        header.setSectionResizeMode(len(COLUMNS) - 1, QHeaderView.ResizeMode.Stretch)

    def copy(self) -> None:
        """Put the selected rows, or all, on the clipboard with their header, for a spreadsheet."""
        copy_tab_separated(self._lines())

    def copy_markdown(self) -> None:
        """The same as a table in Markdown, its numbers to the right."""
        copy_markdown(self._lines(), [title in TEXT_COLUMNS for title in TITLES])

    def keyPressEvent(self, event: QKeyEvent) -> None:  # noqa: N802
        if event.matches(QKeySequence.StandardKey.Copy):
            self.copy()
        else:
            super().keyPressEvent(event)

    def _lines(self) -> Iterator[list[str]]:
        yield [tr(title) for title in TITLES]
        for place in chosen_rows(self):
            yield self.rows.texts(place)


def _alignment(title: str) -> Qt.AlignmentFlag:
    side = Qt.AlignmentFlag.AlignLeft if title in TEXT_COLUMNS else Qt.AlignmentFlag.AlignRight
    return side | Qt.AlignmentFlag.AlignVCenter
