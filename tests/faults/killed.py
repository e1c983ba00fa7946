"""Terminal, window or measuring process killed at a random moment of a run: what the next start has."""

import os
import random
import re
import signal
import subprocess
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from unittest import mock

import msgspec

from app.export.saved_result import ReadError
from app.history.journal import JOURNAL, read_journal
from app.history.recorder import RESULT
from app.history.store import Entry, Store
from app.model.result import Result
from app.model.result_file import decode_result
from app.runner.run import run
from tests.faults.cases import Case, draw
from tests.faults.driver import Order
from tests.faults.in_process import recorded, resumed
from tests.faults.in_terminal import ROOT, command
from tests.faults.in_window import Window
from tests.faults.place import GONE_WITHIN_S, Place
from tests.faults.seam import scripted, stopped
from tests.faults.verdict import not_intact
from tests.faults.worker import PAUSE_VARIABLE
from tests.scripted import M5_PRO

PAUSE_S = "0.01"
LATEST_KILL_S = 0.8
BEGINS_WITHIN_S = 30.0
HALF_A_LINE = b'{"type":"window_timed","cell":{"mod'
HALF_A_LINE_CHANCE = 0.4
TOLD = re.compile(r"^(.+): [\d.,]+ images/s", re.MULTILINE)


class _Killed:
    """A face in which something is killed, in cases without any other fault."""

    def __init__(self, place: Place) -> None:
        self._place = place

    def draw(self, seed: int) -> Case:
        return msgspec.structs.replace(draw(seed), faults=(), stop_after_s=None)

    def close(self) -> None:
        """Nothing is open between runs."""


class KilledTerminal(_Killed):
    """`torchmark run` killed, and its run resumed."""

    name = "terminal, killed"

    def run(self, case: Case) -> list[str]:
        """Run a case; what was wrong."""
        place, chance = self._place, random.Random(case.seed)
        place.renew()
        place.script.write(())
        with subprocess.Popen(
            command(place, case.plan),
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            cwd=ROOT,
            env={**place.environment(), PAUSE_VARIABLE: PAUSE_S},
        ) as process:
            wait_for_journal(place)
            time.sleep(chance.uniform(0, LATEST_KILL_S))
            process.kill()
            says, _ = process.communicate()
        told = set(TOLD.findall(says))
        if is_over(place) or has_not_begun(place, told):
            return []
        found = list(kept_as_told(place, told, chance))
        if read_journal(place.kept() / JOURNAL).result.outcome is not None:
            # It had ended, and its file is written at the next start: there is nothing to resume.
            return found
        store = Store(place.data, place.root / "cache")
        if [entry.name for entry in offered(store)] != [place.kept().name]:
            return [*found, f"it is not offered: {list(store.entries())}"]
        before, _ = store.load(place.kept().name)
        return [*found, *resumed(place, before)]


class KilledWorker(_Killed):
    """The measuring process killed, wherever it is: at most one thing fails, and for that reason."""

    name = "runner, worker killed"

    def run(self, case: Case) -> list[str]:
        """Run a case; what was wrong."""
        place, after_s = self._place, random.Random(case.seed).uniform(0, 2 * LATEST_KILL_S)
        place.renew()
        place.script.write(())

        def kill() -> None:
            with suppress(ProcessLookupError, IndexError):
                os.kill(place.script.processes()[-1], signal.SIGKILL)

        with (
            mock.patch.dict(os.environ, {PAUSE_VARIABLE: PAUSE_S}),
            scripted(place.script),
            stopped(place.script, kill, after_s),
        ):
            result, found = recorded(place, lambda child: run(case.plan, M5_PRO, child), threading.Event())
        failures = [cell.failure for cell in result.cells if cell.failure]
        failures += [extra.failure for extra in result.extra_failures]
        if len({failure.reason for failure in failures}) > 1 or result.outcome != "completed":
            found.append(f"it ends as {result.outcome}: {failures}")
        found += [failure.reason for failure in failures if "ended by SIGKILL" not in failure.reason]
        found += not_intact(result, place.script)
        return [*found, *place.litter(is_stopped=False)]


