"""The system check: a verdict, its remedy, and one line for each item."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QLabel, QScrollArea, QVBoxLayout, QWidget

from app.compat.report import Item, Report
from app.notation import rewritten
from app.ui.appearance import STATUS_MARKS, STATUS_TITLES, colored, scaled_font, status_color
from app.words import tr

FIGURES = ("memory",)
"""Items whose value is a figure: the report has it plainly, as have the log and the diagnostics."""


class CheckView(QScrollArea):
    """Shows the last report."""

    def __init__(self) -> None:
        super().__init__()
        self.setWidgetResizable(True)
        self.setAccessibleName(tr("System check"))
        self.setFrameShape(QScrollArea.Shape.NoFrame)
        self._report: Report | None = None
        self.show_checking()

    @property
    def report(self) -> Report | None:
        """Of the last check; None where it is not over, or could not be finished."""
        return self._report

    def show_checking(self) -> None:
        """Nothing is known yet."""
        self._report = None
        page, layout = _page()
        _add_text(layout, tr("Checking this machine …"), factor=1.4, bold=True)
        _add_text(
            layout, tr("Each device is tried with a small piece of real work. This takes a few seconds.")
        )
        layout.addStretch(1)
        self.setWidget(page)

    def show_unchecked(self) -> None:
        """The check ended without a report."""
        page, layout = _page()
        _add_text(layout, tr("The check could not be finished."), factor=1.4, bold=True)
        _add_text(layout, tr("Choose Check Again in the Run menu. Measuring may work all the same."))
        layout.addStretch(1)
        self.setWidget(page)

    def show_report(self, report: Report) -> None:
        """Fill in what was found."""
        self._report = report
        page, layout = _page()
        verdict = report.verdict
        _add_text(layout, verdict.sentence, factor=1.4, bold=True, color=status_color(verdict.level))
        for text in (verdict.reason, verdict.remedy):
            if text:
                _add_text(layout, text)
        layout.addSpacing(12)
        grid = QGridLayout()
        grid.setHorizontalSpacing(14)
        grid.setVerticalSpacing(10)
        grid.setColumnStretch(2, 1)
        for row, item in enumerate(report.items):
            _add_item(grid, row, item, said=verdict.remedy)
        layout.addLayout(grid)
        layout.addStretch(1)
        self.setWidget(page)

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        if self._report is not None:
            self.show_report(self._report)


def _page() -> tuple[QWidget, QVBoxLayout]:
    page = QWidget()
    layout = QVBoxLayout(page)
    layout.setContentsMargins(20, 16, 20, 16)
    return page, layout


def _add_text(
    layout: QVBoxLayout, text: str, *, factor: float = 1.0, bold: bool = False, color: str | None = None
) -> None:
    label = _label(text)
    scaled_font(label, factor, bold=bold)
    if color:
        colored(label, color)
    layout.addWidget(label)


def _add_item(grid: QGridLayout, row: int, item: Item, said: str) -> None:
    """One line of the report, without the remedy that was given already."""
    top = Qt.AlignmentFlag.AlignTop
    sign = QLabel(STATUS_MARKS[item.status])
    sign.setAccessibleName(tr(STATUS_TITLES[item.status]))
    colored(sign, status_color(item.status))
    title = _label(item.title)
    colored(title, status_color("muted"))
    found = rewritten(item.value) if item.key in FIGURES else item.value
    lines = [line for line in (found, item.note, item.remedy) if line and line != said]
    value = _label("\n".join(lines))
    value.setToolTip(item.details)
    grid.addWidget(sign, row, 0, top)
    grid.addWidget(title, row, 1, top)
    grid.addWidget(value, row, 2, top)


def _label(text: str) -> QLabel:
    label = QLabel(text)
    label.setTextFormat(Qt.TextFormat.PlainText)
    label.setWordWrap(True)
    label.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
    return label
