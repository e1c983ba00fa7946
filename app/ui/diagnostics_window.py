"""What the report of a bug will hold, to be read before it is saved."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtGui import QFont, QFontDatabase
from PySide6.QtWidgets import (
    QDialog,
    QDialogButtonBox,
    QLabel,
    QListWidget,
    QListWidgetItem,
    QPlainTextEdit,
    QSplitter,
    QVBoxLayout,
    QWidget,
)

from app.diagnostics import Part, as_zip, suggested_name
from app.ui.exporting import ask_and_write
from app.words import tr

SIZE = (820, 560)
LIST_WIDTH, TEXT_WIDTH = 170, 650


class DiagnosticsWindow(QDialog):
    """The files on the left, the text of the chosen one on the right."""

    def __init__(self, parent: QWidget, parts: Sequence[Part], saved: Callable[[Path], None]) -> None:
        super().__init__(parent)
        self.setWindowTitle(tr("Diagnostics"))
        self.resize(*SIZE)
        self._parts = parts
        self._saved = saved
        self.files = QListWidget()
        self.files.setAccessibleName(tr("Files in the report"))
        self.text = QPlainTextEdit()
        self.text.setReadOnly(True)
        self.text.setAccessibleName(tr("Text of the chosen file"))
        self.text.setFont(_fixed_font())
        self.text.setLineWrapMode(QPlainTextEdit.LineWrapMode.NoWrap)
        for part in parts:
            QListWidgetItem(part.name, self.files)
        self.files.currentRowChanged.connect(lambda row: self.text.setPlainText(self._parts[row].text))
        self.files.setCurrentRow(0)
        self._arrange()

    def _arrange(self) -> None:
        note = QLabel(
            tr(
                "This is all that the file will hold: read it, save it, and add it to your report of a bug. "
                "Nothing is sent anywhere. Your home folder and the names of you and of this computer were "
                "taken out."
            )
        )
        note.setWordWrap(True)
        body = QSplitter()
        body.setChildrenCollapsible(False)
        body.addWidget(self.files)
        body.addWidget(self.text)
        body.setSizes([LIST_WIDTH, TEXT_WIDTH])
        body.setStretchFactor(1, 1)
        self.buttons = QDialogButtonBox()
        self.save_button = self.buttons.addButton(tr("Save …"), QDialogButtonBox.ButtonRole.ActionRole)
        self.save_button.setToolTip(tr("Choose where to save these files as one zip file"))
        self.save_button.clicked.connect(self._save)
        self.buttons.addButton(QDialogButtonBox.StandardButton.Close)
        self.buttons.rejected.connect(self.reject)
        layout = QVBoxLayout(self)
        layout.addWidget(note)
        layout.addWidget(body, 1)
        layout.addWidget(self.buttons)

    def _save(self) -> None:
        ask_and_write(
            self, tr("Diagnostics (ZIP)"), suggested_name(), lambda: as_zip(self._parts), self._note_saved
        )

    def _note_saved(self, path: Path) -> None:
        self._saved(path)
        self.accept()


def _fixed_font() -> QFont:
    """The system's typeface of letters that are all as wide, in the size of the window's."""
    font = QFont()
    font.setFamilies(QFontDatabase.systemFont(QFontDatabase.SystemFont.FixedFont).families())
    return font
