"""The real window, opened once, painted, looked at and closed: does this installation's Qt work here?"""

import time

import PySide6
from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QImage
from PySide6.QtWidgets import QApplication

from app.charts.views import charts
from app.model.self_test import PaintedWindow
from app.ui.main_window import MainWindow

PATIENCE_S = 20.0
GRID = 64
FEWEST_COLORS = 8
"""An empty window has one; text alone gives dozens, because its edges are smoothed."""


class NotPainted(Exception):
    """The window did not appear or stayed empty."""


class _PaintWatch(QObject):
    """Notes that a widget has been painted on the screen."""

    def __init__(self) -> None:
        super().__init__()
        self.is_painted = False

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802
        self.is_painted = self.is_painted or event.type() == QEvent.Type.Paint
        return False


def rehearse() -> PaintedWindow:
    """Open the window, wait until it is painted, and close it with everything it had started.

    Raises:
        NotPainted: In words.
    """
    began_s = time.monotonic()
    application = QApplication([])
    window = MainWindow()
    watch = _PaintWatch()
    window.installEventFilter(watch)
    window.show()
    try:
        while not watch.is_painted:
            if time.monotonic() - began_s > PATIENCE_S:
                raise NotPainted(f"The window was not painted within {PATIENCE_S:g} s.")
            application.processEvents()
            time.sleep(0.01)
        paint_time_s = time.monotonic() - began_s
        window.complete()
        image = window.grab().toImage()
        if _colors(image) < FEWEST_COLORS:
            raise NotPainted("The window was painted, but is empty.")
        _import_what_comes_late()
        return PaintedWindow(
            pyside6=PySide6.__version__,
            platform=QGuiApplication.platformName(),
            width_px=image.width(),
            height_px=image.height(),
            device_pixel_ratio=window.devicePixelRatio(),
            paint_time_s=paint_time_s,
        )
    finally:
        window.close()


def _import_what_comes_late() -> None:
    """The window opens without matplotlib, but not for long: what draws must be there too."""
    import matplotlib.backends.backend_agg  # noqa: F401

    charts()


def _colors(image: QImage) -> int:
    """How many colours there are, looked for row by row in every `GRID`th of the height."""
    rows = range(0, image.height(), max(1, image.height() // GRID))
    return len({image.pixel(x, y) for y in rows for x in range(image.width())})
