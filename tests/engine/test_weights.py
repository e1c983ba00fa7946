"""Pretrained weights from a real server on this machine, whatever it does."""

import errno
import os
import resource
import socket
import ssl
import threading
import time
from collections.abc import Iterator
from http.client import IncompleteRead
from pathlib import Path
from urllib.error import URLError

import msgspec
import pytest
import torch

from app.engine import weights
from app.engine.errors import describe
from app.engine.tasks import perform
from app.engine.weights import WeightsError, weights_path
from app.folders import cache_folder
from app.model.catalog import MODELS
from app.model.events import CellBroke, CellMeasured, TaskEvent, WeightsLoading
from app.model.plan import Timing, make_plan
from app.model.tasks import FetchWeights, MeasureCells
from app.runner.diagnosis import explain_error
from tests.weights_server import (
    MODEL,
    Behaviour,
    WeightsServer,
    weights_server,
)

TASK = FetchWeights(MODEL)
BRIEF = Timing(warmup_budget_s=0.1, window_time_s=0.01, min_windows=1, precision_goal=1.0, budget_s=0.1)


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert cache_folder().is_relative_to(tmp_path)


@pytest.fixture
def server(monkeypatch: pytest.MonkeyPatch) -> Iterator[WeightsServer]:
    with weights_server() as server:
        monkeypatch.setattr(weights, "_source", lambda model: server.url)
        yield server
    downloads = [thread for thread in threading.enumerate() if isinstance(thread, weights._Download)]
    for download in downloads:
        download.join(5)
    assert not any(download.is_alive() for download in downloads), "a download goes on"
    assert socket.getdefaulttimeout() is None


def files() -> list[str]:
    folder = cache_folder() / "weights"
    return sorted(path.name for path in folder.iterdir()) if folder.is_dir() else []


def fetched() -> list[WeightsLoading]:
    events: list[TaskEvent] = list(perform(TASK))
    assert all(isinstance(event, WeightsLoading) for event in events)
    return [event for event in events if isinstance(event, WeightsLoading)]


def reason_of_failure() -> str:
    with pytest.raises(WeightsError) as raised:
        fetched()
    failure = explain_error(describe(raised.value), output="")
    assert "run without pretrained weights: they change no time." in failure.advice
    return failure.reason


def test_that_torchvision_knows_a_file_with_a_checksum_for_every_model() -> None:
    for name in MODELS:
        assert weights._source(name).startswith("https://download.pytorch.org/models/")
        digits = weights._expected_digits(weights_path(name))
        assert len(digits) >= 8
        assert int(digits, 16)


def test_that_weights_arrive_in_the_apps_cache_with_their_progress_told(server: WeightsServer) -> None:
    server.behaviour = "waits_in_the_middle"
    size_bytes = len(server.content)
    events = perform(TASK)
    first = next(events)
    assert isinstance(first, WeightsLoading)
    assert 0 < first.loaded_bytes <= size_bytes / 2
    assert files() != [server.name], "half a file must not have the name of a whole one"
    server.goes_on.set()
    *later, last = events
    told = [event.loaded_bytes for event in (first, *later, last) if isinstance(event, WeightsLoading)]
    assert told == sorted(set(told))
    assert last == WeightsLoading(MODEL, size_bytes, size_bytes)
    assert files() == [server.name]
    assert weights_path(MODEL).read_bytes() == server.content


