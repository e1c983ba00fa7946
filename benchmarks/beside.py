"""Does a window that shows a run slow down what is measured? With it at work and with it stopped, by turns.

Two processes, one after the other, differ by more than the window could matter on most machines. Here one
process goes on measuring, while the window beside it, which shows events as fast as a real run sends them, is
stopped (SIGSTOP) and sent on.
"""

import signal
import statistics
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import suppress

from app.stats.intervals import median_interval
from benchmarks.bench import Bench
from benchmarks.report import Check
from benchmarks.screen import own_screen

MODEL = "squeezenet1_0"
PAIRS = 24
SLOT_S = 2.0
SETTLING_S = 0.5
"""After it is sent on, the window shows first what has come meanwhile."""
TOLERANCE = 0.01
FEEDER = """
import sys, time
from app.model.codec import decode_task, encode_line
from app.model.events import *
from app.model.machine import DeviceStatus, Software

def emit(event):
    with open(int(sys.argv[1]), "wb", closefd=False) as events:
        events.write(encode_line(event))

while line := sys.stdin.buffer.readline():
    task = decode_task(line)
    emit(SoftwareFound(Software("2.0", "0.1", 2)))
    if not hasattr(task, "cells"):
        emit(DeviceProbed(DeviceStatus(task.device, is_usable=True)))
        emit(TaskDone())
        continue
    cell, window_time_s = task.cells[0], task.plan.timing.window_time_s
    emit(CellStarted(cell))
    emit(FirstStepTimed(cell, window_time_s))
    emit(WarmedUp(cell, 2, 2 * window_time_s, True, 0.0))
    emit(TurnStarted(cell))
    began_s = time.perf_counter()
    while True:
        at_s = time.perf_counter() - began_s
        time.sleep(window_time_s)
        emit(WindowTimed(cell, 1, window_time_s, 0, at_s))
"""
WINDOW = """
import sys
from PySide6.QtWidgets import QApplication
from app.model.events import WindowTimed
from app.runner import child
from app.ui.main_window import MainWindow

feeder = sys.argv[1]
child.worker_command = lambda events_fd: [sys.executable, "-c", feeder, str(events_fd)]
application = QApplication(sys.argv[:1])
window = MainWindow()
window.complete()
window.show()

def begin():
    window.laboratory.ended.disconnect(begin)
    window.run()

def tell(event):
    if isinstance(event, WindowTimed):
        window.laboratory.happened.disconnect(tell)
        print("measuring", flush=True)

window.laboratory.ended.connect(begin)
window.laboratory.happened.connect(tell)
sys.exit(application.exec())
"""


def run(device: str) -> Iterator[Check]:
    """One model at batch 4, and as a control two slots in both of which the window is stopped."""
    bench = Bench(MODEL, device, 4)
    command = [sys.executable, "-c", WINDOW, FEEDER]
    with (
        own_screen() as environment,
        subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, text=True) as window,
    ):
        try:
            assert window.stdout is not None
            if not window.stdout.readline():
                raise RuntimeError("the window did not begin its run")
            yield _check("window at work over window stopped", bench, window, signal.SIGCONT)
            yield _check("the same, stopped both times", bench, window, signal.SIGSTOP)
        finally:
            window.kill()


def _check(name: str, bench: Bench, window: "subprocess.Popen[str]", beside: signal.Signals) -> Check:
    """Pairs of slots, of which each goes first in every second one."""
    ratios = []
    for number in range(PAIRS):
        order = (beside, signal.SIGSTOP) if number % 2 else (signal.SIGSTOP, beside)
        first_s, second_s = (_slot_s(bench, window, state) for state in order)
        ratios.append(first_s / second_s if number % 2 else second_s / first_s)
    interval = median_interval(ratios)
    note = f"95%: {interval.low:.4f} to {interval.high:.4f}, {PAIRS} pairs" if interval else ""
    return Check(f"{name}, {bench.cell.title}", statistics.median(ratios), 0, 1 + TOLERANCE, note)


def _slot_s(bench: Bench, window: "subprocess.Popen[str]", state: signal.Signals) -> float:
    """The median step time while the window is in a state."""
    with suppress(ProcessLookupError):
        window.send_signal(state)
    time.sleep(SETTLING_S)
    steps_s = []
    ends_s = time.monotonic() + SLOT_S
    while time.monotonic() < ends_s:
        steps_s += [timed.duration_s / timed.steps for timed in bench.app_round()]
    return statistics.median(steps_s)
