"""Real worker processes, real small models, real deaths."""

import os
import signal
import sys
import threading
import time
from collections.abc import Callable, Generator, Iterator
from pathlib import Path

import psutil
import pytest

from app.folders import cache_folder
from app.model.events import (
    CellFailed,
    CellMeasured,
    CellStarted,
    DeviceProbed,
    RunEvent,
    SoftwareFound,
    TaskEvent,
    WarmedUp,
    WindowTimed,
)
from app.model.machine import DeviceStatus
from app.model.plan import Plan, make_plan
from app.model.result import Result, fold
from app.model.tasks import ProbeDevice, Task
from app.runner import child as child_module
from app.runner.child import Child
from app.runner.endings import ChildDied, TaskError
from app.runner.run import run
from app.stats.figures import figures
from tests.scripted import M5_PRO

STOP_WITHIN_S = 1.0


def small_plan(*models: str, devices: tuple[str, ...] = ("cpu",)) -> Plan:
    return make_plan(preset="quick", models=models, devices=devices, batch_sizes=(2,), images=8)


@pytest.fixture
def stop() -> threading.Event:
    return threading.Event()


@pytest.fixture
def child(stop: threading.Event) -> Iterator[Child]:
    with Child(stop) as child:
        yield child
    assert not psutil.Process().children(recursive=True), "a measuring process was left behind"


def run_with(
    child: Child, plan: Plan, disturb: Callable[[RunEvent], None] = lambda event: None
) -> tuple[Result, list[RunEvent]]:
    events = []
    for event in run(plan, M5_PRO, child):
        events.append(event)
        disturb(event)
    return fold(events), events


def test_that_a_real_model_is_measured(child: Child) -> None:
    result, events = run_with(child, small_plan("squeezenet1_0"))
    (cell,) = result.cells
    own = figures(cell)
    assert own is not None
    assert own.samples == len(cell.windows) >= 6
    assert own.images_per_s == pytest.approx(2 / own.step_time_s)
    assert cell.first_step_time_s is not None
    assert cell.peak_memory_bytes is not None
    assert cell.peak_memory_bytes > 100e6
    assert result.outcome == "completed"
    assert result.software is not None
    assert result.software.cpu_threads >= 1
    assert sum(isinstance(event, WindowTimed) for event in events) == own.samples
    assert cell.warmup is not None
    assert cell.warmup.sync_time_s is not None
    assert cell.ended_by in ("interval_reached", "budget_spent")
    assert cell.flops_per_step


@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGKILL])
def test_that_a_death_costs_only_its_cell(child: Child, number: signal.Signals) -> None:
    plan = small_plan("squeezenet1_0", "resnet18", "mobilenet_v2")

    def kill_in_the_second_cell(event: RunEvent) -> None:
        if isinstance(event, WarmedUp) and event.cell.model == "resnet18":
            assert child.pid is not None
            os.kill(child.pid, number)

    result, _ = run_with(child, plan, kill_in_the_second_cell)
    assert [cell.status for cell in result.cells] == ["done", "failed", "done"]
    failure = result.cells[1].failure
    assert failure is not None
    assert number.name in failure.reason
    assert result.outcome == "completed"


def test_that_an_abort_leaves_the_python_stack_in_the_details(child: Child) -> None:
    def abort(event: RunEvent) -> None:
        if isinstance(event, WarmedUp):
            assert child.pid is not None
            os.kill(child.pid, signal.SIGABRT)

    result, _ = run_with(child, small_plan("squeezenet1_0"), abort)
    failure = result.cells[0].failure
    assert failure is not None
    assert "Fatal Python error: Aborted" in failure.details
    assert "worker.py" in failure.details


def test_that_a_device_that_is_not_there_fails_its_cells_with_the_reason(child: Child) -> None:
    absent = "cuda" if sys.platform == "darwin" else "mps"
    result, _ = run_with(child, small_plan("squeezenet1_0", devices=("cpu", absent)))
    on_cpu, on_absent = result.cells
    assert on_cpu.status == "done"
    assert on_absent.failure is not None
    assert "support" in on_absent.failure.reason


def test_that_stopping_in_mid_cell_is_quick_and_keeps_what_was_measured(
    child: Child, stop: threading.Event
) -> None:
    asked_at: list[float] = []

    def stop_in_the_second_cell(event: RunEvent) -> None:
        if isinstance(event, CellStarted) and event.cell.model == "vgg16":
            asked_at.append(time.monotonic())
            stop.set()

    result, _ = run_with(child, small_plan("squeezenet1_0", "vgg16", "alexnet"), stop_in_the_second_cell)
    assert time.monotonic() - asked_at[0] < STOP_WITHIN_S
    assert [cell.status for cell in result.cells] == ["done", "stopped", "not_run"]
    assert result.outcome == "stopped"
    assert child.pid is None


