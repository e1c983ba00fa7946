import pytest

from app.model.conditions import Conditions
from app.model.events import (
    CellFailed,
    CellMeasured,
    CellStarted,
    ConditionsNoted,
    DeviceProbed,
    ExtraFailed,
    GroupAdded,
    RunEvent,
    SleepNoticed,
    TurnStarted,
)
from app.model.machine import DeviceStatus
from app.model.plan import Cell, make_plan
from app.stats.course import Course
from app.stats.estimate import Estimate
from app.stats.time_left import TimeLeft, expected_duration_s
from tests.scripted import OUT_OF_MEMORY, measured, plan_of

PLAN = plan_of(models=("resnet18",), devices=("cpu",), batch_sizes=(4, 16))
SMALL, LARGE = PLAN.cells


def left_after(events: list[tuple[float, RunEvent]], now_s: float) -> float:
    time_left = TimeLeft(PLAN)
    for at_s, event in events:
        time_left.note(event, at_s)
    return time_left.left_s(now_s)


def timed(cell: Cell, start_s: float, end_s: float, step_s: float) -> list[tuple[float, RunEvent]]:
    *events, last = measured(cell, step_s)
    return [*((start_s, event) for event in events), (end_s, last)]


def test_that_more_work_is_expected_to_take_longer() -> None:
    assert expected_duration_s(PLAN) > expected_duration_s(plan_of(models=("resnet18",), devices=("cpu",)))


def test_that_the_time_left_counts_down_within_a_cell() -> None:
    begun: list[tuple[float, RunEvent]] = [(100.0, CellStarted(SMALL))]
    assert left_after(begun, 101.0) == pytest.approx(left_after(begun, 100.0) - 1.0)


def test_that_a_measured_speed_replaces_the_guess() -> None:
    slow = left_after(timed(SMALL, 100.0, 130.0, step_s=2.0), 130.0)
    fast = left_after(timed(SMALL, 100.0, 103.0, step_s=0.02), 103.0)
    assert slow > 4 * fast


def test_that_a_slow_warm_up_tells_nothing_of_the_cells_to_come() -> None:
    """Its first steps are slow for reasons of their own: a run of a minute seemed to take seven."""
    course = Course()
    *warmed_up, turn, window = measured(SMALL, 2.0)[:5]
    for event in (*warmed_up, turn):
        course.note(event, 100.0)
    assert course.step_time_s(SMALL) == 2.0
    assert list(course.step_times_s("cpu")) == []
    course.note(window, 104.0)
    assert list(course.step_times_s("cpu")) == [(SMALL, 2.0)]


def test_that_cells_that_take_longer_than_thought_stretch_what_is_left() -> None:
    as_thought = left_after(timed(SMALL, 100.0, 103.0, step_s=0.1), 103.0)
    slower = left_after(timed(SMALL, 100.0, 130.0, step_s=0.1), 130.0)
    assert slower > 5 * as_thought


def test_that_the_time_between_two_cells_counts_for_the_next() -> None:
    events = timed(SMALL, 100.0, 103.0, step_s=0.1)
    assert left_after(events, 104.0) == pytest.approx(left_after(events, 103.0) - 1.0)


def test_that_nothing_is_left_at_the_end_and_failures_count_as_over() -> None:
    events = [
        *timed(SMALL, 100.0, 103.0, step_s=0.1),
        (103.0, CellStarted(LARGE)),
        (104.0, CellFailed(LARGE, OUT_OF_MEMORY)),
    ]
    assert left_after(events, 104.0) == 0.0
    assert any(isinstance(event, CellMeasured) for _, event in events)


def test_that_a_cell_that_takes_too_long_leaves_little_and_never_nothing() -> None:
    plan = plan_of(models=("resnet18",), devices=("cpu",))
    one = TimeLeft(plan)
    one.note(CellStarted(SMALL), 100.0)
    assert 0.0 < one.left_s(100_000.0) < one.left_s(100.0)
    *events, _last = measured(SMALL, *[0.1] * 20)
    for event in events:
        one.note(event, 100_000.0)
    assert 0.0 < one.left_s(100_000.0) - Estimate(plan, {}).between_s(SMALL) <= 0.2


def test_that_each_turn_is_spent_on_its_own_cell() -> None:
    """Two cells under way: half a turn of each leaves as much as a whole turn of one, and never more."""
    plan = plan_of(models=("resnet18",), devices=("cpu", "mps"))
    cpu, mps = plan.cells
    time_left = TimeLeft(plan)
    for at_s, event in ((100.0, CellStarted(cpu)), (100.2, CellStarted(mps)), (100.4, TurnStarted(cpu))):
        time_left.note(event, at_s)
    before_s = time_left.left_s(100.4)
    time_left.note(TurnStarted(mps), 100.5)
    assert time_left.left_s(100.5) == pytest.approx(before_s - 0.1)
    assert time_left.left_s(100.6) == pytest.approx(before_s - 0.2)


def test_that_what_is_done_beside_the_cells_counts_until_it_is_over_or_failed() -> None:
    plan = make_plan(preset="quick", devices=("cpu",), models=("resnet18",), extras=("limits",))
    time_left = TimeLeft(plan)
    with_limits_s = time_left.left_s(0.0)
    time_left.note(ExtraFailed("Limits of CPU", OUT_OF_MEMORY), 100.0)
    assert time_left.left_s(100.0) == expected_duration_s(plan_of(models=("resnet18",), devices=("cpu",)))
    assert with_limits_s > time_left.left_s(100.0)


def test_that_an_added_group_takes_its_time() -> None:
    one = TimeLeft(plan_of(models=("resnet18",), devices=("cpu",)))
    one.note(CellFailed(SMALL, OUT_OF_MEMORY), 100.0)
    assert one.left_s(100.0) == 0.0
    one.note(GroupAdded((LARGE,)), 100.0)
    assert one.left_s(100.0) > 0.0


def test_that_a_probed_device_replaces_the_guess() -> None:
    slow = DeviceStatus("cpu", is_usable=True, matmul_tflop_per_s=0.01)
    assert expected_duration_s(PLAN, [slow]) > 2 * expected_duration_s(PLAN)
    time_left = TimeLeft(PLAN)
    time_left.note(DeviceProbed(slow), 100.0)
    assert time_left.left_s(100.0) == expected_duration_s(PLAN, [slow])


def test_that_what_is_noted_of_the_machine_between_two_cells_is_no_work_of_its_own() -> None:
    first, second = plan_of(models=("resnet18", "vgg16"), devices=("cpu",)).cells
    noted = ConditionsNoted(noted_at="2026-11-23T14:06:00Z", conditions=Conditions(power_source="battery"))
    slept = SleepNoticed(noticed_at="2026-11-23T14:07:00Z", slept_s=60.0)
    course = Course()
    for now_s, event in enumerate([*measured(first, 0.5), noted, slept, CellStarted(second)]):
        course.note(event, float(now_s))
    assert course.between_s == {first: 3.0}
