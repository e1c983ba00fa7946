"""Passing a result on: as a picture on the clipboard, or everything in one folder."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, QStandardPaths
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.export import png_file
from app.export.files import ExportError, save_all
from app.model.result import Result
from app.stats.reference import Reference
from app.ui.artist import Artist
from app.ui.exporting import in_file_name
from app.ui.messages import show_problem
from app.words import tr

Say = Callable[[str], None]


def copy_picture(parent: QObject, result: Result, reference: Reference | None, say: Say) -> None:
    """Put the picture of fixed size on the clipboard, as soon as it is drawn."""
    artist = Artist(parent)
    artist.finished.connect(lambda data: _put_on_clipboard(data, say))
    artist.finished.connect(artist.deleteLater)
    artist.begin(partial(png_file.encode, result, reference))
    say(tr("Drawing the picture …"))


def ask_and_save_everything(parent: QWidget, result: Result, saved: Callable[[Path], None]) -> None:
    """Ask for a place; there a folder is made with the result in every format, and `saved` is told of it."""
    dialog = QFileDialog(parent, tr("Export Everything"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Export Here"))
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.fileSelected.connect(lambda name: _save(parent, result, Path(name) / folder_name(result), saved))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


def folder_name(result: Result) -> str:
    """After the chip, the day and the time, so that no other run's folder is written into."""
    chip = in_file_name(result.machine.chip or result.machine.os_name)
    when = in_file_name("-".join(re.findall(r"\d+", result.started_at.replace(":", ""))))
    return f"Torchmark-{chip}-{when}"


def _put_on_clipboard(data: bytes, say: Say) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(data))
    say(tr("The picture is on the clipboard."))


def _save(parent: QWidget, result: Result, folder: Path, saved: Callable[[Path], None]) -> None:
    artist = Artist(parent)
    artist.finished.connect(partial(_tell, parent, folder, saved))
    artist.finished.connect(artist.deleteLater)
    artist.begin(partial(_try_to_save, result, folder))


def _try_to_save(result: Result, folder: Path) -> ExportError | None:
    try:
        save_all(result, folder)
    except ExportError as error:
        return error
    return None


def _tell(parent: QWidget, folder: Path, saved: Callable[[Path], None], error: ExportError | None) -> None:
    if error is not None:
        show_problem(parent, tr("The result was not saved."), str(error))
    else:
        saved(folder)
