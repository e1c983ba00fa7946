"""What a window holds, none of it ever cut off: the larger the letters are, the more room it needs."""

from PySide6.QtCore import QEvent, QSize, Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

SIZE_MAY_CHANGE = (QEvent.Type.Show, QEvent.Type.LayoutRequest)


class WholePage(QScrollArea):
    """Has its window never smaller than the page needs; scrolls where the screen is too small for that."""

    def __init__(self, page: QWidget, *, smallest: QSize) -> None:
        """Make it; `smallest` is the least size of the window, however little the page needs."""
        super().__init__()
        self._page = page
        self._smallest = smallest
        self._room = QSize()
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.setWidget(page)

    def event(self, event: QEvent) -> bool:
        if event.type() in SIZE_MAY_CHANGE:
            self._fit_window()
            self._fit_page()
        return super().event(event)

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        # To ask for the size of what is seen takes 10 ms the first time, and the window would come later.
        self._room = event.size()
        self._fit_page()

    def _fit_page(self) -> None:
        # Qt's own way would have it as high as it would like to be, where that depends on its width.
        self._page.resize(self._room.expandedTo(self._page.minimumSizeHint()))

    def _fit_window(self) -> None:
        window = self.window()
        layout = window.layout()
        if layout is None:
            return
        # A menu bar in the window, for instance.
        beside = QSize(0, layout.totalMinimumSize().height() - self.minimumSizeHint().height())
        needed = (self._page.minimumSizeHint() + beside).expandedTo(self._smallest)
        frame = window.frameSize() - window.size()
        window.setMinimumSize(needed.boundedTo(window.screen().availableSize() - frame))


class WrappingPage(QWidget):
    """Tells how high its texts are when wrapped into its width, of which Qt's own guess may fall short."""

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        hint, layout = super().minimumSizeHint(), self.layout()
        if layout is None:
            return hint
        return QSize(hint.width(), layout.minimumHeightForWidth(max(hint.width(), self.width())))

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()
