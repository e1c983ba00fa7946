"""The strip on top: which machine this is, and whether its GPU can be used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.compat.report import Report
from app.model.machine import Machine
from app.stats.formats import format_memory
from app.ui.appearance import colored, scaled_font, status_color

CHECKING = "Checking …"
VERDICTS = {"usable": "GPU ready", "cpu_only": "CPU only", "cannot_measure": "Cannot measure"}


class Banner(QWidget):
    """Machine on the left, verdict on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._machine = QLabel("This machine")
        self._details = QLabel("")
        self._verdict = QLabel(CHECKING)
        self._verdict.setAccessibleName("Verdict of the system check")
        self._level = ""
        scaled_font(self._machine, 1.25, bold=True)
        scaled_font(self._verdict, 1.1, bold=True)
        texts = QVBoxLayout()
        texts.setSpacing(2)
        texts.addWidget(self._machine)
        texts.addWidget(self._details)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 12)
        layout.addLayout(texts, 1)
        layout.addWidget(self._verdict, 0, Qt.AlignmentFlag.AlignVCenter)
        self.refresh_colors()

    def show_checking(self) -> None:
        """A check is under way."""
        self._level = ""
        self._verdict.setText(CHECKING)
        self.refresh_colors()

    def show_unchecked(self) -> None:
        """The check ended without a verdict."""
        self._verdict.setText("Not checked")

    @property
    def is_checking(self) -> bool:
        """No verdict has been given yet."""
        return self._verdict.text() == CHECKING

    def show_machine(self, machine: Machine) -> None:
        """Name the machine as soon as the system has told it."""
        self._machine.setText(" · ".join(filter(None, (machine.model, machine.chip))) or machine.os)
        self._details.setText(" · ".join(_details(machine)))

    def show_report(self, report: Report) -> None:
        """Give the verdict in two words."""
        self._level = report.verdict.level
        self._verdict.setText(f"● {VERDICTS[self._level]}")
        self._verdict.setToolTip(report.verdict.sentence)
        self.refresh_colors()

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self._details, status_color("muted"))
        colored(self._verdict, status_color(self._level))


def _details(machine: Machine) -> list[str]:
    parts = []
    if machine.cpu_cores:
        parts.append(f"{machine.cpu_cores} CPU cores")
    if machine.gpu_cores:
        parts.append(f"{machine.gpu_cores} GPU cores")
    if machine.memory_bytes:
        parts.append(format_memory(machine.memory_bytes))
    return [*parts, machine.os]
