"""How much later than the unfrozen program does the frozen one show its window? In pairs."""

import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

import psutil

from app.stats.intervals import median_interval
from benchmarks.report import Check
from benchmarks.screen import Screen, screen

ROOT = Path(__file__).parents[1]
FROZEN = ROOT / "dist/Torchmark/Torchmark"
PAIRS = 10
BOUND = 1.5
PAINTED_SHARE = 0.8
"""The window covers 90 % of the screen; a little of it is black."""
LOOK_EVERY_S = 0.002
PATIENCE_S = 60.0


def run(_device: str) -> Iterator[Check]:
    """From the start of the process to the painted window; each goes first in every second pair."""
    if not FROZEN.is_file():
        raise SystemExit(f"There is no {FROZEN.relative_to(ROOT)}: run ./setup_macos.sh build first.")
    if shutil.which("Xvfb") is None:
        raise SystemExit("There is no Xvfb to show windows on (Debian, Ubuntu: sudo apt-get install xvfb).")
    frozen, unfrozen = [str(FROZEN)], [sys.executable, "-m", "app"]
    pairs = []
    with screen() as shown, tempfile.TemporaryDirectory() as home:
        # The first start makes the list of fonts.
        for command in (unfrozen, frozen):
            _start_s(command, shown, home)
        for number in range(PAIRS):
            order = (frozen, unfrozen) if number % 2 else (unfrozen, frozen)
            times_s = {command[0]: _start_s(command, shown, home) for command in order}
            pairs.append((times_s[frozen[0]], times_s[unfrozen[0]]))
    ratios = [first / second for first, second in pairs]
    interval = median_interval(ratios)
    frozen_s, unfrozen_s = (statistics.median(times) for times in zip(*pairs, strict=True))
    range_note = f"95 %: {interval.low:.3f} to {interval.high:.3f}, " if interval else ""
    yield Check(
        "start to painted window, frozen over unfrozen",
        statistics.median(ratios),
        0,
        BOUND,
        f"{range_note}{PAIRS} pairs, {frozen_s:.2f} s over {unfrozen_s:.2f} s",
    )


def _start_s(command: list[str], shown: Screen, home: str) -> float:
    """Seconds from the start of a program to its painted window; all of it is gone afterwards."""
    began_s = time.perf_counter()
    program = psutil.Popen(
        command,
        cwd=ROOT,
        env={**os.environ, "DISPLAY": shown.name, "HOME": home, "QT_QPA_PLATFORM": "xcb"},
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


def _end(program: psutil.Popen) -> None:
    """End the program and wait for its measuring process, which ends by itself and took part of the CPU."""
    processes = [program, *program.children(recursive=True)] if program.poll() is None else [program]
    program.terminate()
    psutil.wait_procs(processes)
