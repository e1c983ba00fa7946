from collections.abc import Iterator
from multiprocessing import resource_tracker

import pytest


@pytest.fixture(autouse=True, scope="module")
def _leave_no_tracker() -> Iterator[None]:
    """End Python's resource tracker, which processes started by spawn in here have brought with them.

    It would live as long as pytest, and later tests look for processes that were left behind.
    """
    yield
    resource_tracker._resource_tracker._stop()  # type: ignore[attr-defined]
