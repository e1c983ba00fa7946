"""Stub."""

from collections.abc import Iterator

from app.model.events import TaskEvent
from app.model.tasks import FetchWeights


def fetch(task: FetchWeights) -> Iterator[TaskEvent]:
    """Stub."""
    raise NotImplementedError
