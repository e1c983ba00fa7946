"""The real window in a process of its own, offscreen, for many runs with scripted measuring processes."""

import subprocess
import sys

import msgspec

from app.history.recorder import RESULT
from app.model.result import Result
from app.model.result_file import decode_result
from tests.faults.cases import Case, draw
from tests.faults.driver import Order, Report
from tests.faults.expectation import Expectation
from tests.faults.in_terminal import ROOT
from tests.faults.place import Place
from tests.faults.verdict import complaints
from tests.faults.worker import PAUSE_VARIABLE

SETTLING_RUNS = 3
"""What is opened once, such as fonts, is open after these."""


def window_command(place: Place, window: str) -> list[str]:
    """Opens a window of that class."""
    return [sys.executable, "-m", "tests.faults.program", str(place.script.folder), "window", window]


def without_noise(errors: str) -> str:
    """What Qt's offscreen platform says of every dialog is no error."""
    lines = [line for line in errors.splitlines() if line and "This plugin does not support" not in line]
    return "\n".join(lines)


class Window:
    """The process and the two ends of its pipes."""

    def __init__(self, place: Place, pause_s: str = "0") -> None:
        self._errors = place.root.parent / "window-errors"
        self._seen_bytes = 0
        with self._errors.open("wb") as errors:
            self.process = subprocess.Popen(
                window_command(place, "tests.faults.driver:DrivenWindow"),
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=errors,
                cwd=ROOT,
                env={**place.environment(), PAUSE_VARIABLE: pause_s},
            )

    def order(self, order: Order) -> None:
        """Have it do something."""
        assert self.process.stdin is not None
        self.process.stdin.write(msgspec.json.encode(order) + b"\n")
        self.process.stdin.flush()

    def lines(self) -> list[bytes]:
        """What it says until it is at rest, or gone."""
        assert self.process.stdout is not None
        found = []
        for line in self.process.stdout:
            found.append(line)
            if b'"progress"' in line:
                break
        return found

    def report(self) -> Report:
        """How it is when it comes to rest. Raises RuntimeError where it is gone."""
        lines = self.lines()
        if not lines or b'"progress"' not in lines[-1]:
            raise RuntimeError(f"the window is gone, with {self.process.wait()}: {self.new_errors()}")
        return msgspec.json.decode(lines[-1], type=Report)

    def new_errors(self) -> str:
        """What it has written to stderr since it was asked."""
        written = self._errors.read_bytes()
        new, self._seen_bytes = written[self._seen_bytes :], len(written)
        return without_noise(new.decode(errors="replace"))

    def close(self) -> int:
        """Its exit code."""
        assert self.process.stdin is not None and self.process.stdout is not None
        self.process.stdin.close()
        self.process.stdout.close()
        return self.process.wait()


class InWindow:
    """One window for all runs."""

    name = "window"

    def __init__(self, place: Place) -> None:
        self._place = place
        self._window: Window | None = None
        self._reports: list[Report] = []

    def draw(self, seed: int) -> Case:
        return draw(seed)

    def close(self) -> None:
        window, self._window = self._window, None
        if window is not None and window.close() != 0:
            raise RuntimeError("the window has not ended well")

    def run(self, case: Case) -> list[str]:
        """Run a case; what was wrong."""
        place, expected = self._place, Expectation(case)
        place.renew()
        place.script.write(())
        if self._window is None:
            self._window = Window(place)
            self._reports = []
            self._window.report()
        place.script.write(case.faults)
        log = str(place.script.folder / "struck")
        self._window.order(Order(plan=case.plan, stop_after_s=case.stop_after_s, hang_log=log))
        try:
            report = self._window.report()
        except RuntimeError as error:
            self._window = None
            return [str(error)]
        result = decode_result((place.kept() / RESULT).read_bytes())
        found = list(complaints(case, expected, place.script, result))
        found += place.litter(is_stopped=result.outcome == "stopped")
        found += self._about(report, result)
        errors = self._window.new_errors()
        return [*found, *[f"on stderr: {errors}"] * bool(errors)]

    def _about(self, report: Report, result: Result) -> list[str]:
        """What was wrong with the window itself."""
        found = [f"a box says: {box}" for box in report.boxes]
        if report.children:
            found.append(f"it has {report.children} processes still")
        for cell, state in zip(result.cells, report.states, strict=True):
            if cell.failure and cell.failure.reason.rstrip(".") not in state:
                found.append(f"{cell.cell.english_title} is shown as {state!r}: {cell.failure.reason}")
        self._reports.append(report)
        if len(self._reports) > SETTLING_RUNS:
            settled = self._reports[SETTLING_RUNS - 1]
            if report.open_files > settled.open_files or report.threads > settled.threads:
                found.append(f"{report.open_files} files, {report.threads} threads; before {settled}")
        return found
