"""The page Compare under test: what leaves results for it, what is read from it and chosen on it."""

from collections.abc import Sequence
from pathlib import Path

from matplotlib.figure import Figure
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.export import json_file
from app.history.recorder import RESULT
from app.history.store import Store
from app.model.result import Result
from app.ui.compare_view import CompareView
from app.ui.main_window import MainWindow
from tests.ui.conftest import CLOSE_MS, wait_for_artist


def save_in(folder: Path, *results: Result) -> list[Path]:
    """Files that are called after the chips."""
    paths = [folder / f"{result.machine.chip}.torchmark" for result in results]
    for path, result in zip(paths, results, strict=True):
        path.write_bytes(json_file.encode(result))
    return paths


def keep(store: Store, result: Result, title: str = "") -> Path:
    """A run of the history, perhaps with a title."""
    path = store.folder(result.run_id) / RESULT
    path.parent.mkdir(parents=True)
    path.write_bytes(json_file.encode(result))
    if title:
        store.rename(result.run_id, title)
    return path


def names(view: CompareView) -> list[str]:
    items = [view.list.items.item(row).text() for row in range(view.list.items.count())]
    return [item.removeprefix("Baseline: ").partition("  ·  ")[0] for item in items]


def drawn(view: CompareView) -> Figure:
    wait_for_artist()
    return view.chart.figure


def column(view: CompareView, title: str) -> list[str]:
    rows = view.table.rows
    titles = [rows.headerData(number, Qt.Orientation.Horizontal) for number in range(rows.columnCount())]
    place = titles.index(title)
    return [str(rows.index(row, place).data()) for row in range(rows.rowCount())]


def answer(window: MainWindow, qtbot: QtBot, paths: Sequence[Path]) -> None:
    """Choose files in the dialog that is open."""
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)), timeout=CLOSE_MS)
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.setDirectory(str(paths[0].parent))
    dialog.filesSelected.emit([str(path) for path in paths])
    dialog.reject()
