"""Pictures of the window in every state, to be looked at: `python -m tests.ui.pictures FOLDER`.

No machine is measured: the window is fed a run on a Mac that was written by hand.
"""

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from functools import partial
from itertools import product
from pathlib import Path
from random import Random
from unittest.mock import patch

import msgspec
from PySide6.QtCore import QObject, Signal
from PySide6.QtGui import QColor, QPalette
from PySide6.QtWidgets import QApplication

from app.compat.report import build_report
from app.export import json_file
from app.folders import data_folder, results_folder
from app.history.recorder import RESULT, Recorder
from app.model.catalog import devices_of_this_platform
from app.model.events import CellFailed, RunEnded, RunEvent, WindowTimed
from app.model.machine import DeviceStatus, Software
from app.model.plan import Cell, Plan, make_plan
from app.model.result import Result
from app.ui.artist import prepare
from app.ui.language import ENGLISH, LANGUAGES, install_language
from app.ui.main_window import MainWindow
from app.ui.result_view import LIVE_MS
from tests.comparisons import epoch_run, run_on, with_torch
from tests.history.test_journal import EVENTS
from tests.scripted import M5_PRO, OUT_OF_MEMORY, measured, opening
from tests.ui.conftest import wait_for_artist

SCHEMES = ("light", "dark")
SIZES = ((900, 640), (1180, 780), (2560, 1440))
SCALES = (1, 2)
PATIENCE_S = 20.0
CPU_STEP_S = {
    "vgg16": 0.52,
    "alexnet": 0.11,
    "resnet18": 0.095,
    "mobilenet_v2": 0.082,
    "efficientnet_b0": 0.13,
    "squeezenet1_0": 0.061,
}
SPEED_UPS = {
    "vgg16": 7.9,
    "alexnet": 6.1,
    "resnet18": 4.4,
    "mobilenet_v2": 1.6,
    "efficientnet_b0": 1.3,
    "squeezenet1_0": 2.7,
}
BATCH = 4
DARK = {
    QPalette.ColorRole.Window: "#2a2a2c",
    QPalette.ColorRole.WindowText: "#f2f2f7",
    QPalette.ColorRole.Base: "#1e1e20",
    QPalette.ColorRole.AlternateBase: "#262628",
    QPalette.ColorRole.Text: "#f2f2f7",
    QPalette.ColorRole.Button: "#3a3a3c",
    QPalette.ColorRole.ButtonText: "#f2f2f7",
    QPalette.ColorRole.Light: "#48484a",
    QPalette.ColorRole.Midlight: "#404042",
    QPalette.ColorRole.Mid: "#48484a",
    QPalette.ColorRole.Dark: "#5a5a5e",
    QPalette.ColorRole.Shadow: "#111111",
    QPalette.ColorRole.Highlight: "#0a66d6",
    QPalette.ColorRole.HighlightedText: "#ffffff",
    QPalette.ColorRole.ToolTipBase: "#3a3a3c",
    QPalette.ColorRole.ToolTipText: "#f2f2f7",
    QPalette.ColorRole.PlaceholderText: "#a1a1a8",
}


class StillLaboratory(QObject):
    """Does nothing by itself."""

    happened = Signal(object)
    ended = Signal()

    def check(self) -> None:
        """Stays under way until the picture is taken."""

    def run(self, plan: Plan) -> None:
        """As `check`."""

    def stop(self) -> None:
        """There is nothing to stop."""

    def close(self) -> None:
        """There is nothing to close."""


class Clock:
    """Goes on by what was measured, not by what feeding it takes."""

    def __init__(self) -> None:
        self.now_s = 0.0

    def monotonic(self) -> float:
        return self.now_s


def step_times_s(cell: Cell, count: int, random: Random) -> list[float]:
    middle = CPU_STEP_S[cell.model] * (cell.batch_size / BATCH) ** 0.93
    if cell.device != "cpu":
        middle /= SPEED_UPS[cell.model] * (cell.batch_size / BATCH) ** 0.25
    return [middle * abs(random.gauss(1.0, 0.012)) for _ in range(count)]