def test_that_a_stop_before_the_first_cell_is_an_end_too(child: Child, stop: threading.Event) -> None:
    stop.set()
    result, _ = run_with(child, small_plan("squeezenet1_0"))
    assert result.outcome == "stopped"
    assert [cell.status for cell in result.cells] == ["not_run"]


def test_that_the_child_ends_when_its_parent_does(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import os, threading\n"
        "from app.model.plan import make_plan\n"
        "from app.model.events import CellStarted\n"
        "from app.runner.child import Child\n"
        "from app.runner.run import run\n"
        "from tests.scripted import M5_PRO\n"
        "plan = make_plan(preset='custom', models=('vgg16',), devices=('cpu',), images=64)\n"
        "child = Child(threading.Event())\n"
        "for event in run(plan, M5_PRO, child):\n"
        "    if isinstance(event, CellStarted):\n"
        "        print(child.pid, flush=True)\n"
        "        os._exit(1)\n"
    )
    with psutil.Popen(
        [sys.executable, str(script)],
        stdout=-1,
        env=child_module.worker_environment(),
    ) as parent:
        pid = int(parent.stdout.readline())
    deadline = time.monotonic() + 10
    while psutil.pid_exists(pid) and psutil.Process(pid).status() != psutil.STATUS_ZOMBIE:
        assert time.monotonic() < deadline, "the measuring process lives on without its parent"
        time.sleep(0.05)


def fake_worker(monkeypatch: pytest.MonkeyPatch, body: str) -> None:
    """A tiny worker in place of the real one; `events` is its side pipe, and stdin brings the tasks."""
    head = "import os, sys\nevents = int(sys.argv[1])\nline = sys.stdin.readline()\n"
    monkeypatch.setattr(
        child_module, "worker_command", lambda fd: [sys.executable, "-c", head + body, str(fd)]
    )


