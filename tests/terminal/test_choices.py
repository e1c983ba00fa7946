"""What the options of `run` make of the presets."""

from typing import Any

import pytest

from app.model.catalog import MODELS
from app.model.plan import PRESETS, Plan
from app.terminal.choices import Choices

USABLE = ("cpu", "mps")


def plan_by(**choices: Any) -> Plan:
    return Choices(**choices).plan(USABLE)


def test_that_nothing_chosen_is_the_preset_quick() -> None:
    plan = plan_by()
    assert plan.preset == "quick"
    assert plan.is_as_preset
    assert plan.devices == USABLE


@pytest.mark.parametrize("preset", ["standard", "experiment-2022", "sustained"])
def test_that_a_preset_brings_all_that_is_not_chosen(preset: str) -> None:
    assert plan_by(preset=preset).is_as_preset


def test_that_what_is_chosen_replaces_what_the_preset_brings() -> None:
    plan = plan_by(
        preset="standard",
        models=("vgg16",),
        devices=("cpu",),
        batch_sizes=(8,),
        precisions=("fp32", "bf16"),
        protocol="epoch",
        cpu_threads=3,
        loader_workers=0,
        is_pretrained=True,
        allow_smaller_batch=True,
        images=100,
    )
    assert (plan.models, plan.devices, plan.batch_sizes) == (("vgg16",), ("cpu",), (8,))
    assert (plan.precisions, plan.protocol, plan.images) == (("fp32", "bf16"), "epoch", 100)
    assert (plan.cpu_threads, plan.loader_workers, plan.is_pretrained) == (3, 0, True)
    assert plan.allow_smaller_batch


def test_that_extras_are_added_to_those_of_the_preset() -> None:
    assert plan_by(extras=("limits",)).extras == ("limits",)
    assert plan_by(preset="standard", extras=("limits", "phases")).extras == ("parity", "phases", "limits")


def test_that_minutes_alone_are_the_preset_sustained_for_so_long() -> None:
    plan = plan_by(sustained_minutes=2.5)
    sustained = PRESETS["sustained"]
    assert (plan.preset, plan.protocol, plan.sustained_minutes) == ("sustained", "sustained", 2.5)
    assert (plan.models, plan.batch_sizes) == (sustained.models, sustained.batch_sizes)
    assert plan_by(sustained_minutes=sustained.sustained_minutes).is_as_preset


def test_that_minutes_with_another_preset_or_own_models_stay_sustained() -> None:
    plan = plan_by(preset="custom", sustained_minutes=1.0, models=("alexnet", "vgg16"))
    assert (plan.preset, plan.protocol) == ("custom", "sustained")
    assert plan.models == ("alexnet", "vgg16")
    assert plan.batch_sizes == PRESETS["sustained"].batch_sizes


def test_that_a_sustained_protocol_without_minutes_has_those_of_its_preset() -> None:
    plan = plan_by(protocol="sustained")
    assert plan.sustained_minutes == PRESETS["sustained"].sustained_minutes
    assert plan.models == tuple(MODELS)


def test_that_minutes_contradict_another_protocol() -> None:
    with pytest.raises(ValueError, match="--sustained is a protocol itself: leave out --protocol compute"):
        plan_by(sustained_minutes=5.0, protocol="compute")
    assert plan_by(sustained_minutes=5.0, protocol="sustained").sustained_minutes == 5.0


def test_that_a_sustained_run_heats_one_device_unless_more_are_chosen() -> None:
    minutes = Choices(sustained_minutes=2.0)
    assert minutes.plan(("cpu", "mps")).devices == ("mps",)
    assert minutes.plan(("cpu",)).devices == ("cpu",)
    both = Choices(sustained_minutes=2.0, devices=("cpu", "mps"))
    assert both.plan(()).devices == ("cpu", "mps")
    assert Choices().plan(("cpu", "mps")).devices == ("cpu", "mps")
