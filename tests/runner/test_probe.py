"""A device is tried again where its process ended in the trial, and only there."""

import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model.events import DeviceProbed
from app.model.failure import Failure
from app.model.machine import DeviceStatus
from app.model.told import HUNG
from app.runner.child import Child
from app.runner.run import probe_device
from tests.runner.workers import Objector, fake_worker

COUNTED = """
with open({tries!r}, "a") as tries:
    tries.write("x")
    count = tries.tell()
task = next_task()
"""
PASSES = """
emit(DeviceProbed(DeviceStatus(task.device, is_usable=True)))
emit(TaskDone())
next_task()
"""


@pytest.fixture
def tries(tmp_path: Path) -> Path:
    return tmp_path / "tries"


@pytest.fixture
def child() -> Iterator[Child]:
    with Child(threading.Event()) as child:
        yield child


def worker_that(
    monkeypatch: pytest.MonkeyPatch, tries: Path, does_first: str, does_then: str = PASSES
) -> None:
    """A worker that does one thing in its first process and another in all later ones."""
    parts = [part.strip().replace("\n", "\n    ") for part in (does_first, does_then)]
    branches = "if count == 1:\n    {}\nelse:\n    {}\n".format(*parts)
    imports = "from app.model.machine import DeviceStatus\n"
    fake_worker(monkeypatch, imports + COUNTED.format(tries=str(tries)) + branches)


def probed(child: Child) -> DeviceStatus:
    *_, last = probe_device("cpu", child)
    assert isinstance(last, DeviceProbed)
    return last.status


@pytest.mark.parametrize("end", ["os.abort()", "os._exit(3)", "os.write(events, b'nonsense\\n')"])
def test_that_one_death_costs_no_cell(
    child: Child, monkeypatch: pytest.MonkeyPatch, tries: Path, end: str
) -> None:
    worker_that(monkeypatch, tries, end)
    assert probed(child) == DeviceStatus("cpu", is_usable=True)
    assert tries.read_text() == "xx"


def test_that_a_second_death_is_told(child: Child, monkeypatch: pytest.MonkeyPatch, tries: Path) -> None:
    worker_that(monkeypatch, tries, "os._exit(3)", "os._exit(4)")
    status = probed(child)
    assert not status.is_usable
    assert "exit code 4" in str(status.reason)
    assert tries.read_text() == "xx"


def test_that_an_error_in_python_would_only_come_again(
    child: Child, monkeypatch: pytest.MonkeyPatch, tries: Path
) -> None:
    error = "emit(TaskFailed(ErrorText('KeyError', 'weight', '')))\nnext_task()"
    worker_that(monkeypatch, tries, f"from app.model.failure import ErrorText\n{error}")
    assert "KeyError" in str(probed(child).reason)
    assert tries.read_text() == "x"


def test_that_a_device_that_hung_is_not_waited_for_twice(
    monkeypatch: pytest.MonkeyPatch, tries: Path
) -> None:
    class HangFinder(Objector):
        def objection(self, waited_s: float) -> Failure | None:
            return Failure(reason=HUNG, cause="hung") if tries.exists() else None

    worker_that(monkeypatch, tries, "time.sleep(60)")
    with Child(threading.Event(), watchdog=HangFinder()) as child:
        assert not probed(child).is_usable
    assert tries.read_text() == "x"
