"""What the presets bring to the choices; no measuring process is needed."""

import pytest
from pytestqt.qtbot import QtBot

from app.model.plan import CUSTOM, PRESETS
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
    assert plan.is_as_preset


def test_that_the_custom_preset_leaves_the_choices_as_they_are(panel: PlanPanel) -> None:
    choose(panel, "sustained")
    choose(panel, CUSTOM)
    plan = panel.plan()
    assert (plan.preset, plan.models, plan.batch_sizes) == (CUSTOM, ("resnet18",), (64,))
    assert plan.protocol == "compute"


def test_that_own_choices_after_a_preset_are_kept(panel: PlanPanel) -> None:
    choose(panel, "standard")
    panel.models["vgg16"].setChecked(False)
    plan = panel.plan()
    assert "vgg16" not in plan.models
    assert not plan.is_as_preset
