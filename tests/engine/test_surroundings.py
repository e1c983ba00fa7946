"""The load by others: of processes that really run, and of a clock of the system that is set by hand."""

import subprocess
import sys
import time
from collections.abc import Callable
from types import SimpleNamespace

import psutil
import pytest

from app.engine import surroundings
from app.engine.surroundings import Surroundings

WORK_S = 0.6
TICK_S = 0.05
"""The system counts in hundredths of a second; twice, for two kinds of time."""

BURN = f"import time\nwhile time.process_time() < {WORK_S}: pass\n"
ORPHAN = (
    "import subprocess, sys\n"
    f"print(subprocess.Popen([sys.executable, '-c', {BURN!r}], stdout=subprocess.DEVNULL).pid)\n"
)


LIVING: list["subprocess.Popen[str]"] = []


def burn_here() -> None:
    started_s = time.process_time()
    while time.process_time() - started_s < WORK_S:
        pass


def burn_in_a_child() -> None:
    subprocess.run([sys.executable, "-c", BURN], check=True)


def burn_in_a_child_that_lives_on() -> None:
    burning = BURN + "print('done', flush=True)\ninput()\n"
    child = subprocess.Popen(
        [sys.executable, "-c", burning], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    assert child.stdout.readline() == "done\n"
    LIVING.append(child)


def is_at_work(pid: int) -> bool:
    try:
        return psutil.Process(pid).status() != psutil.STATUS_ZOMBIE
    except psutil.NoSuchProcess:
        return False


def test_that_a_busy_process_of_others_is_seen() -> None:
    """An orphan does the work: it is nobody's child here."""
    around = Surroundings()
    started_s = time.perf_counter()
    orphan = int(subprocess.run([sys.executable, "-c", ORPHAN], capture_output=True, check=True).stdout)
    while is_at_work(orphan):
        time.sleep(0.02)
    cores = around.other_load_cores()
    elapsed_s = time.perf_counter() - started_s
    count = psutil.cpu_count()
    assert cores is not None
    assert count is not None
    assert WORK_S - TICK_S <= cores * elapsed_s <= count * elapsed_s + TICK_S


@pytest.mark.parametrize("work", [burn_here, burn_in_a_child, burn_in_a_child_that_lives_on])
def test_that_own_work_is_not_counted(monkeypatch: pytest.MonkeyPatch, work: Callable[[], None]) -> None:
    """A system in which nobody but this test works: its cores are busy for just that time."""
    busy_s, now_s = [1000.0], [50.0]
    monkeypatch.setattr(surroundings, "_busy_s", lambda: busy_s[0])
    monkeypatch.setattr(surroundings, "time", SimpleNamespace(perf_counter=lambda: now_s[0]))
    around = Surroundings()
    now_s[0] += 2.0
    try:
        work()
        busy_s[0] += WORK_S
        alone = around.other_load_cores()
        busy_s[0] += 4.0
        with_others = around.other_load_cores()
    finally:
        while LIVING:
            with LIVING.pop() as child:
                child.kill()
    assert alone is not None
    assert with_others is not None
    assert alone <= TICK_S / 2.0
    # Starting Python is work beyond WORK_S, and this test's own as well.
    assert (4.0 - WORK_S) / 2.0 < with_others < (4.0 + TICK_S) / 2.0


def test_that_a_system_without_times_is_told_from_one_at_rest(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(surroundings, "_busy_s", lambda: 0.0)
    assert Surroundings().other_load_cores() is None


def test_that_the_systems_busy_time_is_neither_idle_nor_counted_twice(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """As on Linux, where a guest's time is the user's as well."""
    before = psutil.cpu_times()
    linux = {
        "user": 10.0,
        "nice": 1.0,
        "system": 2.0,
        "idle": 100.0,
        "iowait": 7.0,
        "steal": 5.0,
        "guest": 4.0,
    }
    known = {name: linux.get(name, 0.0) for name in before._fields}
    monkeypatch.setattr(psutil, "cpu_times", lambda: type(before)(**known))
    assert surroundings._busy_s() == 13.0


def test_that_swap_is_the_difference_and_none_where_the_system_does_not_tell(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    readings = iter([5_000_000, 7_500_000, None])
    monkeypatch.setattr(surroundings, "_swap_bytes", lambda: next(readings))
    around = Surroundings()
    assert around.swap_grown_bytes() == 2_500_000
    assert around.swap_grown_bytes() is None
    monkeypatch.undo()
    assert surroundings._swap_bytes() == psutil.swap_memory().used


def test_that_an_unreadable_swap_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    def fail() -> None:
        raise OSError("no such file")

    monkeypatch.setattr(psutil, "swap_memory", fail)
    around = Surroundings()
    assert around.swap_grown_bytes() is None
