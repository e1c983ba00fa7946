"""Plans with pretrained weights, through real worker processes."""

import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import msgspec
import psutil
import pytest

from app.model.events import CellFailed, CellStarted, RunEvent, WeightsLoading
from app.model.plan import Plan, Timing, make_plan
from app.model.result import fold
from app.runner import child as child_module
from app.runner.child import Child
from app.runner.run import run
from tests.scripted import M5_PRO
from tests.weights_server import MODEL, weights_server

BRIEF = Timing(warmup_budget_s=0.1, window_time_s=0.01, min_windows=1, precision_goal=1.0, budget_s=0.1)


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))


@pytest.fixture
def child() -> Iterator[Child]:
    with Child(threading.Event()) as child:
        yield child
    assert not psutil.Process().children(recursive=True), "a measuring process was left behind"


def pretrained(*models: str) -> Plan:
    plan = make_plan(
        preset="quick", models=models, devices=("cpu",), batch_sizes=(2,), images=4, is_pretrained=True
    )
    return msgspec.structs.replace(plan, timing=BRIEF)


def test_that_without_a_network_the_cells_fail_with_the_reason_and_the_run_goes_on(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    # A proxy where nobody listens: the same on every machine, connected or not.
    monkeypatch.setenv("https_proxy", "http://127.0.0.1:1")
    events = list(run(pretrained(MODEL, "resnet18"), M5_PRO, child))
    assert not any(isinstance(event, CellStarted | WeightsLoading) for event in events)
    failures = [event.failure for event in events if isinstance(event, CellFailed)]
    assert len(failures) == 2
    for failure in failures:
        assert failure.reason == (
            "The pretrained weights could not be downloaded: "
            "download.pytorch.org was not reached, or the connection broke off."
        )
        assert failure.advice == (
            "Connect to the internet and run again, or run without pretrained weights: they change no time."
        )
        assert "URLError" in failure.details
    assert fold(events).outcome == "completed"


def test_that_a_pretrained_model_is_fetched_and_measured(
    child: Child, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """The real worker, but that it asks a server on this machine."""
    with weights_server() as server:
        worker = (
            "import sys\n"
            "from app.engine import weights, worker\n"
            f"weights._source = lambda model: {server.url!r}\n"
            "worker.main(sys.argv[1])\n"
        )
        monkeypatch.setattr(
            child_module, "worker_command", lambda fd: [sys.executable, "-c", worker, str(fd)]
        )
        events: list[RunEvent] = list(run(pretrained(MODEL), M5_PRO, child))
        size_bytes = len(server.content)
    loadings = [event for event in events if isinstance(event, WeightsLoading)]
    assert loadings[-1] == WeightsLoading(MODEL, size_bytes, size_bytes)
    (cell,) = fold(events).cells
    assert cell.status == "done"
    (file,) = tmp_path.rglob("*.pth")
    assert file.name == server.name
