"""Does the window stand still during a run? A timer in its event loop notes how late it is."""

import json
import os
import subprocess
import sys
from collections.abc import Iterator

import numpy

from benchmarks.report import Check

MODELS = ("squeezenet1_0", "mobilenet_v2")
P99_MS = 16.0
LONGEST_MS = 100.0
SCRIPT = """
import json, sys, time
from PySide6.QtCore import Qt, QTimer
from PySide6.QtWidgets import QApplication
from app.ui.main_window import MainWindow

device, models = sys.argv[1], sys.argv[2:]
application = QApplication(sys.argv[:1])
window = MainWindow()
window.show()
gaps_s, last_s = [], None

def beat():
    global last_s
    now_s = time.perf_counter()
    if last_s is not None:
        gaps_s.append(now_s - last_s)
    last_s = now_s

timer = QTimer()
timer.setTimerType(Qt.TimerType.PreciseTimer)
timer.setInterval(1)
timer.timeout.connect(beat)

def on_ended():
    if timer.isActive():
        print(json.dumps(gaps_s))
        window.close()
        application.quit()
        return
    for name, box in window.plan_panel.models.items():
        box.setChecked(name in models)
    for name, box in window.plan_panel.devices.items():
        box.setChecked(name in ("cpu", device))
    window.run()
    timer.start()

window.laboratory.ended.connect(on_ended)
sys.exit(application.exec())
"""


def run(device: str) -> Iterator[Check]:
    """The quick preset with two models, watched from its start to its end, the last drawing included."""
    environment = {**os.environ}
    if sys.platform == "linux":
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    done = subprocess.run(
        [sys.executable, "-c", SCRIPT, device, *MODELS],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    gaps_ms = 1000 * numpy.array(json.loads(done.stdout))
    note = f"{len(gaps_ms)} turns of the loop in {gaps_ms.sum() / 1000:.0f} s"
    yield Check(
        "event loop of the window, p99 gap in ms", float(numpy.percentile(gaps_ms, 99)), 0, P99_MS, note
    )
    yield Check("event loop of the window, longest gap in ms", float(gaps_ms.max()), 0, LONGEST_MS, note)
