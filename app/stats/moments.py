"""When a run began, for people: by the clock of their place. Files keep UTC."""

from datetime import UTC, datetime


def date_and_time(started_at: str) -> datetime:
    """When a run began, by the clock of this place; a date long ago where the file has none."""
    try:
        moment = datetime.fromisoformat(started_at)
        return (moment if moment.tzinfo else moment.replace(tzinfo=UTC)).astimezone()
    except (ValueError, OverflowError):
        return datetime.fromtimestamp(0, UTC).astimezone()


def local_day(started_at: str) -> str:
    """As in 2026-11-23."""
    return f"{date_and_time(started_at):%Y-%m-%d}"


def local_minute(started_at: str) -> str:
    """As in 2026-11-23 14:05."""
    return f"{date_and_time(started_at):%Y-%m-%d %H:%M}"
