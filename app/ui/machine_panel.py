"""The machine, its system and the versions behind a result: one line, and all of it when unfolded."""

from collections.abc import Iterator

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.model.machine import Machine
from app.model.plan import CUSTOM, PRESETS
from app.model.result import Result
from app.stats.formats import format_memory
from app.stats.moments import local_day, local_minute
from app.stats.naming import chip_title
from app.ui.appearance import colored, status_color
from app.ui.fold import Fold, empty_layout
from app.words import tr

TALLEST = 132
FACTS_PER_ROW = 2

Fact = tuple[str, str]


class MachinePanel(Fold):
    """Every fact that the result file holds about where it was measured."""

    def __init__(self) -> None:
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(22, 0, 0, 4)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(2)
        self._facts: list[Fact] = []
        super().__init__(self._body, name=tr("Machine and versions"), tallest=TALLEST)
        self.hide()

    @property
    def facts(self) -> dict[str, str]:
        """All that it says when unfolded."""
        return dict(self._facts)

    def show_result(self, result: Result) -> None:
        """Take in the result as it stands."""
        facts = list(_facts(result))
        if facts != self._facts:
            self._facts = facts
            self._fill()
            self._summarise(_summary(result))

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        self._fill()
        self._summarise(self.summary)

    def _summarise(self, text: str) -> None:
        self.set_summary(text, status_color("muted"), when_open=tr("Machine and versions"))

    def _fill(self) -> None:
        empty_layout(self._grid)
        per_column = -(-len(self._facts) // FACTS_PER_ROW)
        for index, (name, value) in enumerate(self._facts):
            column, row = divmod(index, per_column)
            title, text = QLabel(name), QLabel(value)
            colored(title, status_color("muted"))
            for label in (title, text):
                label.setAlignment(Qt.AlignmentFlag.AlignTop)
            text.setTextFormat(Qt.TextFormat.PlainText)
            text.setWordWrap(True)
            text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(title, row, 2 * column)
            self._grid.addWidget(text, row, 2 * column + 1)
        for column in range(FACTS_PER_ROW):
            self._grid.setColumnStretch(2 * column + 1, 1)


def _summary(result: Result) -> str:
    machine, software = result.machine, result.software
    parts = (
        machine.model,
        chip_title(result),
        machine.os,
        software and f"PyTorch {software.torch}",
        f"Torchmark {result.app_version}",
        local_day(result.started_at),
    )
    return " · ".join(part for part in parts if part)


def _facts(result: Result) -> Iterator[Fact]:
    machine, software = result.machine, result.software
    known: list[tuple[str, str | None]] = [
        (tr("Model"), machine.model),
        (tr("Chip"), machine.chip),
        (tr("CPU cores"), _cores(machine)),
        (tr("GPU"), _gpu(result)),
        (tr("Memory"), format_memory(machine.memory_bytes) if machine.memory_bytes else None),
        (tr("System"), f"{machine.os} ({machine.os_build})" if machine.os_build else machine.os),
        (tr("Power"), _power(machine)),
        (tr("PyTorch"), software.torch if software else None),
        (tr("torchvision"), software.torchvision if software else None),
        (
            tr("CPU threads"),
            str(result.plan.cpu_threads or (software.cpu_threads if software else "")) or None,
        ),
        (tr("Python"), f"{machine.python_version}, {machine.python_arch}"),
        (tr("Torchmark"), result.app_version),
        (tr("Measured"), local_minute(result.started_at)),
        (tr("Preset"), _preset(result)),
    ]
    yield from ((name, value) for name, value in known if value)


def _cores(machine: Machine) -> str | None:
    if machine.cpu_cores is None:
        return None
    levels = ", ".join(f"{level.cores} {level.name}" for level in machine.performance_levels)
    return f"{machine.cpu_cores} ({levels})" if levels else str(machine.cpu_cores)


def _gpu(result: Result) -> str | None:
    machine = result.machine
    hardware = next((s.hardware for s in result.devices if s.device in result.plan.gpus and s.hardware), None)
    name = machine.gpu or hardware
    if name is None or machine.gpu_cores is None:
        return name
    return tr("{name}, {count} cores", name=name, count=machine.gpu_cores)


def _power(machine: Machine) -> str | None:
    if machine.low_power_mode:
        return tr("Low Power Mode")
    return {"mains": tr("mains"), "battery": tr("battery")}.get(machine.power_source or "")


def _preset(result: Result) -> str:
    plan = result.plan
    preset = PRESETS.get(plan.preset)
    title = tr(preset.title) if preset else plan.preset
    is_changed = plan.preset != CUSTOM and not plan.is_as_preset
    return tr("{preset} (changed)", preset=title) if is_changed else title
