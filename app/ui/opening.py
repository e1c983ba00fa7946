"""Opening a saved result: by the system's dialog, or dropped onto the window; and where it is from."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, QStandardPaths
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.model.result import Result
from app.model.result_file import SUFFIXES, is_result_name


def ask_for_file(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Open the dialog that finds a result."""
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    dialog = QFileDialog(parent, "Open Result", "", f"Torchmark Results ({patterns})")
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.setDirectory(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.finished.connect(dialog.deleteLater)
    dialog.open()


class Drops(QObject):
    """Has a widget take result files that are dropped onto it."""

    def __init__(self, target: QWidget, dropped: Callable[[Path], None]) -> None:
        super().__init__(target)
        self._dropped = dropped
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # Of this kind are entering and moving, too: whoever answers neither gets no drop.
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        path = _dragged_file(event.mimeData())
        if path is None:
            event.ignore()
            return True
        event.acceptProposedAction()
        if event.type() == QEvent.Type.Drop:
            self._dropped(path)
        return True


def origin(result: Result) -> str:
    """Where and when an opened result was measured, so that nobody takes it for this machine's."""
    machine = result.machine
    where = " · ".join(filter(None, (machine.model, machine.chip, machine.os)))
    date = result.started_at.partition("T")[0]
    return f"Opened from a file: measured on {date} on {where}, not here and now."


def _dragged_file(data: QMimeData) -> Path | None:
    """The one result that is dragged; None for anything else."""
    match [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]:
        case [path] if is_result_name(path):
            return path
        case _:
            return None
