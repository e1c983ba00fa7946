"""When a run began, for people: by the clock of their place. Files keep UTC."""

from datetime import UTC, datetime

from app.notation import day, minute


def date_and_time(started_at: str) -> datetime:
    """When a run began, by the clock of this place; a date long ago where the file has none."""
    try:
        moment = datetime.fromisoformat(started_at)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC).astimezone()


def local_day(started_at: str) -> str:
    """The day alone, as in 2026-11-23."""
    return day(date_and_time(started_at))


def local_minute(started_at: str) -> str:
    """Day and minute, as in 2026-11-23 14:05."""
    return minute(date_and_time(started_at))
