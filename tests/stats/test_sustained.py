"""Timelines after a script: seconds and speeds in, figures out."""

from collections.abc import Callable
from random import Random

import pytest

from app.model.plan import Cell
from app.model.result import CellResult, CellStatus, Window
from app.stats.sustained import Rate, Sustained, rates, running_medians, sustained, sustained_sentence

CELL = Cell("resnet18", "mps", 1)
BEST = 1000
"""Images per second, and so steps per second too."""


def _cell(
    speed: Callable[[int], float], seconds: int = 600, window_s: int = 1, status: CellStatus = "done"
) -> CellResult:
    """Windows of `window_s` without a pause, at the speed of the moment in which each begins."""
    windows = tuple(
        Window(round(speed(at_s) * window_s), float(window_s), 0, float(at_s))
        for at_s in range(0, seconds, window_s)
    )
    return CellResult(cell=CELL, status=status, windows=windows)


def _figures(speed: Callable[[int], float], seconds: int = 600, window_s: int = 1) -> Sustained:
    found = sustained(_cell(speed, seconds, window_s))
    assert found is not None
    return found


def _noisy(variation: float) -> Callable[[int], float]:
    random = Random(2022)
    return lambda at_s: BEST * random.gauss(1, variation)


def test_that_a_steady_machine_holds_all_of_its_speed() -> None:
    found = _figures(lambda at_s: BEST)
    assert found == Sustained(600.0, BEST, BEST, None)
    assert found.share == 1.0
    assert found.sentence == (
        "It held its speed: 1,000 images/s at the end of 10 min, 100% of its best (1,000)."
    )


def test_that_noise_is_no_drop() -> None:
    found = _figures(_noisy(0.03))
    assert found.first_drop_s is None
    assert 0.965 < found.share < 0.985


def test_that_a_drop_is_found_where_it_is() -> None:
    found = _figures(lambda at_s: BEST if at_s < 120 else 0.8 * BEST)
    assert found.first_drop_s == 120.0
    assert found.sustained_images_per_s == 800.0
    assert found.share == pytest.approx(0.8)
    assert found.sentence == (
        "It slowed down, first after 2 min: 800 images/s at the end of 10 min, 80% of its best (1,000)."
    )


def test_that_a_drop_under_noise_is_found_within_seconds() -> None:
    noise = _noisy(0.02)
    found = _figures(lambda at_s: noise(at_s) * (1 if at_s < 120 else 0.85))
    assert found.first_drop_s == pytest.approx(120, abs=5)


def test_that_a_short_dip_is_no_lasting_drop() -> None:
    found = _figures(lambda at_s: 0.5 * BEST if 120 <= at_s < 175 else BEST)
    assert found.first_drop_s is None
    assert found.share == 1.0


def test_that_a_long_dip_is_told_although_the_speed_came_back() -> None:
    found = _figures(lambda at_s: 0.5 * BEST if 120 <= at_s < 185 else BEST)
    assert found.first_drop_s == 120.0
    assert found.sentence == (
        "It slowed down, first after 2 min, and recovered: 1,000 images/s at the end of 10 min, "
        "100% of its best (1,000)."
    )


def test_that_a_slow_slide_is_found_where_it_passes_the_bound() -> None:
    """To 70% over ten minutes. The peak is the median of the first 15 s, at 7 s; 5% less is at 106.7 s."""
    found = _figures(lambda at_s: BEST * (1 - 0.3 * at_s / 600))
    assert found.peak_images_per_s == pytest.approx(0.9965 * BEST, abs=1)
    assert found.first_drop_s == pytest.approx(107, abs=2)
    assert found.share == pytest.approx((1 - 0.3 * 524.5 / 600) / 0.9965, abs=0.001)


def test_that_a_slow_start_is_not_a_drop() -> None:
    found = _figures(lambda at_s: 0.6 * BEST if at_s < 70 else BEST)
    assert found.first_drop_s is None
    assert found.share == 1.0


