"""What all tests need."""

import logging
import sys
import threading
import time
from collections.abc import Iterator
from multiprocessing import resource_tracker

import pytest

from app import logs


@pytest.fixture(autouse=True)
def own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the developer's own history."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture(autouse=True, scope="module")
def _leave_no_tracker() -> Iterator[None]:
    """End Python's resource tracker, which processes started by spawn in here have brought with them.

    It would live as long as pytest, and later tests look for processes that were left behind.
    """
    yield
    resource_tracker._resource_tracker._stop()  # type: ignore[attr-defined]


@pytest.fixture
def own_log(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """What is begun in this process ends with the test; on a Mac the log follows the home folder alone."""
    monkeypatch.setenv("HOME", str(tmp_path_factory.mktemp("home")))
    before, before_in_thread = sys.excepthook, threading.excepthook
    yield
    sys.excepthook, threading.excepthook = before, before_in_thread
    if logs._Begun.file is not None:
        logging.getLogger(logs.NAME).removeHandler(logs._Begun.file)
        logs._Begun.file.close()
    logs._Begun.face = logs._Begun.file = None


@pytest.fixture
def in_seoul() -> Iterator[None]:
    """Nine hours ahead of UTC."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv("TZ", "Asia/Seoul")
        time.tzset()
        yield
    time.tzset()
