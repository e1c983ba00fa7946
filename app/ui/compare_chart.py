"""The chart of a comparison in the window: as high as its bars need, scrolled where the window is lower."""

from typing import TYPE_CHECKING

from PySide6.QtGui import QImage
from PySide6.QtWidgets import QScrollArea, QWidget

from app.charts.views import charts
from app.stats.comparison import Comparison, Part
from app.ui.appearance import current_theme
from app.ui.artist import Artist, is_prepared
from app.ui.chart_view import ChartView
from app.words import tr

if TYPE_CHECKING:
    from matplotlib.figure import Figure

MIN_WIDTH, MIN_HEIGHT = 460, 140


class CompareChart(QScrollArea):
    """Shows a part of a comparison in the colours of the window.

    Attributes:
        chart: All of it, also what is scrolled out of sight.
    """

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._shown: tuple[Comparison, Part] | None = None
        self._artist = Artist(self)
        self._artist.finished.connect(lambda _charts: self._draw())
        self.chart = ChartView()
        self.chart.setMinimumWidth(0)
        self.chart.setAccessibleName(tr("Chart of the comparison"))
        self.setWidgetResizable(True)
        # It has the focus, so that the arrow keys scroll.
        self.setAccessibleName(tr("Chart of the comparison"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self.setMinimumSize(MIN_WIDTH, MIN_HEIGHT)
        self.setWidget(self.chart)

    @property
    def figure(self) -> "Figure":
        """What was drawn last; empty at first."""
        return self.chart.figure

    def picture(self) -> QImage | None:
        """The chart as it is on screen, also what is scrolled out of sight; None while nothing is drawn."""
        return self.chart.picture()

    def show_part(self, comparison: Comparison, part: Part) -> None:
        """Draw, and describe in words."""
        self._shown = comparison, part
        self._draw()

    def _draw(self) -> None:
        if self._shown is None:
            return
        if not is_prepared():
            # In the artist's thread, and once more when it is done.
            self._artist.begin(charts)
            return
        from app.charts import comparison as chart

        comparison, part = self._shown
        theme = current_theme()
        self.chart.ask_height(chart.height_in(comparison, part))
        self.chart.show_chart(
            lambda figure: chart.draw(figure, comparison, part, theme),
            chart.describe(comparison, part),
            subject=(comparison, part),
        )
