"""Stub."""

from collections.abc import Iterator

from app.model.events import TaskEvent
from app.model.tasks import CheckParity


def check(task: CheckParity) -> Iterator[TaskEvent]:
    """Stub."""
    raise NotImplementedError
