"""Stub."""

from collections.abc import Iterator

from app.model.events import TaskEvent
from app.model.tasks import ExplainCell


def explain(task: ExplainCell) -> Iterator[TaskEvent]:
    """Stub."""
    raise NotImplementedError
