"""The thread that owns the measuring process, so that the window never waits."""

import gc
import threading
import traceback
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QThread, Signal, Slot

from app.logs import log
from app.model.events import RunEnded, RunEvent
from app.model.failure import Failure
from app.model.plan import Plan
from app.ui import artist
from app.words import tr

if TYPE_CHECKING:
    # Late where they are used, in the thread: the window opens without them.
    from app.history.recorder import Recorder
    from app.runner.child import Child

POLL_S = 0.05
Order = Plan | str | None
"""A plan to run, the name of an unfinished run to resume, or nothing: then the machine is checked."""


class _Worker(QObject):
    """Lives in the thread; whatever happens leaves it as one signal of frozen values."""

    happened = Signal(object)
    ended = Signal()

    def __init__(self, stop: threading.Event) -> None:
        super().__init__()
        self._stop = stop

    @Slot(object)
    def perform(self, order: Order) -> None:
        """Do what is asked for, and tell when it is over."""
        from app.export.saved_result import ReadError
        from app.runner.child import Child
        from app.runner.endings import Stopped
        from app.runner.resume import CannotResume

        try:
            with Child(self._stop) as child:
                self._check(child) if order is None else self._measure(order, child)
        except Stopped:
            # Only a check ends so, or a run that was not resumed yet; others tell their end as an event.
            pass
        except (CannotResume, ReadError) as error:
            self.happened.emit(Failure(reason=tr("The run was not resumed."), advice=str(error), details=""))
        except Exception as error:  # noqa: BLE001 - a thread must not die silently
            log().error("Torchmark itself failed", exc_info=error)
            self.happened.emit(own_failure(error))
        finally:
            self.ended.emit()

    def _check(self, child: "Child") -> None:
        from app.compat.gather import gather_machine
        from app.runner.check import check

        drawing = artist.prepare()
        machine = gather_machine(self._stop)
        self.happened.emit(machine)
        self.happened.emit(check(machine, child))
        # A run is drawn from its first moment on, and the window would wait for what draws in mid-import.
        while not drawing.done() and not self._stop.wait(POLL_S):
            pass
        _leave_out_of_collections()

    def _measure(self, order: Plan | str, child: "Child") -> None:
        from app.history.lock import busy_message, measuring_alone
        from app.history.recorder import Recorder

        with measuring_alone() as is_alone, Recorder(self.happened.emit) as recorder:
            if not is_alone:
                reason, advice = busy_message()
                self.happened.emit(Failure(reason=reason, advice=advice, details=""))
                return
            has_begun = False
            try:
                for event in self._events(order, child, recorder):
                    has_begun = True
                    recorder.take(event)
                    self.happened.emit(event)
            except Exception:
                if has_begun:
                    self.happened.emit(RunEnded(outcome="broken"))
                    recorder.take(RunEnded(outcome="broken"))
                raise

    def _events(self, order: Plan | str, child: "Child", recorder: "Recorder") -> Iterator[RunEvent]:
        from app.compat.gather import gather_machine
        from app.runner.resume import resume
        from app.runner.run import run

        if isinstance(order, Plan):
            return run(order, gather_machine(self._stop), child)
        return resume(recorder.reopen(order), gather_machine(self._stop), child)


@cache
def _leave_out_of_collections() -> None:
    """Let Python's collector pass over all there is once everything is imported.

    To go through it takes up to 0.15 s, in which no thread runs: the window would stand still in mid-run.
    """
    gc.freeze()


def own_failure(error: Exception) -> Failure:
    """An error that is being handled, of which nobody knows but its traceback."""
    return Failure(
        reason=tr("Torchmark itself failed: {error}.", error=error),
        advice=tr("Please report this with the details below."),
        details=traceback.format_exc(),
    )


class Laboratory(QObject):
    """Checks and runs, one at a time, in the background.

    Signals:
        happened: A `Machine`, a `Report`, an event of a run, a `Failure` of the program itself, or the
            `Trouble` that a run cannot be kept.
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

    def resume(self, name: str) -> None:
        """Go on with an unfinished run of the history, by the name of its folder."""
        self._begin(name)

    def stop(self) -> None:
        """Ask for the end of what is under way; `ended` tells when it has come."""
        self._stop.set()

    def close(self) -> None:
        """End everything and wait for it."""
        self.stop()
        self._thread.quit()
        self._thread.wait()

    def _begin(self, order: Order) -> None:
        self._stop.clear()
        self._asked.emit(order)
