"""A list to choose from that may be narrower than what is chosen."""

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QComboBox

BESIDE_ICON = 4
"""Between the icon and the text, in Qt's styles."""
BESIDE_TEXT = 60
"""More than icon, arrow and margins take in any style."""


class ElidedComboBox(QComboBox):
    """Ends what it has no room for with an ellipsis; Qt would cut through a letter."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        if self.fontMetrics().horizontalAdvance(self.currentText()) + BESIDE_TEXT <= self.width():
            super().paintEvent(event)
        else:
            self._paint_elided()

    def _paint_elided(self) -> None:
        # Late: to import how styles draw takes 14 ms, and the window would come later.
        from PySide6.QtWidgets import QStyle, QStyleOptionComboBox, QStylePainter

        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        field = self.style().subControlRect(
            QStyle.ComplexControl.CC_ComboBox, option, QStyle.SubControl.SC_ComboBoxEditField, self
        )
        icon = 0 if option.currentIcon.isNull() else option.iconSize.width() + BESIDE_ICON
        option.currentText = option.fontMetrics.elidedText(
            option.currentText, Qt.TextElideMode.ElideRight, field.width() - icon
        )
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)
        painter.end()
