"""The strip at the bottom: what is measured now, how far the run is, and how long it still takes."""

import time
from collections.abc import Sequence

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtWidgets import QHBoxLayout, QLabel, QProgressBar, QWidget

from app.model.events import CellFailed, CellMeasured, GroupAdded, RunEnded, RunEvent, RunResumed, RunStarted
from app.model.machine import DeviceStatus
from app.model.plan import Plan
from app.model.remaining import finished_cells
from app.model.result import Result
from app.stats.activity import activity
from app.stats.formats import format_duration
from app.stats.time_left import TimeLeft
from app.words import mark, tr

REFRESH_MS = 1000
BAR_WIDTH = 260
MARGIN = 5
LINES = 2
"""What is said needs no more, in the smallest window and a long language too."""
BAR_STEPS = 1000
PREPARING = mark("Preparing")
EXPLAINING = mark("Preparing to explain")
ENDINGS = {
    (True, False): mark("Done: {measured} of {all} cells measured."),
    (True, True): mark("Done: {measured} of {all} cells measured, {failed} failed."),
    (False, False): mark("Stopped: {measured} of {all} cells measured."),
    (False, True): mark("Stopped: {measured} of {all} cells measured, {failed} failed."),
}
"""By whether the run went to its end, and whether a cell failed."""


class ProgressStrip(QWidget):
    """Follows the events of a run."""

    def __init__(self) -> None:
        super().__init__()
        self._label = QLabel("")
        self._label.setAccessibleName(tr("Progress"))
        self._label.setWordWrap(True)
        self._bar = QProgressBar()
        self._bar.setFixedWidth(BAR_WIDTH)
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(tr("Share of the run that is done"))
        layout = QHBoxLayout(self)
        layout.setContentsMargins(20, MARGIN, 20, MARGIN)
        layout.addWidget(self._label, 1)
        layout.addWidget(self._bar)
        self._keep_height()
        self._bar.hide()
        self._plan: Plan | None = None
        self._time_left: TimeLeft | None = None
        self._devices: tuple[DeviceStatus, ...] = ()
        self._activity = PREPARING
        self._finished = 0
        self._began_s = 0.0
        self._done_before = 0.0
        self._timer = QTimer(self)
        self._timer.setInterval(REFRESH_MS)
        self._timer.timeout.connect(self._refresh)

    @property
    def text(self) -> str:
        """What the strip says."""
        return self._label.text()

    def changeEvent(self, event: QEvent) -> None:  # noqa: N802
        super().changeEvent(event)
        if event.type() == QEvent.Type.FontChange:
            self._keep_height()

    def say(self, text: str) -> None:
        """Say something that is not progress."""
        self._label.setText(text)

    def expect(self, devices: Sequence[DeviceStatus]) -> None:
        """What the check found; the time of the next run is guessed from it until the run has tried them."""
        self._devices = tuple(devices)

    def show_event(self, event: RunEvent, result: Result) -> None:
        """Take in an event of the run; what a sample changes is said with the next second."""
        before = self._activity, self._finished, self._plan
        if isinstance(event, RunStarted | RunResumed):
            self._begin(result)
        if self._time_left is not None:
            self._time_left.note(event, time.monotonic())
        self._activity = activity(event) or self._activity
        match event:
            case GroupAdded():
                self._plan = result.plan
            case CellMeasured() | CellFailed():
                self._finished += 1
                self._activity = self._next()
            case RunEnded():
                self._end(result)
                return
        is_begun = isinstance(event, RunStarted | RunResumed)
        if is_begun or (self._activity, self._finished, self._plan) != before:
            self._refresh()

    def _keep_height(self) -> None:
        """As high with the bar as without and with two lines as with one, or all above would jump."""
        two_lines = LINES * self.fontMetrics().lineSpacing()
        self.setMinimumHeight(max(two_lines, self._bar.sizeHint().height()) + 2 * MARGIN)

    def _begin(self, result: Result) -> None:
        self._plan, self._time_left = result.plan, TimeLeft(result.plan, self._devices)
        whole_s = self._time_left.left_s(0.0)
        self._time_left.leave_out(result)
        # Of a resumed run the bar begins where the count does.
        self._done_before = 1 - self._time_left.left_s(0.0) / whole_s if whole_s else 0.0
        self._finished = len(finished_cells(result))
        self._activity = self._next()
        self._began_s = time.monotonic()
        self._bar.setRange(0, BAR_STEPS)
        self._bar.setValue(0)
        self._bar.show()
        self._timer.start()

    def _next(self) -> str:
        """What begins when a cell has ended."""
        plan = self._plan
        if plan is not None and self._finished == len(plan.cells) and "explain" in plan.extras:
            return EXPLAINING
        return PREPARING

    def _end(self, result: Result) -> None:
        self._timer.stop()
        self._bar.hide()
        failed = sum(cell.status == "failed" for cell in result.cells)
        measured = sum(cell.status == "done" for cell in result.cells)
        sentence = ENDINGS[result.outcome == "completed", failed > 0]
        self.say(tr(sentence, measured=measured, all=len(result.cells), failed=failed))

    def _refresh(self) -> None:
        if self._plan is None or self._time_left is None:
            return
        now_s = time.monotonic()
        left_s = self._time_left.left_s(now_s)
        spent_s = now_s - self._began_s
        share = self._done_before + (1 - self._done_before) * spent_s / max(spent_s + left_s, 1.0)
        # A bar that goes back says nothing that the words do not say better.
        self._bar.setValue(max(self._bar.value(), round(BAR_STEPS * share)))
        if self._time_left.is_all_done:
            self.say(tr("Finishing …"))
            return
        left = format_duration(left_s)
        number = min(self._finished + 1, len(self._plan.cells))
        self.say(
            tr(
                "{activity} · {number} of {all} · about {duration} left",
                activity=tr(self._activity),
                number=number,
                all=len(self._plan.cells),
                duration=left,
            )
        )
