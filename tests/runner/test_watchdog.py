"""Processes that hang in every way, told from those that are only slow."""

import os
import threading
from collections.abc import Iterator

import psutil
import pytest

from app.model.events import Pulse, TaskEvent, TurnStarted, WorkerEvent
from app.model.plan import Plan, make_plan
from app.model.result import Result, fold
from app.model.tasks import CheckParity, ProbeDevice
from app.model.told import HUNG, retell
from app.runner import watchdog as watchdog_module
from app.runner.child import Child
from app.runner.endings import Stopped
from app.runner.run import run
from app.runner.watchdog import LONGEST_WAIT_S, Watchdog, crowding
from app.stats import patience
from app.words import speak
from tests.runner.workers import Objector, fake_worker
from tests.scripted import M5_PRO

START_S, STEPPING_S = 4.0, 1.0
"""In place of minutes, for workers that do nothing but hang."""

PROBED = """
while True:
    task = next_task()
    if hasattr(task, "device") and not hasattr(task, "plan"):
        emit(DeviceProbed(DeviceStatus(task.device, is_usable=True)))
        emit(TaskDone())
        continue
"""
HANGS_IN_VGG = (
    PROBED
    + """
    for cell in task.cells:
        prepare(cell)
        if cell.model == "vgg16":
            HANG
        measured(cell)
    emit(TaskDone())
"""
)
HANGS = {
    "waits for ever": "time.sleep(600)",
    "computes for ever": "print('turning', flush=True)\n            while True: pass",
    "holds the interpreter": "block_with_the_interpreter_held()",
    "is stopped": "os.kill(os.getpid(), signal.SIGSTOP)",
    "ignores SIGTERM": "signal.signal(signal.SIGTERM, signal.SIG_IGN)\n            time.sleep(600)",
    "floods what nobody counts": "while True: print('x' * 1000, flush=True)",
    "sends a line without an end": "while True: os.write(events, b'x'); time.sleep(0.01)",
}


@pytest.fixture
def child() -> Iterator[Child]:
    """Watched as on a machine that has nothing else to do."""
    with Child(threading.Event(), watchdog=Watchdog(lambda: 1.0)) as child:
        yield child
    assert not psutil.Process().children(recursive=True), "a process was left behind"


@pytest.fixture
def hurried(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "START_S", START_S)
    monkeypatch.setattr(patience, "STEPPING_S", STEPPING_S)
    monkeypatch.setattr(watchdog_module, "STEPPING_S", STEPPING_S)


def plan_of(*models: str) -> Plan:
    return make_plan(preset="quick", models=models, devices=("cpu",), batch_sizes=(2,), images=8)


def run_with(child: Child, plan: Plan) -> Result:
    return fold(run(plan, M5_PRO, child))


@pytest.mark.parametrize("kind", HANGS)
def test_that_a_hung_cell_is_stopped_with_a_reason_and_the_run_goes_on(
    child: Child, monkeypatch: pytest.MonkeyPatch, hurried: None, kind: str
) -> None:
    fake_worker(monkeypatch, HANGS_IN_VGG.replace("HANG", HANGS[kind]))
    before, hung, after = run_with(child, plan_of("resnet18", "vgg16", "alexnet")).cells
    assert (before.status, after.status) == ("done", "done")
    assert hung.failure is not None
    assert hung.failure.reason.startswith("It hung: no sign of progress for 2 s, where a step was expected")
    assert "0.1 s" in hung.failure.reason
    assert "tell where it stood" in hung.failure.advice
    assert len(hung.windows) == 1, "what was measured before is kept"


def test_that_a_process_that_hangs_before_its_first_word_is_stopped(
    child: Child, monkeypatch: pytest.MonkeyPatch, hurried: None
) -> None:
    fake_worker(monkeypatch, "time.sleep(600)")
    (cell,) = run_with(child, plan_of("resnet18")).cells
    assert cell.failure is not None
    assert cell.failure.reason == "It hung: no sign of progress for 4 s, so it was stopped."


def test_that_pulses_keep_a_slow_step_alive(
    child: Child, monkeypatch: pytest.MonkeyPatch, hurried: None
) -> None:
    slow = "for _ in range(8): time.sleep(START / 4); emit(Pulse())".replace("START", str(START_S))
    fake_worker(monkeypatch, HANGS_IN_VGG.replace("HANG", slow))
    result = run_with(child, plan_of("vgg16"))
    assert [cell.status for cell in result.cells] == ["done"]


def test_that_the_details_of_the_real_process_tell_where_it_stood() -> None:
    objector = Objector()
    with Child(threading.Event(), watchdog=objector) as child:
        events = []
        for event in run(plan_of("resnet18"), M5_PRO, child):
            events.append(event)
            objector.objects = isinstance(event, TurnStarted)
        (cell,) = fold(events).cells
    assert cell.failure is not None
    assert cell.failure.reason == "Enough."
    assert "most recent call first" in cell.failure.details
    assert "worker.py" in cell.failure.details


def test_that_the_real_process_tells_that_it_goes_on_where_a_step_takes_long(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """In parity, whose only event comes at its end; the test does not wait for that."""
    heard: list[WorkerEvent] = []
    told: list[TaskEvent] = []
    stop = threading.Event()
    note = Watchdog.note

    def note_and_keep(watchdog: Watchdog, event: WorkerEvent) -> None:
        heard.append(event)
        note(watchdog, event)
        if isinstance(event, Pulse):
            stop.set()

    monkeypatch.setattr(Watchdog, "note", note_and_keep)
    with Child(stop) as child, pytest.raises(Stopped):
        told.extend(child.perform(CheckParity("squeezenet1_0", "cpu", plan_of("squeezenet1_0"))))
    assert any(isinstance(event, Pulse) for event in heard)
    assert not any(isinstance(event, Pulse) for event in told), "a pulse is nobody else's"


def test_that_the_reason_is_said_in_the_language_of_the_window() -> None:
    reason = HUNG.format(silent_s="40", step_s="0.12")
    speak(lambda text: "{silent_s}, {step_s}" if text == HUNG else text)
    try:
        assert retell(reason) == "40, 0.12"
    finally:
        speak(str)


def test_that_a_wait_of_the_parent_itself_is_no_silence_of_the_process() -> None:
    watchdog = Watchdog(lambda: 1.0)
    watchdog.begin(ProbeDevice("cpu"))
    asleep_s = 8 * 3600.0
    assert watchdog.objection(asleep_s) is None
    waits = 1
    while watchdog.objection(asleep_s) is None:
        waits += 1
    assert waits == pytest.approx(patience.START_S / LONGEST_WAIT_S, abs=1)
    watchdog.note(Pulse())
    assert watchdog.objection(asleep_s) is None


def test_that_a_crowded_machine_has_as_many_times_the_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "cpu_count", lambda: 2)
    monkeypatch.setattr(os, "getloadavg", lambda: (16.0, 2.0, 1.0))
    assert crowding() == 8
    watchdog = Watchdog()
    watchdog.begin(ProbeDevice("cpu"))
    waits = 1
    while watchdog.objection(LONGEST_WAIT_S) is None:
        waits += 1
    assert waits == pytest.approx(8 * patience.START_S / LONGEST_WAIT_S, abs=1)
    monkeypatch.setattr(os, "getloadavg", lambda: (0.5, 2.0, 1.0))
    assert crowding() == 1
