"""The frozen window, used by mouse and keyboard."""

import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.model.result import Result
from app.model.result_file import decode_result
from tests.frozen.program import Program
from tests.frozen.screen import Screen, wait_until

RUN_S = 500.0
"""Six models, also where others take most of the processor."""
CLOSE_S = 20.0
# The window hears of an end after the process is gone; a click before that would be lost.
SETTLING_S = 3.0
# From the left and from the bottom of the window.
RUN_BUTTON = (125, -65)

pytestmark = pytest.mark.timeout(700)


class Window:
    """The open window of a started program."""

    def __init__(self, program: Program, screen: Screen, *args: str, title: str = "Torchmark") -> None:
        self._program, self._screen = program, screen
        self.process = program.start(*args, DISPLAY=screen.display)
        self.id = screen.wait_for(title)

    def wait_for_check(self) -> None:
        """The check is over when its measuring process has come and gone."""
        wait_until(self._program.workers, "the check's process")
        wait_until(lambda: not self._program.workers(), "the end of the check")
        time.sleep(SETTLING_S)

    def click_run(self) -> None:
        """Click on Run, which takes a click once what draws is imported; nothing outside tells when."""

        def has_begun() -> bool:
            self._screen.click(self.id, *RUN_BUTTON)
            time.sleep(SETTLING_S)
            return bool(self._program.workers())

        wait_until(has_begun, "the run's process")

    def wait_for_end(self) -> None:
        """Wait for the end of the run."""
        wait_until(lambda: not self._program.workers(), "the end of the run", RUN_S)
        time.sleep(SETTLING_S)

    def export(self, path: Path) -> Result:
        """Save the result by shortcut and dialog, and read it back."""
        self._screen.press("ctrl+s")
        self._screen.wait_for("Export")
        self._screen.press("ctrl+a")
        self._screen.type(str(path))
        self._screen.press("Return")
        wait_until(path.is_file, "the exported file")
        return decode_result(path.read_bytes())

    def quit(self) -> int:
        """Quit by the keyboard; returns the exit code."""
        self._screen.press("ctrl+q")
        return self.process.wait(CLOSE_S)


@pytest.fixture
def window(frozen: Program, screen: Screen) -> Iterator[Window]:
    window = Window(frozen, screen)
    yield window
    if window.process.poll() is None:
        frozen.end_all()
    window.process.wait()
    _close_pipes(window.process)


def _close_pipes(process: subprocess.Popen[str]) -> None:
    for pipe in (process.stdout, process.stderr):
        assert pipe is not None
        pipe.close()


def test_that_a_click_runs_the_benchmark_to_its_end(window: Window, frozen: Program, screen: Screen) -> None:
    window.wait_for_check()
    window.click_run()
    window.wait_for_end()
    result = window.export(frozen.home / "clicked.torchmark")
    assert result.outcome == "completed"
    assert len(result.cells) == 6
    assert {cell.status for cell in result.cells} == {"done"}
    assert window.quit() == 0


def test_that_a_killed_worker_costs_one_cell_of_the_window(window: Window, frozen: Program) -> None:
    window.wait_for_check()
    before = frozen.runs_that_measure()
    window.click_run()
    # Not before: a device whose process dies while it is tried is tried again.
    wait_until(lambda: frozen.runs_that_measure() - before, "the measuring process at work")
    (worker,) = frozen.workers()
    worker.kill()
    wait_until(lambda: worker not in frozen.workers() and frozen.workers(), "a new process")
    window.wait_for_end()
    result = window.export(frozen.home / "killed.torchmark")
    (failed,) = [cell for cell in result.cells if cell.status != "done"]
    assert failed.failure is not None and "SIGKILL" in failed.failure.reason
    assert window.quit() == 0


def test_that_a_window_killed_in_mid_run_leaves_no_process(window: Window, frozen: Program) -> None:
    window.wait_for_check()
    window.click_run()
    window.process.kill()
    window.process.wait()
    wait_until(lambda: not frozen.processes(), "the end of all its processes", 10)


def test_that_a_saved_result_opens(frozen: Program, screen: Screen) -> None:
    sample = Path(__file__).parents[1] / "model" / "samples" / "result-version-1.json"
    saved = frozen.home / "old result.torchmark"
    saved.write_bytes(sample.read_bytes())
    window = Window(frozen, screen, str(saved), title="old result")
    try:
        window.wait_for_check()
        result = window.export(frozen.home / "again.torchmark")
        assert result.cells == decode_result(sample.read_bytes()).cells
        assert window.quit() == 0
    finally:
        frozen.end_all()
        window.process.wait()
        _close_pipes(window.process)