def test_that_what_a_dying_child_prints_is_kept_and_understood(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_worker(
        monkeypatch,
        "print('loading', flush=True)\n"
        "print('MPSNDArray.mm:788: failed assertion `[MPSNDArray init]', file=sys.stderr, flush=True)\n"
        "os.abort()",
    )
    result, _ = run_with(child, small_plan("resnet18"))
    failure = result.cells[0].failure
    assert failure is not None
    assert failure.reason == "Apple's Metal library stopped the process by a failed assertion (SIGABRT)."
    assert "loading" in failure.details
    assert "failed assertion" in failure.details


def test_that_a_flood_of_output_neither_blocks_nor_is_kept_whole(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_worker(monkeypatch, "print('x' * 3_000_000)\nprint('the end', flush=True)\nos._exit(3)")
    with pytest.raises(ChildDied) as death:
        list(child.perform(ProbeDevice("cpu")))
    assert death.value.return_code == 3
    assert death.value.output.endswith("the end\n")
    assert len(death.value.output) <= child_module.OUTPUT_KEPT_BYTES


def test_that_garbage_on_the_event_pipe_ends_the_child_with_a_reason(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_worker(monkeypatch, "os.write(events, b'not an event\\n')\nsys.stdin.readline()")
    result, _ = run_with(child, small_plan("resnet18"))
    failure = result.cells[0].failure
    assert failure is not None
    assert failure.reason == "Torchmark and its measuring process do not understand each other."
    assert "malformed" in failure.details


def test_that_a_death_between_two_cells_costs_nothing(child: Child) -> None:
    def kill_after_the_first_cell(event: RunEvent) -> None:
        if isinstance(event, CellMeasured) and event.cell.model == "squeezenet1_0":
            assert child.pid is not None
            # The event comes before the task is done: let the child tell that too, then kill it.
            time.sleep(0.5)
            os.kill(child.pid, signal.SIGKILL)
            time.sleep(0.2)

    result, _ = run_with(child, small_plan("squeezenet1_0", "resnet18"), kill_after_the_first_cell)
    assert [cell.status for cell in result.cells] == ["done", "done"]


def test_that_a_task_the_worker_cannot_read_is_answered(child: Child) -> None:
    with pytest.raises(TaskError, match="Expected `str`, got `int`"):
        list(child.perform(ProbeDevice(device=17)))  # type: ignore[arg-type]
    assert list(child.perform(ProbeDevice("cpu"))), "the worker lives on"


def test_that_a_task_left_in_the_middle_does_not_answer_for_the_next(child: Child) -> None:
    events = child.perform(ProbeDevice("cpu"))
    next(events)
    events.close()
    statuses = [e.status.device for e in child.perform(ProbeDevice("cuda")) if isinstance(e, DeviceProbed)]
    assert set(statuses) == {"cuda"}


def test_that_the_worker_does_not_inherit_what_would_spoil_its_figures(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PYTORCH_MPS_HIGH_WATERMARK_RATIO", "0.0")
    monkeypatch.setenv("TORCH_HOME", "/kept")
    environment = child_module.worker_environment()
    assert environment["TORCH_HOME"] == "/kept"
    monkeypatch.delenv("TORCH_HOME")
    assert child_module.worker_environment()["TORCH_HOME"] == str(cache_folder() / "torch")
    assert not {name for name in environment if name.startswith("PYTORCH_MPS")}


def test_that_a_worker_that_may_fall_back_to_the_cpu_says_so(
    stop: threading.Event, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PYTORCH_ENABLE_MPS_FALLBACK", "1")
    with Child(stop) as child:
        (software,) = (e.software for e in child.perform(ProbeDevice("cpu")) if isinstance(e, SoftwareFound))
    assert software.is_cpu_fallback_on


def test_that_a_program_that_cannot_start_is_a_failed_cell(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(child_module, "worker_command", lambda fd: ["/nonexistent/torchmark", str(fd)])
    result, events = run_with(child, small_plan("resnet18"))
    failure = result.cells[0].failure
    assert failure is not None
    assert "could not be started: No such file or directory" in failure.reason
    assert any(isinstance(event, CellFailed) for event in events)
    assert not any(isinstance(event, CellMeasured) for event in events)


TURN_TAKING_WORKER = """
from app.model.codec import decode_task, encode_line
from app.model.events import *

def emit(event):
    os.write(events, encode_line(event))

def prepare(cell):
    emit(CellStarted(cell))
    emit(FirstStepTimed(cell, 0.2))
    emit(WarmedUp(cell, 2, 0.2, True, 0.0))

def time_windows(cell):
    emit(TurnStarted(cell))
    emit(WindowTimed(cell, 1, 0.1, 0, 0.0))

while True:
    task = decode_task(line)
    if hasattr(task, "device"):
        emit(DeviceProbed(DeviceStatus(task.device, is_usable=True)))
    else:
        for cell in task.cells:
            prepare(cell)
        for cell in task.cells:
            time_windows(cell)
            if cell.device == "cuda":
                os.abort()
        for cell in task.cells:
            emit(CellMeasured(cell=cell, ended_by="interval_reached", peak_memory_bytes=1))
    emit(TaskDone())
    line = sys.stdin.readline()
"""


def test_that_a_death_is_blamed_on_the_cell_whose_turn_it_was_and_the_others_begin_anew(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    fake_worker(monkeypatch, TURN_TAKING_WORKER)
    result, events = run_with(child, small_plan("resnet18", devices=("cpu", "cuda")))
    on_cpu, on_gpu = result.cells
    assert on_gpu.failure is not None
    assert "SIGABRT" in on_gpu.failure.reason
    assert on_cpu.status == "done"
    assert len(on_cpu.windows) == 1, "those of the first try are gone"
    assert sum(isinstance(event, CellStarted) and event.cell.device == "cpu" for event in events) == 2
    assert result.outcome == "completed"


def test_that_a_death_after_the_last_sample_costs_no_figure(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    dies_late = TURN_TAKING_WORKER.replace("    emit(TaskDone())", "        os.abort()\n    emit(TaskDone())")
    fake_worker(monkeypatch, dies_late.replace('"cuda"', '"none"'))
    result, _ = run_with(child, small_plan("resnet18"))
    assert result.cells[0].status == "done"
    (extra,) = result.extra_failures
    assert extra.what == "Phases of ResNet-18 on CPU, batch 2"
    assert "SIGABRT" in extra.failure.reason


class RecordingChild(Child):
    """Does nothing but note in which order it is asked."""

    def __init__(self) -> None:
        super().__init__(threading.Event())
        self.asked: list[str] = []

    def start(self) -> None:
        """No process is needed."""

    def perform(self, task: Task) -> Generator[TaskEvent]:
        self.asked.append(type(task).__name__)
        if isinstance(task, ProbeDevice):
            yield DeviceProbed(DeviceStatus(task.device, is_usable=True))

    def end(self) -> None:
        self.asked.append("end")


def test_that_parity_comes_before_the_cells_and_its_process_warms_none_of_them() -> None:
    recording = RecordingChild()
    plan = make_plan(
        preset="quick",
        models=("resnet18", "vgg16"),
        devices=("cpu", "cuda"),
        extras=("parity", "limits", "explain"),
    )
    list(run(plan, M5_PRO, recording))
    probes, limits, parity = ["ProbeDevice"] * 2, ["MeasureLimits"] * 2, ["CheckParity"] * 2
    cells, explanations = ["MeasureCells"] * 2, ["ExplainCell"] * 4
    assert recording.asked == [*probes, *limits, *parity, "end", *cells, *explanations]
