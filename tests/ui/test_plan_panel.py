"""What the presets bring to the choices; no measuring process is needed."""

import pytest
from pytestqt.qtbot import QtBot

from app.model.machine import DeviceStatus, PrecisionSupport
from app.model.plan import CUSTOM, PRESETS, make_plan
from app.ui.plan_panel import PlanPanel


@pytest.fixture
def panel(qtbot: QtBot) -> PlanPanel:
    panel = PlanPanel()
    qtbot.addWidget(panel)
    panel.set_state("ready")
    return panel


def choose(panel: PlanPanel, preset: str) -> None:
    panel.preset.setCurrentIndex(panel.preset.findData(preset))


def test_that_every_preset_can_be_chosen(panel: PlanPanel) -> None:
    names = [panel.preset.itemData(index) for index in range(panel.preset.count())]
    assert names == list(PRESETS)


@pytest.mark.parametrize("preset", [name for name in PRESETS if name != CUSTOM])
def test_that_a_preset_brings_its_models_and_batch_sizes(panel: PlanPanel, preset: str) -> None:
    choose(panel, "sustained" if preset != "sustained" else "standard")
    choose(panel, preset)
    plan = panel.plan()
    assert plan.models == PRESETS[preset].models
    assert plan.batch_sizes == PRESETS[preset].batch_sizes
    assert plan.extras == PRESETS[preset].extras
    assert plan.protocol == PRESETS[preset].protocol
    assert plan.is_as_preset


def test_that_the_custom_preset_leaves_the_choices_as_they_are(panel: PlanPanel) -> None:
    choose(panel, "sustained")
    choose(panel, CUSTOM)
    plan = panel.plan()
    assert (plan.preset, plan.models, plan.batch_sizes) == (CUSTOM, ("resnet18",), (64,))
    assert (plan.protocol, plan.sustained_minutes) == ("sustained", 10.0)


def test_that_own_choices_after_a_preset_are_kept(panel: PlanPanel) -> None:
    choose(panel, "standard")
    panel.models["vgg16"].setChecked(False)
    plan = panel.plan()
    assert "vgg16" not in plan.models
    assert not plan.is_as_preset


def test_that_extras_protocol_and_precision_can_be_chosen(panel: PlanPanel) -> None:
    more = panel.more
    assert more.summary == "More"
    more.extras["explain"].setChecked(True)
    more.precisions["bf16"].setChecked(True)
    more.protocol.setCurrentIndex(more.protocol.findData("sustained"))
    more.minutes.setValue(2.5)
    plan = panel.plan()
    assert plan.extras == ("explain",)
    assert plan.precisions == ("fp32", "bf16")
    assert (plan.protocol, plan.sustained_minutes) == ("sustained", 2.5)
    assert more.summary == "More: Sustained, Explain, float32, bfloat16"


def test_that_a_smaller_batch_is_tried_only_if_chosen(panel: PlanPanel) -> None:
    assert not panel.plan().allow_smaller_batch
    panel.more.smaller_batch.setChecked(True)
    assert panel.plan().allow_smaller_batch
    assert panel.more.summary == "More: Smaller batch if short"
    panel.set_state("running")
    assert not panel.more.smaller_batch.isEnabled()


def test_that_a_plan_without_a_precision_is_told(panel: PlanPanel) -> None:
    panel.more.precisions["fp32"].setChecked(False)
    assert panel.estimate.text() == "No precision was chosen: choose at least one."
    assert not panel.button.isEnabled()


def test_that_minutes_are_asked_for_only_where_they_matter(panel: PlanPanel) -> None:
    assert panel.more.minutes.isHidden()
    choose(panel, "sustained")
    assert not panel.more.minutes.isHidden()
    choose(panel, "quick")
    assert panel.plan().sustained_minutes is None


@pytest.mark.parametrize(
    ("view", "extras"),
    [("phases", ("phases",)), ("peak_share", ("limits",)), ("throughput", ())],
)
def test_that_what_a_view_needs_can_be_chosen(panel: PlanPanel, view: str, extras: tuple[str, ...]) -> None:
    panel.choose_for_view(view)
    assert panel.plan().extras == extras


def test_that_a_precision_says_which_device_cannot(panel: PlanPanel) -> None:
    support = (PrecisionSupport("fp32"), PrecisionSupport("bf16", "It needs macOS 14."))
    panel.more.show_devices([DeviceStatus("mps", is_usable=True, precisions=support)])
    assert "Apple GPU (MPS): It needs macOS 14." in panel.more.precisions["bf16"].toolTip()
    assert "Apple GPU" not in panel.more.precisions["fp32"].toolTip()


@pytest.mark.parametrize(("view", "preset"), [("sustained", "sustained"), ("epochs", "experiment-2022")])
def test_that_a_view_of_another_protocol_chooses_its_preset(panel: PlanPanel, view: str, preset: str) -> None:
    panel.choose_for_view(view)
    assert panel.plan() == make_plan(preset=preset, devices=("cpu",))
