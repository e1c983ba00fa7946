"""When a run began, by the clock of this place and as the user's system writes it."""

from PySide6.QtCore import QDateTime, QLocale

from app.stats.moments import date_and_time


def local_date_and_time(started_at: str) -> str:
    """Day and minute."""
    return QLocale().toString(_moment(started_at), QLocale.FormatType.ShortFormat)


def local_date(started_at: str) -> str:
    """The day alone."""
    return QLocale().toString(_moment(started_at).date(), QLocale.FormatType.ShortFormat)


def _moment(started_at: str) -> QDateTime:
    return QDateTime.fromSecsSinceEpoch(int(date_and_time(started_at).timestamp()))
