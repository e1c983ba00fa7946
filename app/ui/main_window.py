"""The window: it shows what the laboratory tells and asks it for what the user wants."""

from typing import TYPE_CHECKING

from PySide6.QtCore import QEvent, Signal, Slot
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QTabWidget, QVBoxLayout, QWidget

from app.compat.report import Report
from app.model.events import (
    CellFailed,
    CellMeasured,
    CellStarted,
    RunEnded,
    RunEvent,
    RunResumed,
    RunStarted,
)
from app.model.failure import Failure, Trouble
from app.model.machine import Machine
from app.model.result import Result
from app.model.told import retell
from app.ui.appearance import follow_font, restyle, thin_line
from app.ui.banner import Banner
from app.ui.check_view import CheckView
from app.ui.first_paint import AfterFirstPaint
from app.ui.laboratory import Laboratory, own_failure
from app.ui.menu_bar import add_menu_titles
from app.ui.messages import show_problem
from app.ui.notice import Notice
from app.ui.plan_panel import PlanPanel, State
from app.ui.preferences import read_preferences
from app.ui.progress_strip import ProgressStrip
from app.ui.whole_page import WholePage
from app.words import mark, tr

if TYPE_CHECKING:
    # Late, with what is made of them: the window comes without them.
    from pathlib import Path

    from PySide6.QtWidgets import QMenu

    from app.history.store import Store
    from app.ui.compare_view import CompareView
    from app.ui.history_view import HistoryView
    from app.ui.incoming import Incoming
    from app.ui.menus import Commands
    from app.ui.messages import StopQuestion
    from app.ui.outgoing import Outgoing
    from app.ui.past_runs import PastRuns
    from app.ui.recent_files import RecentMenu
    from app.ui.result_view import ResultView
    from app.ui.session import Session
    from app.ui.side_windows import SideWindows

TITLE = "Torchmark"
STARTING = mark("Starting …")
SIZE = (1180, 780)
SMALLEST = (900, 640)
PAGES = (mark("Result"), mark("System Check"), mark("History"), mark("Compare"))
CHART_EVENTS = (RunStarted, RunResumed, CellStarted, CellMeasured, CellFailed, RunEnded)


