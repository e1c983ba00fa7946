"""The main job, by clicks on the real window."""

import csv
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest
from PIL import Image
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.model.catalog import devices_of_this_platform
from app.model.events import CellStarted, RunEvent
from app.model.machine import Machine
from app.model.plan import Plan
from app.model.result_file import decode_result
from app.runner.child import Child
from app.runner.run import run
from app.ui.main_window import MainWindow
from app.ui.table_columns import COLUMNS
from tests.measuring import worker_of
from tests.ui.conftest import CLOSE_MS, RUN_MS, Choose, drawn_texts, wait_for_artist

ROOT = Path(__file__).parents[2]


def click_run(qtbot: QtBot, window: MainWindow) -> None:
    assert window.plan_panel.button.text() == "Run"
    qtbot.mouseClick(window.plan_panel.button, Qt.MouseButton.LeftButton)


def wait_for_end(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)


def wait_until_measured(qtbot: QtBot, window: MainWindow, cells: int) -> None:
    def enough() -> bool:
        result = window.result_view.result
        return result is not None and sum(cell.status == "done" for cell in result.cells) >= cells

    qtbot.waitUntil(enough, timeout=RUN_MS)


def table_column(window: MainWindow, title: str) -> list[str]:
    rows = window.result_view.table.rows
    column = list(COLUMNS).index(title)
    return [str(rows.index(row, column).data()) for row in range(rows.rowCount())]


def statuses(window: MainWindow) -> list[str]:
    result = window.result_view.result
    assert result is not None
    return [cell.status for cell in result.cells]


def bars(qtbot: QtBot, window: MainWindow) -> int:
    drawn_texts(qtbot, window)
    return sum(len(axes.patches) for axes in window.result_view.chart.figure.axes)


def save_by_dialog(qtbot: QtBot, window: MainWindow, action: str, path: Path) -> None:
    """Choose a command of the Export menu and accept its dialog with a path."""
    (command,) = [a for a in window.export_menu.actions() if action in a.text()]
    command.trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)), timeout=CLOSE_MS)
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(path))
    dialog.accept()
    wait_for_artist()
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog), timeout=CLOSE_MS)


def open_message(window: MainWindow) -> QMessageBox:
    (box,) = [box for box in window.findChildren(QMessageBox) if box.isVisible()]
    return box


def test_that_the_check_is_shown_before_anything_runs(window: MainWindow) -> None:
    assert window.tabs.currentWidget() is window.check_view
    texts = [label.text() for label in window.check_view.findChildren(QLabel)]
    assert any("can be measured" in text or "can train" in text for text in texts)
    for title in ("Memory", "Python", "PyTorch", "GPU test"):
        assert title in texts
    assert all(box.isChecked() for box in window.plan_panel.models.values())
    assert window.plan_panel.devices["cpu"].isChecked()
    assert [size for size, box in window.plan_panel.batch_sizes.items() if box.isChecked()] == [4]
    assert "6 cells" in window.plan_panel.estimate.text() or "12 cells" in window.plan_panel.estimate.text()


def test_that_after_the_check_return_starts_the_quick_preset(window: MainWindow, qtbot: QtBot) -> None:
    assert window.plan_panel.preset.currentData() == "quick"
    assert window.focusWidget() is window.plan_panel.button
    qtbot.keyClick(window.plan_panel.button, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: window.result_view.result is not None, timeout=RUN_MS)
    assert window.plan_panel.button.text() == "Stop"


