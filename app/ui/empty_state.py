"""What stands where there is nothing to show yet: calm, and with the way to get something."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Qt
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QVBoxLayout, QWidget

from app.ui.appearance import colored, scaled_font, status_color

WIDEST = 460
PICTURE_SIZE = 72


class EmptyState(QWidget):
    """A title, a sentence and perhaps a picture or a button, in the middle."""

    def __init__(self, title: str = "", sentence: str = "", picture: Path | None = None) -> None:
        super().__init__()
        self._picture = QLabel()
        if picture is None:
            self._picture.hide()
        else:
            pixmap = QPixmap(str(picture))
            pixmap.setDevicePixelRatio(pixmap.width() / PICTURE_SIZE)
            self._picture.setPixmap(pixmap)
        self.title = QLabel(title)
        self.title.setAlignment(Qt.AlignmentFlag.AlignCenter)
        scaled_font(self.title, 1.25, bold=True)
        self.sentence = QLabel(sentence)
        self.sentence.setWordWrap(True)
        self.sentence.setAlignment(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop)
        self.sentence.setFixedWidth(WIDEST)
        self.button = QPushButton()
        self.button.hide()
        layout = QVBoxLayout(self)
        layout.setSpacing(8)
        layout.addStretch(3)
        for part in (self._picture, self.title, self.sentence, self.button):
            # Between stretches: aligned by a flag a wrapped text would get the height of fewer lines.
            row = QHBoxLayout()
            row.addStretch(1)
            row.addWidget(part)
            row.addStretch(1)
            layout.addLayout(row)
        layout.addStretch(4)
        self.refresh_colors()

    def say(self, title: str, sentence: str) -> None:
        """Other words."""
        self.title.setText(title)
        self.sentence.setText(sentence)

    def offer(self, text: str, pressed: Callable[[], None]) -> None:
        """A button that does something about it."""
        self.button.setText(text)
        self.button.setToolTip(text)
        self.button.clicked.connect(pressed)
        self.button.show()

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self.sentence, status_color("muted"))
