"""Nothing outlives the program, however it and its processes end: killed, stopped, stuck in native code."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psutil
import pytest

from app.model.codec import decode_event, encode_line
from app.model.events import CellMeasured, FirstStepTimed
from app.model.plan import make_plan
from app.model.tasks import MeasureCells
from app.program import own_environment
from app.runner.child import worker_command, worker_environment
from tests.engine.processes import loader_processes
from tests.runner.workers import HEAD

ROOT = Path(__file__).parents[2]
GONE_WITHIN_S = 20.0
LOADERS = 4
PARENT = """
import sys, threading
from app.model.events import TurnStarted
from app.model.plan import make_plan
from app.runner import child as child_module
from app.runner.child import Child
from app.runner.run import run
from tests.scripted import M5_PRO

body = sys.argv[1]
if body:
    child_module.worker_command = lambda fd: [sys.executable, "-c", body, str(fd)]
plan = make_plan(
    preset="custom", models=("squeezenet1_0",), devices=("cpu",), batch_sizes=(4,), protocol="epoch"
)
child = Child(threading.Event())
for event in run(plan, M5_PRO, child):
    if isinstance(event, TurnStarted):
        print(child.pid, flush=True)
"""
WORKER = (
    HEAD
    + """
while True:
    task = next_task()
    if not hasattr(task, "plan"):
        emit(DeviceProbed(DeviceStatus(task.device, is_usable=True)))
        emit(TaskDone())
        continue
    end_with_stdin()
    subprocess.Popen([sys.executable, "-c", "import signal; signal.pause()"])
    prepare(task.cells[0])
    STATE
"""
)
STATES = {
    "well": "time.sleep(600)",
    "holding the interpreter": "block_with_the_interpreter_held()",
    "stopped": "os.kill(os.getpid(), signal.SIGSTOP)",
    "ignoring SIGTERM with the interpreter held": (
        "signal.signal(signal.SIGTERM, signal.SIG_IGN); block_with_the_interpreter_held()"
    ),
}


@contextmanager
def measuring(worker: str, **environment: str) -> Iterator[tuple[subprocess.Popen[bytes], psutil.Process]]:
    """A parent of its own and its measuring process, in mid-cell."""
    parent = subprocess.Popen(
        [sys.executable, "-c", PARENT, worker],
        stdout=subprocess.PIPE,
        cwd=ROOT,
        env={**own_environment(), **environment},
    )
    assert parent.stdout is not None
    try:
        yield parent, psutil.Process(int(parent.stdout.readline()))
    finally:
        parent.kill()
        parent.wait()
        parent.stdout.close()


def session_of(worker: psutil.Process) -> list[psutil.Process]:
    """All that the measuring process has started, itself, and the guardian."""
    guardians = [
        process
        for process in psutil.process_iter(["cmdline"])
        if process.info["cmdline"]
        and process.info["cmdline"][-3:-1] == ["torchmark-guardian", str(worker.pid)]
    ]
    assert len(guardians) == 1
    return [worker, *worker.children(recursive=True), *guardians]


def lives(process: psutil.Process) -> bool:
    try:
        return process.is_running() and process.status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def wait_until(is_so: Callable[[], bool], within_s: float = 120.0) -> bool:
    deadline_s = time.monotonic() + within_s
    while not is_so():
        if time.monotonic() > deadline_s:
            return False
        time.sleep(0.05)
    return True


def assert_gone(processes: list[psutil.Process]) -> None:
    wait_until(lambda: not any(map(lives, processes)), GONE_WITHIN_S)
    left = list(filter(lives, processes))
    for process in left:
        process.kill()
    assert not left


@pytest.mark.parametrize("state", STATES)
def test_that_nothing_outlives_a_killed_program(state: str) -> None:
    with measuring(WORKER.replace("STATE", STATES[state])) as (parent, worker):
        wait_until(lambda: len(worker.children()) == 1)
        processes = session_of(worker)
        time.sleep(0.3)
        parent.kill()
        assert_gone(processes)


@pytest.mark.parametrize("is_stopped", [False, True])
def test_that_no_loader_outlives_a_killed_program(is_stopped: bool) -> None:
    with measuring("") as (parent, worker):
        assert wait_until(lambda: len(loader_processes(worker.pid)) == LOADERS)
        processes = session_of(worker)
        if is_stopped:
            for process in (*loader_processes(worker.pid), worker):
                process.suspend()
        parent.kill()
        assert_gone(processes)


def test_that_no_stopped_loader_outlives_its_killed_measuring_process() -> None:
    with measuring("") as (parent, worker):
        assert wait_until(lambda: len(loader_processes(worker.pid)) == LOADERS)
        processes = session_of(worker)
        for process in loader_processes(worker.pid):
            process.suspend()
        os.kill(worker.pid, signal.SIGKILL)
        assert_gone(processes)
        assert parent.wait(GONE_WITHIN_S) == 0, "the run went on to its end"


@pytest.mark.parametrize("who", ["program", "measuring process"])
def test_that_no_temporary_file_outlives_it(tmp_path: Path, who: str) -> None:
    with measuring("", TMPDIR=str(tmp_path)) as (parent, worker):
        # Each loader has a socket for the pictures that it hands on.
        assert wait_until(lambda: len(list(tmp_path.glob("*/pymp-*/*"))) == LOADERS)
        if who == "program":
            parent.kill()
        else:
            os.kill(worker.pid, signal.SIGKILL)
            assert parent.wait(GONE_WITHIN_S) == 0
        assert wait_until(lambda: not list(tmp_path.iterdir()), GONE_WITHIN_S)


def test_that_the_measuring_process_itself_notices_that_nobody_wants_more() -> None:
    plan = make_plan(preset="custom", models=("vgg16",), devices=("cpu",))
    ours, its = os.pipe()
    with subprocess.Popen(
        worker_command(its), stdin=subprocess.PIPE, pass_fds=(its,), env=worker_environment()
    ) as worker:
        os.close(its)
        assert worker.stdin is not None
        worker.stdin.write(encode_line(MeasureCells(plan=plan, cells=plan.cells)))
        worker.stdin.flush()
        with os.fdopen(ours, "rb") as events:
            assert any(isinstance(decode_event(line), FirstStepTimed) for line in events)
            worker.stdin.close()
            try:
                assert worker.wait(GONE_WITHIN_S) == 0
            finally:
                worker.kill()
            assert not any(isinstance(decode_event(line), CellMeasured) for line in events)
