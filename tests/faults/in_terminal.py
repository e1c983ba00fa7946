"""`torchmark run` in a process of its own, with scripted measuring processes."""

import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app.history.lock import LOCK
from app.history.recorder import RESULT
from app.model.plan import Plan
from app.model.result import Result
from app.model.result_file import decode_result
from app.terminal.interrupt import INTERRUPTED
from tests.faults.cases import Case, draw
from tests.faults.expectation import Expectation
from tests.faults.place import Place
from tests.faults.seam import POLL_S, stopped
from tests.faults.verdict import complaints

ROOT = Path(__file__).parents[2]
TIME_LIMIT_S = 240.0
CHECKS = 1
"""The devices that are asked for are tried once before the run."""


def command(place: Place, plan: Plan) -> list[str]:
    """What a person types for this plan."""
    return [
        *(sys.executable, "-m", "tests.faults.program", str(place.script.folder), "run"),
        *("--models", ",".join(plan.models)),
        *("--devices", ",".join(plan.devices)),
        *("--batch-sizes", ",".join(map(str, plan.batch_sizes))),
        *("--out", str(place.out)),
        *(f"--{extra}" for extra in plan.extras),
        *["--pretrained"] * plan.is_pretrained,
    ]


class InTerminal:
    """A new process for each run."""

    name = "terminal"

    def __init__(self, place: Place) -> None:
        self._place = place

    def draw(self, seed: int) -> Case:
        return draw(seed, checks=CHECKS)

    def close(self) -> None:
        """Nothing is open between runs."""

    def run(self, case: Case) -> list[str]:
        """Run a case; what was wrong."""
        place, expected = self._place, Expectation(case, CHECKS)
        place.renew()
        place.script.write(case.faults)
        with (
            subprocess.Popen(
                command(place, case.plan),
                stdout=subprocess.PIPE,
                stderr=subprocess.PIPE,
                text=True,
                cwd=ROOT,
                env=place.environment(),
            ) as process,
            _begun(place, process),
            stopped(place.script, lambda: process.send_signal(signal.SIGINT), case.stop_after_s),
        ):
            try:
                says, errors = process.communicate(timeout=TIME_LIMIT_S)
            except subprocess.TimeoutExpired:
                process.kill()
                return [f"it goes on and on: {process.communicate()}"]
        found = self._judge(case, expected, process.returncode, says)
        if errors:
            found.append(f"on stderr: {errors}")
        return found

    def _judge(self, case: Case, expected: Expectation, code: int, says: str) -> list[str]:
        place = self._place
        if not any(place.runs.iterdir()):
            may_be_stopped = expected.is_hung or case.stop_after_s is not None
            if may_be_stopped and code in (INTERRUPTED, -signal.SIGINT):
                return list(place.litter(is_stopped=True))
            return [f"nothing is kept; exit code {code}; {says}"]
        result = decode_result((place.kept() / RESULT).read_bytes())
        found = list(complaints(case, expected, place.script, result))
        if decode_result((place.out / RESULT).read_bytes()) != result:
            found.append("the saved file and the one that is kept are not the same")
        if code != _code(result):
            found.append(f"exit code {code} instead of {_code(result)}")
        words = " ".join(says.split())
        reasons = [cell.failure.reason for cell in result.cells if cell.failure]
        found += [f"not told: {each}" for each in reasons if f"failed. {' '.join(each.split())}" not in words]
        return [*found, *place.litter(is_stopped=result.outcome == "stopped")]


@contextmanager
def _begun(place: Place, process: "subprocess.Popen[str]") -> Iterator[None]:
    """Once it measures alone: what Python does with a Ctrl-C while it starts is its own matter."""
    while process.poll() is None and not (place.data / LOCK).exists():
        time.sleep(POLL_S)
    yield


def _code(result: Result) -> int:
    if result.outcome == "stopped":
        return INTERRUPTED
    is_all_done = all(cell.status == "done" for cell in result.cells) and not result.extra_failures
    return 0 if is_all_done else 1
