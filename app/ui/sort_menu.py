"""Sorting the table of the result by the keyboard: the menu of its columns."""

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMainWindow, QMenu

from app.ui.actions import add_action
from app.ui.result_table import AS_MEASURED, ResultTable
from app.ui.table_columns import COLUMNS
from app.words import tr


def add_sort_menu(window: QMainWindow, menu: QMenu, table: ResultTable) -> QMenu:
    """Add it to a menu, in step with what a click on a column's head does."""
    columns = menu.addMenu(tr("Sort By"))
    columns.setToolTipsVisible(True)
    group = QActionGroup(window)
    add = partial(add_action, window, columns)
    as_measured = add(
        tr("As Measured"),
        partial(table.sort_by, AS_MEASURED),
        tip=tr("Show the table of the result in the order of measuring"),
    )
    columns.addSeparator()
    tip = tr("Sort the table of the result by this column; once more turns the order round")
    by_column = {AS_MEASURED: as_measured} | {
        place: add(tr(title), partial(table.sort_by, place), tip=tip) for place, title in enumerate(COLUMNS)
    }
    for action in by_column.values():
        action.setCheckable(True)
        group.addAction(action)

    def refresh(sorted_by: int, _order: Qt.SortOrder) -> None:
        by_column[sorted_by].setChecked(True)

    def show_those_of_the_table() -> None:
        for place, action in by_column.items():
            action.setVisible(place == AS_MEASURED or not table.isColumnHidden(place))

    refresh(AS_MEASURED, Qt.SortOrder.AscendingOrder)
    table.horizontalHeader().sortIndicatorChanged.connect(refresh)
    columns.aboutToShow.connect(show_those_of_the_table)
    return columns