class MainWindow(QMainWindow):
    """Banner on top, choices on the left, check and result on the right, progress at the bottom.

    What is seen at first is made with it, the rest by `complete` as soon as that was painted.

    Signals:
        completed: The rest is there.
    """

    completed = Signal()
    incoming: "Incoming"
    outgoing: "Outgoing"
    session: "Session"
    store: "Store"
    export_menu: "QMenu"
    compare_export_menu: "QMenu"
    recent_menu: "RecentMenu"
    side_windows: "SideWindows"
    result_view: "ResultView"
    history: "HistoryView"
    compare_view: "CompareView"
    past_runs: "PastRuns"
    stop_question: "StopQuestion"
    commands: "Commands"

    def __init__(self) -> None:
        super().__init__()
        self.setWindowTitle(TITLE)
        self.resize(*SIZE)
        self.setMinimumSize(*SMALLEST)
        self.laboratory = Laboratory(self)
        self._is_complete = False
        self._state: State = "checking"
        self._closes_when_ended = False
        self.menus = add_menu_titles(self.menuBar())
        self.banner = Banner()
        self.notice = Notice()
        self.plan_panel = PlanPanel()
        self.plan_panel.use(read_preferences())
        self.check_view = CheckView()
        self.progress = ProgressStrip()
        self.tabs = QTabWidget()
        self.tabs.setDocumentMode(True)
        # Of the result, the history and the comparison.
        self.stand_ins = (QWidget(), QWidget(), QWidget())
        first, *others = self.stand_ins
        for page, title in zip((first, self.check_view, *others), PAGES, strict=True):
            self.tabs.addTab(page, tr(title))
        self._arrange()
        self._show_checking()
        AfterFirstPaint(self, self.complete)

    def complete(self) -> None:
        """Make what is not seen at first, unless that was done, and check the machine."""
        if self._is_complete:
            return
        try:
            from app.ui.rest_of_window import make_rest

            make_rest(self)
        except Exception as error:
            # Otherwise the window would stand there, checking for ever.
            failure = own_failure(error)
            show_problem(self, failure.reason, failure.advice, failure.details)
            raise
        self._is_complete = True
        self.refresh_commands()
        self.completed.emit()
        self.laboratory.check()

    def check(self) -> None:
        """Check the machine, showing the check."""
        self._show_checking()
        self.laboratory.check()

    def _show_checking(self) -> None:
        self.tabs.setCurrentWidget(self.check_view)
        self.banner.show_checking()
        self.check_view.show_checking()
        self.progress.say(tr("Checking this machine …"))
        self._set_state("checking")

    def run(self) -> None:
        """Run what is chosen."""
        try:
            plan = self.plan_panel.plan()
        except ValueError as error:
            show_problem(self, tr("There is nothing to run."), str(error))
            return
        self.tabs.setCurrentWidget(self.result_view)
        self.result_view.begin_anew(plan)
        self.progress.say(tr(STARTING))
        self._set_state("running")
        self.laboratory.run(plan)

    def resume(self, name: str) -> None:
        """Go on with the interrupted or stopped run that is shown, by its name in the history."""
        self.tabs.setCurrentWidget(self.result_view)
        if self.session.result is not None:
            self.result_view.begin_anew(self.session.result.plan)
        self.progress.say(tr(STARTING))
        self._set_state("running")
        # What it was asked by is gone; the keys are where they stop it.
        self.plan_panel.button.setFocus()
        self.laboratory.resume(name)

    def stop(self) -> None:
        """Stop the run under way, if any; what was measured stays."""
        if self._state == "running":
            self._set_state("stopping")
            self.laboratory.stop()

    @property
    def is_running(self) -> bool:
        """Whether something is measured, or about to end."""
        return self._state in ("running", "stopping")

    @property
    def is_at_rest(self) -> bool:
        """Whether something could be measured now."""
        return self._state == "ready"

    def show_saved(self, result: Result, name: str, origin: str, path: "Path | None") -> None:
        """Show a result that is on the disk, in place of the one on screen."""
        self.session.open(result)
        if path is not None:
            self.recent_menu.note(path)
        self._name_window(path)
        self.result_view.table.begin_anew()
        self.result_view.show_result(result, redraw=True, origin=origin)
        self.tabs.setCurrentWidget(self.result_view)
        self.say(tr("Opened {name}.", name=name))
        self.refresh_commands()

    def closeEvent(self, event: QCloseEvent) -> None:  # noqa: N802
        if self._state == "stopping":
            self._closes_when_ended = True
            event.ignore()
        elif self._state == "running":
            event.ignore()
            self.stop_question.ask(is_kept=self.session.is_kept)
        else:
            self.laboratory.close()
            event.accept()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.PaletteChange:
            self._refresh_colors()
        elif event.type() == QEvent.Type.FontChange:
            follow_font(self)

    def _arrange(self) -> None:
        body = QHBoxLayout()
        body.setSpacing(0)
        body.addWidget(self.plan_panel)
        body.addWidget(self.tabs, 1)
        page = QWidget()
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self.banner)
        layout.addWidget(thin_line())
        layout.addWidget(self.notice)
        layout.addLayout(body, 1)
        layout.addWidget(thin_line())
        layout.addWidget(self.progress)
        self.setCentralWidget(WholePage(page, smallest=self.minimumSize()))

    @Slot(object)
    def show_happened(self, event: Machine | Report | Failure | Trouble | RunEvent) -> None:
        """Show what the laboratory tells."""
        match event:
            case Machine():
                self.banner.show_machine(event)
            case Report():
                self._show_report(event)
            case Failure():
                show_problem(self, retell(event.reason), retell(event.advice), event.details)
            case Trouble():
                self.session.note_trouble(event)
                self.notice.say(event.sentence)
            case _:
                self._show_run_event(event)

    def _show_report(self, report: Report) -> None:
        self.banner.show_report(report)
        self.check_view.show_report(report)
        self.plan_panel.show_report(report)
        self.result_view.show_report(report)
        self.progress.expect(report.devices)
        self.progress.say(tr("Ready."))

    def _show_failed_check(self) -> None:
        self.banner.show_unchecked()
        self.check_view.show_unchecked()
        self.progress.say(tr("The check could not be finished."))

    def _show_run_event(self, event: RunEvent) -> None:
        self.session.take(event)
        if isinstance(event, RunStarted):
            self._name_window(None)
        result = self.session.result
        is_more_than_a_sample = isinstance(event, CHART_EVENTS)
        if result is not None:
            self.result_view.show_result(result, redraw=is_more_than_a_sample)
            self.progress.show_event(event, result)
        if is_more_than_a_sample:
            self.refresh_commands()

    def _name_window(self, path: "Path | None") -> None:
        """After the file, as the system has it; a title of its own would hide that."""
        self.setWindowTitle("" if path else TITLE)
        self.setWindowFilePath(str(path or ""))

    @Slot()
    def show_ended(self) -> None:
        """The check or the run is over."""
        self._set_state("ready")
        if self.session.result is None:
            # After the first check everything is chosen: Return starts it.
            self.plan_panel.button.setFocus()
        if self.progress.text == tr(STARTING):
            self.progress.say(tr("Nothing was measured."))
        self.session.look_again(self.store)
        self.history.refresh()
        self.compare_view.refresh_runs()
        self.stop_question.withdraw()
        if self.banner.is_checking:
            self._show_failed_check()
        if self._closes_when_ended:
            self.close()

    def _set_state(self, state: State) -> None:
        self._state = state
        self.plan_panel.set_state(state)
        self.refresh_commands()

    def refresh_commands(self) -> None:
        """Offer what can be done now."""
        if not self._is_complete:
            return
        self.commands.run.setEnabled(self._state == "ready")
        self.commands.check.setEnabled(self._state == "ready")
        self.commands.stop.setEnabled(self._state == "running")
        for command in (self.commands.open, self.commands.compare):
            command.setEnabled(not self.is_running)
        self.outgoing.refresh_commands()
        self.notice.set_at_rest(self._state == "ready")
        self.history.commands.set_at_rest(self._state == "ready")
        self.past_runs.offer_on_page()
        self.compare_view.show_result(self.session.result if self._state == "ready" else None)

    def say(self, text: str) -> None:
        """During a run the strip tells of the run."""
        if self._state == "ready":
            self.progress.say(text)

    def stop_and_close(self) -> None:
        """Close as soon as the run under way has ended."""
        self._closes_when_ended = True
        self.stop()

    def _refresh_colors(self) -> None:
        restyle(self)
        for part in (self.banner, self.check_view, self.plan_panel):
            part.refresh_colors()
        if self._is_complete:
            for page in (self.result_view, self.history, self.compare_view):
                page.refresh_colors()
