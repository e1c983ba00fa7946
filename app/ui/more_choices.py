"""The choices that most people leave as the preset has them, in one fold: extras, protocol, precisions."""

from collections.abc import Iterable

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QCheckBox, QComboBox, QLabel, QVBoxLayout, QWidget

from app.model.catalog import DEVICES, PRECISIONS, Precision
from app.model.machine import DeviceStatus
from app.model.plan import EXTRAS, PRESETS, PROTOCOLS, Extra, Preset, Protocol
from app.model.plan_bounds import MAX_SUSTAINED_MINUTES
from app.model.told import retell
from app.ui.appearance import scaled_font
from app.ui.fold import Fold
from app.ui.minutes_box import MinutesBox
from app.ui.plan_words import (
    EXTRA_WORDS,
    PRECISION_TIP,
    PRECISION_WORDS,
    PROTOCOL_TIP,
    PROTOCOL_WORDS,
    SMALLER_BATCH_WORDS,
)
from app.words import tr

DEFAULT_MINUTES = PRESETS["sustained"].sustained_minutes or 10.0


class MoreChoices(Fold):
    """Folded: what is chosen in it, in a line.

    Signals:
        changed: Another choice was made.
    """

    changed = Signal()

    def __init__(self) -> None:
        body = QWidget()
        self._choices = QVBoxLayout(body)
        self._choices.setContentsMargins(12, 4, 0, 0)
        self._choices.setSpacing(6)
        self._heading(tr("Also measure"))
        self.extras = {name: self._box(*EXTRA_WORDS[name]) for name in EXTRAS}
        heading = self._heading(tr("Protocol"))
        self.protocol = self._add_protocol()
        heading.setBuddy(self.protocol)
        heading.setToolTip(tr(PROTOCOL_TIP))
        self.minutes = self._add_minutes()
        self._heading(tr("Precision")).setToolTip(tr(PRECISION_TIP))
        self.precisions = {name: self._box(*PRECISION_WORDS[name]) for name in PRECISIONS}
        self.precisions[PRECISIONS[0]].setChecked(True)
        self._heading(tr("Memory"))
        self.smaller_batch = self._box(*SMALLER_BATCH_WORDS)
        super().__init__(body, name=tr("More"))
        self.protocol.currentIndexChanged.connect(self._on_changed)
        self.minutes.valueChanged.connect(self._on_changed)
        for box in (*self.extras.values(), *self.precisions.values(), self.smaller_batch):
            box.toggled.connect(self._on_changed)
        self._on_changed()

    @property
    def chosen_extras(self) -> tuple[Extra, ...]:
        """What is to be measured beside the cells."""
        return tuple(name for name, box in self.extras.items() if box.isChecked())

    @property
    def chosen_protocol(self) -> Protocol:
        """How the cells are measured."""
        protocol: Protocol = self.protocol.currentData()
        return protocol

    @property
    def chosen_minutes(self) -> float | None:
        """How long each cell trains; None unless the protocol asks for it."""
        return self.minutes.value() if self.chosen_protocol == "sustained" else None

    @property
    def chosen_precisions(self) -> tuple[Precision, ...]:
        """In which precisions the cells are measured."""
        return tuple(name for name, box in self.precisions.items() if box.isChecked())

    def apply(self, preset: Preset) -> None:
        """Choose what a preset brings."""
        for name, box in self.extras.items():
            box.setChecked(name in preset.extras)
        self.protocol.setCurrentIndex(self.protocol.findData(preset.protocol))
        self.minutes.setValue(preset.sustained_minutes or DEFAULT_MINUTES)

    def choose_precision(self, chosen: Precision) -> None:
        """Choose one precision, and no other."""
        for precision, box in self.precisions.items():
            box.setChecked(precision == chosen)

    def show_devices(self, devices: Iterable[DeviceStatus]) -> None:
        """Say of each precision which device cannot train in it, and why."""
        devices = [status for status in devices if status.is_usable]
        for precision, box in self.precisions.items():
            reasons = [
                f"{DEVICES[status.device].title}: {retell(reason)}"
                for status in devices
                if (reason := status.why_not(precision)) is not None
            ]
            box.setToolTip("\n".join([tr(PRECISION_WORDS[precision][1]), *reasons]))

    def set_resting(self, is_resting: bool) -> None:
        """While a run is under way nothing can be chosen; it can still be read."""
        boxes = (*self.extras.values(), *self.precisions.values(), self.smaller_batch)
        for part in (*boxes, self.protocol, self.minutes):
            part.setEnabled(not is_resting)

    def minimumSizeHint(self) -> QSize:  # noqa: N802
        """With room for the minutes, which are there with one of the protocols only."""
        margins = self._choices.contentsMargins()
        needed = self.minutes.sizeHint().width() + margins.left() + margins.right()
        hint = super().minimumSizeHint()
        return QSize(max(hint.width(), needed), hint.height())

    def _on_changed(self) -> None:
        self.minutes.setVisible(self.chosen_protocol == "sustained")
        parts = [tr(EXTRA_WORDS[name][0]) for name in self.chosen_extras]
        if self.chosen_protocol != PROTOCOLS[0]:
            parts.insert(0, tr(PROTOCOL_WORDS[self.chosen_protocol][0]))
        if self.chosen_precisions != PRECISIONS[:1]:
            parts += [PRECISION_WORDS[name][0] for name in self.chosen_precisions]
        if self.smaller_batch.isChecked():
            parts.append(self.smaller_batch.text())
        self.set_summary(tr("More: {chosen}", chosen=", ".join(parts)) if parts else tr("More"))
        self.changed.emit()

    def _heading(self, text: str) -> QLabel:
        label = QLabel(text)
        scaled_font(label, 1.0, bold=True)
        if self._choices.count():
            self._choices.addSpacing(8)
        self._choices.addWidget(label)
        return label

    def _box(self, title: str, meaning: str) -> QCheckBox:
        box = QCheckBox(tr(title))
        box.setToolTip(tr(meaning))
        self._choices.addWidget(box)
        return box

    def _add_protocol(self) -> QComboBox:
        combo = QComboBox()
        for index, name in enumerate(PROTOCOLS):
            title, meaning = PROTOCOL_WORDS[name]
            combo.addItem(tr(title), name)
            combo.setItemData(index, tr(meaning), Qt.ItemDataRole.ToolTipRole)
        tell_choice(combo)
        self._choices.addWidget(combo)
        return combo

    def _add_minutes(self) -> MinutesBox:
        spin = MinutesBox()
        spin.setDecimals(1)
        spin.setRange(0.1, MAX_SUSTAINED_MINUTES)
        spin.setValue(DEFAULT_MINUTES)
        spin.setSuffix(tr(" min for each cell"))
        spin.setAccessibleName(tr("Minutes for each cell"))
        spin.setToolTip(tr("How long each cell trains without a pause"))
        self._choices.addWidget(spin)
        return spin


def tell_choice(combo: QComboBox) -> None:
    """Have its tooltip tell what is chosen: the list of a Mac shows none of its entries'."""

    def tell() -> None:
        combo.setToolTip(combo.currentData(Qt.ItemDataRole.ToolTipRole))

    combo.currentIndexChanged.connect(tell)
    tell()
