"""What was chosen to be measured comes back at the next start; at the first one the panel is as it begins.

The precision does not: Settings say what is chosen at first.
"""

from collections.abc import Container, Mapping
from typing import Any

import msgspec
from PySide6.QtCore import QSettings
from PySide6.QtWidgets import QCheckBox

from app.model.plan import PRESETS, Extra, Protocol
from app.model.record import Record
from app.ui.plan_panel import PlanPanel

LAST_CHOICES = "plan/last"


class _Choices(Record, frozen=True, kw_only=True):
    """As the panel shows them; of devices those that were left out, since others may be there next time."""

    preset: str
    models: tuple[str, ...]
    left_out_devices: tuple[str, ...]
    batch_sizes: tuple[int, ...]
    extras: tuple[Extra, ...]
    protocol: Protocol
    minutes: float
    allows_smaller_batch: bool


def keep_choices(panel: PlanPanel) -> None:
    """Write down what is chosen."""
    more = panel.more
    chosen = _Choices(
        preset=panel.preset.currentData(),
        models=tuple(name for name, box in panel.models.items() if box.isChecked()),
        left_out_devices=panel.left_out_devices,
        batch_sizes=tuple(size for size, box in panel.batch_sizes.items() if box.isChecked()),
        extras=more.chosen_extras,
        protocol=more.chosen_protocol,
        minutes=more.minutes.value(),
        allows_smaller_batch=more.smaller_batch.isChecked(),
    )
    QSettings().setValue(LAST_CHOICES, msgspec.json.encode(chosen).decode())


def restore_choices(panel: PlanPanel) -> None:
    """Choose what was chosen last; nonsense is passed over."""
    try:
        chosen = msgspec.json.decode(str(QSettings().value(LAST_CHOICES)), type=_Choices)
    except (msgspec.DecodeError, ValueError, RecursionError):
        return
    if chosen.preset not in PRESETS:
        return
    more = panel.more
    panel.preset.setCurrentIndex(panel.preset.findData(chosen.preset))
    _check(panel.models, chosen.models)
    _check(panel.batch_sizes, chosen.batch_sizes)
    _check(more.extras, chosen.extras)
    more.protocol.setCurrentIndex(more.protocol.findData(chosen.protocol))
    more.minutes.setValue(chosen.minutes)
    more.smaller_batch.setChecked(chosen.allows_smaller_batch)
    panel.leave_out_devices(chosen.left_out_devices)


def _check(boxes: Mapping[Any, QCheckBox], names: Container[object]) -> None:
    for name, box in boxes.items():
        box.setChecked(name in names)
