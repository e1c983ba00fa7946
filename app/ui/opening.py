"""Opening a saved result: by the system's dialog, or dropped onto the window; and where it is from."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtCore import QEvent, QMimeData, QObject, Qt
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog, QWidget

from app.model.result import Result
from app.model.result_file import SUFFIXES, is_result_name
from app.stats.moments import local_minute
from app.ui.file_dialog import file_dialog
from app.words import tr


def ask_for_file(parent: QWidget, chosen: Callable[[Path], None]) -> None:
    """Open the dialog that finds a result."""
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    kinds = tr("Torchmark Results ({patterns})", patterns=patterns)
    dialog = file_dialog(parent, tr("Open Result"), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFile)
    dialog.fileSelected.connect(lambda name: chosen(Path(name)))
    dialog.open()


def ask_for_files(parent: QWidget, chosen: Callable[[Sequence[Path]], None]) -> None:
    """Open the dialog that finds several results."""
    patterns = " ".join(f"*{suffix}" for suffix in SUFFIXES)
    kinds = tr("Torchmark Results ({patterns})", patterns=patterns)
    dialog = file_dialog(parent, tr("Compare Results"), kinds)
    dialog.setFileMode(QFileDialog.FileMode.ExistingFiles)
    dialog.filesSelected.connect(lambda names: chosen([Path(name) for name in names]))
    dialog.open()


class Drops(QObject):
    """Has a widget take result files that are dropped onto it, one or several."""

    def __init__(self, target: QWidget, dropped: Callable[[Sequence[Path]], None]) -> None:
        super().__init__(target)
        self._dropped = dropped
        target.setAcceptDrops(True)
        target.installEventFilter(self)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        # Of this kind are entering and moving, too: whoever answers neither gets no drop.
        if not isinstance(event, QDropEvent):
            return super().eventFilter(watched, event)
        paths = _dragged_files(event.mimeData())
        # A copy, whatever is proposed: who hears that a file was moved may delete it at its old place.
        if not paths or not event.possibleActions() & Qt.DropAction.CopyAction:
            event.ignore()
            return True
        event.setDropAction(Qt.DropAction.CopyAction)
        event.accept()
        if event.type() == QEvent.Type.Drop:
            self._dropped(paths)
        return True


def origin(result: Result) -> str:
    """Where and when an opened result was measured, so that nobody takes it for this machine's."""
    machine = result.machine
    where = " · ".join(filter(None, (machine.model, machine.chip, machine.os)))
    date = local_minute(result.started_at)
    return tr(
        "Opened from a file: measured on {date} on {machine}, not here and now.", date=date, machine=where
    )


def _dragged_files(data: QMimeData) -> list[Path]:
    """The results that are dragged; none where anything else is among them."""
    paths = [Path(url.toLocalFile()) for url in data.urls() if url.isLocalFile()]
    if len(paths) < len(data.urls()) or not all(map(is_result_name, paths)):
        return []
    return list(dict.fromkeys(paths))
