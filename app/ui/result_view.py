"""The result: headline and badge, chart, table, warnings, machine; live while it is measured."""

from collections.abc import Callable

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QPalette
from PySide6.QtWidgets import (
    QHBoxLayout,
    QLabel,
    QMenu,
    QPushButton,
    QSplitter,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from app.compat.report import Report
from app.model.plan import Plan
from app.model.result import CellResult, Result
from app.resources import resource_path
from app.stats.badge import badge
from app.stats.cautions import doubtful_sentence
from app.stats.headline import Headline, headline
from app.stats.naming import name_for_others
from app.stats.reference import Reference
from app.ui.appearance import colored, scaled_font, status_color
from app.ui.badge_chip import BadgeChip
from app.ui.cell_details import has_details
from app.ui.chart_panel import ChartPanel
from app.ui.doubts_panel import DoubtsPanel
from app.ui.empty_state import EmptyState
from app.ui.line_breaks import unbroken
from app.ui.live_strip import LiveStrip
from app.ui.machine_panel import MachinePanel
from app.ui.result_table import ResultTable
from app.ui.upright_scroll import UprightScroll
from app.words import tr

CHART_SHARE, TABLE_SHARE = 2, 1
LIVE_MS, WORDS_MS, SAMPLES_MS = 500, 1000, 2000
"""How often the live strip, table and sentences, and a chart of all samples follow what comes.

What the window does it takes from what is measured where all cores measure: on two cores, 11 ms for each
sample made steps of 0.1 s 12% longer (`python -m benchmarks beside`).
"""


class ResultView(QWidget):
    """Shows one result.

    Signals:
        details_wanted: A cell that failed or has doubts was double-clicked, or Return was pressed on it; its
            result and itself.
        wanted: What a view needs is to be measured in the next run; the view's name.
    """

    details_wanted = Signal(object, object)
    wanted = Signal(str)

    def __init__(self, export_menu: QMenu) -> None:
        super().__init__()
        self.result: Result | None = None
        self._why_no_gpu = ""
        self._is_from_file = False
        self._must_redraw = False
        self.headline = QLabel()
        self.headline.setWordWrap(True)
        self.headline.setAccessibleName(tr("Headline"))
        scaled_font(self.headline, 1.45, bold=True)
        self.basis = QLabel()
        self.basis.setWordWrap(True)
        self.badge = BadgeChip()
        self.resume_button = QPushButton(tr("Resume"))
        self.resume_button.setToolTip(tr("Measure only what is missing"))
        # The return key belongs to Run.
        self.resume_button.setAutoDefault(False)
        self.resume_button.hide()
        self.export_button = QPushButton(tr("Export"))
        self.export_button.setMenu(export_menu)
        self.export_button.setToolTip(tr("Save the result as a picture, a table or a file, or all of them"))
        self.panel = ChartPanel()
        self.panel.wanted.connect(self.wanted)
        self.panel.bar.addWidget(self.export_button)
        self.chart = self.panel.chart
        self.reference_box = self.panel.reference_box
        self.live = LiveStrip()
        self.table = ResultTable()
        self.table.details_wanted.connect(self._want_details)
        self.doubts = DoubtsPanel()
        self.machine = MachinePanel()
        # One at a time: a small window has no room for both.
        self.doubts.opened.connect(self.machine.close_fold)
        self.machine.opened.connect(self.doubts.close_fold)
        self.origin = _origin_line()
        self._pages = QStackedWidget()
        self._pages.addWidget(self._empty_page())
        self.page = UprightScroll(self._body(), name=tr("Result"))
        self._pages.addWidget(self.page)
        self._arrange()
        self._following = _timer(self, LIVE_MS, self._follow)
        self._refreshing = _timer(self, WORDS_MS, self._refresh)
        self._redrawing = _timer(self, SAMPLES_MS, self._redraw)
        self.refresh_colors()

    @property
    def reference(self) -> Reference | None:
        """The published result, if it is to be shown."""
        return self.panel.reference

    def show_report(self, report: Report) -> None:
        """Remember why there is no GPU column, to say so beside the result."""
        is_usable = report.verdict.level == "usable"
        self.panel.has_gpu = is_usable
        self._why_no_gpu = "" if is_usable else f"{report.verdict.sentence} {report.verdict.reason}".strip()

    def show_result(self, result: Result, *, redraw: bool, origin: str = "") -> None:
        """Show the result as it stands: at once where it matters, what comes in bursts a little later.

        Args:
            redraw: Whether something in the chart has changed that is more than another sample.
            origin: Where a result is from that was not measured here and now.
        """
        self.result = result
        self._is_from_file = bool(origin)
        self.origin.setText(origin)
        self.origin.setVisible(bool(origin))
        self._must_redraw = self._must_redraw or redraw
        if redraw or result.outcome is not None:
            self._refresh()
            return
        for timer in (self._following, self._refreshing):
            if not timer.isActive():
                timer.start()
        if self.panel.shows_samples and not self._redrawing.isActive():
            self._redrawing.start()

    def begin_anew(self, plan: Plan) -> None:
        """A run begins, and is followed from its first cell on, whatever was looked at before."""
        self.table.begin_anew()
        self.panel.follow_a_run(plan)

    def refresh_colors(self) -> None:
        """After the system changed between light and dark."""
        colored(self.basis, status_color("muted"))
        for part in (self.badge, self.doubts, self.machine, self.live):
            part.refresh_colors()
        self.empty.refresh_colors()
        self.panel.draw()

    def _follow(self) -> None:
        if self.result is not None:
            self.live.show_result(self.result)

    def _refresh(self) -> None:
        result = self.result
        if result is None:
            return
        self._refreshing.stop()
        self._following.stop()
        self._show_head(result)
        self.live.show_result(result)
        self.table.show_result(result)
        self.doubts.show_result(result)
        self.machine.show_result(result)
        # The banner has it, and while it runs the chart needs the room.
        self.machine.setVisible(result.outcome is not None)
        self._pages.setCurrentIndex(1)
        if self._must_redraw:
            self._must_redraw = False
            self._redraw()

    def _redraw(self) -> None:
        self._redrawing.stop()
        if self.result is not None:
            self.panel.show_result(self.result)

    def _show_head(self, result: Result) -> None:
        says = headline(result, name_for_others(result) if self._is_from_file else "")
        # Before the first pair is complete, what is measured so far would be read as the result.
        is_early = result.outcome is None and not says.basis
        self.headline.setText(tr("Measuring …") if is_early else unbroken(says.sentence))
        mark = badge(result) if result.outcome is not None else None
        self.badge.show_badge(mark)
        reasons = (mark.sentence, doubtful_sentence(result)) if mark is not None else ()
        self.basis.setText(" ".join(filter(None, (self._basis(result, says), *reasons))))

    def _basis(self, result: Result, says: Headline) -> str:
        """On what the headline rests, or else what came between."""
        has_samples = any(cell.windows or cell.epochs for cell in result.cells)
        if result.outcome == "stopped" and has_samples:
            how = tr("Stopped; what was measured until then is kept.")
        elif result.outcome == "broken":
            how = tr("Ended early by a failure of Torchmark itself; what was measured until then is kept.")
        else:
            how = ""
        why = says.why or ("" if self._is_from_file else self._why_no_gpu)
        return " ".join(filter(None, (how, f"{_upper(says.basis)}." if says.basis else why)))

    def _want_details(self, cell: CellResult) -> None:
        if self.result is not None and has_details(self.result, cell):
            self.details_wanted.emit(self.result, cell)

    def _arrange(self) -> None:
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 12, 20, 8)
        layout.setSpacing(6)
        layout.addWidget(self.origin)
        layout.addWidget(self.headline)
        grounds = QHBoxLayout()
        grounds.setSpacing(8)
        grounds.addWidget(self.badge, 0, Qt.AlignmentFlag.AlignTop)
        grounds.addWidget(self.basis, 1)
        grounds.addWidget(self.resume_button, 0, Qt.AlignmentFlag.AlignTop)
        layout.addLayout(grounds)
        below = QVBoxLayout()
        below.setSpacing(2)
        below.addWidget(self._pages, 1)
        # Not in what scrolls: they are always in sight, and so is the chart's head when one is opened.
        below.addWidget(self.doubts)
        below.addWidget(self.machine)
        layout.addLayout(below, 1)

    def _empty_page(self) -> EmptyState:
        self.empty = EmptyState(
            tr("How well does PyTorch train on this machine?"),
            tr(
                "Press Run to measure what is chosen on the left. "
                "The chart grows as cells finish, and you can stop at any time: what was measured is kept."
            ),
            picture=resource_path("icon", "torchmark-256.png"),
        )
        return self.empty

    def _body(self) -> QWidget:
        chart = QWidget()
        above = QVBoxLayout(chart)
        above.setContentsMargins(0, 0, 0, 0)
        above.setSpacing(4)
        above.addWidget(self.panel, 1)
        above.addWidget(self.live)
        splitter = QSplitter(Qt.Orientation.Vertical)
        splitter.setObjectName("chart_and_table")
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(chart)
        splitter.addWidget(self.table)
        splitter.setSizes([CHART_SHARE * 100, TABLE_SHARE * 100])
        splitter.setStretchFactor(0, CHART_SHARE)
        splitter.setStretchFactor(1, TABLE_SHARE)
        return splitter


def _origin_line() -> QLabel:
    line = QLabel()
    line.setWordWrap(True)
    line.setAccessibleName(tr("Where the result is from"))
    line.setMargin(8)
    line.setAutoFillBackground(True)
    line.setBackgroundRole(QPalette.ColorRole.AlternateBase)
    line.hide()
    return line


def _timer(parent: QWidget, interval_ms: int, due: Callable[[], None]) -> QTimer:
    timer = QTimer(parent)
    timer.setSingleShot(True)
    timer.setInterval(interval_ms)
    timer.timeout.connect(due)
    return timer


def _upper(text: str) -> str:
    return text[:1].upper() + text[1:]