def events_of(plan: Plan, failing: tuple[int, ...] = ()) -> Iterator[RunEvent]:
    """A whole run."""
    random = Random(2022)
    yield from opening(plan)
    for index, cell in enumerate(plan.cells):
        events = measured(cell, *step_times_s(cell, 24, random))
        yield from [*events[:4], CellFailed(cell, OUT_OF_MEMORY)] if index in failing else events
    yield RunEnded("completed")


class Stage:
    """A window on which a run is played."""

    def __init__(self, size: tuple[int, int], clock: Clock) -> None:
        self.clock = clock
        self.window = MainWindow()
        self.window.complete()
        self.window.resize(*size)
        self.window.show()

    def check(self) -> None:
        software = Software(torch="2.14.1", torchvision="0.29.2", cpu_threads=15)
        devices = tuple(
            DeviceStatus(device, is_built=True, is_visible=True, is_usable=True, hardware="Apple M5 Pro")
            for device in ("cpu", "mps")
        )
        self.tell(M5_PRO)
        self.tell(build_report(M5_PRO, software, devices))
        self.window.laboratory.ended.emit()

    def tell(self, event: object) -> None:
        if isinstance(event, WindowTimed):
            self.clock.now_s += event.duration_s
        self.window.laboratory.happened.emit(event)

    def play(self, events: Iterator[RunEvent], until_cell: int | None = None, samples: int = 17) -> None:
        """All of them, or those before a sample of a cell."""
        self.window.plan_panel.preset.setCurrentIndex(1)
        self.window.run()
        for event in events:
            if until_cell is not None and isinstance(event, WindowTimed):
                samples -= event.cell == self.window.plan_panel.plan().cells[until_cell]
                if samples == 0:
                    return
            self.tell(event)
        self.window.laboratory.ended.emit()


def plan() -> Plan:
    return make_plan(preset="standard", devices=("cpu", "mps"))


def empty(stage: Stage) -> None:
    stage.check()
    stage.window.tabs.setCurrentWidget(stage.window.result_view)


def checking(stage: Stage) -> None:
    stage.tell(M5_PRO)


def checked(stage: Stage) -> None:
    stage.check()


def running(stage: Stage) -> None:
    stage.check()
    stage.play(events_of(plan()), until_cell=9)


def done(stage: Stage) -> None:
    stage.check()
    stage.play(events_of(plan()))


def failed(stage: Stage) -> None:
    stage.check()
    stage.play(events_of(plan(), failing=(3, 13)))
    stage.window.result_view.doubts.open_fold()


def stopped(stage: Stage) -> None:
    stage.check()
    stage.play(events_of(plan()), until_cell=10)
    with Recorder(lambda _: None) as recorder:
        for event in (*EVENTS[:12], RunEnded("stopped")):
            recorder.take(event)
    stage.tell(RunEnded("stopped"))
    stage.window.laboratory.ended.emit()
    stage.window.result_view.machine.open_fold()


def more(stage: Stage) -> None:
    empty(stage)
    stage.window.plan_panel.preset.setCurrentIndex(3)
    stage.window.plan_panel.more.open_fold()


def history(stage: Stage) -> None:
    stage.check()
    for day, step_s in enumerate((0.11, 0.1, 0.13, 0.09), start=1):
        run = msgspec.structs.replace(
            run_on("Apple M5 Pro", step_s), run_id=f"run{day}", started_at=f"2026-11-0{day}T12:00:00Z"
        )
        save(run, results_folder(run.run_id) / RESULT)
    with Recorder(lambda _: None) as recorder:
        for event in EVENTS[:12]:
            recorder.take(event)
    stage.window.tabs.setCurrentWidget(stage.window.history)


def compared(stage: Stage) -> None:
    stage.check()
    runs = [
        run_on("Apple M1", 0.18),
        run_on("Apple M5 Pro", 0.1),
        with_torch(run_on("Apple M4", 0.12, failing=(3,)), "2.12.0"),
        epoch_run("Apple M3"),
    ]
    stage.window.incoming.compare(
        [save(run, data_folder() / f"{run.machine.chip}.torchmark") for run in runs]
    )
    wait_for_artist()


def save(result: Result, path: Path) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(json_file.encode(result))
    return path


STATES: dict[str, Callable[[Stage], None]] = {
    state.__name__: state
    for state in (empty, checking, checked, running, done, failed, stopped, more, history, compared)
}


