"""A matplotlib chart in the window, drawn in a thread of its own."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QColor, QImage, QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from app.charts.look import Look
from app.charts.views import View
from app.model.result import Result
from app.ui.appearance import current_theme, status_color
from app.ui.artist import Artist
from app.words import tr

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MIN_WIDTH, MIN_HEIGHT = 480, 250
PREFERRED_HEIGHT = 400
DPI = 100
USUAL_LETTERS_PX = 13
"""The default of macOS is 13 pt (Apple, Human Interface Guidelines: Typography).

Where the system's are larger, so is the whole chart: letters, lines and the height asked for.
"""
RESIZE_MS = 60
"""While the size changes the last picture is stretched; it is drawn anew when that rests."""
WAIT_MS = 400
"""So long a place is left empty before it says that a chart is being drawn."""

Draw = Callable[["Figure"], None]


class ChartView(QWidget):
    """Shows a chart in the colours of the window.

    Signals:
        drawn: The picture shown is that of what was asked for last.

    Attributes:
        figure: What was drawn last; empty at first.
    """

    drawn = Signal()

    def __init__(self) -> None:
        super().__init__()
        self._figure: Figure | None = None
        self._draw: Draw | None = None
        self._subject: object = None
        self._picture: QImage | None = None
        self._is_drawing = False
        self._is_stale = False
        self._has_failed = False
        self._drawn_for: tuple[object, QSize] = None, QSize()
        self._height_in = MIN_HEIGHT / DPI
        self._artist = Artist(self)
        self._artist.finished.connect(self._show_picture)
        self._artist.failed.connect(self._give_up)
        self._resting = QTimer(self)
        self._resting.setSingleShot(True)
        self._resting.setInterval(RESIZE_MS)
        self._resting.timeout.connect(self._request)
        self._waiting = QTimer(self)
        self._waiting.setSingleShot(True)
        self._waiting.setInterval(WAIT_MS)
        self._waiting.timeout.connect(self.update)
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName(tr("Chart"))

    @property
    def figure(self) -> "Figure":
        if self._figure is None:
            from matplotlib.figure import Figure

            self._figure = Figure()
        return self._figure

    def picture(self) -> QImage | None:
        """The chart as it is on screen, in the screen's pixels; None while nothing is drawn."""
        return self._picture

    @property
    def is_current(self) -> bool:
        """Whether nothing is still to be drawn."""
        return not (self._is_drawing or self._is_stale or self._resting.isActive())

    def ask_height(self, inches: float) -> None:
        """Be at least so high, with letters as large as the window's."""
        self._height_in = inches
        self.setMinimumHeight(round(inches * DPI * self._scale()))

    def show_result(self, view: View, result: Result, look: Look) -> None:
        """Draw the result as it stands, and describe it in words."""
        theme = current_theme()
        self.show_chart(
            lambda figure: view.draw(figure, result, theme, look),
            view.describe(result),
            subject=(view.name, result.run_id),
        )

    def show_chart(self, draw: Draw, description: str, *, subject: object) -> None:
        """Draw by `draw`, in another thread, into an empty figure as large as the widget.

        Args:
            subject: What it is a chart of: one of anything else is taken away at once, since it would be
                read as this one.
        """
        if subject != self._subject:
            self._subject, self._picture = subject, None
            self._waiting.start()
            self.update()
        self._draw = draw
        self.setAccessibleDescription(description)
        self._request()

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(MIN_WIDTH, PREFERRED_HEIGHT)

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(current_theme().background))
        if self._picture is not None:
            painter.drawImage(QRect(0, 0, self.width(), self.height()), self._picture)
        elif self._draw is not None and not self._waiting.isActive():
            painter.setPen(QColor(status_color("muted")))
            text = tr("This chart could not be drawn.") if self._has_failed else tr("Drawing …")
            painter.drawText(self.rect(), Qt.AlignmentFlag.AlignCenter, text)
        painter.end()

    def resizeEvent(self, event: QResizeEvent) -> None:  # noqa: N802
        super().resizeEvent(event)
        self._resting.start()

    def showEvent(self, event: QShowEvent) -> None:  # noqa: N802
        super().showEvent(event)
        if self._is_stale:
            self._request()

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.FontChange:
            self.ask_height(self._height_in)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.DevicePixelRatioChange):
            self._resting.start()
        return super().event(event)

    def _scale(self) -> float:
        return max(1.0, self.fontInfo().pixelSize() / USUAL_LETTERS_PX)

    def _dpi(self) -> float:
        """No more than leaves a chart the inches that it needs side by side."""
        return DPI * min(self._scale(), max(1.0, self.width() / MIN_WIDTH))

    def _request(self) -> None:
        """Have it drawn; what is asked for while a drawing is under way is drawn once, after it."""
        if self._draw is None:
            return
        if self._is_drawing or not self.isVisible():
            self._is_stale = True
            return
        self._is_drawing, self._is_stale, self._has_failed = True, False, False
        self._drawn_for = self._subject, self.size()
        self._artist.begin(partial(_rendered, self._draw, self.size(), self._dpi(), self.devicePixelRatioF()))

    def _show_picture(self, drawn: "tuple[Figure, QImage]") -> None:
        subject, size = self._drawn_for
        # The first one of its kind is not shown stretched: its own size is on its way.
        if subject == self._subject and (self._picture is not None or size == self.size()):
            self._figure, self._picture = drawn
        self._is_drawing = False
        self.update()
        if self._is_stale:
            self._request()
        elif self._picture is not None:
            self.drawn.emit()

    def _give_up(self) -> None:
        """The next chart that is asked for may be drawn all the same."""
        self._is_drawing, self._has_failed = False, True
        self.update()
        if self._is_stale:
            self._request()


def _rendered(draw: Draw, size: QSize, dpi: float, ratio: float) -> "tuple[Figure, QImage]":
    """The figure and its pixels."""
    # Late: the window opens without matplotlib.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    inches = (max(1, size.width()) / dpi, max(1, size.height()) / dpi)
    figure = Figure(figsize=inches, dpi=dpi * ratio, layout="constrained")
    canvas = FigureCanvasAgg(figure)
    draw(figure)
    canvas.draw()
    width, height = canvas.get_width_height()
    image = QImage(canvas.buffer_rgba(), width, height, 4 * width, QImage.Format.Format_RGBA8888)
    # A copy, because the buffer is the canvas's own.
    return figure, image.copy()
