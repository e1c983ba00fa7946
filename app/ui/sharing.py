"""Passing a result on: as a picture on the clipboard, or everything in one folder."""

import re
from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QFileDialog, QWidget

from app.export import png_file
from app.export.files import write_folder
from app.model.result import Result
from app.stats.naming import machine_title
from app.stats.reference import Reference
from app.ui.artist import do_aside
from app.ui.exporting import in_file_name, save_aside
from app.ui.file_dialog import file_dialog
from app.ui.folder_drawing import FolderDrawing
from app.words import tr

Say = Callable[[str], None]


def copy_picture(parent: QObject, result: Result, reference: Reference | None, say: Say) -> None:
    """Put the picture of fixed size on the clipboard, as soon as it is drawn."""
    do_aside(parent, partial(png_file.encode, result, reference), partial(_put_on_clipboard, say))
    say(tr("Drawing the picture …"))


def ask_and_save_everything(
    parent: QWidget, result: Result, reference: Reference | None, say: Say, saved: Callable[[Path], None]
) -> None:
    """Ask for a place; there a folder is made with the result in every format, and `saved` is told of it."""

    def draw(place: Path) -> None:
        FolderDrawing(parent, result, reference, say=say, drawn=partial(write, place))

    def write(place: Path, contents: dict[str, bytes]) -> None:
        work = partial(write_folder, place, folder_name(result), contents)
        save_aside(parent, work, failed=tr("The result was not saved."), saved=saved, say=say)

    dialog = file_dialog(parent, tr("Export Everything"))
    dialog.setFileMode(QFileDialog.FileMode.Directory)
    dialog.setOption(QFileDialog.Option.ShowDirsOnly)
    dialog.setLabelText(QFileDialog.DialogLabel.Accept, tr("Export Here"))
    dialog.fileSelected.connect(lambda place: draw(Path(place)))
    dialog.open()


def folder_name(result: Result) -> str:
    """After the machine, the day and the time, so that no other run's folder is written into."""
    machine = in_file_name(machine_title(result))
    when = in_file_name("-".join(re.findall(r"\d+", result.started_at.replace(":", ""))))
    return f"Torchmark-{machine}-{when}"


def _put_on_clipboard(say: Say, data: bytes) -> None:
    QGuiApplication.clipboard().setImage(QImage.fromData(data))
    say(tr("The picture is on the clipboard."))
