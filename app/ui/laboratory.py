"""The thread that owns the measuring process, so that the window never waits."""

import threading
import traceback
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.model.events import RunEnded
from app.model.failure import Failure
from app.model.plan import Plan

if TYPE_CHECKING:
    # Late where it is used, in the thread: the window opens without it.
    from app.runner.child import Child


class _Worker(QObject):
    """Lives in the thread; whatever happens leaves it as one signal of frozen values."""

    happened = Signal(object)
    ended = Signal()

    def __init__(self, stop: threading.Event) -> None:
        super().__init__()
        self._stop = stop

    @Slot(object)
    def perform(self, plan: Plan | None) -> None:
        """Run the plan, or check the machine where there is none."""
        from app.runner.child import Child, Stopped

        try:
            with Child(self._stop) as child:
                self._run(plan, child) if plan else self._check(child)
        except Stopped:
            # Only a check ends so; a run tells its end as an event.
            pass
        except Exception as error:  # noqa: BLE001 - a thread must not die silently
            self.happened.emit(
                Failure(
                    reason=f"Torchmark itself failed: {error}.",
                    advice="Please report this with the details below.",
                    details=traceback.format_exc(),
                )
            )
            if plan is not None:
                self.happened.emit(RunEnded(outcome="broken"))
        finally:
            self.ended.emit()

    def _check(self, child: "Child") -> None:
        from app.compat.gather import gather_machine
        from app.runner.check import check

        machine = gather_machine(self._stop)
        self.happened.emit(machine)
        self.happened.emit(check(machine, child))

    def _run(self, plan: Plan, child: "Child") -> None:
        from app.compat.gather import gather_machine
        from app.runner.run import run

        for event in run(plan, gather_machine(self._stop), child):
            self.happened.emit(event)


class Laboratory(QObject):
    """Checks and runs, one at a time, in the background.

    Signals:
        happened: A `Machine`, a `Report`, an event of a run, or a `Failure` of the program itself.
        ended: The check or the run is over and its process is gone.
    """

    happened = Signal(object)
    ended = Signal()
    _asked = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._stop = threading.Event()
        self._thread = QThread(self)
        self._worker = _Worker(self._stop)
        self._worker.moveToThread(self._thread)
        self._asked.connect(self._worker.perform)
        self._worker.happened.connect(self.happened)
        self._worker.ended.connect(self.ended)
        self._thread.start()

    def check(self) -> None:
        """Start the compatibility check."""
        self._begin(None)

    def run(self, plan: Plan) -> None:
        """Start a run."""
        self._begin(plan)

    def stop(self) -> None:
        """Ask for the end of what is under way; `ended` tells when it has come."""
        self._stop.set()

    def close(self) -> None:
        """End everything and wait for it."""
        self.stop()
        self._thread.quit()
        self._thread.wait()

    def _begin(self, plan: Plan | None) -> None:
        self._stop.clear()
        self._asked.emit(plan)
