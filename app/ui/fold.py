"""Something that is one line until it is unfolded."""

from PySide6.QtCore import QEvent, QSize, Qt, Signal
from PySide6.QtGui import QPalette, QResizeEvent
from PySide6.QtWidgets import QFrame, QLayout, QPushButton, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

ROOM_BESIDE = 26
CLOSED, OPEN = "▸", "▾"
STYLE = """
QPushButton { border: 1px solid transparent; text-align: left; padding: 2px 0; }
QPushButton:focus { border: 1px solid palette(highlight); border-radius: 3px; }
"""


class Fold(QWidget):
    """A summary with an arrow; a click, or Space, shows the whole below it, at most `tallest` pixels of it.

    Signals:
        opened: All of it is shown now.

    Attributes:
        summary: What the line says while it is closed, whole even where there is no room for it.
    """

    opened = Signal()

    def __init__(self, body: QWidget, *, name: str, tallest: int | None = None) -> None:
        super().__init__()
        self._name = name
        self._tallest = tallest or 0
        self._body = body
        self._when_open = ""
        self.summary = name
        self.header = _Header()
        self.header.toggled.connect(self._show_body)
        self._scroll = None if tallest is None else _scrolling(body, name)
        self._room: QWidget = body if self._scroll is None else self._scroll
        self._room.hide()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self.header)
        layout.addWidget(self._room)
        self.set_summary("")

    @property
    def is_open(self) -> bool:
        """Whether the whole is shown."""
        return self.header.isChecked()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """As wide closed as open, so that nothing beside it moves when it is opened."""
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), self._room.minimumSizeHint().width()), hint.height())

    def open_fold(self) -> None:
        """Show the whole."""
        self.header.setChecked(True)

    def close_fold(self) -> None:
        """Show the summary alone."""
        self.header.setChecked(False)

    def set_summary(self, text: str, color: str | None = None, *, when_open: str = "") -> None:
        """Say what is inside; less of it when all of it is shown below."""
        self.summary = text or self._name
        self._when_open = when_open
        self._say()
        self.header.setAccessibleName(f"{self._name}: {text}" if text else self._name)
        palette = QPalette() if color is None else QPalette(self.header.palette())
        if color is not None:
            palette.setColor(QPalette.ColorRole.ButtonText, color)
        self.header.setPalette(palette)
        self._fit()

    def _show_body(self, is_open: bool) -> None:
        self._say()
        self._room.setVisible(is_open)
        self._fit()
        if is_open:
            self.opened.emit()

    def _say(self) -> None:
        self.header.show_text(self._when_open if self.is_open and self._when_open else self.summary)

    def _fit(self) -> None:
        if self._scroll is not None and self.is_open:
            width = self._room.width()
            needed = self._body.heightForWidth(width) if self._body.hasHeightForWidth() else -1
            height = max(needed, self._body.sizeHint().height() if needed < 0 else 0)
            # Qt would keep a bar that it needed before: with its width taken away the texts are higher.
            is_all_seen = height <= self._tallest
            policy = Qt.ScrollBarPolicy
            self._scroll.setVerticalScrollBarPolicy(
                policy.ScrollBarAlwaysOff if is_all_seen else policy.ScrollBarAsNeeded
            )
            self._scroll.setFixedHeight(min(self._tallest, height))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._fit()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._fit()


def empty_layout(layout: QLayout) -> None:
    """Take everything out of it and off the screen."""
    while (item := layout.takeAt(0)) is not None:
        widget = item.widget()
        if widget is not None:
            widget.hide()
            widget.deleteLater()


class _Header(QPushButton):
    """As wide as there is room; what is too long ends with an ellipsis and is whole in the tooltip."""

    def __init__(self) -> None:
        super().__init__()
        self.whole_text = ""
        self.setCheckable(True)
        self.setFlat(True)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setStyleSheet(STYLE)

    def show_text(self, text: str) -> None:
        self.whole_text = text
        self.elide()

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        return QSize(ROOM_BESIDE, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self.elide()

    def elide(self) -> None:
        """Fit the text into the width there is."""
        metrics = self.fontMetrics()
        room = max(0, self.width() - ROOM_BESIDE)
        shown = metrics.elidedText(self.whole_text, Qt.TextElideMode.ElideRight, room)
        # An ampersand would mark a key.
        self.setText(f"{OPEN if self.isChecked() else CLOSED} {shown.replace('&', '&&')}")
        self.setToolTip(self.whole_text if shown != self.whole_text else "")


def _scrolling(body: QWidget, name: str) -> QScrollArea:
    area = QScrollArea()
    # It can have the focus, so that the arrow keys scroll.
    area.setAccessibleName(name)
    area.setWidget(body)
    area.setWidgetResizable(True)
    area.setFrameShape(QFrame.Shape.NoFrame)
    area.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
    return area