class KilledWindow(_Killed):
    """The window killed; the next one offers the run, and its user resumes it."""

    name = "window, killed"

    def run(self, case: Case) -> list[str]:
        """Run a case; what was wrong."""
        place, chance = self._place, random.Random(case.seed)
        place.renew()
        place.script.write(())
        window = Window(place, pause_s=PAUSE_S)
        window.report()
        window.order(Order(plan=case.plan))
        wait_for_journal(place)
        time.sleep(chance.uniform(0, LATEST_KILL_S))
        window.process.kill()
        lines = window.lines()
        window.close()
        said = [msgspec.json.decode(line) for line in lines]
        told = {each["measured"] for each in said if "measured" in each}
        if is_over(place) or has_not_begun(place, told):
            return []
        found = list(kept_as_told(place, told, chance))
        before = read_journal(place.kept() / JOURNAL).result
        if before.outcome is not None:
            # It had ended, and its file is written at the next start: there is nothing to resume.
            return found
        return [*found, *self._resume_in_the_next(before)]

    def _resume_in_the_next(self, before: Result) -> Iterator[str]:
        place = self._place
        window = Window(place)
        finished = sum(cell.status in ("done", "failed") for cell in before.cells)
        notice = window.report().notice
        if f"interrupted after {finished} of {len(before.cells)} cells" not in notice:
            yield f"the next window says {notice!r}"
        window.order(Order(does="resume"))
        report = window.report()
        yield from report.boxes
        if window.close() != 0:
            yield "the next window has not ended well"
        after = decode_result((place.kept() / RESULT).read_bytes())
        if after.outcome != "completed" or any(cell.status != "done" for cell in after.cells):
            yield f"resumed, it ends as {after.outcome}: {[cell.status for cell in after.cells]}"
        yield from not_intact(after, place.script)
        yield from place.litter(is_stopped=False)


def wait_for_journal(place: Place) -> None:
    """Until a run has begun."""
    deadline_s = time.monotonic() + BEGINS_WITHIN_S
    while not any(place.runs.rglob(JOURNAL)) and not any(place.runs.rglob(RESULT)):
        if time.monotonic() > deadline_s:
            raise TimeoutError("no run has begun")
        time.sleep(0.005)


def is_over(place: Place) -> bool:
    """Whether the run had ended before it was killed."""
    return (place.kept() / RESULT).exists()


def offered(store: Store) -> list[Entry]:
    """What a person at the next start sees: not in the very moment in which a process that was being started
    has the killed one's files still open, and with them the journal's lock."""
    deadline_s = time.monotonic() + GONE_WITHIN_S
    while not (found := store.interrupted()) and time.monotonic() < deadline_s:
        time.sleep(0.02)
    return found


def has_not_begun(place: Place, told: set[str]) -> bool:
    """Whether it was killed before the first line of the journal."""
    return not told and not (place.kept() / JOURNAL).stat().st_size


def kept_as_told(place: Place, told: set[str], chance: random.Random) -> Iterator[str]:
    """What is wrong with the journal: all that was shown as measured must be in it, as it was measured."""
    yield from place.processes_left()
    path = place.kept() / JOURNAL
    if chance.random() < HALF_A_LINE_CHANCE:
        # As a machine that goes down leaves it.
        with path.open("ab") as file:
            file.write(HALF_A_LINE)
    try:
        journaled = read_journal(path)
    except ReadError as error:
        yield f"the journal cannot be read: {error}"
        return
    if journaled.note not in ("", "Its last line was only half written, and was left out."):
        yield f"the journal is damaged: {journaled.note}"
    done = {cell.cell.title for cell in journaled.result.cells if cell.status == "done"}
    if not told <= done:
        yield f"shown as measured and lost: {told - done}"
    yield from not_intact(journaled.result, place.script)
