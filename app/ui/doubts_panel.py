"""What speaks against quoting a result as it is: one line, and all of it with its advice when unfolded."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QWidget

from app.model.result import Result
from app.model.told import retell
from app.stats.cautions import caution_lines, problem_lines
from app.ui.appearance import STATUS_MARKS, colored, status_color
from app.ui.fold import Fold, empty_layout
from app.words import tr

TALLEST = 132

Line = tuple[str, str]
"""A status and what it says."""


class DoubtsPanel(Fold):
    """Problems first, then warnings; hidden where there are none."""

    def __init__(self) -> None:
        self._body = QWidget()
        self._grid = QGridLayout(self._body)
        self._grid.setContentsMargins(22, 0, 0, 4)
        self._grid.setHorizontalSpacing(8)
        self._grid.setVerticalSpacing(4)
        self._grid.setColumnStretch(1, 1)
        self._lines: list[Line] = []
        super().__init__(self._body, name=tr("Warnings"), tallest=TALLEST)
        self.hide()

    @property
    def lines(self) -> list[str]:
        """All that it says when unfolded."""
        return [text for _, text in self._lines]

    def show_result(self, result: Result) -> None:
        """Take in the result as it stands."""
        lines = doubts(result)
        if lines != self._lines:
            self._lines = lines
            self._fill()
        self.setVisible(bool(lines))

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        self._fill()

    def _fill(self) -> None:
        empty_layout(self._grid)
        for row, (status, text) in enumerate(self._lines):
            sign, words = QLabel(STATUS_MARKS[status]), QLabel(text)
            colored(sign, status_color(status))
            sign.setAlignment(Qt.AlignmentFlag.AlignTop)
            words.setTextFormat(Qt.TextFormat.PlainText)
            words.setWordWrap(True)
            words.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
            self._grid.addWidget(sign, row, 0)
            self._grid.addWidget(words, row, 1)
        if self._lines:
            worst, first = self._lines[0]
            counts = _counted([status for status, _ in self._lines])
            self.set_summary(f"{counts}: {first}", status_color(worst), when_open=counts)


def doubts(result: Result) -> list[Line]:
    """Every problem and warning as a status and a sentence with its advice."""
    failed = [
        tr("{cell} failed: {reason}", cell=cell.cell.title, reason=retell(cell.failure.reason))
        + f" {retell(cell.failure.advice)}".rstrip()
        for cell in result.cells
        if cell.failure is not None
    ]
    problems = [*problem_lines(result), *failed]
    return [*(("problem", line) for line in problems), *(("warning", line) for line in caution_lines(result))]


def _counted(statuses: list[str]) -> str:
    problems, warnings = statuses.count("problem"), statuses.count("warning")
    parts = []
    if problems:
        parts.append(tr("1 problem") if problems == 1 else tr("{count} problems", count=problems))
    if warnings:
        parts.append(tr("1 warning") if warnings == 1 else tr("{count} warnings", count=warnings))
    return ", ".join(parts)
