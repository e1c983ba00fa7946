"""The chart of a comparison in the window: as high as its bars need, scrolled where the window is lower."""

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtCore import QEvent, QObject
from PySide6.QtWidgets import QScrollArea, QSizePolicy, QWidget

from app.charts import comparison as chart
from app.stats.comparison import Comparison, Part
from app.ui.appearance import current_theme
from app.words import tr

MIN_WIDTH, MIN_HEIGHT = 460, 140


class CompareChart(QScrollArea):
    """Draws a part of a comparison in the colours of the window."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.figure = Figure(layout="constrained")
        self._canvas = FigureCanvasQTAgg(self.figure)
        self._canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self._canvas.setAccessibleName(tr("Chart of the comparison"))
        # The canvas would keep the wheel, which it has no use for.
        self._canvas.installEventFilter(self)
        self.setWidget(self._canvas)
        self.setWidgetResizable(True)
        # It has the focus, so that the arrow keys scroll.
        self.setAccessibleName(self._canvas.accessibleName())
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)

    def show_part(self, comparison: Comparison, part: Part) -> None:
        """Draw, and describe in words."""
        theme = current_theme()
        height = chart.height_in(comparison, part) * self.figure.dpi / self._canvas.device_pixel_ratio
        self._canvas.setMinimumHeight(round(height))
        chart.draw(self.figure, comparison, part, theme)
        self._canvas.setAccessibleDescription(chart.describe(comparison, part))
        self._canvas.draw_idle()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
        if event.type() == QEvent.Type.Wheel:
            event.ignore()
            return True
        return super().eventFilter(watched, event)