def test_that_a_drop_in_the_last_minute_has_not_lasted_yet() -> None:
    assert _figures(lambda at_s: BEST if at_s < 541 else 0.8 * BEST).first_drop_s is None
    assert _figures(lambda at_s: BEST if at_s < 540 else 0.8 * BEST).first_drop_s == 540.0


def test_that_a_few_fast_windows_are_no_peak() -> None:
    found = _figures(lambda at_s: 2 * BEST if at_s < 7 else BEST)
    assert found.peak_images_per_s == BEST


def test_that_an_unsteady_speed_is_called_so() -> None:
    """Twenty seconds fast, forty slow, again and again: no drop lasts a minute."""
    found = _figures(lambda at_s: BEST if at_s % 60 < 20 else 0.7 * BEST)
    assert found.first_drop_s is None
    assert found.sentence.startswith("Its speed was unsteady: 700 images/s")


def test_that_long_windows_need_five_of_them() -> None:
    found = _figures(lambda at_s: BEST if at_s < 240 else 0.9 * BEST, window_s=30)
    assert found.first_drop_s == 240.0
    assert found.share == pytest.approx(0.9)
    late = _figures(lambda at_s: BEST if at_s < 480 else 0.9 * BEST, window_s=30)
    assert late.first_drop_s is None, "four windows are two minutes, but one more is wanted"


def test_that_an_end_above_the_peak_is_told_as_it_is() -> None:
    """The middle of six windows may lie above that of any five: three of the last six are fast."""
    found = _figures(lambda at_s: 1.1 * BEST if at_s in (450, 550, 575) else BEST, window_s=25)
    assert found.share == pytest.approx(1.05)
    assert found.sentence == (
        "It held its speed: 1,050 images/s at the end of 10 min, no less than its best (1,000)."
    )


@pytest.mark.parametrize(("seconds", "window_s"), [(75, 1), (100, 10), (600, 60), (120, 1)])
def test_that_chance_does_not_lift_the_end_of_a_short_run_above_its_peak(seconds: int, window_s: int) -> None:
    noise = _noisy(0.05)
    shares = [_figures(noise, seconds, window_s).share for _ in range(100)]
    assert max(shares) < 1.02
    assert sum(share > 1 for share in shares) <= 10


def test_that_a_run_too_short_to_tell_says_how_long_it_must_be() -> None:
    short = _cell(lambda at_s: BEST, seconds=30)
    assert sustained(short) is None
    assert sustained_sentence(short) == "Trained for 30 s, too short to tell: that takes 1 min 15 s at least."
    slow = _cell(lambda at_s: BEST, seconds=80, window_s=20)
    assert sustained(slow) is None
    assert (
        sustained_sentence(slow)
        == "Trained for 1 min 20 s, too short to tell: that takes 3 min 20 s at least."
    )
    assert sustained_sentence(_cell(lambda at_s: BEST)) == _figures(lambda at_s: BEST).sentence
    assert sustained_sentence(_cell(lambda at_s: BEST, status="failed")) is None
    assert sustained_sentence(CellResult(cell=CELL, status="done")) is None


def test_that_the_shortest_run_finds_a_drop_right_after_the_peak() -> None:
    found = _figures(lambda at_s: BEST if at_s < 15 else 0.8 * BEST, seconds=75)
    assert (found.first_drop_s, found.share) == (15.0, 0.8)


def test_that_only_a_finished_cell_of_enough_time_has_figures() -> None:
    assert sustained(_cell(lambda at_s: BEST, seconds=74)) is None
    assert sustained(_cell(lambda at_s: BEST, seconds=75)) is not None
    assert sustained(_cell(lambda at_s: BEST, status="stopped")) is None
    assert sustained(CellResult(cell=CELL, status="done")) is None


def test_that_the_rates_are_images_per_second_of_each_window() -> None:
    cell = CellResult(cell=Cell("resnet18", "mps", 64), windows=(Window(5, 2.0, 0, 3.5),))
    assert rates(cell) == (Rate(3.5, 160.0),)


def test_that_a_running_median_is_of_those_around() -> None:
    assert running_medians([1.0, 9.0, 2.0, 3.0, 8.0, 4.0], 3) == [2.0, 2.0, 3.0, 3.0, 4.0, 4.0]
