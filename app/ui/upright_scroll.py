"""A page that scrolls up and down where it is higher than there is room, and is never cut off to the side."""

from PySide6.QtCore import QEvent, QObject, QSize, Qt
from PySide6.QtWidgets import QFrame, QScrollArea, QWidget

LEAST_HEIGHT = 160


class UprightScroll(QScrollArea):
    """Holds a page as large as there is room, and at least as large as the page has to be."""

    def __init__(self, page: QWidget, *, name: str) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        # It can have the focus, so that the arrow keys scroll.
        self.setAccessibleName(name)
        self._page = page
        self.setWidget(page)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        width = self._page.minimumSizeHint().width() + self.verticalScrollBar().sizeHint().width()
        return QSize(width, LEAST_HEIGHT)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if watched is self.widget() and event.type() == QEvent.Type.LayoutRequest:
            # What is around it may have to be divided anew.
            self.updateGeometry()
        return super().eventFilter(watched, event)
