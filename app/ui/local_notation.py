"""Figures and dates as the user's system writes them, of a QLocale."""

import re
from datetime import datetime

from PySide6.QtCore import QDate, QLocale, QTime

from app.notation import Notation, write_in

SHORT = QLocale.FormatType.ShortFormat
ZERO = "0"
"""Digits are those of ASCII; what goes between others is not for them."""


def write_as(locale: QLocale, figures: QLocale | None = None) -> None:
    """From now on write dates so, and figures too unless they are to be as `figures` has them."""
    QLocale.setDefault(locale)
    write_in(_notation_of(locale, figures if figures is not None and figures.zeroDigit() == ZERO else locale))


def _notation_of(locale: QLocale, figures: QLocale) -> Notation:
    """Its years have four digits: a result may be older than a reader thinks."""
    pattern = _day_pattern(locale)

    def day(moment: datetime) -> str:
        return locale.toString(QDate(moment.year, moment.month, moment.day), pattern)

    def minute(moment: datetime) -> str:
        return f"{day(moment)} {locale.toString(QTime(moment.hour, moment.minute), SHORT)}"

    return Notation(
        decimal_point=figures.decimalPoint(), group_separator=figures.groupSeparator(), day=day, minute=minute
    )


def _day_pattern(locale: QLocale) -> str:
    """The short one, but with the name of the month where 3/11/2026 is another day across the ocean.

    English alone is read in both orders, and pictures travel; one that begins with the year is in no doubt.
    """
    short = locale.dateFormat(SHORT)
    if locale.language() != QLocale.Language.English or short.startswith("y"):
        return re.sub(r"(?<!y)yy(?!y)", "yyyy", short)
    return "MMM d, yyyy" if short.startswith("M") else "d MMM yyyy"