def dark_palette() -> QPalette:
    """Much as macOS has it in the dark."""
    palette = QPalette()
    for role, color in DARK.items():
        palette.setColor(role, QColor(color))
    for role in (QPalette.ColorRole.ButtonText, QPalette.ColorRole.WindowText, QPalette.ColorRole.Text):
        palette.setColor(QPalette.ColorGroup.Disabled, role, QColor("#6e6e73"))
    return palette


def settle(application: QApplication, window: MainWindow) -> None:
    """Until everything asked for is on the screen."""
    until = time.monotonic() + PATIENCE_S
    # The samples of the cell under way follow a little later.
    rest = time.monotonic() + 2 * LIVE_MS / 1000
    charts = (window.result_view.chart, window.compare_view.chart.chart)
    while time.monotonic() < rest or not all(chart.is_current or chart.isHidden() for chart in charts):
        application.processEvents()
        time.sleep(0.01)
        if time.monotonic() > until:
            raise TimeoutError("the chart was not drawn")


def take(
    folder: Path, scheme: str, scale: int, language: str, states: list[str], sizes: list[tuple[int, int]]
) -> None:
    """Pictures in one scheme and language at one scale, which a process cannot change."""
    application = QApplication([])
    application.setStyle("Fusion")
    if install_language(language) != language:
        raise ValueError(f"{language} is not built: python -m build.translations")
    if scheme == "dark":
        application.setPalette(dark_palette())
    prepare().result()
    clock = Clock()
    of_a_mac = partial(devices_of_this_platform, "darwin")
    for state, size in product(states, sizes):
        # Nothing that the state before has left.
        shutil.rmtree(data_folder(), ignore_errors=True)
        with (
            patch("app.ui.main_window.Laboratory", StillLaboratory),
            patch("app.ui.plan_panel.devices_of_this_platform", of_a_mac),
            patch("app.ui.progress_strip.time", clock),
        ):
            stage = Stage(size, clock)
            STATES[state](stage)
            settle(application, stage.window)
        spoken = "" if language == ENGLISH else f"-{language}"
        name = f"{state}{spoken}-{scheme}-{size[0]}x{size[1]}-{scale}x.png"
        stage.window.grab().save(str(folder / name))
        stage.window.close()


def main() -> None:
    """Take the pictures asked for, each scheme and scale in a process of its own."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--states", nargs="*", choices=STATES, default=list(STATES))
    parser.add_argument("--schemes", nargs="*", choices=SCHEMES, default=list(SCHEMES))
    parser.add_argument("--scales", nargs="*", type=int, default=list(SCALES))
    parser.add_argument("--languages", nargs="*", choices=LANGUAGES, default=[ENGLISH])
    parser.add_argument("--sizes", nargs="*", default=[f"{width}x{height}" for width, height in SIZES])
    chosen = parser.parse_args()
    chosen.folder.mkdir(parents=True, exist_ok=True)
    if os.environ.get("TORCHMARK_PICTURES"):
        sizes = [(int(width), int(height)) for width, height in (each.split("x") for each in chosen.sizes)]
        (scheme,), (scale,), (language,) = chosen.schemes, chosen.scales, chosen.languages
        take(chosen.folder, scheme, scale, language, chosen.states, sizes)
        return
    for scheme, scale, language in product(chosen.schemes, chosen.scales, chosen.languages):
        own = [
            "--schemes",
            scheme,
            "--scales",
            str(scale),
            "--languages",
            language,
            "--states",
            *chosen.states,
            "--sizes",
            *chosen.sizes,
        ]
        command = [sys.executable, "-m", "tests.ui.pictures", str(chosen.folder), *own]
        # Of its own: nobody's history is looked at, and nothing is written into it.
        with tempfile.TemporaryDirectory() as home:
            environment = {
                **os.environ,
                "TORCHMARK_PICTURES": "1",
                "QT_SCALE_FACTOR": str(scale),
                "QT_QPA_PLATFORM": "offscreen",
                "HOME": home,
                **{f"XDG_{kind}_HOME": f"{home}/{kind}" for kind in ("DATA", "CACHE", "CONFIG")},
            }
            subprocess.run(command, env=environment, check=True)


if __name__ == "__main__":
    main()
