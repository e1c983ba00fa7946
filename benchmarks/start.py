"""How much later than others does the program show its window? In pairs.

The unfrozen program against a bare window of PySide6, and the frozen program against the unfrozen one.
"""

import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from app.stats.intervals import median_interval
from benchmarks.report import Check, say
from benchmarks.screen import Screen, has_screens, screen

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "dist/Torchmark/Torchmark"
PAIRS = 10
BARE_BOUND, FROZEN_BOUND = 2.0, 1.5
BARE = """
import sys
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLabel, QMainWindow
application = QApplication(sys.argv)
window = QMainWindow()
label = QLabel("Bare")
label.setAlignment(Qt.AlignmentFlag.AlignCenter)
window.setCentralWidget(label)
window.resize(1180, 780)
window.show()
sys.exit(application.exec())
"""
PAINTED_SHARE = 0.8
"""The window covers 90% of the screen; a little of it is black."""
LOOK_EVERY_S = 0.002
PATIENCE_S = 60.0


def run(_device: str) -> Iterator[Check]:
    """From the start of the process to the painted window; each goes first in every second pair."""
    if not has_screens():
        raise SystemExit("There is no Xvfb to show windows on (Debian, Ubuntu: sudo apt-get install xvfb).")
    bare, unfrozen = [sys.executable, "-c", BARE], [sys.executable, "-m", "app"]
    yield _compare("unfrozen over a bare PySide6 window", unfrozen, bare, BARE_BOUND)
    if FROZEN.is_file():
        yield _compare("frozen over unfrozen", [str(FROZEN)], unfrozen, FROZEN_BOUND)
    else:
        say(f"There is no {FROZEN.relative_to(ROOT)} to compare: ./setup_macos.sh build makes it.")


def _compare(name: str, ours: list[str], others: list[str], bound: float) -> Check:
    pairs = []
    with screen() as shown, tempfile.TemporaryDirectory() as home:
        # The first start writes bytecode and the list of fonts.
        for command in (others, ours):
            _start_s(command, shown, home)
        for number in range(PAIRS):
            if number % 2:
                ours_s, others_s = _start_s(ours, shown, home), _start_s(others, shown, home)
            else:
                others_s, ours_s = _start_s(others, shown, home), _start_s(ours, shown, home)
            pairs.append((ours_s, others_s))
    ratios = [first / second for first, second in pairs]
    interval = median_interval(ratios)
    ours_s, others_s = (statistics.median(times) for times in zip(*pairs, strict=True))
    range_note = f"95%: {interval.low:.3f} to {interval.high:.3f}, " if interval else ""
    return Check(
        f"start to painted window, {name}",
        statistics.median(ratios),
        0,
        bound,
        f"{range_note}{PAIRS} pairs, {ours_s:.2f} s over {others_s:.2f} s",
    )


def _start_s(command: list[str], shown: Screen, home: str) -> float:
    """Seconds from the start of a program to its painted window; all of it is gone afterwards."""
    began_s = time.perf_counter()
    program = psutil.Popen(
        command,
        cwd=ROOT,
        env=_environment(shown, home),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        while shown.painted_share() < PAINTED_SHARE:
            if program.poll() is not None or time.perf_counter() - began_s > PATIENCE_S:
                raise RuntimeError(f"{command[0]} has shown no window")
            time.sleep(LOOK_EVERY_S)
        return time.perf_counter() - began_s
    finally:
        _end(program)
        while shown.painted_share() > 0:
            time.sleep(LOOK_EVERY_S)


def _environment(shown: Screen, home: str) -> dict[str, str]:
    """That of a person, who lets Python keep its bytecode."""
    kept = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    return {**kept, "DISPLAY": shown.name, "HOME": home, "QT_QPA_PLATFORM": "xcb"}


def _end(program: psutil.Popen) -> None:
    """End the program and wait for its measuring process, which ends by itself and took part of the CPU."""
    processes = [program, *program.children(recursive=True)] if program.poll() is None else [program]
    program.terminate()
    psutil.wait_procs(processes)
