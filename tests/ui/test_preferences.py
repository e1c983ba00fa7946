"""Settings are kept, and nonsense in their file is as if it were not there."""

import pytest
from PySide6.QtCore import QSettings

from app.model.plan import Plan, make_plan
from app.ui import preferences
from app.ui.application import Application
from app.ui.preferences import Preferences, keep_preferences, read_preferences

CHOSEN = Preferences(
    cpu_threads=1, budget_s=30, precision="bf16", language="ko", appearance="dark", keeps_names=True
)


def quick() -> Plan:
    return make_plan(preset="quick", devices=("cpu",))


def test_that_at_first_everything_is_left_open(qapp: Application) -> None:
    assert read_preferences() == Preferences()


def test_that_choices_are_kept(qapp: Application) -> None:
    keep_preferences(CHOSEN)
    QSettings().sync()
    assert read_preferences() == CHOSEN


def test_that_a_choice_taken_back_leaves_nothing_in_the_file(qapp: Application) -> None:
    keep_preferences(CHOSEN)
    keep_preferences(Preferences())
    assert QSettings().allKeys() == []


@pytest.mark.parametrize(
    "nonsense", ["", "many", "-1", "0", "1e99", "nan", "inf", "2.5", "99999", [1, 2], {}]
)
def test_that_nonsense_is_passed_over(qapp: Application, nonsense: object) -> None:
    kept = QSettings()
    for key in (
        preferences.THREADS,
        preferences.BUDGET,
        preferences.PRECISION,
        preferences.LANGUAGE,
        preferences.APPEARANCE,
        preferences.KEEPS_NAMES,
    ):
        kept.setValue(key, nonsense)
    kept.sync()
    assert read_preferences() == Preferences()


def test_that_a_damaged_file_is_passed_over(qapp: Application) -> None:
    kept = QSettings()
    kept.setValue(preferences.THREADS, 2)
    kept.sync()
    with open(kept.fileName(), "wb") as file:  # noqa: PTH123
        file.write(b"\xff\xfe[measuring\ncpu_threads=@Variant(\0\0\0\x7f)\n")
    assert read_preferences() == Preferences()


def test_that_a_plan_takes_the_choices(qapp: Application) -> None:
    plan = CHOSEN.applied_to(quick())
    assert (plan.cpu_threads, plan.timing.budget_s) == (1, 30)
    assert not plan.is_as_preset


def test_that_without_choices_a_plan_stays_that_of_the_preset(qapp: Application) -> None:
    assert Preferences().applied_to(quick()) == quick()
    assert Preferences().applied_to(quick()).is_as_preset
