"""The table of a comparison: a row for each model and result."""

from collections.abc import Callable, Mapping

from PySide6.QtCore import QAbstractTableModel, QModelIndex, QSize, Qt, QTimer
from PySide6.QtGui import QColor, QResizeEvent
from PySide6.QtWidgets import QHeaderView, QStyledItemDelegate, QStyleOptionViewItem

from app.model.record import Record
from app.stats.comparison import Compared, State
from app.stats.comparison_table import ComparisonRow
from app.stats.intervals import Interval
from app.ui.appearance import status_color
from app.ui.row_table import CELL_PADDING, Index, Role, RowTable, alignment, column_head
from app.ui.table_text import Value, high, low
from app.words import mark, tr


class Column(Record, frozen=True):
    """One column.

    Attributes:
        copied: What it is in a spreadsheet, by the titles there; empty where that is its title and text.
    """

    meaning: str
    text: Callable[[ComparisonRow], str]
    copied: Mapping[str, Callable[[Compared], Value]] = {}


def _images_per_s(cell: Compared) -> Value:
    return cell.side.images_per_s if cell.side else None


def _interval(cell: Compared) -> Interval | None:
    return cell.side.images_per_s_interval if cell.side else None


COLUMNS: Mapping[str, Column] = {
    mark("Model"): Column(mark("The torchvision model."), lambda row: row.model),
    mark("Result"): Column(mark("Which of the results."), lambda row: row.name),
    mark("Images/s"): Column(
        mark("Images trained per second, by the median."),
        lambda row: row.images_per_s,
        {mark("Images/s"): _images_per_s},
    ),
    mark("95%"): Column(
        mark("How far that may be off by chance."),
        lambda row: row.images_per_s_range,
        {
            mark("Images/s 95% low"): lambda cell: low(_interval(cell)),
            mark("Images/s 95% high"): lambda cell: high(_interval(cell)),
        },
    ),
    mark("Ratio"): Column(
        mark("Images per second over those of the baseline."),
        lambda row: row.ratio,
        {mark("Ratio"): lambda cell: cell.ratio},
    ),
    mark("95% range"): Column(
        mark("Where the ratio lies at 95% confidence."),
        lambda row: row.ratio_range,
        {
            mark("Ratio 95% low"): lambda cell: low(cell.interval),
            mark("Ratio 95% high"): lambda cell: high(cell.interval),
        },
    ),
    mark("Remark"): Column(
        mark("Why there is no ratio, or why it is not one of the machines alone."),
        lambda row: row.in_short,
    ),
}
TITLES = tuple(COLUMNS)
TEXT_COLUMNS = ("Model", "Result", "Remark")
COLORS: Mapping[State, str] = {"marked": "warning", "refused": "muted"}
FEWEST_ROWS = 3
RESULT, SPREAD, REMARK = TITLES.index("Result"), TITLES.index("95%"), TITLES.index("Remark")
NAME_SHARE, NARROWEST_NAME = 0.5, 110
"""Of what the figures leave."""
NARROWEST_REMARK = 100
"""With less, words would be broken: one column is hidden, and if that is not enough the table is scrolled."""


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
        *texts, _in_short = (column.text(shown) for column in COLUMNS.values())
        return [*texts, shown.remark]

    def values(self, row: int) -> list[Value]:
        """A whole row of a spreadsheet."""
        cell, found = self._rows[row].cell, list[Value]()
        for column, text in zip(COLUMNS.values(), self.texts(row), strict=True):
            found += [value(cell) for value in column.copied.values()] or [text]
        return found

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
        return column_head(role, title, COLUMNS[title].meaning, is_text=title in TEXT_COLUMNS)

    def data(self, index: Index, role: int = Role.DisplayRole) -> object:
        row, title = self._rows[index.row()], TITLES[index.column()]
        match role:
            case Role.DisplayRole:
                return COLUMNS[title].text(row)
            case Role.TextAlignmentRole:
                return alignment(is_text=title in TEXT_COLUMNS)
            case Role.ToolTipRole if row.advice:
                return f"{row.remark}\n{row.advice}"
            case Role.ToolTipRole if title == "Result":
                return " · ".join(filter(None, (row.name, row.device)))
            case Role.ForegroundRole if row.state in COLORS and title in ("Ratio", "95% range", "Remark"):
                return QColor(status_color(COLORS[row.state]))
            case _:
                return None


class WrappedText(QStyledItemDelegate):
    """As high as its lines are: Qt counts them without the padding, in more room than it draws them in."""

    def sizeHint(self, option: QStyleOptionViewItem, index: Index) -> QSize:  # noqa: N802
        padded = QStyleOptionViewItem(option)
        padded.rect = option.rect.adjusted(CELL_PADDING, 0, -CELL_PADDING, 0)
        return super().sizeHint(padded, index)


class CompareTable(RowTable):
    """The remark takes the rest of the width, on several lines where that is too little for it."""

    def __init__(self) -> None:
        self.rows = CompareModel()
        super().__init__(self.rows, name=tr("Table of the comparison"), fewest_rows=FEWEST_ROWS)
        header = self.horizontalHeader()
        header.setSectionResizeMode(REMARK, QHeaderView.ResizeMode.Stretch)
        header.setSectionResizeMode(RESULT, QHeaderView.ResizeMode.Interactive)
        self.setWordWrap(True)
        wrapped = WrappedText(self)
        for column in (RESULT, REMARK):
            self.setItemDelegateForColumn(column, wrapped)
        # Once for all that happens at a time: to look at every row takes a while.
        self._fitting = QTimer(self)
        self._fitting.setSingleShot(True)
        self._fitting.setInterval(0)
        self._fitting.timeout.connect(self._fit)
        self.rows.modelReset.connect(self._fitting.start)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fitting.start()

    def sizeHintForRow(self, row: int) -> int:  # noqa: N802
        return max(self.verticalHeader().defaultSectionSize(), super().sizeHintForRow(row))

    def _fit(self) -> None:
        """A long name leaves the remark its part of the width; it is whole in the tooltip.

        The chart has the range of each speed too, so that where the width is not enough that is hidden.
        """
        header = self.horizontalHeader()
        # A column that is hidden needs nothing, by Qt's count.
        self.setColumnHidden(SPREAD, False)
        needed = [
            max(header.sectionSizeHint(column), self.sizeHintForColumn(column))
            for column in range(len(COLUMNS))
        ]
        left = self.viewport().width() - sum(needed) + needed[RESULT] + needed[REMARK]
        is_narrow = left < NARROWEST_NAME + NARROWEST_REMARK
        self.setColumnHidden(SPREAD, is_narrow)
        if is_narrow:
            left += needed[SPREAD]
        name_width = min(needed[RESULT], max(round(NAME_SHARE * left), NARROWEST_NAME))
        header.resizeSection(RESULT, name_width)
        is_room = left - name_width >= NARROWEST_REMARK
        mode = QHeaderView.ResizeMode.Stretch if is_room else QHeaderView.ResizeMode.Fixed
        header.setSectionResizeMode(REMARK, mode)
        if not is_room:
            header.resizeSection(REMARK, NARROWEST_REMARK)
        self.resizeRowsToContents()

    def titles(self) -> list[str]:
        return [tr(title) for title in TITLES]

    def are_texts(self) -> list[bool]:
        return [title in TEXT_COLUMNS for title in TITLES]

    def texts(self, row: int) -> list[str]:
        return self.rows.texts(row)

    def sheet_titles(self) -> list[str]:
        return [tr(each) for title, column in COLUMNS.items() for each in column.copied or (title,)]

    def sheet_values(self, row: int) -> list[Value]:
        return self.rows.values(row)
