"""Saving a result by the system's own dialog."""

import re
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

from app.export import png_file
from app.export.files import FORMATS, ExportError, write_atomically
from app.model.result import Result
from app.stats.reference import Reference
from app.ui.messages import show_problem
from app.words import tr


def ask_and_export(
    parent: QWidget, suffix: str, result: Result, reference: Reference | None, saved: Callable[[Path], None]
) -> None:
    """Open the save dialog for a format; when it is accepted the file is written and `saved` told of it."""
    form = FORMATS[suffix]
    title = tr(form.title)
    dialog = QFileDialog(parent, tr("Export {format}", format=title), "", f"{title} (*.{suffix})")
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.setDefaultSuffix(suffix)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.selectFile(_suggested_name(result, suffix))
    dialog.fileSelected.connect(lambda name: _export(parent, Path(name), suffix, result, reference, saved))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def _export(
    parent: QWidget,
    path: Path,
    suffix: str,
    result: Result,
    reference: Reference | None,
    saved: Callable[[Path], None],
) -> None:
    data = png_file.encode(result, reference) if suffix == "png" else FORMATS[suffix].encode(result)
    try:
        write_atomically(path, data)
    except ExportError as error:
        show_problem(parent, tr("The file was not saved."), str(error))
    else:
        saved(path)


def _suggested_name(result: Result, suffix: str) -> str:
    chip = "-".join(re.findall(r"\w+", result.machine.chip or result.machine.os_name))
    return f"Torchmark-{chip}-{result.started_at.partition('T')[0]}.{suffix}"
