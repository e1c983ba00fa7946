"""The real window that brings itself into a state and is closed there, as `ORDER_VARIABLE` says."""

import os
import random
import time
import traceback
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from unittest import mock

import msgspec
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QFileDialog, QPushButton

from app.model.events import CellFailed, WindowTimed
from app.model.plan import Plan
from app.model.record import Record
from app.ui.main_window import MainWindow
from tests.faults.driver import say

ORDER_VARIABLE = "TORCHMARK_TESTS_CLOSE"
LOOK_MS = 5
LATEST_S = 0.4


class Order(Record, frozen=True, kw_only=True):
    """What to do, and with what.

    Attributes:
        results: Saved results, to be compared.
        folder: Where to export to.
    """

    state: str
    seed: int
    plan: Plan
    results: tuple[str, ...] = ()
    folder: str


class ClosingWindow(MainWindow):
    """Says at what moment it is closed, by the system's monotonic clock."""

    def __init__(self) -> None:
        super().__init__()
        self._order = msgspec.json.decode(os.environ[ORDER_VARIABLE], type=Order)
        self._chance = random.Random(self._order.seed)
        self._seen: list[object] = []
        self.laboratory.happened.connect(self._seen.append)
        self._course = self._take_course()
        self._looking = QTimer(self)
        self._looking.timeout.connect(self._look)
        self._looking.start(LOOK_MS)

    def _look(self) -> None:
        try:
            has_ended = next(self._course, self) is self
        except Exception:  # noqa: BLE001 - whoever waits for the end would wait for ever
            traceback.print_exc()
            os._exit(1)
        if has_ended:
            self._looking.stop()

    def _take_course(self) -> Iterator[None]:
        """Yields for as long as it has to wait."""
        if self._order.state == "checking":
            yield from _until(self.isVisible)
        else:
            yield from _until(self.plan_panel.button.isEnabled)
            yield from STATES[self._order.state](self)
        yield from _for(self._chance.uniform(0, LATEST_S))
        say({"closed_at_s": time.monotonic()})
        self.close()
        for button in self.findChildren(QPushButton):
            if button.isVisible() and "Stop and Close" in button.text():
                button.click()

    def begin(self) -> Iterator[None]:
        with mock.patch.object(self.plan_panel, "plan", return_value=self._order.plan):
            self.plan_panel.button.click()
        yield from self.until_seen(WindowTimed)

    def until_seen(self, kind: type) -> Iterator[None]:
        yield from _until(lambda: any(isinstance(event, kind) for event in self._seen))

    def stop_it(self) -> Iterator[None]:
        yield from self.begin()
        yield from _for(self._chance.uniform(0, LATEST_S))
        self.stop()

    def fail(self) -> Iterator[None]:
        yield from self.begin()
        yield from self.until_seen(CellFailed)

    def export(self) -> Iterator[None]:
        """In one of three ways: the dialog stands open, everything is being saved, a picture is drawn."""
        self.incoming.open_file(Path(self._order.results[0]))
        yield from _until(lambda: self.session.result is not None)
        way = self._chance.randrange(3)
        if way == 0:
            self.outgoing.export("png")
        elif way == 1:
            self.outgoing.export_everything()
            yield
            (dialog,) = self.findChildren(QFileDialog)
            dialog.fileSelected.emit(self._order.folder)
            dialog.reject()
        else:
            self.outgoing.copy_picture()

    def compare(self) -> Iterator[None]:
        self.incoming.compare([Path(name) for name in self._order.results])
        yield

    def go_on(self) -> Iterator[None]:
        yield from _until(lambda: bool(self.notice.buttons))
        (button,) = [each for each in self.notice.buttons if "Resume" in each.text()]
        button.click()


STATES: Mapping[str, Callable[[ClosingWindow], Iterator[None]]] = {
    "running": ClosingWindow.begin,
    "stopping": ClosingWindow.stop_it,
    "failing": ClosingWindow.fail,
    "exporting": ClosingWindow.export,
    "comparing": ClosingWindow.compare,
    "resuming": ClosingWindow.go_on,
}


def _until(is_so: Callable[[], bool]) -> Iterator[None]:
    while not is_so():
        yield


def _for(duration_s: float) -> Iterator[None]:
    ends_s = time.monotonic() + duration_s
    yield from _until(lambda: time.monotonic() >= ends_s)
