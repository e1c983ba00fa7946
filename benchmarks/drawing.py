"""Does the window stand still when a file is opened, results are compared, or a picture is exported?

No measuring is under way then, so that only the longest gap is bounded: what a person notices.
"""

import os
import tempfile
from collections.abc import Iterator
from pathlib import Path

from app.export import json_file
from benchmarks.report import Check
from benchmarks.stall import BEAT_MS, MAX_BOUND_S, told_on_screen
from tests.charts.rich import rich_result
from tests.comparisons import of_machine

TITLES = {
    "open": "a file is opened",
    "compare": "six results are compared",
    "export": "a picture is exported",
}
ROUNDS = 5
CHIPS = ("Apple M1", "Apple M2", "Apple M3", "Apple M4", "Apple M5", "Apple M5 Pro")
SCRIPT = """
import json, sys, time
from pathlib import Path
from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QFileDialog
from app.ui.application import Application
from app.ui.main_window import MainWindow

folder, rounds, beat_ms = Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])
application = Application(sys.argv[:1])
window = MainWindow()
window.complete()
window.show()
files = sorted(folder.glob("*.torchmark"))
result_chart, compare_chart = window.result_view.chart, window.compare_view.chart.chart
gaps_s = {"open": [], "compare": [], "export": []}
beats = QTimer()
beats.setTimerType(Qt.TimerType.PreciseTimer)
lately = {}

def beat():
    now_s = time.perf_counter()
    if "at_s" in lately and "name" in lately:
        gaps_s[lately["name"]].append((now_s - lately["at_s"], time.thread_time() - lately["worked_s"]))
    lately.update(at_s=now_s, worked_s=time.thread_time())

def wait(until, least_s=0.3):
    end_s = time.perf_counter() + least_s
    while time.perf_counter() < end_s or not until():
        application.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)

def watch(name, act, until):
    beats.start(beat_ms)
    lately.clear()
    lately["name"] = name
    act()
    wait(until)
    lately.clear()

def open_file(number):
    path = files[number % len(files)]
    watch("open", lambda: window.incoming.open_file(path),
          lambda: window.windowFilePath() == str(path) and result_chart.is_current)

def compare():
    window.compare_view.comparison = None
    watch("compare", lambda: window.incoming.compare(files),
          lambda: window.compare_view.comparison is not None and compare_chart.is_current)

def export(number):
    window.outgoing.export("png")
    beats.start(beat_ms)
    wait(lambda: True)
    dialog = window.findChildren(QFileDialog)[-1]
    path = folder / f"{number}.png"
    watch("export", lambda: dialog.fileSelected.emit(str(path)), path.exists)
    dialog.reject()

def begin():
    window.tabs.setCurrentWidget(window.result_view)
    for number in range(rounds):
        open_file(number)
        export(number)
        compare()
    print(json.dumps(gaps_s))
    window.close()
    application.quit()

beats.timeout.connect(beat)
window.laboratory.ended.connect(lambda: QTimer.singleShot(0, begin))
sys.exit(application.exec())
"""


def run(_device: str) -> Iterator[Check]:
    """The three, some times each, in the real window with a result of 24 cells and everything in it."""
    result = rich_result()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for chip in CHIPS:
            (folder / f"{chip}.torchmark").write_bytes(json_file.encode(of_machine(result, chip)))
        told: dict[str, list[tuple[float, float]]] = told_on_screen(SCRIPT, [name, str(ROUNDS), str(BEAT_MS)])
    for action, title in TITLES.items():
        longest_s, _ = max(told[action])
        # On a busy machine the rest of a gap is that of other programs.
        worked_s = max(worked_s for _, worked_s in told[action])
        note = (
            f"{1000 * longest_s:.0f} ms, the window itself worked for {1000 * worked_s:.0f} ms at most; "
            f"{ROUNDS} times, load {os.getloadavg()[0]:.1f} at the end"
        )
        yield Check(f"longest gap while {title}, over 100 ms", longest_s / MAX_BOUND_S, 0, 1, note)
