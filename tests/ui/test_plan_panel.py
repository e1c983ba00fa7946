"""What the presets bring to the choices; no measuring process is needed."""

import pytest
from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QAbstractSpinBox, QApplication, QCheckBox, QComboBox, QLabel, QWidget
from pytestqt.qtbot import QtBot

from app.compat.report import build_report
from app.model.catalog import BASELINE_DEVICE
from app.model.machine import DeviceStatus, Machine, PrecisionSupport
from app.model.plan import CUSTOM, PRESETS, make_plan
from app.ui.elided_combo_box import ElidedComboBox
from app.ui.plan_panel import NARROWEST, PlanPanel
from app.ui.settings_window import SettingsWindow
from tests.ui.conftest import Letters

WIDEST_TIP = 110
"""Letters of a line: Qt does not break one."""


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
    assert panel.estimate.text().startswith("Preset changed. 10 cells, about ")
    panel.models["vgg16"].setChecked(True)
    assert panel.estimate.text().startswith("12 cells, about ")


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


def test_that_every_choice_says_what_it_means(panel: PlanPanel, qtbot: QtBot) -> None:
    settings = SettingsWindow(panel)
    qtbot.addWidget(settings)
    for part in (panel, settings):
        boxes: list[QWidget] = [*part.findChildren(QCheckBox), *part.findChildren(QAbstractSpinBox)]
        assert all(box.toolTip() for box in boxes if box not in panel.models.values())
        assert [combo for combo in part.findChildren(QComboBox) if not combo.toolTip()] == []
    for combo in (panel.preset, panel.more.protocol, settings.precision):
        tips = [combo.itemData(index, Qt.ItemDataRole.ToolTipRole) for index in range(combo.count())]
        assert all(tips)
        assert len(set(tips)) == len(tips)
    headings = {label.text(): label.toolTip() for label in panel.findChildren(QLabel)}
    for title in ("Preset", "Models", "Devices", "Batch sizes", "Protocol", "Precision"):
        assert headings[title], title
    labels = {label.text(): label.toolTip() for label in settings.findChildren(QLabel)}
    assert labels["CPU &threads"] == settings.threads.toolTip()


def test_that_a_tooltip_is_no_wider_than_people_read(panel: PlanPanel) -> None:
    tips = [widget.toolTip() for widget in panel.findChildren(QWidget)]
    tips += [panel.preset.itemData(index, Qt.ItemDataRole.ToolTipRole) for index in range(len(PRESETS))]
    assert max(len(line) for tip in tips for line in tip.splitlines()) <= WIDEST_TIP


def test_that_a_device_that_cannot_be_used_says_what_it_is_and_why_not(panel: PlanPanel) -> None:
    device = next(name for name in panel.devices if name != BASELINE_DEVICE)
    status = DeviceStatus(device, reason="It is not visible.")
    machine = Machine(os_name="Linux", python_version="3.13.1", python_arch="arm64")
    panel.show_report(build_report(machine, None, (status,)))
    assert panel.devices[device].toolTip().endswith("train on as well.\nIt is not visible.")


def test_that_a_list_tells_of_what_is_chosen_in_it(panel: PlanPanel) -> None:
    for combo in (panel.preset, panel.more.protocol):
        told = set()
        for index in range(combo.count()):
            combo.setCurrentIndex(index)
            told.add(combo.toolTip())
        assert len(told) == combo.count()


def test_that_the_panel_is_as_wide_folded_as_unfolded_in_any_font(panel: PlanPanel) -> None:
    font = panel.font()
    font.setPointSizeF(2 * font.pointSizeF())
    panel.setFont(font)
    panel.show()
    width = panel.sizeHint().width()
    assert width > NARROWEST
    panel.more.open_fold()
    QApplication.processEvents()
    assert panel.sizeHint().width() == width


def test_that_another_protocol_makes_the_choices_no_wider(letters: Letters, qtbot: QtBot) -> None:
    letters(1.4)
    panel = PlanPanel()
    qtbot.addWidget(panel)
    panel.show()
    width = panel.sizeHint().width()
    panel.preset.setCurrentIndex(panel.preset.findData("sustained"))
    panel.more.open_fold()
    qtbot.waitUntil(panel.more.minutes.isVisible)
    assert panel.sizeHint().width() == width


def test_that_a_choice_with_too_little_room_ends_with_an_ellipsis(qtbot: QtBot) -> None:
    chosen = "Images per second"
    box, plain = ElidedComboBox(), QComboBox()
    for each in (box, plain):
        qtbot.addWidget(each)
        each.addItem(chosen)
    whole = box.sizeHint()

    def looks_as_with(text: str, size: QSize) -> bool:
        plain.setItemText(0, text)
        for each in (box, plain):
            each.resize(size)
        return box.grab().toImage() == plain.grab().toImage()

    assert looks_as_with(chosen, whole)
    narrower = QSize(whole.width() - 20, whole.height())
    assert not looks_as_with(chosen, narrower)
    assert any(looks_as_with(f"{chosen[:letters]}…", narrower) for letters in range(10, len(chosen)))