def test_that_the_main_job_works(window: MainWindow, choose: Choose, qtbot: QtBot, tmp_path: Path) -> None:
    choose("squeezenet1_0", "mobilenet_v2")
    click_run(qtbot, window)
    wait_until_measured(qtbot, window, cells=1)
    assert window.tabs.currentWidget() is window.result_view
    assert window.plan_panel.button.text() == "Stop"
    assert "left" in window.progress.text
    wait_for_end(qtbot, window)

    cells = 2 * sum(box.isChecked() for box in window.plan_panel.devices.values())
    assert window.progress.text == f"Done: {cells} of {cells} cells measured."
    assert statuses(window) == ["done"] * cells
    assert all(table_column(window, "State"))
    assert all(float(rate.replace(",", "")) > 0 for rate in table_column(window, "Images/s"))
    assert bars(qtbot, window) == cells
    assert "images per second" in window.result_view.chart.accessibleDescription()

    for action, name in (("PNG", "a.png"), ("CSV", "a.csv"), ("Torchmark Result", "a.torchmark")):
        save_by_dialog(qtbot, window, action, tmp_path / name)
    result = decode_result((tmp_path / "a.torchmark").read_bytes())
    assert [cell.status for cell in result.cells] == ["done"] * cells
    with (tmp_path / "a.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    assert [row["run_id"] for row in rows] == [result.run_id] * cells
    with Image.open(tmp_path / "a.png") as picture:
        assert picture.size == (1920, 1080)

    window.result_view.table.copy()
    lines = QApplication.clipboard().text().splitlines()
    assert lines[0].startswith("Model\tDevice\tBatch\t")
    assert len(lines) == cells + 1


def test_that_stop_in_mid_run_keeps_what_was_measured(
    window: MainWindow, choose: Choose, qtbot: QtBot
) -> None:
    choose("squeezenet1_0", "vgg16", batch_sizes=(1, 256))
    click_run(qtbot, window)
    wait_until_measured(qtbot, window, cells=1)
    qtbot.waitUntil(lambda: "measuring …" in table_column(window, "State"), timeout=RUN_MS)
    asked_at = time.monotonic()
    qtbot.mouseClick(window.plan_panel.button, Qt.MouseButton.LeftButton)
    wait_for_end(qtbot, window)
    assert time.monotonic() - asked_at < 1.5
    states = table_column(window, "State")
    assert "done" in statuses(window)
    assert "stopped" in states
    assert "not run" in states
    assert window.progress.text.startswith("Stopped: ")


@pytest.mark.parametrize("number", [signal.SIGABRT, signal.SIGKILL])
def test_that_the_window_outlives_its_measuring_process(
    window: MainWindow, choose: Choose, qtbot: QtBot, number: signal.Signals
) -> None:
    choose("vgg16", "squeezenet1_0", "mobilenet_v2")
    killed: list[int] = []

    def kill_in_the_first_cell(event: object) -> None:
        if isinstance(event, CellStarted) and not killed:
            killed.append(worker_of(os.getpid()).pid)
            os.kill(killed[0], number)

    window.laboratory.happened.connect(kill_in_the_first_cell)
    click_run(qtbot, window)
    wait_for_end(qtbot, window)
    assert killed
    states = table_column(window, "State")
    assert number.name in states[0]
    assert states[0].startswith("failed: ")
    assert statuses(window) == ["failed", *["done"] * (len(states) - 1)]
    assert any(text.startswith("failed: ") for text in drawn_texts(qtbot, window))
    assert "1 failed" in window.progress.text

    index = window.result_view.table.rows.index(0, 0)
    window.result_view.table.doubleClicked.emit(index)
    box = open_message(window)
    assert "failed" in box.text()
    assert number.name in box.informativeText()
    assert box.detailedText()
    box.accept()


def test_that_closing_while_running_asks_and_then_stops(
    window: MainWindow, choose: Choose, qtbot: QtBot
) -> None:
    choose("vgg16")
    click_run(qtbot, window)
    qtbot.waitUntil(lambda: window.result_view.result is not None, timeout=RUN_MS)
    window.close()
    assert window.isVisible()
    assert "What was measured so far is kept in History." in open_message(window).informativeText()
    keep = [b for b in open_message(window).findChildren(QPushButton) if "Keep" in b.text()]
    qtbot.mouseClick(keep[0], Qt.MouseButton.LeftButton)
    assert window.plan_panel.button.text() == "Stop"

    window.close()
    stop = [b for b in open_message(window).findChildren(QPushButton) if "Stop" in b.text()]
    qtbot.mouseClick(stop[0], Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: not window.isVisible(), timeout=CLOSE_MS)


def test_that_the_question_goes_away_when_the_run_ends_first(
    window: MainWindow, choose: Choose, qtbot: QtBot
) -> None:
    choose("squeezenet1_0")
    click_run(qtbot, window)
    qtbot.waitUntil(lambda: window.result_view.result is not None, timeout=RUN_MS)
    window.close()
    box = open_message(window)
    wait_for_end(qtbot, window)
    qtbot.waitUntil(lambda: not box.isVisible(), timeout=CLOSE_MS)
    assert window.isVisible()
    window.close()
    assert not window.isVisible()


def test_that_a_failure_of_torchmark_itself_ends_the_run_in_order(
    window: MainWindow, choose: Choose, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken_run(plan: Plan, machine: Machine, child: Child) -> Iterator[RunEvent]:
        events = run(plan, machine, child)
        yield from islice(events, 5)
        raise RuntimeError("a bug")

    monkeypatch.setattr("app.runner.run.run", broken_run)
    choose("squeezenet1_0")
    click_run(qtbot, window)
    wait_for_end(qtbot, window)
    box = open_message(window)
    assert box.text() == "Torchmark itself failed: a bug."
    assert "Traceback" in box.detailedText()
    box.accept()
    assert window.progress.text.startswith("Stopped: 0 of")
    assert "measuring …" not in table_column(window, "State")


def test_that_a_window_closed_during_its_check_leaves_nothing(qtbot: QtBot) -> None:
    window = MainWindow()
    window.show()
    asked_at = time.monotonic()
    window.close()
    assert time.monotonic() - asked_at < 2.0
    assert not window.isVisible()


def test_that_nothing_chosen_is_told_and_cannot_be_run(window: MainWindow, choose: Choose) -> None:
    choose()
    assert not window.plan_panel.button.isEnabled()
    assert window.plan_panel.estimate.text() == "No model was chosen: choose at least one."
    choose("vgg16", batch_sizes=())
    assert window.plan_panel.estimate.text() == "No batch size was chosen: choose at least one."
    choose("vgg16", batch_sizes=(4,))
    assert window.plan_panel.button.isEnabled()


def test_that_a_device_that_cannot_be_used_is_not_offered(window: MainWindow) -> None:
    gpus = [spec for spec in devices_of_this_platform() if spec.name != "cpu"]
    boxes = [window.plan_panel.devices[spec.name] for spec in gpus]
    assert boxes
    for box in boxes:
        assert box.isEnabled() == box.isChecked()
        assert box.isEnabled() or box.toolTip(), "a device that is not offered says why"


def test_that_a_file_that_cannot_be_saved_is_told(
    window: MainWindow, choose: Choose, qtbot: QtBot, tmp_path: Path
) -> None:
    choose("squeezenet1_0")
    click_run(qtbot, window)
    wait_for_end(qtbot, window)
    vanished = tmp_path / "folder"
    vanished.mkdir()
    (command,) = [a for a in window.export_menu.actions() if "CSV" in a.text()]
    command.trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(vanished / "a.csv"))
    vanished.rmdir()
    dialog.fileSelected.emit(str(vanished / "a.csv"))
    wait_for_artist()
    dialog.reject()
    box = open_message(window)
    assert box.text() == "The file was not saved."
    assert "a.csv could not be written" in box.informativeText()
    box.accept()


def test_that_export_waits_for_a_result(window: MainWindow) -> None:
    assert not window.export_menu.isEnabled()
    assert not window.result_view.export_button.isEnabled()


def test_that_the_published_result_can_be_shown(window: MainWindow, choose: Choose, qtbot: QtBot) -> None:
    choose("resnet18", batch_sizes=(4,))
    click_run(qtbot, window)
    wait_for_end(qtbot, window)
    chart = window.result_view.chart
    drawn_texts(qtbot, window)
    assert len(chart.figure.legends) == 1
    qtbot.mouseClick(window.result_view.reference_box, Qt.MouseButton.LeftButton)
    drawn_texts(qtbot, window)
    labels = [text.get_text() for legend in chart.figure.legends for text in legend.get_texts()]
    assert "MacBook Pro M1 Max, June 2022, CPU" in labels
    assert any("not the same measurement" in label.replace("\n", " ") for label in labels)
    assert table_column(window, "Model") == ["ResNet-18"] * len(table_column(window, "Model"))


def test_that_the_window_process_never_imports_torch(tmp_path: Path) -> None:
    script = """
import sys
from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication
from app.runner.child import Child
from app.runner.run import run
from app.ui.main_window import MainWindow

application = QApplication([])
window = MainWindow()
window.complete()
window.show()

def look():
    panel, result = window.plan_panel, window.result_view.result
    if result is not None and result.outcome is not None and panel.button.text() == "Run":
        assert [cell.status for cell in result.cells][:1] == ["done"], result.cells
        assert not {"torch", "torchvision"} & set(sys.modules)
        print("measured without torch")
        window.close()
    elif result is None and panel.button.isEnabled() and panel.button.text() == "Run":
        for name, box in panel.models.items():
            box.setChecked(name == "squeezenet1_0")
        panel.button.click()

timer = QTimer()
timer.timeout.connect(look)
timer.start(50)
sys.exit(application.exec())
"""
    done = subprocess.run(
        [sys.executable, "-c", script],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        check=False,
        timeout=120,
    )
    assert done.stdout == "measured without torch\n", done.stderr
    assert done.returncode == 0
