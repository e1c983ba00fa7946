"""What to run: preset, models, devices, batch sizes, and the button."""

from functools import partial
from typing import Literal

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QGridLayout,
    QLabel,
    QPushButton,
    QSizePolicy,
    QVBoxLayout,
    QWidget,
)

from app.compat.report import Report
from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS, devices_of_this_platform
from app.model.machine import DeviceStatus
from app.model.plan import CUSTOM, PRESETS, Plan, make_plan
from app.model.told import retell
from app.stats.formats import format_duration
from app.stats.time_left import expected_duration_s
from app.ui import plan_words
from app.ui.appearance import colored, scaled_font, status_color
from app.ui.elided_combo_box import ElidedComboBox
from app.ui.more_choices import MoreChoices, tell_choice
from app.ui.needs import EXTRA_OF_VIEW, PRESET_OF_VIEW
from app.ui.preferences import Preferences
from app.ui.upright_scroll import UprightScroll
from app.words import mark, tr

BATCH_SIZES = (1, 4, 16, 64, 256)
BATCH_COLUMNS = 3
NARROWEST = 244
BUTTON_HEIGHT = 34

State = Literal["checking", "ready", "running", "stopping"]
BUTTON_WORDS: dict[State, str] = {
    "checking": mark("Run"),
    "ready": mark("Run"),
    "running": mark("Stop"),
    "stopping": mark("Stopping …"),
}


