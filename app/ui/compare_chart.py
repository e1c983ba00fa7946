"""The chart of a comparison in the window: as high as its bars need, scrolled where the window is lower."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.stats.comparison import Comparison, Part
from app.ui.appearance import current_theme
from app.words import tr

if TYPE_CHECKING:
    from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
    from matplotlib.figure import Figure

MIN_WIDTH, MIN_HEIGHT = 460, 140


class CompareChart(QScrollArea):
    """Draws a part of a comparison in the colours of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._canvas: FigureCanvasQTAgg | None = None
        self.setWidgetResizable(True)
        # It has the focus, so that the arrow keys scroll.
        self.setAccessibleName(tr("Chart of the comparison"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)

    @property
    def figure(self) -> "Figure":
        """What is drawn; empty at first."""
        return (self._canvas or self._make_canvas()).figure

    def picture(self) -> QImage | None:
        """The chart as it is on screen, also what is scrolled out of sight; None while nothing is drawn."""
        return None if self._canvas is None else self._canvas.grab().toImage()

    def show_part(self, comparison: Comparison, part: Part) -> None:
        """Draw, and describe in words."""
        from app.charts import comparison as chart

        canvas = self._canvas or self._make_canvas()
        height = chart.height_in(comparison, part) * canvas.figure.dpi / canvas.device_pixel_ratio
        canvas.setMinimumHeight(round(height))
        chart.draw(canvas.figure, comparison, part, current_theme())
        canvas.setAccessibleDescription(chart.describe(comparison, part))
        canvas.draw_idle()

    def _make_canvas(self) -> "FigureCanvasQTAgg":
        """Late: the window opens without matplotlib."""
        from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
        from matplotlib.figure import Figure

        self._canvas = canvas = FigureCanvasQTAgg(Figure(layout="constrained"))
        canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        canvas.setAccessibleName(tr("Chart of the comparison"))
        # The canvas would keep the wheel, which it has no use for.
        canvas.installEventFilter(self)
        self.setWidget(canvas)
        return canvas

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
