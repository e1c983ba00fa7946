"""Saving a comparison by the system's own dialog."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.export import comparison_csv, comparison_png
from app.export.files import ExportError, write_atomically
from app.stats.comparison import Comparison, Part
from app.ui.messages import show_problem
from app.words import mark, tr

TITLES = {"png": mark("Picture (PNG)"), "csv": mark("Table (CSV)")}


def ask_and_export_comparison(
    parent: QWidget, suffix: str, comparison: Comparison, part: Part, saved: Callable[[Path], None]
) -> None:
    """Open the save dialog; when it is accepted the picture of the part or the whole table is written.

    `saved` is told of it.
    """
    encode: Callable[[], bytes] = {
        "png": lambda: comparison_png.encode(comparison, part),
        "csv": lambda: comparison_csv.encode(comparison),
    }[suffix]
    title = tr(TITLES[suffix])
    dialog = QFileDialog(parent, tr("Export {format}", format=title), "", f"{title} (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(_suggested_name(comparison, suffix))
    dialog.fileSelected.connect(lambda name: _write(parent, Path(name), encode(), saved))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _write(parent: QWidget, path: Path, data: bytes, saved: Callable[[Path], None]) -> None:
    try:
        write_atomically(path, data)
    except ExportError as error:
        show_problem(parent, tr("The file was not saved."), str(error))
    else:
        saved(path)


def _suggested_name(comparison: Comparison, suffix: str) -> str:
    first, second, *more = ("-".join(re.findall(r"\w+", each.name)) for each in comparison.contenders)
    rest = "-and-others" if more else ""
    return f"Torchmark-{second}-over-{first}{rest}.{suffix}"
