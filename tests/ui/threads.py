"""That no thread of Qt is left running."""

import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from unittest import mock

from PySide6.QtCore import QThread
from shiboken6 import isValid

ENDS_WITHIN_MS = 5_000
FRAMES = 8


@contextmanager
def all_ended() -> Iterator[None]:
    """Fails with where a thread was started that is still running at the end of the context."""
    started: list[tuple[QThread, str]] = []
    start = QThread.start

    def noted_start(thread: QThread, *arguments: QThread.Priority) -> None:
        started.append((thread, "".join(traceback.format_stack(limit=FRAMES))))
        start(thread, *arguments)

    with mock.patch.object(QThread, "start", noted_start):
        yield
    left = [(thread, where) for thread, where in started if isValid(thread) and not _has_ended(thread)]
    for thread, _ in left:
        # So that the tests that follow are judged by themselves.
        thread.quit()
    assert not left, f"a thread is left running that was started here:\n{left[0][1]}"


def _has_ended(thread: QThread) -> bool:
    return thread.wait(ENDS_WITHIN_MS)
