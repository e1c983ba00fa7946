"""The real window under orders: one line of JSON on stdin for each, one on stdout when it is done."""

import os
import selectors
import sys
import threading
import time
from functools import partial
from pathlib import Path
from typing import Literal
from unittest import mock

import msgspec
import psutil
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QMessageBox

from app.model.events import CellMeasured
from app.model.plan import Plan
from app.model.record import Record
from app.ui.first_paint import AfterFirstPaint
from app.ui.main_window import MainWindow
from app.ui.table_columns import COLUMNS
from tests.faults.seam import AFTER_HANG_S

LOOK_MS = 10


class Order(Record, frozen=True, kw_only=True):
    """What the user does next.

    Attributes:
        does: `resume` presses the button of the offer to resume an interrupted run.
        plan: What is chosen.
        stop_after_s: When Stop is pressed.
        hang_log: Stop is pressed when a hang stands in this file, too.
    """

    does: Literal["run", "resume"] = "run"
    plan: Plan | None = None
    stop_after_s: float | None = None
    hang_log: str = ""


class Report(Record, frozen=True, kw_only=True):
    """What is seen of the window, once it is at rest.

    Attributes:
        notice: What the window says of an interrupted run, for instance.
        states: The table's column of states.
        open_files: Of the process, with its sockets and pipes.
    """

    notice: str
    progress: str
    states: tuple[str, ...]
    boxes: tuple[str, ...]
    open_files: int
    threads: int
    children: int


class DrivenWindow(MainWindow):
    """Says when it is ready, and then does as it is told; it closes when nobody tells it any more."""

    def __init__(self) -> None:
        super().__init__()
        self._order: Order | None = None
        self._began_s = 0.0
        self._is_painted = self._is_told_ready = self._has_begun = False
        self._stdin = selectors.DefaultSelector()
        self._stdin.register(sys.stdin, selectors.EVENT_READ)
        self.laboratory.happened.connect(self._tell_measured)
        # What was interrupted is offered then.
        AfterFirstPaint(self, partial(setattr, self, "_is_painted", True))
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)
        self._looking.start(LOOK_MS)

    def _tell_measured(self, event: object) -> None:
        """For whoever kills this process: what it has shown must be kept."""
        if isinstance(event, CellMeasured):
            say({"measured": event.cell.english_title})

    def _look(self) -> None:
        is_at_rest = self.plan_panel.button.text() == "Run" and self.plan_panel.button.isEnabled()
        if self._order is not None:
            # What is resumed is read first.
            self._has_begun = self._has_begun or self.is_running or bool(self._boxes())
            if is_at_rest and self._has_begun and self.result_view.chart.is_current:
                self._order = None
                say(self._report())
            elif self._is_time_to_stop(self._order):
                self.stop()
        elif not self._is_told_ready:
            self._is_told_ready = is_at_rest and self._is_painted
            if self._is_told_ready:
                say(self._report())
        elif self._stdin.select(0):
            self._take(sys.stdin.readline())

    def _take(self, line: str) -> None:
        if not line:
            self._looking.stop()
            self.close()
            return
        self._order, self._began_s = msgspec.json.decode(line, type=Order), time.monotonic()
        self._has_begun = False
        if self._order.does == "resume":
            (button,) = [each for each in self.notice.buttons if "Resume" in each.text()]
            button.click()
        else:
            # What is chosen is not what is tried here.
            with mock.patch.object(self.plan_panel, "plan", return_value=self._order.plan):
                self.plan_panel.button.click()
            self._has_begun = True

    def _is_time_to_stop(self, order: Order) -> bool:
        spent_s = time.monotonic() - self._began_s
        if order.stop_after_s is not None and spent_s > order.stop_after_s:
            return True
        log = Path(order.hang_log)
        if not log.is_file() or not any(line.startswith("hang") for line in log.read_text().splitlines()):
            return False
        return time.time() - log.stat().st_mtime > AFTER_HANG_S

    def _boxes(self) -> list[QMessageBox]:
        return [box for box in self.findChildren(QMessageBox) if box.isVisible()]

    def _report(self) -> Report:
        rows = self.result_view.table.rows
        column = list(COLUMNS).index("State")
        boxes = self._boxes()
        report = Report(
            notice=self.notice.text,
            progress=self.progress.text,
            states=tuple(str(rows.index(row, column).data()) for row in range(rows.rowCount())),
            boxes=tuple(f"{box.text()} {box.informativeText()}" for box in boxes),
            open_files=psutil.Process().num_fds(),
            threads=threading.active_count(),
            children=len(psutil.Process().children(recursive=True)),
        )
        for box in boxes:
            box.accept()
        return report


def say(message: object) -> None:
    """One line on stdout."""
    os.write(1, msgspec.json.encode(message) + b"\n")
