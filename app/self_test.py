"""`Torchmark --self-test`: does this installation do, here, everything that a run needs?

The smoke test of every bundle. One line of JSON says what was tried and what came of it. Each part imports
what it needs by itself, so that a library that cannot be loaded is a problem like any other, and keeps
neither the rest from being tried nor the line from being printed.
"""

import csv
import io
import platform
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import msgspec

from app import __version__
from app.model.catalog import BASELINE_DEVICE, devices_of_this_platform
from app.model.codec import encode_line
from app.model.machine import Machine
from app.model.plan import make_plan
from app.model.result import CellResult, Result, fold
from app.model.result_file import decode_result
from app.model.self_test import DeviceTest, PaintedWindow, SelfTest
from app.privacy import scrubbed
from app.program import is_frozen, own_command, own_environment
from app.screen import has_screen
from app.terminal.streams import write_at_once

MODEL = "squeezenet1_0"
BATCH_SIZE, IMAGES = 2, 4
MEASURING_S, WINDOW_S = 150.0, 45.0
"""After so long a part is given up."""
WINDOW_PART = "window"
LINES_KEPT = 5

Found = TypeVar("Found")


class _Wrong(Exception):
    """Something is not as it should be, in words for a person."""


def main() -> int:
    """Print the line; 0 if all is well, 1 otherwise, also where the line cannot be printed."""
    outcome = scrubbed(self_test())
    try:
        write_at_once(encode_line(outcome))
    except OSError as error:
        sys.stderr.write(f"torchmark: the self-test's line could not be written: {error.strerror}.\n")
        return 1
    return 0 if outcome.is_ok else 1


def show_window() -> int:
    """What the process does that is to show the window only: tell what was seen."""
    from app.ui.rehearsal import rehearse

    sys.stdout.write(encode_line(rehearse()).decode())
    return 0


def self_test() -> SelfTest:
    """Measure, export and paint. Never raises: what goes wrong is among the problems."""
    began_s = time.monotonic()
    problems: list[str] = []

    def attempt(what: str, part: Callable[[], Found]) -> Found | None:
        try:
            return part()
        except _Wrong as wrong:
            problems.append(f"{what}: {wrong}")
        except Exception as error:  # noqa: BLE001 - the line must be printed whatever happens
            problems.append(f"{what}: {type(error).__name__}: {error}")
        return None

    machine = attempt("machine", _machine)
    result = attempt("measuring", lambda: _measure(machine)) if machine else None
    devices = (attempt("figures", lambda: _device_tests(result)) if result else None) or ()
    problems += [f"{test.device}: {test.reason}" for test in devices if _is_problem(test)]
    sizes = attempt("files", lambda: _export(result)) if result else None
    window = attempt("window", _watch_window)
    left = attempt("processes", _processes_left)
    software = result.software if result else None
    return SelfTest(
        is_ok=not problems,
        problems=tuple(problems),
        version=__version__,
        is_frozen=is_frozen(),
        python=platform.python_version(),
        torch=software.torch if software else None,
        torchvision=software.torchvision if software else None,
        os=machine.os if machine else None,
        chip=machine.chip if machine else None,
        devices=devices,
        file_sizes_bytes=sizes or {},
        window=window,
        processes_left=left,
        duration_s=time.monotonic() - began_s,
    )


def _machine() -> Machine:
    from app.compat.gather import gather_machine

    return gather_machine()


def _measure(machine: Machine) -> Result:
    """A cell on each device.

    By the epoch protocol, because a frozen program starts the loader's processes in a way of its own.
    """
    from app.runner.child import Child
    from app.runner.run import run

    plan = make_plan(
        preset="quick",
        models=(MODEL,),
        devices=tuple(spec.name for spec in devices_of_this_platform()),
        batch_sizes=(BATCH_SIZE,),
        images=IMAGES,
        protocol="epoch",
    )
    stop = threading.Event()
    timer = threading.Timer(MEASURING_S, stop.set)
    timer.start()
    try:
        with Child(stop) as child:
            result = fold(run(plan, machine, child))
    finally:
        timer.cancel()
    if result.outcome != "completed":
        raise _Wrong(f"It was not over after {MEASURING_S:g} s.")
    return result


def _device_tests(result: Result) -> tuple[DeviceTest, ...]:
    return tuple(_device_test(cell, result) for cell in result.cells)


def _device_test(cell: CellResult, result: Result) -> DeviceTest:
    from app.stats.figures import figures

    status = result.device(cell.cell.device)
    measured = figures(cell)
    return DeviceTest(
        device=cell.cell.device,
        is_usable=status is not None and status.is_usable,
        hardware=status.hardware if status else None,
        step_time_s=measured.step_time_s if measured else None,
        reason=cell.failure.reason if cell.failure else None,
    )


def _is_problem(test: DeviceTest) -> bool:
    """A GPU may be missing; the CPU, and a GPU that is there, must be measured."""
    return test.step_time_s is None and (test.is_usable or test.device == BASELINE_DEVICE)


def _export(result: Result) -> dict[str, int]:
    """The sizes of the files in bytes."""
    from app.export.files import save_all

    with tempfile.TemporaryDirectory() as folder:
        contents = {path.suffix[1:]: path.read_bytes() for path in save_all(result, Path(folder))}
    if decode_result(contents["json"]) != scrubbed(result):
        raise _Wrong("The JSON file is read back as another result.")
    rows = list(csv.DictReader(io.StringIO(contents["csv"].decode(), newline="")))
    if [row["device"] for row in rows] != [cell.cell.device for cell in result.cells]:
        raise _Wrong("The CSV file has not one row for each cell.")
    if _is_plain(contents["png"]):
        raise _Wrong("The picture is empty.")
    return {suffix: len(content) for suffix, content in contents.items()}


def _is_plain(picture: bytes) -> bool:
    from PIL import Image

    with Image.open(io.BytesIO(picture)) as image:
        return image.getcolors(1) is not None


def _watch_window() -> PaintedWindow:
    """In a process of its own: where Qt finds no window system, it ends the process."""
    shown = subprocess.run(
        [*own_command(), "--self-test", WINDOW_PART],
        # On a Linux without a screen the window is painted in memory.
        env=own_environment() if has_screen() else {**own_environment(), "QT_QPA_PLATFORM": "offscreen"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        timeout=WINDOW_S,
        check=False,
    )
    if shown.returncode != 0:
        said = shown.stderr.decode(errors="replace").strip().splitlines()
        raise _Wrong(f"It ended with {shown.returncode}. {' / '.join(said[-LINES_KEPT:])}")
    return msgspec.json.decode(shown.stdout, type=PaintedWindow)


def _processes_left() -> int:
    """Zero: more is a problem."""
    import psutil

    left = len(psutil.Process().children(recursive=True))
    if left:
        raise _Wrong(f"{left} were left behind.")
    return left
