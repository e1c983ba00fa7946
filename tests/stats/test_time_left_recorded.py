"""The time left against what it really was, in real runs that were recorded (tests/recorded.py).

Both were made on a machine with two cores on which a dozen other programs were at work, so that steps took
ten times as long as usual and not always the same: on a machine of one's own it is easier.
"""

from pathlib import Path

import pytest

from app.model.events import RunStarted
from app.stats.time_left import TimeLeft
from tests.recorded import read

RUNS = sorted((Path(__file__).parent / "samples").glob("*.jsonl.gz"))
MOMENTS = 400
CLOSE, CLOSE_SHARE = 0.20, 0.6
FARTHEST = 0.5
LAST_SHARE = 0.02
"""Of the run: its last seconds are told in whole ones, and nobody plans by them."""


def errors(path: Path) -> list[float]:
    """The relative errors of what is said in the second half, evenly in time."""
    (first, *to_come) = read(path)
    assert isinstance(first.event, RunStarted)
    time_left, end_s = TimeLeft(first.event.plan), to_come[-1].at_s
    found = []
    for moment in range(round(MOMENTS * (1 - LAST_SHARE))):
        now_s = end_s * moment / MOMENTS
        while to_come[0].at_s <= now_s:
            noted = to_come.pop(0)
            time_left.note(noted.event, noted.at_s)
        if now_s > end_s / 2:
            found.append(abs(time_left.left_s(now_s) / (end_s - now_s) - 1))
    return found


def test_that_there_are_recorded_runs() -> None:
    assert len(RUNS) >= 2


@pytest.mark.parametrize("path", RUNS, ids=lambda path: path.name)
def test_that_the_time_left_is_mostly_within_a_fifth_in_the_second_half(path: Path) -> None:
    found = errors(path)
    close = sum(error <= CLOSE for error in found) / len(found)
    assert close >= CLOSE_SHARE, f"{close:.0%}, the worst {max(found):.0%}"
    assert max(found) <= FARTHEST