class PlanPanel(QWidget):
    """The choices, with sensible ones made already.

    Signals:
        run_clicked: The button was pressed while it says Run.
        stop_clicked: The button was pressed while it says Stop.
    """

    run_clicked = Signal()
    stop_clicked = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Preferred)
        self._state: State = "checking"
        self._preferences = Preferences()
        self._usable_devices = {BASELINE_DEVICE}
        self._left_out: tuple[str, ...] = ()
        self._statuses: tuple[DeviceStatus, ...] = ()
        page = QWidget()
        self._choices = QVBoxLayout(page)
        self._choices.setContentsMargins(20, 16, 8, 8)
        self._choices.setSpacing(6)
        self.preset = self._add_presets()
        self._add_heading(tr("Models")).setToolTip(tr(plan_words.MODELS_TIP))
        self.models = {spec.name: self._add_check_box(spec.title, checked=True) for spec in MODELS.values()}
        self._add_heading(tr("Devices")).setToolTip(tr(plan_words.DEVICES_TIP))
        self.devices = {
            spec.name: self._add_check_box(spec.title, checked=spec.name == BASELINE_DEVICE)
            for spec in devices_of_this_platform()
        }
        for name, box in self.devices.items():
            box.setToolTip(plan_words.device_tip(name))
        self._device_note = QLabel()
        self._device_note.setWordWrap(True)
        self._device_note.hide()
        self._choices.addWidget(self._device_note)
        self._add_heading(tr("Batch sizes")).setToolTip(tr(plan_words.BATCH_TIP))
        self.batch_sizes = self._add_batch_sizes()
        self._choices.addSpacing(8)
        self.more = MoreChoices()
        self._choices.addWidget(self.more)
        self._choices.addStretch(1)
        self.estimate = QLabel()
        self.estimate.setToolTip(tr(plan_words.CELL_TIP))
        self.estimate.setWordWrap(True)
        self.button = QPushButton(tr("Run"))
        self.button.setDefault(True)
        self.button.setMinimumHeight(BUTTON_HEIGHT)
        self.button.setToolTip(tr("Measure what is chosen; during a run, stop it and keep what was measured"))
        self._arrange(page)
        self._connect()
        self._apply_preset()
        self.refresh_colors()
        self.set_state("checking")

    def plan(self) -> Plan:
        """The plan as chosen.

        Raises:
            ValueError: If nothing would be measured, in words.
        """
        plan = make_plan(
            preset=self.preset.currentData(),
            models=_checked(self.models),
            devices=_checked(self.devices),
            batch_sizes=self._chosen_batch_sizes(),
            precisions=self.more.chosen_precisions,
            protocol=self.more.chosen_protocol,
            extras=self.more.chosen_extras,
            sustained_minutes=self.more.chosen_minutes,
            allow_smaller_batch=self.more.smaller_batch.isChecked(),
        )
        return self._preferences.applied_to(plan)

    def use(self, preferences: Preferences) -> None:
        """Plan with these choices of Settings from now on."""
        self._preferences = preferences
        self.more.choose_precision(preferences.precision)
        self._refresh()

    def choose_for_view(self, name: str) -> None:
        """Choose what the next run needs for a view of the result to have data."""
        if name in PRESET_OF_VIEW:
            self.preset.setCurrentIndex(self.preset.findData(PRESET_OF_VIEW[name]))
        elif name in EXTRA_OF_VIEW:
            self.more.extras[EXTRA_OF_VIEW[name]].setChecked(True)
            self.more.open_fold()
        self.button.setFocus()

    @property
    def left_out_devices(self) -> tuple[str, ...]:
        """Those that could be chosen and are not; of one that cannot be, what was chosen when it could."""
        usable, boxes = self._usable_devices, self.devices.items()
        return tuple(d for d, box in boxes if (not box.isChecked() if d in usable else d in self._left_out))

    def leave_out_devices(self, devices: tuple[str, ...]) -> None:
        """Choose all the others, once it is known which can be used."""
        self._left_out = devices
        for name in self._usable_devices:
            self.devices[name].setChecked(name not in devices)

    def show_report(self, report: Report) -> None:
        """Tick the usable devices, and say why the others are not."""
        self._left_out = self.left_out_devices
        for status in report.devices:
            box = self.devices[status.device]
            box.setEnabled(status.is_usable)
            # What was usable already keeps the user's choice.
            if status.is_usable != (status.device in self._usable_devices):
                box.setChecked(status.is_usable and status.device not in self._left_out)
            box.setToolTip(
                "\n".join(filter(None, (plan_words.device_tip(status.device), retell(status.reason or ""))))
            )
        self._statuses = report.devices
        self.more.show_devices(report.devices)
        self._usable_devices = {status.device for status in report.devices if status.is_usable}
        unusable = [DEVICES[s.device].title for s in report.devices if not s.is_usable]
        devices = ", ".join(unusable)
        self._device_note.setText(tr("{devices} cannot be used: see System Check.", devices=devices))
        self._device_note.setVisible(bool(unusable))
        self._refresh()

    def sizeHint(self) -> QSize:  # noqa: N802
        """As wide as the choices need in this language and font, those that are folded too."""
        hint = super().sizeHint()
        return QSize(max(NARROWEST, self.minimumSizeHint().width()), hint.height())

    def set_state(self, state: State) -> None:
        """Run becomes Stop while a run is under way, and the choices rest until it is over."""
        self._state = state
        running = state in ("running", "stopping")
        for box in (*self.models.values(), *self.batch_sizes.values(), self.preset):
            box.setEnabled(not running)
        self.more.set_resting(running)
        for name, box in self.devices.items():
            box.setEnabled(not running and name in self._usable_devices)
        self.button.setText(tr(BUTTON_WORDS[state]))
        self.button.setEnabled(state == "running")
        self._refresh()

    def _arrange(self, choices: QWidget) -> None:
        """The choices scroll where the window is low; the button is always there."""
        scroll = UprightScroll(choices, name=tr("Choices"))
        # Tab goes to what is in it, which is scrolled to.
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        # Once it is laid out, what was unfolded is brought to sight.
        show_more = partial(scroll.ensureWidgetVisible, self.more)
        self.more.opened.connect(lambda: QTimer.singleShot(0, self, show_more))
        foot = QVBoxLayout()
        foot.setContentsMargins(20, 0, 8, 16)
        foot.addWidget(self.estimate)
        foot.addWidget(self.button)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(scroll, 1)
        layout.addLayout(foot)

    def _connect(self) -> None:
        self.preset.currentIndexChanged.connect(self._apply_preset)
        for box in (*self.models.values(), *self.devices.values(), *self.batch_sizes.values()):
            box.toggled.connect(self._refresh)
        self.more.changed.connect(self._refresh)
        self.button.clicked.connect(self._on_clicked)

    def _on_clicked(self) -> None:
        (self.stop_clicked if self._state == "running" else self.run_clicked).emit()

    def _add_presets(self) -> ElidedComboBox:
        label = self._add_heading(tr("Preset"))
        combo = ElidedComboBox()
        label.setToolTip(tr(plan_words.PRESET_TIP))
        for index, preset in enumerate(PRESETS.values()):
            combo.addItem(tr(preset.title), preset.name)
            combo.setItemData(index, tr(plan_words.PRESET_TIPS[preset.name]), Qt.ItemDataRole.ToolTipRole)
        tell_choice(combo)
        combo.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)
        label.setBuddy(combo)
        self._choices.addWidget(combo)
        return combo

    def _add_heading(self, text: str) -> QLabel:
        label = QLabel(text)
        scaled_font(label, 1.0, bold=True)
        if self._choices.count():
            self._choices.addSpacing(8)
        self._choices.addWidget(label)
        return label

    def _add_check_box(self, text: str, *, checked: bool) -> QCheckBox:
        box = QCheckBox(text)
        box.setChecked(checked)
        self._choices.addWidget(box)
        return box

    def _add_batch_sizes(self) -> dict[int, QCheckBox]:
        grid = QGridLayout()
        boxes = {}
        for index, size in enumerate(BATCH_SIZES):
            box = QCheckBox(str(size))
            box.setAccessibleName(tr("Batch size {size}", size=size))
            box.setToolTip(tr(plan_words.BATCH_TIP))
            grid.addWidget(box, *divmod(index, BATCH_COLUMNS))
            boxes[size] = box
        self._choices.addLayout(grid)
        return boxes

    def _apply_preset(self) -> None:
        """Tick what the preset brings; the custom one leaves the choices as they are."""
        preset = PRESETS[self.preset.currentData()]
        if preset.name != CUSTOM:
            for name, box in self.models.items():
                box.setChecked(name in preset.models)
            for size, box in self.batch_sizes.items():
                box.setChecked(size in preset.batch_sizes)
            self.more.apply(preset)
            self.more.choose_precision(self._preferences.precision)
        self._refresh()

    def _chosen_batch_sizes(self) -> tuple[int, ...]:
        sizes = tuple(size for size, box in self.batch_sizes.items() if box.isChecked())
        if not sizes:
            raise ValueError(tr("no batch size was chosen: choose at least one."))
        return sizes

    def _refresh(self) -> None:
        """Say how long it will take, or what is missing."""
        if self._state != "ready":
            return
        try:
            plan = self.plan()
        except ValueError as error:
            message = str(error)
            self.estimate.setText(message[:1].upper() + message[1:])
            colored(self.estimate, status_color("problem"))
            self.button.setEnabled(False)
            return
        about = format_duration(expected_duration_s(plan, self._statuses))
        cells = (
            tr("1 cell, about {duration}", duration=about)
            if len(plan.cells) == 1
            else tr("{cells} cells, about {duration}", cells=len(plan.cells), duration=about)
        )
        is_changed = plan.preset != CUSTOM and not plan.is_as_preset
        self.estimate.setText(tr("Preset changed. {estimate}", estimate=cells) if is_changed else cells)
        colored(self.estimate, status_color("muted"))
        self.button.setEnabled(True)

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self._device_note, status_color("muted"))
        self._refresh()


def _checked(boxes: dict[str, QCheckBox]) -> tuple[str, ...]:
    return tuple(name for name, box in boxes.items() if box.checkState() == Qt.CheckState.Checked)
