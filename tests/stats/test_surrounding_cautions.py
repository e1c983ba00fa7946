"""The doubts about power, heat and sleep during a run, and the places where they are shown."""

import csv
import io

import msgspec
import pytest
from rich.console import Console

from app.export.files import FORMATS
from app.model.conditions import Conditions, ThermalLevel
from app.model.events import ConditionsNoted, RunEnded, RunEvent, SampleDiscarded, SleepNoticed
from app.model.machine import Machine
from app.model.result import Result, fold
from app.model.result_file import SUFFIX, decode_result
from app.stats.badge import badge
from app.stats.caution import Caution
from app.stats.cautions import caution_lines
from app.stats.comparability import own_reasons
from app.stats.contender import Work, measured
from app.stats.run_cautions import run_cautions
from app.terminal.report import print_result
from tests import scripted
from tests.scripted import SAMPLES, opening, plan_of

PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells
AT = "2026-11-23T14:06:00Z"
SLEPT = SleepNoticed(noticed_at=AT, slept_s=3723.0)


def noted(**conditions: object) -> ConditionsNoted:
    return ConditionsNoted(noted_at=AT, conditions=msgspec.convert(conditions, Conditions))


def thrown(slept_s: float = 600.0) -> SampleDiscarded:
    return SampleDiscarded(cell=CPU, what="window", steps=2, duration_s=0.8, slept_s=slept_s)


def run_with(*events: RunEvent) -> Result:
    """A whole run, in the first cell of which something else happened."""
    first, second = (scripted.measured(cell, *[0.4] * SAMPLES) for cell in (CPU, MPS))
    return fold([*opening(PLAN), *first[:-1], *events, first[-1], *second, RunEnded("completed")])


def on(result: Result, **power: object) -> Result:
    machine: Machine = msgspec.structs.replace(result.machine, **power)
    return msgspec.structs.replace(result, machine=machine)


def the_caution(result: Result) -> Caution:
    (caution,) = run_cautions(result)
    assert caution.advice
    assert caution.cell is None
    return caution


def test_that_a_run_whose_conditions_stay_good_has_no_caution() -> None:
    assert run_cautions(run_with()) == ()
    steady = noted(power_source="mains", low_power_mode=False, thermal_level="moderate")
    assert run_cautions(run_with(steady)) == ()


def test_that_going_on_battery_is_told_once_and_only_where_it_began_on_mains() -> None:
    gone = run_with(noted(power_source="battery"), noted(power_source="mains"), noted(power_source="battery"))
    caution = the_caution(gone)
    assert caution.code == "battery_began"
    assert caution.sentence == "The computer went on battery during the run."
    assert the_caution(on(gone, power_source="battery")).code == "battery"


def test_that_low_power_mode_that_is_switched_on_is_told_and_only_where_it_was_off() -> None:
    switched = run_with(noted(low_power_mode=True), noted(low_power_mode=False))
    assert the_caution(switched).code == "low_power_mode_began"
    assert the_caution(on(switched, low_power_mode=True)).code == "low_power_mode"
    assert run_cautions(run_with(noted(low_power_mode=False))) == ()


@pytest.mark.parametrize(
    ("levels", "word"),
    [
        (("nominal", "moderate"), None),
        (("moderate", "heavy", "nominal"), "heavy"),
        (("trapping", "heavy"), "critical"),
        (("sleeping",), "critical"),
    ],
)
def test_that_heat_is_told_by_its_highest_level(levels: tuple[ThermalLevel, ...], word: str | None) -> None:
    result = run_with(*(noted(thermal_level=level) for level in levels))
    sentences = [caution.sentence for caution in run_cautions(result)]
    expected = f"The computer was hot during the run (thermal pressure: {word})."
    assert sentences == ([expected] if word else [])


@pytest.mark.parametrize(
    ("events", "sentence"),
    [
        ([SLEPT], "The computer slept for 62 min 3 s during the run, in no sample."),
        (
            [SLEPT, thrown()],
            "The computer slept for 62 min 3 s during the run: 1 sample in which it did was thrown away.",
        ),
        (
            [thrown(), thrown(5.0)],
            "The computer slept for 10 min 5 s during the run: 2 samples in which it did were thrown away.",
        ),
    ],
)
def test_that_a_sleep_is_told_with_what_it_cost(events: list[RunEvent], sentence: str) -> None:
    caution = the_caution(run_with(*events))
    assert (caution.code, caution.sentence) == ("slept", sentence)


def test_that_what_was_thrown_away_is_in_no_figure_and_can_be_found() -> None:
    awake, slept = run_with(), run_with(thrown())
    assert slept.cells[0].windows == awake.cells[0].windows
    assert [(each.what, each.steps, each.slept_s) for each in slept.cells[0].discarded] == [
        ("window", 2, 600.0)
    ]


def test_that_a_cell_that_is_begun_anew_has_thrown_nothing_away() -> None:
    again = scripted.measured(CPU, *[0.4] * SAMPLES)
    result = fold([*opening(PLAN), again[0], thrown(), *again])
    assert result.cells[0].discarded == ()


def test_that_files_terminal_badge_and_comparison_tell_it() -> None:
    result = run_with(
        noted(power_source="battery", low_power_mode=True, thermal_level="heavy"), SLEPT, thrown()
    )
    codes = "low_power_mode_began battery_began hot slept"
    first, second = csv.DictReader(io.StringIO(FORMATS["csv"].encode(result).decode()))
    assert first["cautions"].startswith(codes)
    assert (first["discarded_samples"], second["discarded_samples"]) == ("1", "0")
    assert decode_result(FORMATS[SUFFIX].encode(result)) == result
    printed = io.StringIO()
    print_result(result, Console(file=printed, width=300))
    for line in caution_lines(result):
        assert line in printed.getvalue()
    assert badge(result).code == "custom"
    reasons = own_reasons(measured(result), Work("resnet18", "cpu", 4))
    assert [reason.code for reason in reasons] == ["machine_state"] * 3
