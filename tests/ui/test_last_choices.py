"""What was chosen comes back at the next start; nonsense and a first start leave the panel as it begins."""

import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.compat.report import Report, build_report
from app.model.catalog import BASELINE_DEVICE, devices_of_this_platform
from app.model.machine import DeviceStatus, Machine
from app.model.plan import make_plan
from app.ui.last_choices import LAST_CHOICES, keep_choices, restore_choices
from app.ui.plan_panel import PlanPanel
from app.ui.preferences import Preferences

MACHINE = Machine(os_name="Linux", python_version="3.13.1", python_arch="arm64")
(GPU,) = [spec.name for spec in devices_of_this_platform() if spec.name != BASELINE_DEVICE]


def report(*usable: str) -> Report:
    statuses = tuple(DeviceStatus(name, is_usable=name in usable) for name in (BASELINE_DEVICE, GPU))
    return build_report(MACHINE, None, statuses)


def started(qtbot: QtBot) -> PlanPanel:
    """As at a start, before the check."""
    panel = PlanPanel()
    qtbot.addWidget(panel)
    panel.use(Preferences())
    restore_choices(panel)
    panel.set_state("ready")
    return panel


def test_that_at_the_first_start_the_quick_preset_is_chosen(qtbot: QtBot) -> None:
    panel = started(qtbot)
    panel.show_report(report(BASELINE_DEVICE, GPU))
    assert panel.plan() == make_plan(preset="quick", devices=(BASELINE_DEVICE, GPU))


def test_that_what_was_chosen_is_chosen_again(qtbot: QtBot) -> None:
    before = started(qtbot)
    before.show_report(report(BASELINE_DEVICE, GPU))
    before.preset.setCurrentIndex(before.preset.findData("standard"))
    before.models["vgg16"].setChecked(False)
    before.batch_sizes[16].setChecked(True)
    before.more.extras["phases"].setChecked(False)
    before.more.protocol.setCurrentIndex(before.more.protocol.findData("sustained"))
    before.more.minutes.setValue(2.5)
    before.more.smaller_batch.setChecked(True)
    before.devices[BASELINE_DEVICE].setChecked(False)
    plan = before.plan()
    keep_choices(before)

    after = started(qtbot)
    after.show_report(report(BASELINE_DEVICE, GPU))
    assert after.plan() == plan
    assert plan.devices == (GPU,)


def test_that_the_precision_is_that_of_settings(qtbot: QtBot) -> None:
    before = started(qtbot)
    before.more.choose_precision("bf16")
    keep_choices(before)
    assert started(qtbot).plan().precisions == ("fp32",)


def test_that_a_gpu_that_was_left_out_stays_so_even_where_it_was_gone_in_between(qtbot: QtBot) -> None:
    first = started(qtbot)
    first.show_report(report(BASELINE_DEVICE, GPU))
    first.devices[GPU].setChecked(False)
    keep_choices(first)
    second = started(qtbot)
    second.show_report(report(BASELINE_DEVICE))
    keep_choices(second)
    third = started(qtbot)
    keep_choices(third)
    third.show_report(report(BASELINE_DEVICE, GPU))
    assert third.plan().devices == (BASELINE_DEVICE,)
    third.devices[GPU].setChecked(True)
    keep_choices(third)
    fourth = started(qtbot)
    fourth.show_report(report(BASELINE_DEVICE, GPU))
    assert fourth.plan().devices == (BASELINE_DEVICE, GPU)


@pytest.mark.parametrize(
    ("written", "damaged"),
    [
        ("quick", "slow"),
        ("quick", "\ud800"),
        ("compute", "guess"),
        ("[4]", '["four"]'),
        ("10.0", "1e999"),
        ("}", ""),
        ("{", "[" * 5000),
    ],
)
def test_that_nonsense_is_passed_over(qtbot: QtBot, written: str, damaged: str) -> None:
    before = started(qtbot)
    before.models["vgg16"].setChecked(False)
    keep_choices(before)
    kept = QSettings().value(LAST_CHOICES)
    assert written in kept
    QSettings().setValue(LAST_CHOICES, kept.replace(written, damaged))
    assert started(qtbot).plan() == make_plan(preset="quick", devices=(BASELINE_DEVICE,))


@pytest.mark.parametrize("nonsense", [7, [1, 2], b"\x00", {}, "null"])
def test_that_what_is_no_text_is_passed_over(qtbot: QtBot, nonsense: object) -> None:
    QSettings().setValue(LAST_CHOICES, nonsense)
    assert started(qtbot).plan() == make_plan(preset="quick", devices=(BASELINE_DEVICE,))


def test_that_a_model_that_is_not_known_any_more_costs_only_itself(qtbot: QtBot) -> None:
    before = started(qtbot)
    keep_choices(before)
    kept = QSettings().value(LAST_CHOICES)
    QSettings().setValue(LAST_CHOICES, kept.replace("vgg16", "vgg99"))
    assert set(before.plan().models) - set(started(qtbot).plan().models) == {"vgg16"}


@pytest.mark.timeout(120)
def test_that_the_program_keeps_them_from_one_start_to_the_next(tmp_path: Path) -> None:
    script = (
        "import sys; from PySide6.QtCore import QSettings, QTimer\n"
        "from PySide6.QtWidgets import QApplication\n"
        "from app.ui.application import open_window; from app.ui.laboratory import Laboratory\n"
        "QSettings.setDefaultFormat(QSettings.Format.IniFormat)\n"
        "QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, sys.argv.pop())\n"
        "def check(laboratory):\n"
        "    laboratory.ended.emit()\n"
        "    boxes = laboratory.parent().plan_panel.models\n"
        "    print(*(name for name, box in boxes.items() if box.isChecked()))\n"
        "    boxes['vgg16'].setChecked(False); QTimer.singleShot(50, QApplication.quit)\n"
        "Laboratory.check = check\n"
        "sys.exit(open_window())"
    )

    def chosen_at_start() -> list[str]:
        command = [sys.executable, "-c", script, str(tmp_path)]
        done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=50)
        assert done.returncode == 0, done.stderr
        return done.stdout.split()

    first = chosen_at_start()
    assert set(first) - set(chosen_at_start()) == {"vgg16"}
