"""A real process that keeps the system awake, for as long as a real run and no longer, however that ends."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import psutil
import pytest

from app.compat import commands
from app.model.events import RunEvent, WindowTimed
from app.model.plan import make_plan
from app.model.result import fold
from app.runner import keep_awake
from app.runner.child import Child
from app.runner.keep_awake import kept_awake
from app.runner.run import run
from tests.engine.processes import still_there
from tests.inhibitor import ARGUMENTS, holders, install_inhibitor
from tests.scripted import M5_PRO

ROOT = Path(__file__).parents[2]
PLAN = make_plan(preset="quick", models=("squeezenet1_0",), devices=("cpu",), batch_sizes=(2,), images=8)
RUN_TO_KILL = """
import pathlib, sys
from app.runner import keep_awake
keep_awake.SYSTEMD = pathlib.Path(sys.argv.pop(1))
from app.__main__ import main
sys.exit(main())
"""


@pytest.fixture
def inhibitor(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    return install_inhibitor(monkeypatch, tmp_path)


def run_while(look: Callable[[RunEvent], None]) -> list[RunEvent]:
    events = []
    with Child(threading.Event()) as child:
        for event in run(PLAN, M5_PRO, child):
            look(event)
            events.append(event)
    assert not psutil.Process().children(recursive=True), "a process was left behind"
    return events


def test_that_the_system_is_kept_awake_while_a_run_goes_on_and_no_longer(inhibitor: Path) -> None:
    seen: list[psutil.Process] = []

    def look(event: RunEvent) -> None:
        if isinstance(event, WindowTimed) and not seen:
            seen.extend(holders(inhibitor))

    result = fold(run_while(look))
    assert [cell.status for cell in result.cells] == ["done"]
    assert len(seen) == 2
    assert still_there(seen) == []
    assert inhibitor.with_suffix(".log").read_text() == ARGUMENTS


def test_that_it_ends_with_a_run_that_is_stopped(inhibitor: Path) -> None:
    stop = threading.Event()
    with Child(stop) as child:
        for event in run(PLAN, M5_PRO, child):
            if isinstance(event, WindowTimed) and not stop.is_set():
                seen = holders(inhibitor)
                stop.set()
    assert len(seen) == 2
    assert still_there(seen) == []


def test_that_it_ends_with_a_terminal_that_is_killed(inhibitor: Path, tmp_path: Path) -> None:
    arguments = ("run", "--models", "vgg16", "--devices", "cpu", "--out", str(tmp_path / "out"))
    with subprocess.Popen(
        [sys.executable, "-c", RUN_TO_KILL, str(tmp_path), *arguments],
        cwd=ROOT,
        stdout=subprocess.DEVNULL,
        env={**os.environ, "HOME": str(tmp_path)},
    ) as killed:
        deadline_s = time.monotonic() + 120
        while len(seen := holders(inhibitor)) < 2:
            assert killed.poll() is None
            assert time.monotonic() < deadline_s, "it was never kept awake"
            time.sleep(0.1)
        os.kill(killed.pid, signal.SIGKILL)
    assert still_there(seen) == []


def test_that_a_run_needs_no_such_tool(inhibitor: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    inhibitor.unlink()
    monkeypatch.setenv("PATH", str(inhibitor.parent))
    with kept_awake():
        assert psutil.Process().children() == []


def test_that_a_tool_that_is_refused_does_no_harm(inhibitor: Path) -> None:
    inhibitor.write_text("#!/bin/sh\necho Access denied >&2\nexit 1\n")
    with kept_awake():
        (refused,) = psutil.Process().children()
        assert still_there([refused]) == []
    assert not psutil.Process().children()


def test_that_a_tool_that_cannot_be_started_does_no_harm(inhibitor: Path) -> None:
    inhibitor.write_bytes(b"\x7fELF, but not quite")
    with kept_awake():
        assert psutil.Process().children() == []


def test_that_macos_s_own_tool_is_told_to_wait_for_the_end_of_this_process(
    inhibitor: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Its path and its arguments: that it does what its man page says is for a Mac to show."""
    assert commands.CAFFEINATE == "/usr/bin/caffeinate"
    inhibitor.write_text('#!/bin/sh\nwhile kill -0 "$3"; do sleep 0.1; done\n')
    monkeypatch.setattr(sys, "platform", "darwin")
    monkeypatch.setattr(keep_awake, "CAFFEINATE", str(inhibitor))
    with kept_awake():
        (process,) = psutil.Process().children()
        assert process.cmdline()[1:] == [str(inhibitor), "-i", "-w", str(os.getpid())]
    assert not process.is_running()