def test_that_right_weights_are_not_fetched_again_and_damaged_ones_are(server: WeightsServer) -> None:
    fetched()
    size_bytes = len(server.content)
    assert fetched() == [WeightsLoading(MODEL, size_bytes, size_bytes)]
    assert server.requests == 1
    damaged = bytearray(server.content)
    damaged[size_bytes // 2] ^= 1
    weights_path(MODEL).write_bytes(damaged)
    fetched()
    assert server.requests == 2
    assert weights_path(MODEL).read_bytes() == server.content


@pytest.mark.parametrize(
    ("behaviour", "reason"),
    [
        ("sends_other_bytes", "their checksum is wrong"),
        ("breaks_off", "was not reached, or the connection broke off"),
        ("refuses", "answered with an error"),
    ],
)
def test_that_a_failed_download_is_told_and_leaves_nothing(
    server: WeightsServer, behaviour: Behaviour, reason: str
) -> None:
    server.behaviour = behaviour
    assert reason in reason_of_failure()
    assert files() == []
    server.behaviour = "well"
    assert fetched(), "the next attempt begins anew"


def test_that_damaged_weights_are_not_kept_where_no_better_come(server: WeightsServer) -> None:
    weights_path(MODEL).parent.mkdir(parents=True)
    weights_path(MODEL).write_bytes(server.content[:-1])
    server.behaviour = "refuses"
    reason_of_failure()
    assert files() == []


@pytest.mark.timeout(30)
@pytest.mark.parametrize("limit", ["SOCKET_TIMEOUT_S", "SILENCE_S"])
@pytest.mark.parametrize("behaviour", ["is_silent", "waits_in_the_middle"])
def test_that_a_silent_server_is_given_up(
    server: WeightsServer, monkeypatch: pytest.MonkeyPatch, behaviour: Behaviour, limit: str
) -> None:
    for name in ("SOCKET_TIMEOUT_S", "SILENCE_S"):
        monkeypatch.setattr(weights, name, 0.3 if name == limit else 3600.0)
    server.behaviour = behaviour
    assert "was not reached, or the connection broke off" in reason_of_failure()
    # What comes after all is not for anybody any more.
    server.goes_on.set()
    deadline = time.monotonic() + 5
    while files() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert files() == []


def test_that_a_download_nobody_waits_for_ends(server: WeightsServer) -> None:
    server.behaviour = "waits_in_the_middle"
    events = weights.fetch(TASK)
    next(events)
    events.close()  # type: ignore[attr-defined]
    server.goes_on.set()
    deadline = time.monotonic() + 5
    while files() and time.monotonic() < deadline:
        time.sleep(0.02)
    assert files() == []


def test_that_without_a_network_the_reason_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    assert "was not reached" in reason_of_failure()
    monkeypatch.setattr(weights, "_source", lambda model: f"http://nowhere.invalid/{MODEL}-0123abcd.pth")
    assert "was not reached" in reason_of_failure()


def test_that_a_full_disk_is_told_and_gets_its_room_back(server: WeightsServer) -> None:
    """A limit on the size of files stands for the disk: the system refuses the bytes in the same way."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2**20, before[1]))
    try:
        assert reason_of_failure() == "The disk has no room for the pretrained weights."
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)
    assert files() == []


def test_that_a_folder_that_cannot_be_used_is_told(server: WeightsServer) -> None:
    cache_folder().mkdir(parents=True)
    (cache_folder() / "weights").write_text("a file where the folder should be")
    assert "The folder for pretrained weights" in reason_of_failure()
    assert server.requests == 0


def test_that_what_a_killed_download_left_is_removed_and_anothers_is_not(server: WeightsServer) -> None:
    folder = weights_path(MODEL).parent
    folder.mkdir(parents=True)
    old, young = folder / "vgg16-397923af.pth.1.partial", folder / "vgg16-397923af.pth.2.partial"
    for partial in (old, young):
        partial.write_bytes(b"half")
    an_hour_ago_s = time.time() - 3600
    os.utime(old, (an_hour_ago_s, an_hour_ago_s))
    fetched()
    assert files() == [server.name, young.name]


def test_that_measuring_asks_no_network(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def refuse(*args: object, **kwargs: object) -> None:
        asked.append(str(args))
        raise OSError("this test has no network")

    for name in ("socket", "create_connection", "getaddrinfo"):
        monkeypatch.setattr(socket, name, refuse)
    plan = make_plan(preset="quick", models=(MODEL,), devices=("cpu",), batch_sizes=(2,), images=4)
    plan = msgspec.structs.replace(plan, timing=BRIEF)
    (cell,) = plan.cells
    events = list(perform(MeasureCells((cell,), plan)))
    assert not [event for event in events if isinstance(event, CellBroke)]
    assert any(isinstance(event, CellMeasured) for event in events)
    assert asked == []
    assert files() == []
    with pytest.raises(WeightsError):
        fetched()
    assert asked, "the refusal above is what a download meets"


@pytest.mark.parametrize(
    ("error", "reason"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), "The disk has no room"),
        (OSError(errno.EDQUOT, "Disk quota exceeded"), "The disk has no room"),
        (OSError(errno.EROFS, "Read-only file system", "/weights/a.partial"), "cannot be used"),
        (OSError(errno.ENETDOWN, "Network is down"), "was not reached"),
        (ConnectionResetError(errno.ECONNRESET, "Connection reset by peer"), "was not reached"),
        (IncompleteRead(b"half", 4), "was not reached"),
        (
            URLError(ssl.SSLCertVerificationError(1, "unable to get local issuer certificate")),
            "the certificate of download.pytorch.org could not be verified",
        ),
    ],
)
def test_that_every_kind_of_error_has_its_reason(
    server: WeightsServer, monkeypatch: pytest.MonkeyPatch, error: Exception, reason: str
) -> None:
    """Those that no server and no folder of this machine can be brought to raise."""

    def fail(*args: object) -> None:
        raise error

    monkeypatch.setattr(torch.hub, "download_url_to_file", fail)
    assert reason in reason_of_failure()
