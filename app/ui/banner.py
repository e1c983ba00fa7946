"""The strip on top: which machine this is, and whether its GPU can be used."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QLabel, QVBoxLayout, QWidget

from app.compat.report import Report
from app.model.machine import Machine
from app.stats.formats import format_memory
from app.ui.appearance import colored, scaled_font, status_color
from app.words import mark, tr

VERDICTS = {
    "usable": mark("GPU ready"),
    "cpu_only": mark("CPU only"),
    "cannot_measure": mark("Cannot measure"),
}


class Banner(QWidget):
    """Machine on the left, verdict on the right."""

    def __init__(self) -> None:
        super().__init__()
        self._machine = QLabel(tr("This machine"))
        self._details = QLabel("")
        self._verdict = QLabel()
        self._verdict.setAccessibleName(tr("Verdict of the system check"))
        self._level = ""
        self._is_checking = False
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
        self.show_checking()

    def show_checking(self) -> None:
        """A check is under way."""
        self._level, self._is_checking = "", True
        self._verdict.setText(tr("Checking …"))
        self.refresh_colors()

    def show_unchecked(self) -> None:
        """The check ended without a verdict."""
        self._is_checking = False
        self._verdict.setText(tr("Not checked"))

    @property
    def is_checking(self) -> bool:
        """No verdict has been given yet."""
        return self._is_checking

    def show_machine(self, machine: Machine) -> None:
        """Name the machine as soon as the system has told it."""
        self._machine.setText(" · ".join(filter(None, (machine.model, machine.chip))) or machine.os)
        self._details.setText(" · ".join(_details(machine)))

    def show_report(self, report: Report) -> None:
        """Give the verdict in two words."""
        self._level, self._is_checking = report.verdict.level, False
        self._verdict.setText(f"● {tr(VERDICTS[self._level])}")
        self._verdict.setToolTip(report.verdict.sentence)
        self.refresh_colors()

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self._details, status_color("muted"))
        colored(self._verdict, status_color(self._level))


def _details(machine: Machine) -> list[str]:
    parts = []
    if machine.cpu_cores:
        parts.append(tr("{count} CPU cores", count=machine.cpu_cores))
    if machine.gpu_cores:
        parts.append(tr("{count} GPU cores", count=machine.gpu_cores))
    if machine.memory_bytes:
        parts.append(format_memory(machine.memory_bytes))
    return [*parts, machine.os]
