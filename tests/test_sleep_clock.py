"""Sleep by two clocks: exact arithmetic with made-up ones, and the real ones of a machine that is awake."""

import time
from collections.abc import Iterator

import pytest

from app import sleep_clock
from app.sleep_clock import SHORTEST_SLEEP_S, SleepWatch, asleep_s, while_awake
from tests.clocks import FakeClocks


@pytest.fixture
def clocks(monkeypatch: pytest.MonkeyPatch) -> FakeClocks:
    clocks = FakeClocks()
    clocks.install(monkeypatch)
    return clocks


def test_that_a_sleep_is_told_once_and_by_its_length(clocks: FakeClocks) -> None:
    watch = SleepWatch()
    clocks.work(60.0)
    assert watch.slept_s() == 0.0
    clocks.sleep(12.5)
    clocks.work(3.0)
    clocks.sleep(7.5)
    assert watch.slept_s() == pytest.approx(20.0)
    assert watch.slept_s() == 0.0


@pytest.mark.parametrize("by_s", [-3600.0, -0.5, 0.5, 3600.0])
def test_that_a_clock_on_the_wall_that_is_set_is_no_sleep(clocks: FakeClocks, by_s: float) -> None:
    watch = SleepWatch()
    before_s = time.time()
    clocks.set_wall_clock(by_s)
    assert time.time() - before_s == pytest.approx(by_s)
    assert watch.slept_s() == 0.0


def test_that_what_two_readings_lie_apart_is_no_sleep(clocks: FakeClocks) -> None:
    watch = SleepWatch()
    clocks.sleep(SHORTEST_SLEEP_S / 2)
    assert watch.slept_s() == 0.0


def test_that_a_process_held_up_between_the_two_clocks_takes_that_for_no_sleep(
    clocks: FakeClocks, monkeypatch: pytest.MonkeyPatch
) -> None:
    before_s = asleep_s()
    held_up = iter([False, True, True])

    def read(clock: int) -> float:
        """Stopped for a second between the last two readings, as by Ctrl-Z."""
        now_s = clocks.read(clock)
        if next(held_up, False):
            clocks.work(1.0)
        return now_s

    monkeypatch.setattr(time, "clock_gettime", read)
    assert asleep_s() == pytest.approx(before_s)


def test_that_what_was_measured_in_a_sleep_is_measured_again(clocks: FakeClocks) -> None:
    sleeps: Iterator[float] = iter([30.0, 5.0, 0.0])
    measured: list[int] = []

    def measure() -> int:
        clocks.sleep(next(sleeps))
        measured.append(len(measured))
        return measured[-1]

    assert while_awake(measure) == 2
    assert measured == [0, 1, 2]


def test_that_the_real_clocks_of_a_machine_awake_tell_no_sleep() -> None:
    watch = SleepWatch()
    began_s = time.perf_counter()
    while time.perf_counter() - began_s < 0.3:
        assert watch.slept_s() == 0.0


def test_that_the_clock_of_the_samples_is_the_one_that_stands_still() -> None:
    """So that no sample contains the sleep as time, on any system."""
    apart_s = time.perf_counter() - time.clock_gettime(sleep_clock.STANDS_STILL)
    assert apart_s == pytest.approx(0.0, abs=1.0)
