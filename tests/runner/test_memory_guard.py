"""Memory that runs out: stopped before the machine stands still, and told apart from a crash."""

import threading
from collections.abc import Callable

import pytest

from app.model.failure import Failure
from app.model.plan import make_plan
from app.model.result import CellResult, fold
from app.model.tasks import ProbeDevice
from app.model.told import SWAPPING, retell
from app.runner.child import Child
from app.runner.memory_guard import EVERY_S, SEEN_S, MemoryGuard, MemorySample, sample_memory
from app.runner.run import run
from app.words import speak
from tests.runner.workers import fake_worker
from tests.scripted import M5_PRO
from tests.writing import ODD, writing

GIB = 2**30
TASK = ProbeDevice("cpu")


class Machine:
    """One of 16 GB, whose memory does what a test wants."""

    def __init__(self) -> None:
        self.now_s = 0.0
        self.swap_bytes: int | None = 2 * GIB
        self.available_bytes = 8 * GIB
        self.kills: int | None = 3

    def sample(self) -> MemorySample:
        return MemorySample(16 * GIB, self.available_bytes, self.swap_bytes)

    def guard(self) -> MemoryGuard:
        guard = MemoryGuard(self.sample, lambda: self.kills, lambda: self.now_s)
        guard.begin(TASK)
        return guard

    def later(self, guard: MemoryGuard, seconds: float = EVERY_S) -> Failure | None:
        self.now_s += seconds
        return guard.objection(0.05)


def test_that_growth_beyond_a_quarter_of_the_memory_is_stopped_with_the_figures() -> None:
    machine = Machine()
    guard = machine.guard()
    machine.swap_bytes = 6 * GIB
    assert machine.later(guard) is None, "4 GB of 16 can be done without"
    machine.swap_bytes = 6 * GIB + 200 * 2**20
    failure = machine.later(guard)
    assert failure is not None
    assert failure.cause == "swapping"
    assert "swap grew by 4.2 GB, and 4 GB is the most with 16 GB of memory" in failure.reason
    assert "smaller batch" in failure.advice


def test_that_the_system_is_asked_once_a_second() -> None:
    machine = Machine()
    guard = machine.guard()
    machine.swap_bytes = 16 * GIB
    assert machine.later(guard, EVERY_S / 4) is None
    assert machine.later(guard, EVERY_S) is not None


def test_that_the_figures_are_kept_plainly_whatever_the_window_has() -> None:
    machine = Machine()
    guard = machine.guard()
    machine.swap_bytes = 6 * GIB + 200 * 2**20
    with writing(ODD):
        failure = machine.later(guard)
    assert failure is not None
    assert "swap grew by 4.2 GB" in failure.reason


def test_that_what_grew_before_the_task_or_within_an_hour_is_not_counted() -> None:
    machine = Machine()
    guard = machine.guard()
    machine.swap_bytes = 16 * GIB
    guard.begin(TASK)
    assert machine.later(guard) is None
    machine.swap_bytes = 2 * GIB
    guard.begin(TASK)
    for _ in range(int(3600 / SEEN_S) * 2):
        machine.swap_bytes += 1 * GIB
        assert machine.later(guard, SEEN_S / 2) is None


def test_that_a_system_that_tells_no_swap_is_never_stopped() -> None:
    machine = Machine()
    machine.swap_bytes = None
    assert machine.later(machine.guard()) is None


def test_that_a_kill_is_judged_by_the_kernels_counter_and_by_what_was_left() -> None:
    machine = Machine()
    guard = machine.guard()
    assert guard.verdict() == "had_not"
    machine.kills = 4
    assert guard.verdict() == "ran_out"
    guard.begin(TASK)
    assert guard.verdict() == "had_not", "that one was counted before"
    machine.available_bytes = 1 * GIB
    machine.later(guard)
    machine.available_bytes = 8 * GIB
    machine.later(guard)
    assert guard.verdict() == "likely", "it has given back what was missing"
    machine.later(guard, 60)
    assert guard.verdict() == "had_not"
    machine.kills = None
    assert guard.verdict() == "unknown", "as on macOS, which has no such counter"


def test_that_this_system_tells_its_memory() -> None:
    sample = sample_memory()
    assert 0 < sample.available_bytes < sample.total_bytes
    assert sample.swap_bytes is not None
    assert sample.swap_bytes >= 0
    assert MemoryGuard().verdict() in ("had_not", "likely", "unknown")


MEASURES = """
import resource
while True:
    task = next_task()
    if not hasattr(task, "plan"):
        emit(DeviceProbed(DeviceStatus(task.device, is_usable=True)))
    else:
        for cell in task.cells:
            prepare(cell)
            if cell.model == "vgg16":
                FAULT
            measured(cell)
    emit(TaskDone())
"""


def cells_after(
    monkeypatch: pytest.MonkeyPatch, fault: str, guard: MemoryGuard, models: tuple[str, ...]
) -> list[CellResult]:
    fake_worker(monkeypatch, MEASURES.replace("FAULT", fault))
    plan = make_plan(preset="quick", models=models, devices=("cpu",), batch_sizes=(4,))
    with Child(threading.Event(), memory=guard) as child:
        return list(fold(run(plan, M5_PRO, child)).cells)


def growing_from(first: int, by_bytes: int) -> Callable[[], MemorySample]:
    """Swap that grows with each sample from the given one on."""
    samples = iter(range(10**6))

    def sample() -> MemorySample:
        number = next(samples)
        return MemorySample(16 * GIB, 8 * GIB, max(0, number - first) * by_bytes)

    return sample


def test_that_a_swapping_cell_is_stopped_and_the_run_goes_on(monkeypatch: pytest.MonkeyPatch) -> None:
    """A real process is stopped; the swap is made up. Three samples are begun with: probe, two groups."""
    guard = MemoryGuard(growing_from(3, 3 * GIB), lambda: 0)
    before, swapping, after = cells_after(
        monkeypatch, "time.sleep(600)", guard, ("resnet18", "vgg16", "alexnet")
    )
    assert (before.status, after.status) == ("done", "done")
    assert swapping.failure is not None
    assert swapping.failure.cause == "swapping"
    assert swapping.windows, "what was measured is kept"


@pytest.mark.parametrize(
    ("kills", "reason", "cause"),
    [
        ([0, 0, 0, 1], "The computer ran out of memory, and the system ended", "out_of_memory"),
        ([0, 0, 0, 0], "somebody or another program ended it by force; memory had not run out", None),
        ([None] * 4, "usually memory had run out", None),
    ],
)
def test_that_a_killed_process_says_whether_memory_had_run_out(
    monkeypatch: pytest.MonkeyPatch, kills: list[int | None], reason: str, cause: str | None
) -> None:
    counted = iter(kills)
    guard = MemoryGuard(lambda: MemorySample(16 * GIB, 8 * GIB, 0), lambda: next(counted))
    (cell,) = cells_after(monkeypatch, "os.kill(os.getpid(), signal.SIGKILL)", guard, ("vgg16",))
    assert cell.failure is not None
    assert "SIGKILL" in cell.failure.reason
    assert reason in cell.failure.reason
    assert cell.failure.cause == cause


def test_that_the_reason_is_said_in_the_language_of_the_window() -> None:
    reason = SWAPPING.format(grown="4.2 GB", tolerated="4 GB", total="16 GB")
    speak(lambda text: "{total} {tolerated} {grown}" if text == SWAPPING else text)
    try:
        assert retell(reason) == "16 GB 4 GB 4.2 GB"
    finally:
        speak(str)
