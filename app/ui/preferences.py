"""What the user chose in Settings, kept in QSettings; nonsense in there is as if it were not.

What Qt itself cannot read safely is put aside before (settings_file.py).
"""

import math
import os
from collections.abc import Iterable
from contextlib import suppress
from typing import Literal, TypeVar, get_args

import msgspec
from PySide6.QtCore import QSettings

from app.model.catalog import PRECISIONS, Precision
from app.model.plan import Plan
from app.model.record import Record
from app.spoken_error import SpokenError
from app.ui.language import LANGUAGES
from app.words import tr

Appearance = Literal["system", "light", "dark"]
APPEARANCES: tuple[Appearance, ...] = get_args(Appearance)
MIN_BUDGET_S, MAX_BUDGET_S = 1, 600

THREADS, BUDGET, PRECISION = "measuring/cpu_threads", "measuring/budget_s", "measuring/precision"
LANGUAGE, APPEARANCE = "window/language", "window/appearance"
KEEPS_NAMES = "privacy/keep_names"

Known = TypeVar("Known")
Default = TypeVar("Default")


class Preferences(Record, frozen=True, kw_only=True):
    """The choices; None leaves one to PyTorch, to the preset, or to the system.

    Attributes:
        cpu_threads: How many PyTorch is told to use.
        budget_s: How long a cell of the compute protocol may be sampled.
        precision: What is chosen at first in the window.
        language: A key of `LANGUAGES`.
        appearance: Light, dark, or as the system has it.
        keeps_names: Whether exported files keep the paths and names that texts of errors have.
    """

    cpu_threads: int | None = None
    budget_s: int | None = None
    precision: Precision = "fp32"
    language: str | None = None
    appearance: Appearance = "system"
    keeps_names: bool = False

    def applied_to(self, plan: Plan) -> Plan:
        """The plan with these choices; where one differs from the preset's, its result is a custom one."""
        timing = plan.timing
        if self.budget_s is not None:
            timing = msgspec.structs.replace(timing, budget_s=float(self.budget_s))
        return msgspec.structs.replace(plan, cpu_threads=self.cpu_threads, timing=timing)


def read_preferences() -> Preferences:
    """What was chosen; a value that no choice could have written is passed over."""
    kept = QSettings()
    return Preferences(
        cpu_threads=_whole(kept.value(THREADS), 1, os.cpu_count() or 1),
        budget_s=_whole(kept.value(BUDGET), MIN_BUDGET_S, MAX_BUDGET_S),
        precision=_one_of(PRECISIONS, kept.value(PRECISION), "fp32"),
        language=_one_of(LANGUAGES, kept.value(LANGUAGE), None),
        appearance=_one_of(APPEARANCES, kept.value(APPEARANCE), "system"),
        keeps_names=str(kept.value(KEEPS_NAMES)).lower() == "true",
    )


class NotKept(SpokenError):
    """The choices could not be written down, in words for a person."""


def keep_preferences(chosen: Preferences) -> None:
    """Write down what differs from the default, and forget the rest.

    Raises:
        NotKept: If the system does not take it; in this process the choices hold all the same.
    """
    kept, default = QSettings(), Preferences()
    for key, value, usual in (
        (THREADS, chosen.cpu_threads, default.cpu_threads),
        (BUDGET, chosen.budget_s, default.budget_s),
        (PRECISION, chosen.precision, default.precision),
        (LANGUAGE, chosen.language, default.language),
        (APPEARANCE, chosen.appearance, default.appearance),
        (KEEPS_NAMES, chosen.keeps_names, default.keeps_names),
    ):
        if value == usual:
            kept.remove(key)
        else:
            kept.setValue(key, value)
    kept.sync()
    if kept.status() == QSettings.Status.AccessError:
        raise NotKept(
            tr(
                "{file} cannot be written. The choice holds until Torchmark is closed. Make that file and "
                "its folder writable, or make room on the disk, and choose again.",
                file=kept.fileName(),
            )
        )


def _whole(value: object, low: int, high: int) -> int | None:
    """A whole number within bounds: a file of settings has it as text."""
    with suppress(TypeError, ValueError):
        number = float(str(value))
        if math.isfinite(number) and number == int(number) and low <= number <= high:
            return int(number)
    return None


def _one_of(known: Iterable[Known], value: object, default: Default) -> Known | Default:
    return next((each for each in known if each == value), default)
