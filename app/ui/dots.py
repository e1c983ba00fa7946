"""A dot before an entry of a list: filled where there is something to see, hollow where not."""

from PySide6.QtCore import QPointF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPen, QPixmap

from app.ui.appearance import current_theme

SIZE, RADIUS, LINE = 12, 3.5, 1.4


def dot(*, is_filled: bool, ratio: float) -> QIcon:
    """In the colours of the moment, for a display with so many pixels to a point."""
    picture = QPixmap(round(SIZE * ratio), round(SIZE * ratio))
    picture.setDevicePixelRatio(ratio)
    picture.fill(Qt.GlobalColor.transparent)
    color = QColor(current_theme().accent if is_filled else current_theme().muted)
    painter = QPainter(picture)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.setPen(QPen(color, LINE))
    painter.setBrush(color if is_filled else Qt.BrushStyle.NoBrush)
    painter.drawEllipse(QPointF(SIZE / 2, SIZE / 2), RADIUS, RADIUS)
    painter.end()
    icon = QIcon(picture)
    # Otherwise the choice would tint it.
    icon.addPixmap(picture, QIcon.Mode.Selected)
    return icon
