"""What the desktop shows of a run: its progress on the Dock, its end as a notification; nothing on Linux."""

import sys
from collections.abc import Callable
from typing import Protocol

from PySide6.QtCore import QObject, QProcess, Slot
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QWidget

from app.model.events import CellFailed, CellMeasured, GroupAdded, RunEnded, RunResumed, RunStarted
from app.model.remaining import finished_cells
from app.model.result import Result
from app.stats.headline import headline
from app.ui.laboratory import Laboratory
from app.words import tr

NOTIFY = ("on run argv", "display notification (item 2 of argv) with title (item 1 of argv)", "end run")
"""AppleScript that takes the texts as arguments: nothing in them is ever read as a program."""


class Desktop(Protocol):
    """What a desktop can show."""

    def progress(self, fraction: float | None) -> None:
        """How much of the run is done; None when there is none."""

    def notify(self, title: str, text: str) -> None:
        """Tell something to somebody who looks elsewhere."""


class Quiet:
    """Shows nothing."""

    def progress(self, fraction: float | None) -> None:
        pass

    def notify(self, title: str, text: str) -> None:
        pass


class MacDesktop:
    """The Dock and the Notification Centre, as far as Qt and macOS's own tools reach.

    The badge is Qt's (QGuiApplication::setBadgeNumber, since 6.5), which shows whole numbers, so percents.
    The notification is that of `osascript`: Qt's own needs an icon in the menu bar (QSystemTrayIcon).
    """

    def progress(self, fraction: float | None) -> None:
        # 0 takes the badge away.
        application = QGuiApplication.instance()
        assert isinstance(application, QGuiApplication)
        application.setBadgeNumber(0 if fraction is None else round(100 * fraction))

    def notify(self, title: str, text: str) -> None:
        lines = [argument for line in NOTIFY for argument in ("-e", line)]
        QProcess.startDetached("/usr/bin/osascript", [*lines, title, text])


def this_desktop() -> Desktop:
    """The one the window is on."""
    is_shown = QGuiApplication.platformName() == "cocoa"
    return MacDesktop() if sys.platform == "darwin" and is_shown else Quiet()


class RunWatch(QObject):
    """Tells the desktop of every run of a laboratory; its end only while the window is not in front."""

    def __init__(
        self, window: QWidget, laboratory: Laboratory, result: Callable[[], Result | None], desktop: Desktop
    ) -> None:
        super().__init__(window)
        self._window = window
        self._result = result
        self._desktop = desktop
        self._cells = self._finished = 0
        laboratory.happened.connect(self._on_happened)

    @Slot(object)
    def _on_happened(self, event: object) -> None:
        match event:
            case RunStarted(plan=plan):
                self._begin(len(plan.cells), 0)
            case RunResumed():
                result = self._result()
                if result is not None:
                    self._begin(len(result.cells), len(finished_cells(result)))
            case GroupAdded(cells=cells):
                self._cells += len(cells)
            case CellMeasured() | CellFailed():
                self._finished += 1
                self._desktop.progress(self._finished / self._cells)
            case RunEnded():
                self._desktop.progress(None)
                if not self._window.isActiveWindow():
                    self._tell_end()
            case _:
                pass

    def _begin(self, cells: int, finished: int) -> None:
        self._cells, self._finished = cells, finished
        self._desktop.progress(finished / cells)

    def _tell_end(self) -> None:
        result = self._result()
        if result is None:
            return
        title = tr("The benchmark is done") if result.outcome == "completed" else tr("The benchmark stopped")
        self._desktop.notify(title, headline(result).sentence)
