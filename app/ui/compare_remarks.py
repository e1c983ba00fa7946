"""What speaks against a comparison, at the foot of its page."""

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QWidget

from app.ui.appearance import colored, status_color
from app.ui.messages import tell
from app.words import tr


class CompareRemarks(QWidget):
    """The gravest remark, and all of them one click away; each cell's own stand in the table too."""

    def __init__(self) -> None:
        super().__init__()
        self._kinds: Sequence[str] = ()
        self._every: Sequence[str] = ()
        self.gravest = QLabel()
        self.gravest.setWordWrap(True)
        self.gravest.setTextFormat(Qt.TextFormat.PlainText)
        self.gravest.setAccessibleName(tr("What speaks against the comparison"))
        self.all = QPushButton()
        self.all.setToolTip(tr("Read everything that speaks against the comparison, with advice"))
        self.all.clicked.connect(self._tell)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self.gravest, 1)
        layout.addWidget(self.all, 0, Qt.AlignmentFlag.AlignTop)

    def show_remarks(self, kinds: Sequence[str], every: Sequence[str]) -> None:
        """Show a line for each kind, the gravest first, of every one that there is."""
        self._kinds, self._every = kinds, every
        self.gravest.setText(kinds[0] if kinds else "")
        self.all.setText(tr("All {count} Remarks …", count=len(every)))
        self.all.setVisible(len(every) > 1)
        self.setVisible(bool(kinds))

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self.gravest, status_color("warning"))

    def _tell(self) -> None:
        """The kinds, which a screen has room for; where some have more than one, all in the details."""
        details = "" if len(self._every) == len(self._kinds) else "\n".join(self._every)
        tell(self.window(), tr("What to know about this comparison"), "\n\n".join(self._kinds), details)
