"""What the dialogs that ask for a file or a folder have in common."""

from pathlib import Path

from PySide6.QtCore import QStandardPaths
from PySide6.QtWidgets import QFileDialog, QWidget


def file_dialog(parent: QWidget, title: str, kinds: str = "") -> QFileDialog:
    """A dialog that begins where documents are kept; once closed it is gone.

    Args:
        kinds: What files it shows, as Qt has it: `"Results (*.torchmark *.json)"`.
    """
    dialog = QFileDialog(parent, title, str(_documents()), kinds)
    dialog.finished.connect(dialog.deleteLater)
    return dialog


def _documents() -> Path:
    """Or the home folder, where that is missing, as on a new Linux: Qt would take the working folder."""
    documents = Path(QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation))
    return documents if documents.is_dir() else Path.home()
