"""What all tests need."""

import time
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def own_data_folder(monkeypatch: pytest.MonkeyPatch, tmp_path_factory: pytest.TempPathFactory) -> None:
    """No test reads or writes the developer's own history."""
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path_factory.mktemp("data")))
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))


@pytest.fixture
def in_seoul() -> Iterator[None]:
    """Nine hours ahead of UTC."""
    with pytest.MonkeyPatch.context() as here:
        here.setenv("TZ", "Asia/Seoul")
        time.tzset()
        yield
    time.tzset()
