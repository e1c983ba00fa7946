"""Does the window ever stand still in a run? How long what comes at any moment waits for its event loop."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator, Sequence
from typing import Any

from benchmarks.report import Check
from benchmarks.screen import own_screen

P99_BOUND_S, MAX_BOUND_S = 0.016, 0.1
SHARE = 0.01
BEAT_MS = 2
SCRIPT = """
import json, sys, time
from PySide6.QtCore import Qt, QTimer
from app.ui.application import Application
from app.ui.main_window import MainWindow

device, beat_ms = sys.argv[1], int(sys.argv[2])
application = Application(sys.argv[:1])
window = MainWindow()
window.complete()
window.show()
beats, gaps_s = QTimer(), []
beats.setTimerType(Qt.TimerType.PreciseTimer)
last_s = None
is_running = False

def beat():
    global last_s
    now_s = time.perf_counter()
    if last_s is not None:
        gaps_s.append(now_s - last_s)
    last_s = now_s

def on_ended():
    global is_running
    if is_running:
        beats.stop()
        print(json.dumps(gaps_s))
        window.close()
        application.quit()
        return
    is_running = True
    for name, box in window.plan_panel.devices.items():
        box.setChecked(name in ("cpu", device))
    beats.start(beat_ms)
    window.run()

beats.timeout.connect(beat)
window.laboratory.ended.connect(on_ended)
sys.exit(application.exec())
"""


def run(device: str) -> Iterator[Check]:
    """The preset quick in the real window, from the press of Run to the end."""
    gaps_s: list[float] = told_on_screen(SCRIPT, [device, str(BEAT_MS)])
    waited_s, longest_s = wait_exceeded_for(SHARE, gaps_s), max(gaps_s)
    began_s = sum(gaps_s[: gaps_s.index(longest_s)])
    note = f"{len(gaps_s)} beats in {sum(gaps_s):.0f} s, load {os.getloadavg()[0]:.1f} at the end"
    for name, seconds, bound_s in (
        ("99% of the waits", waited_s, P99_BOUND_S),
        (f"longest gap ({began_s:.1f} s after Run)", longest_s, MAX_BOUND_S),
    ):
        yield Check(
            f"event loop during a run, {name} over {1000 * bound_s:.0f} ms",
            seconds / bound_s,
            0,
            1,
            f"{1000 * seconds:.1f} ms; {note}",
        )


def wait_exceeded_for(share: float, gaps_s: Sequence[float]) -> float:
    """The wait that only this share of all moments is longer than.

    What comes at a random moment waits for the rest of the gap it falls into. So long gaps count by their
    length and not as one among many short ones, as they would in a percentile of the gaps.
    """
    wanted_s = share * sum(gaps_s)
    exceeding_s = 0.0
    longest_first = sorted(gaps_s, reverse=True)
    for count, (gap_s, next_s) in enumerate(
        zip(longest_first, [*longest_first[1:], 0.0], strict=True), start=1
    ):
        step_s = count * (gap_s - next_s)
        if exceeding_s + step_s >= wanted_s:
            return gap_s - (wanted_s - exceeding_s) / count
        exceeding_s += step_s
    return 0.0


def told_on_screen(script: str, arguments: Sequence[str]) -> Any:  # noqa: ANN401 - what the script prints
    """What a program with a window printed as JSON; its settings and history are its own."""
    with own_screen() as environment:
        done = subprocess.run(
            [sys.executable, "-c", script, *arguments], env=environment, check=True, stdout=subprocess.PIPE
        )
    return json.loads(done.stdout)
