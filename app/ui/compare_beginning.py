"""In place of a comparison: what to do for one."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QMenu, QVBoxLayout, QWidget

from app.ui.appearance import colored, status_color
from app.ui.compare_list import add_button
from app.words import mark, tr

STEPS = (
    mark(
        "Drop saved results here (.torchmark or result.json), or add runs of the history or files.\n"
        "The first is the baseline; the speed of the others is told as a multiple of its."
    ),
    mark("Drop another result here, choose one by Add, or tick the published one."),
)
"""With nothing there yet, and with one result."""


class CompareBeginning(QWidget):
    """Says what is missing; the first result is added here, the second by the list of what is there."""

    def __init__(self, add_menu: QMenu) -> None:
        super().__init__()
        self.how = QLabel()
        self.how.setWordWrap(True)
        self.how.setTextFormat(Qt.TextFormat.PlainText)
        self.how.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self.add = add_button(add_menu)
        layout = QVBoxLayout(self)
        layout.setSpacing(14)
        layout.addStretch(2)
        layout.addWidget(self.how)
        layout.addWidget(self.add, 0, Qt.AlignmentFlag.AlignHCenter)
        layout.addStretch(3)

    def show_step(self, *, has_one: bool) -> None:
        """Say what comes next."""
        self.how.setText(tr(STEPS[has_one]))
        self.add.setVisible(not has_one)

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self.how, status_color("muted"))
