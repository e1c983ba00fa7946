"""The runner itself in this very process, as the window's thread uses it: many runs, one after the other."""

import threading
from collections.abc import Callable, Iterator

import psutil

from app.history.journal import JOURNAL, read_journal
from app.history.recorder import RESULT, Recorder
from app.model.events import CellStarted, RunEnded, RunEvent
from app.model.failure import Trouble
from app.model.remaining import finished_cells
from app.model.result import Result
from app.model.result_file import decode_result
from app.runner.child import Child
from app.runner.resume import resume
from app.runner.run import run
from tests.faults.cases import Case, draw
from tests.faults.expectation import Expectation
from tests.faults.place import Place
from tests.faults.script import Script
from tests.faults.seam import impatient, scripted, stopped
from tests.faults.verdict import complaints, differ, not_intact
from tests.scripted import M5_PRO


class InProcess:
    """A face without a face."""

    name = "runner"

    def __init__(self, place: Place) -> None:
        self._place = place
        self._open_files: int | None = None

    def draw(self, seed: int) -> Case:
        return draw(seed, most_models=3, may_be_watched=True)

    def close(self) -> None:
        """Nothing is open between runs."""

    def run(self, case: Case) -> list[str]:
        """Run a case; what was wrong."""
        place, expected, stop = self._place, Expectation(case), threading.Event()
        place.renew()
        place.script.write(case.faults)
        ending_hangs = impatient() if case.is_watched else stopped(place.script, stop.set, case.stop_after_s)
        with scripted(place.script), ending_hangs:
            result, found = recorded(place, lambda child: run(case.plan, M5_PRO, child), stop)
        found += complaints(case, expected, place.script, result)
        found += place.litter(is_stopped=result.outcome == "stopped")
        if result.outcome == "stopped":
            found += resumed(place, result)
        return [*found, *self._left_open()]

    def _left_open(self) -> Iterator[str]:
        """Files and threads that were not open after the first run."""
        before, now = self._open_files, psutil.Process().num_fds()
        if before is not None and now != before:
            yield f"{now} files are open, {before} were"
        self._open_files = now
        if threading.active_count() > 1 and threading.current_thread() is threading.main_thread():
            yield f"threads are left: {threading.enumerate()}"


def recorded(
    place: Place, begin: Callable[[Child], Iterator[RunEvent]], stop: threading.Event
) -> tuple[Result, list[str]]:
    """The result of a run that is kept as the faces keep it, and what was wrong with its journal."""
    troubles: list[Trouble] = []
    found = []
    with Child(stop) as child, Recorder(troubles.append, place.runs) as recorder:
        for event in begin(child):
            if isinstance(event, RunEnded):
                journaled = read_journal(place.kept() / JOURNAL)
                found += [journaled.note] * bool(journaled.note)
            recorder.take(event)
    result = decode_result((place.kept() / RESULT).read_bytes())
    found += [f"in the journal {each}" for each in differ(result, journaled.result)]
    return result, [*found, *(trouble.sentence for trouble in troubles)]


def resumed(place: Place, before: Result) -> Iterator[str]:
    """Go on with an unfinished run without a fault; what was wrong with that."""
    name = place.kept().name
    again = Script(place.root / "resumed")
    again.write(())
    told: list[Trouble] = []
    with scripted(again), Child(threading.Event()) as child, Recorder(told.append, place.runs) as recorder:
        known = recorder.reopen(name)
        for event in resume(known, before.machine, child):
            recorder.take(event)
    after = decode_result((place.kept() / RESULT).read_bytes())
    missing = [cell.cell for cell in before.cells if cell.status not in ("done", "failed")]
    begun = [event.cell for event in again.sent() if isinstance(event, CellStarted)]
    if set(begun) != set(missing):
        yield f"resumed, {begun} were measured instead of {missing}"
    if after.outcome != "completed" or not set(missing) <= finished_cells(after):
        yield f"resumed, it ends as {after.outcome}: {[cell.status for cell in after.cells]}"
    yield from differ(before, after)
    yield from not_intact(after, place.script, again)
    yield from place.litter(is_stopped=False)
