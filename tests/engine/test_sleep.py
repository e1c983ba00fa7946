"""Samples in which the system slept: by a script whose steps sleep, in every protocol."""

from collections.abc import Callable
from itertools import pairwise

import msgspec

from app.engine.protocols.base import Bench, Measurement
from app.engine.protocols.compute import compute
from app.engine.protocols.epoch import EpochMeasurement
from app.engine.protocols.sustained import SustainedMeasurement
from app.model.events import (
    CellSample,
    EpochTimed,
    FirstStepTimed,
    SampleDiscarded,
    SampleKind,
    WindowTimed,
)
from tests.engine.scripted_bench import ScriptedBench

IMAGES, BATCH_SIZE = 8, 4
STEP_TIME_S = 0.05
SLEEP_S = 600.0
IN_THE_SECOND_WINDOW = 20
"""The number of a step: eight prepare, two lead in, and a window has six."""
IN_THE_LEAD_IN = 9

Protocol = Callable[[Bench], Measurement]


def by_epoch(script: ScriptedBench) -> Protocol:
    return lambda bench: EpochMeasurement(bench, script.open_loader)


def for_a_minute(bench: Bench) -> SustainedMeasurement:
    plan = msgspec.structs.replace(bench.plan, sustained_minutes=1)
    return SustainedMeasurement(msgspec.structs.replace(bench, plan=plan))


def events_of(script: ScriptedBench, protocol: Protocol) -> list[list[CellSample]]:
    """What the preparation told, then what each turn did."""
    measurement = protocol(script.bench(images=IMAGES, batch_size=BATCH_SIZE))
    events = [list(measurement.prepare())]
    while measurement.ended_by is None:
        events.append(list(measurement.turn()))
    return events


def asleep(sleeps: dict[int, float]) -> ScriptedBench:
    script = ScriptedBench(step_time_s=STEP_TIME_S)
    script.sleeps = sleeps
    return script


def samples(turns: list[list[CellSample]]) -> list[WindowTimed | EpochTimed]:
    return [event for turn in turns for event in turn if isinstance(event, WindowTimed | EpochTimed)]


def discarded(turns: list[list[CellSample]]) -> list[tuple[SampleKind, int, float]]:
    events = [event for turn in turns for event in turn if isinstance(event, SampleDiscarded)]
    return [(event.what, event.steps, event.slept_s) for event in events]


def test_that_a_window_with_a_sleep_is_thrown_away_and_another_is_measured() -> None:
    awake = samples(events_of(asleep({}), compute))
    turns = events_of(asleep({IN_THE_SECOND_WINDOW: SLEEP_S}), compute)
    assert discarded(turns) == [("window", 6, SLEEP_S)]
    assert len(samples(turns)) == len(awake)


def test_that_a_turn_ends_with_a_sleep_so_that_what_is_cold_is_led_in() -> None:
    script = asleep({IN_THE_SECOND_WINDOW: SLEEP_S})
    _, *turns = events_of(script, compute)
    assert [type(event) for event in turns[0]] == [WindowTimed, SampleDiscarded]
    timed = sum(event.steps for turn in turns for event in turn if isinstance(event, WindowTimed))
    assert len(script.steps) == 8 + timed + 6 + 2 * len(turns), "each turn has two untimed steps"


def test_that_a_window_right_after_a_sleep_is_thrown_away_too() -> None:
    turns = events_of(asleep({IN_THE_LEAD_IN: SLEEP_S}), compute)
    assert discarded(turns) == [("window", 6, SLEEP_S)]
    first = samples(turns)[0]
    assert isinstance(first, WindowTimed)
    assert first.at_s == 0.0


def test_that_the_time_asleep_counts_for_no_budget() -> None:
    """A machine that sleeps in every window but the last few is measured all the same."""
    turns = events_of(asleep(dict.fromkeys(range(10, 500), SLEEP_S)), compute)
    assert len(discarded(turns)) > 50
    assert len(samples(turns)) == len(samples(events_of(asleep({}), compute)))


def test_that_a_first_step_with_a_sleep_has_no_time() -> None:
    script = asleep({0: SLEEP_S})
    for protocol in (compute, for_a_minute, by_epoch(script)):
        script.steps.clear()
        turns = events_of(script, protocol)
        assert discarded(turns) == [("first_step", 1, SLEEP_S)]
        assert not [event for event in turns[0] if isinstance(event, FirstStepTimed)]


def test_that_an_epoch_with_a_sleep_is_measured_again_with_a_loader_of_its_own() -> None:
    awake = asleep({})
    events_of(awake, by_epoch(awake))
    script = asleep({len(awake.steps) - 1: SLEEP_S})
    _, *turns = events_of(script, by_epoch(script))
    assert discarded(turns) == [("epoch", 2, SLEEP_S)]
    (epoch,) = samples(turns)
    assert isinstance(epoch, EpochTimed)
    assert [type(turn[0]) for turn in turns] == [SampleDiscarded, EpochTimed]


def test_that_a_sustained_run_leaves_a_gap_where_the_system_slept() -> None:
    turns = events_of(asleep({100: SLEEP_S}), for_a_minute)
    assert discarded(turns) == [("window", 20, SLEEP_S)]
    starts_s = [sample.at_s for sample in samples(turns) if isinstance(sample, WindowTimed)]
    gaps_s = [after - before for before, after in pairwise(starts_s)]
    assert sum(gap_s > 1.5 for gap_s in gaps_s) == 1
    assert max(starts_s) < 60.0
