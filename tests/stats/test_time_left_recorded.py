"""The time left against what it really was, in real runs that were recorded (tests/recorded.py).

The quiet ones were made on a machine with 16 cores and a data-centre GPU that did nothing else; the others on
two cores on which a dozen other programs were at work, so that steps took ten times as long as usual and at
last half as long.
"""

from pathlib import Path

import pytest

from app.model.events import RunStarted
from app.stats.time_left import TimeLeft
from tests.recorded import read

SAMPLES = Path(__file__).parent / "samples"
QUIET = ("quick-16-cores", "quick-cuda")
LOADED = ("quick-one-thread", "custom-one-thread")
MOMENTS = 400
CLOSE = 0.20
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


@pytest.mark.parametrize(
    ("names", "least_close_share", "farthest"),
    [(QUIET, 0.9, 0.3), (LOADED, 0.6, 0.6)],
    ids=("quiet", "loaded"),
)
def test_that_the_time_left_is_within_a_fifth_in_the_second_half(
    names: tuple[str, ...], least_close_share: float, farthest: float
) -> None:
    for name in names:
        found = errors(SAMPLES / f"{name}.jsonl.gz")
        close = sum(error <= CLOSE for error in found) / len(found)
        assert close >= least_close_share, f"{name}: {close:.0%}, the worst {max(found):.0%}"
        assert max(found) <= farthest, name
