"""A matplotlib chart in the window."""

from matplotlib.backends.backend_qtagg import FigureCanvasQTAgg
from matplotlib.figure import Figure
from PySide6.QtWidgets import QSizePolicy

from app.charts.look import Look
from app.charts.views import View
from app.model.result import Result
from app.ui.appearance import current_theme

MIN_WIDTH, MIN_HEIGHT = 480, 240


class ChartView(FigureCanvasQTAgg):
    """Draws a result in the colours of the window."""

    def __init__(self) -> None:
        self._figure = Figure(layout="constrained")
        super().__init__(self._figure)  # type: ignore[no-untyped-call]
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        self.setAccessibleName("Chart of images per second")
        self._figure.set_facecolor(current_theme().background)

    def show_result(self, view: View, result: Result, look: Look) -> None:
        """Draw the result as it stands, and describe it in words."""
        view.draw(self._figure, result, current_theme(), look)
        self.setAccessibleDescription(view.describe(result))
        self.draw_idle()  # type: ignore[no-untyped-call]
