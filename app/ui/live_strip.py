"""What is being measured at this moment: its samples as they come, painted by Qt at next to no cost."""

import statistics

from PySide6.QtCore import QPointF, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QPainter, QPaintEvent, QPen
from PySide6.QtWidgets import QHBoxLayout, QLabel, QSizePolicy, QVBoxLayout, QWidget

from app.model.catalog import DEVICES, MODELS
from app.model.result import CellResult, Result
from app.stats.figures import step_times_s
from app.stats.formats import format_milliseconds, format_rate
from app.stats.table import batch_label
from app.ui.appearance import colored, current_theme, scaled_font, status_color
from app.words import tr

MOST_SHOWN = 300
HEIGHT = 46
RADIUS = 2.5
MARGIN = 6
LEAST_SPREAD = 0.02
"""Of the median: samples closer than this to each other are not spread over the whole height."""
FEWEST_PLACES = 12
TEXT_SHARE, DOTS_SHARE = 1, 1
"""Of the width, unless the texts need more."""
NARROWEST_DOTS = 80


class LiveStrip(QWidget):
    """The current cell in words, and beside them a dot for each sample."""

    def __init__(self) -> None:
        super().__init__()
        self._cells: tuple[CellResult, ...] = ()
        self._current: CellResult | None = None
        self.title = QLabel()
        self.says = QLabel()
        scaled_font(self.title, 1.0, bold=True)
        self._dots = _Dots()
        texts = QVBoxLayout()
        texts.setSpacing(0)
        texts.addWidget(self.title)
        texts.addWidget(self.says)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 2, 0, 2)
        layout.addLayout(texts, TEXT_SHARE)
        layout.addWidget(self._dots, DOTS_SHARE)
        self.hide()
        self.refresh_colors()

    def show_result(self, result: Result) -> None:
        """Follow the cell in which something has happened; nothing is shown when the run is over."""
        before = {cell.cell: cell for cell in self._cells}
        changed = [
            cell for cell in result.cells if cell.status == "running" and cell != before.get(cell.cell)
        ]
        self._cells = result.cells
        if changed:
            self._current = changed[-1]
        elif self._current is not None:
            now = result.cell(self._current.cell)
            self._current = now if now is not None and now.status == "running" else None
        self._show(self._current if result.outcome is None else None)

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self.says, status_color("muted"))
        self._dots.update()

    def _show(self, cell: CellResult | None) -> None:
        self.setVisible(cell is not None)
        if cell is None:
            return
        samples_s = step_times_s(cell)
        model, device = MODELS[cell.cell.model].title, DEVICES[cell.cell.device].title
        self.title.setText(tr("{model} on {device}", model=model, device=device))
        batch = tr("batch {batch_size}", batch_size=batch_label(cell.cell))
        self.says.setText(f"{batch} · {_sentence(cell, samples_s)}")
        self.setAccessibleName(f"{self.title.text()}: {self.says.text()}")
        self._dots.show_samples(samples_s)


class _Dots(QWidget):
    """Step times in the order of measuring, a line at their median; higher is slower."""

    def __init__(self) -> None:
        super().__init__()
        self._samples_s: tuple[float, ...] = ()
        self.setFixedHeight(HEIGHT)
        self.setMinimumWidth(NARROWEST_DOTS)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setToolTip(tr("Each dot is a sample: the mean time of a step. The line is their median."))

    def sizeHint(self) -> QSize:  # noqa: N802
        return QSize(200, HEIGHT)

    def show_samples(self, samples_s: tuple[float, ...]) -> None:
        """Show the last ones there is room for."""
        self._samples_s = samples_s[-MOST_SHOWN:]
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802
        theme = current_theme()
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(theme.background))
        painter.drawRoundedRect(QRectF(self.rect()), 4, 4)
        if self._samples_s:
            self._paint_samples(painter, QColor(theme.muted), QColor(theme.accent))
        painter.end()

    def _paint_samples(self, painter: QPainter, line: QColor, dot: QColor) -> None:
        middle = statistics.median(self._samples_s)
        reach = max(LEAST_SPREAD * middle, *(abs(each - middle) for each in self._samples_s))
        half = self.height() / 2
        painter.setPen(QPen(line, 1, Qt.PenStyle.DashLine))
        painter.drawLine(QPointF(MARGIN, half), QPointF(self.width() - MARGIN, half))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(dot)
        places = max(FEWEST_PLACES, len(self._samples_s))
        room = self.width() - 2 * MARGIN
        for index, sample_s in enumerate(self._samples_s):
            x = MARGIN + room * (index + 0.5) / places
            y = half - (half - MARGIN) * (sample_s - middle) / reach
            painter.drawEllipse(QPointF(x, y), RADIUS, RADIUS)


def _sentence(cell: CellResult, samples_s: tuple[float, ...]) -> str:
    if samples_s:
        images = cell.epochs[0].images / cell.epochs[0].steps if cell.epochs else cell.cell.batch_size
        rate = format_rate(images / statistics.median(samples_s))
        if len(samples_s) == 1:
            return tr("1 sample, {rate} images/s so far", rate=rate)
        return tr("{count} samples, {rate} images/s so far", count=len(samples_s), rate=rate)
    if cell.first_step_time_s is not None:
        return tr("first step {time}, warming up", time=format_milliseconds(cell.first_step_time_s))
    return tr("getting ready")
