"""The result: headline, chart, table; live while it is measured."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QCheckBox,
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.charts.look import Look
from app.charts.reference import Reference, m1_max_2022
from app.charts.views import VIEWS
from app.compat.report import Report
from app.model.result import CellResult, Result
from app.stats.cautions import caution_lines, problem_lines
from app.stats.headline import headline
from app.ui.appearance import colored, scaled_font, status_color
from app.ui.chart_view import ChartView
from app.ui.result_table import ResultTable

CAUTIONS_SHOWN = 2
CHART_SHARE, TABLE_SHARE = 5, 3


class ResultView(QWidget):
    """Shows one result.

    Signals:
        details_wanted: A failed cell was double-clicked.
    """

    details_wanted = Signal(object)

    def __init__(self, export_menu: QMenu) -> None:
        super().__init__()
        self.result: Result | None = None
        self._why_no_gpu = ""
        self._headline = QLabel("Nothing measured yet")
        self._headline.setWordWrap(True)
        self._basis = QLabel("")
        self._basis.setWordWrap(True)
        scaled_font(self._headline, 1.7, bold=True)
        self.reference_box = QCheckBox("Show M1 Max of 2022")
        self.reference_box.setToolTip(m1_max_2022().conditions)
        self.reference_box.toggled.connect(self._draw)
        self.export_button = QPushButton("Export")
        self.export_button.setMenu(export_menu)
        self.chart = ChartView()
        self.table = ResultTable()
        self.table.doubleClicked.connect(lambda index: self._want_details(index.row()))
        self.origin = QLabel()
        self.origin.setWordWrap(True)
        self.origin.setAccessibleName("Where the result is from")
        self.origin.setMargin(8)
        self.origin.setAutoFillBackground(True)
        self.origin.setBackgroundRole(QPalette.ColorRole.AlternateBase)
        self.origin.hide()
        self.cautions = QLabel()
        self.cautions.setWordWrap(True)
        self.cautions.setAccessibleName("Cautions")
        self.cautions.hide()
        self._pages = QStackedWidget()
        self._pages.addWidget(_empty_page())
        self._pages.addWidget(self._body())
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 14, 20, 12)
        layout.setSpacing(4)
        layout.addWidget(self.origin)
        layout.addLayout(self._head())
        layout.addWidget(self._basis)
        layout.addWidget(self._pages, 1)
        layout.addWidget(self.cautions)
        self.refresh_colors()

    @property
    def reference(self) -> Reference | None:
        """The published result, if it is to be shown."""
        return m1_max_2022() if self.reference_box.isChecked() else None

    def show_report(self, report: Report) -> None:
        """Remember why there is no GPU column, to say so beside the result."""
        is_usable = report.verdict.level == "usable"
        self._why_no_gpu = "" if is_usable else f"{report.verdict.sentence} {report.verdict.reason}".strip()

    def show_result(self, result: Result, *, redraw: bool, origin: str = "") -> None:
        """Show the result as it stands; the chart only if something in it has changed.

        Args:
            origin: Where a result is from that was not measured here and now.
        """
        self.result = result
        self.origin.setText(origin)
        self.origin.setVisible(bool(origin))
        says = headline(result)
        # Before the first pair is complete, what is measured so far would be read as the result.
        is_early = result.outcome is None and not says.basis
        self._headline.setText("Measuring …" if is_early else says.sentence)
        self._basis.setText(says.basis or ("" if origin else self._why_no_gpu))
        self._show_cautions([*problem_lines(result), *caution_lines(result)])
        self.table.rows.show_result(result)
        self._pages.setCurrentIndex(1)
        if redraw:
            self._draw()

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self._basis, status_color("muted"))
        colored(self.cautions, status_color("warning"))
        self._draw()

    def _show_cautions(self, lines: list[str]) -> None:
        """The first few, and how many more the tooltip has; each cell's own stand in the table too."""
        shown = lines[:CAUTIONS_SHOWN]
        if len(lines) > CAUTIONS_SHOWN:
            shown.append(f"and {len(lines) - CAUTIONS_SHOWN} more: rest the pointer here to read them all.")
        self.cautions.setText("\n".join(shown))
        self.cautions.setToolTip("\n".join(lines))
        self.cautions.setVisible(bool(lines))

    def _draw(self) -> None:
        if self.result is not None:
            self.chart.show_result(VIEWS["throughput"], self.result, Look(reference=self.reference))

    def _want_details(self, row: int) -> None:
        cell: CellResult | None = self.table.rows.cell(row)
        if cell is not None and cell.failure is not None:
            self.details_wanted.emit(cell)

    def _head(self) -> QHBoxLayout:
        head = QHBoxLayout()
        head.setSpacing(16)
        head.addWidget(self._headline, 1)
        head.addWidget(self.reference_box)
        head.addWidget(self.export_button)
        return head

    def _body(self) -> QSplitter:
        body = QSplitter(Qt.Orientation.Vertical)
        body.setObjectName("chart_and_table")
        body.setChildrenCollapsible(False)
        body.addWidget(self.chart)
        body.addWidget(self.table)
        body.setSizes([CHART_SHARE * 100, TABLE_SHARE * 100])
        body.setStretchFactor(0, CHART_SHARE)
        body.setStretchFactor(1, TABLE_SHARE)
        return body


def _empty_page() -> QLabel:
    label = QLabel("Choose what to measure on the left, then press Run.\nThe chart grows as cells finish.")
    label.setAlignment(Qt.AlignmentFlag.AlignCenter)
    return label
