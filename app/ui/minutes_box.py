"""A field for minutes."""

from PySide6.QtCore import QLocale
from PySide6.QtGui import QValidator
from PySide6.QtWidgets import QDoubleSpinBox

from app.notation import rewritten

COMMA, POINT = ",", "."


class MinutesBox(QDoubleSpinBox):
    """Writes as other figures are written, and takes a point and a comma for the same.

    Qt would pass over the one that its locale has not: who types 2.5 in Germany would have 25 minutes.
    """

    def __init__(self) -> None:
        super().__init__()
        self.setLocale(QLocale.c())

    def textFromValue(self, value: float) -> str:  # noqa: N802
        return rewritten(super().textFromValue(value))

    def valueFromText(self, text: str) -> float:  # noqa: N802
        return super().valueFromText(text.replace(COMMA, POINT))

    def validate(self, text: str, place: int) -> tuple[QValidator.State, str, int]:
        state, _, place = super().validate(text.replace(COMMA, POINT), place)
        return state, text, place
