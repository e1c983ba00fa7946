"""What the dialogs that ask for a file or a folder have in common."""

from pathlib import Path

from PySide6.QtCore import QSettings, QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget

LAST_FOLDER = "files/last_folder"


def file_dialog(parent: QWidget, title: str, kinds: str = "") -> QFileDialog:
    """A dialog that begins where the last one ended, at first where documents are kept; closed it is gone.

    Args:
        kinds: What files it shows, as Qt has it: `"Results (*.torchmark *.json)"`.
    """
    dialog = QFileDialog(parent, title, str(_last_folder() or _documents()), kinds)
    dialog.accepted.connect(lambda: _keep(dialog))
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _keep(dialog: QFileDialog) -> None:
    QSettings().setValue(LAST_FOLDER, dialog.directory().absolutePath())


def _last_folder() -> Path | None:
    """None where it is gone, as with a disk that was taken out, or where the settings hold nonsense."""
    kept = QSettings().value(LAST_FOLDER)
    if not isinstance(kept, str) or not kept:
        return None
    folder = Path(kept)
    try:
        return folder if folder.is_dir() else None
    except (OSError, ValueError):
        return None


def _documents() -> Path:
    """Or the home folder, where that is missing, as on a new Linux: Qt would take the working folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()
