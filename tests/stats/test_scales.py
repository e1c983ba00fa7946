import pytest

from app.stats.scales import Scales, StepParts, fit_scales

ARITHMETIC = StepParts(arithmetic_s=1.0, rest_s=0.01)
MIXED = StepParts(arithmetic_s=0.1, rest_s=0.05)
MOVING = StepParts(arithmetic_s=0.05, rest_s=0.1)


def test_that_nothing_is_changed_where_nothing_was_measured() -> None:
    assert fit_scales([], []) == Scales(1.0, 1.0)


def test_that_one_measurement_scales_everything_alike() -> None:
    scales = fit_scales([MIXED], [3 * MIXED.total_s])
    assert (scales.arithmetic, scales.rest) == pytest.approx((3.0, 3.0))


@pytest.mark.parametrize("true", [Scales(0.4, 30.0), Scales(2.0, 1.0)])
def test_that_both_speeds_of_a_machine_are_found(true: Scales) -> None:
    known = [ARITHMETIC, MIXED]
    scales = fit_scales(known, [true.apply(parts) for parts in known])
    assert scales.apply(MOVING) == pytest.approx(true.apply(MOVING), rel=0.01)


def test_that_no_part_ever_takes_less_than_nothing() -> None:
    scales = fit_scales([ARITHMETIC, MOVING], [10.0, 0.001])
    assert scales.arithmetic > 0
    assert scales.rest > 0
