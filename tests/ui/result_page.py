"""The page of the result under test: made, fed, and read."""

import msgspec
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.model.result import Result
from app.ui.result_view import ResultView
from app.ui.table_columns import COLUMNS
from tests.scripted import plan_of

PATIENCE_MS = 10_000
PLAN = plan_of()


def new_page(qtbot: QtBot) -> ResultView:
    view = ResultView(QMenu())
    qtbot.addWidget(view)
    view.resize(900, 700)
    view.show()
    return view


def show(view: ResultView, result: Result) -> None:
    view.show_result(result, redraw=True)


def column(view: ResultView, title: str) -> list[str]:
    rows, place = view.table.rows, list(COLUMNS).index(title)
    return [str(rows.index(row, place).data()) for row in range(rows.rowCount())]


def with_load(result: Result, index: int) -> Result:
    """Other programs kept the machine busy during one of its cells."""
    cells = list(result.cells)
    cells[index] = msgspec.structs.replace(cells[index], other_load_cores=9.0)
    return msgspec.structs.replace(result, cells=tuple(cells))


def sort(view: ResultView, title: str, order: Qt.SortOrder = Qt.SortOrder.AscendingOrder) -> None:
    view.table.sortByColumn(list(COLUMNS).index(title), order)


def wait_until_drawn(qtbot: QtBot, view: ResultView) -> None:
    qtbot.waitUntil(lambda: view.chart.is_current, timeout=PATIENCE_MS)
