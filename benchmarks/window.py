"""Does the window change what is measured? The same cell from the window and from the terminal, in pairs."""

import os
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.model.result_file import decode_result
from app.stats.figures import figures
from app.stats.intervals import median_interval
from benchmarks.report import Check

MODEL = "squeezenet1_0"
PAIRS = 10
TOLERANCE = 0.01
WINDOW_SCRIPT = """
import sys
from pathlib import Path
from PySide6.QtWidgets import QApplication
from app.export.files import save_all
from app.ui.main_window import MainWindow

application = QApplication(sys.argv[:1])
window = MainWindow()
window.complete()
window.show()
is_running = False

def on_ended():
    global is_running
    if is_running:
        save_all(window.result_view.result, Path(sys.argv[1]))
        window.close()
        application.quit()
        return
    is_running = True
    panel = window.plan_panel
    panel.preset.setCurrentIndex(panel.preset.findData("custom"))
    for name, box in panel.models.items():
        box.setChecked(name == sys.argv[2])
    for name, box in panel.devices.items():
        box.setChecked(name == sys.argv[3])
    window.run()

window.laboratory.ended.connect(on_ended)
sys.exit(application.exec())
"""


def run(device: str) -> Iterator[Check]:
    """One model at batch 4; each face goes first in every second pair."""
    ratios = []
    for number in range(PAIRS):
        if number % 2:
            in_window, in_terminal = _in_window(device), _in_terminal(device)
        else:
            in_terminal, in_window = _in_terminal(device), _in_window(device)
        ratios.append(in_window / in_terminal)
    interval = median_interval(ratios)
    note = f"95%: {interval.low:.4f} to {interval.high:.4f}, {PAIRS} pairs" if interval else ""
    yield Check(
        f"window over terminal, {MODEL} on {device}, batch 4",
        statistics.median(ratios),
        1 - TOLERANCE,
        1 + TOLERANCE,
        note,
    )


def _in_window(device: str) -> float:
    return _measured_s(["-c", WINDOW_SCRIPT], [MODEL, device])


def _in_terminal(device: str) -> float:
    command = ["-m", "app", "run", "--preset", "custom", "--models", MODEL, "--devices", device, "--out"]
    return _measured_s(command, [])


def _measured_s(command: list[str], arguments: list[str]) -> float:
    environment = {**os.environ}
    if sys.platform == "linux":
        environment.setdefault("QT_QPA_PLATFORM", "offscreen")
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            [sys.executable, *command, folder, *arguments],
            env=environment,
            check=True,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        result = decode_result((Path(folder) / "result.json").read_bytes())
    measured = figures(result.cells[0])
    if measured is None:
        raise RuntimeError(f"{MODEL} could not be measured")
    return measured.step_time_s
