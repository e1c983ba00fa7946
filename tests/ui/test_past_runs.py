"""Runs that were kept: interrupted, stopped and killed ones are offered, resumed, or refused."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot

from app.folders import data_folder, results_folder
from app.history.journal import JOURNAL
from app.history.lock import measuring_alone
from app.history.recorder import RESULT
from app.history.store import Store
from app.model.events import CellMeasured
from app.model.result import Result
from app.model.result_file import decode_result
from app.ui.history_model import Column
from app.ui.main_window import MainWindow
from tests.history.test_journal import EVENTS
from tests.measuring import worker_of
from tests.ui.conftest import CLOSE_MS, RUN_MS, Choose, messages, wait_for_artist
from tests.ui.history_page import column, interrupt, press, show_history

ROOT = Path(__file__).parents[2]


@pytest.fixture
def offered(unchecked: None, qtbot: QtBot, request: pytest.FixtureRequest) -> MainWindow:
    """The window, offering a run that was interrupted after one of its two cells."""
    interrupt(EVENTS[:12])
    window: MainWindow = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=CLOSE_MS)
    return window


def test_that_an_interrupted_run_is_offered_shown_and_not_offered_again(
    offered: MainWindow, qtbot: QtBot
) -> None:
    window, (entry,) = offered, Store().interrupted()
    assert "was interrupted after 1 of 2 cells." in window.notice.text
    press(qtbot, window.notice.buttons, "Show")
    assert window.progress.text == "Reading …"
    wait_for_artist()
    assert window.progress.text.startswith("Opened the run of ")
    result = window.result_view.result
    assert result is not None
    assert [cell.status for cell in result.cells] == ["done", "not_run"]
    assert not window.notice.text
    assert not Store().interrupted()
    assert Store().entry(entry.name).state == "interrupted"


def test_that_nothing_is_resumed_while_the_machine_is_checked(offered: MainWindow, qtbot: QtBot) -> None:
    window = offered
    press(qtbot, window.notice.buttons, "Resume")
    # Asked for in the moment in which the run is read.
    window._show_checking()
    wait_for_artist()
    (box,) = messages(window)
    assert box.text() == "The run was not resumed."
    box.accept()
    assert not window.is_running


def test_that_a_dismissed_run_stays_in_the_history(offered: MainWindow, qtbot: QtBot) -> None:
    window = offered
    press(qtbot, window.notice.buttons, "Dismiss")
    assert not window.notice.text
    assert not Store().interrupted()
    show_history(qtbot, window)
    assert column(window, Column.OUTCOME) == ["Interrupted, 1 of 2 cells"]


def test_that_a_run_of_another_machine_is_not_resumed(offered: MainWindow, qtbot: QtBot) -> None:
    window, (entry,) = offered, Store().interrupted()
    before = (results_folder(entry.name) / JOURNAL).read_bytes()
    press(qtbot, window.notice.buttons, "Resume")
    wait_for_artist()
    qtbot.waitUntil(lambda: bool(messages(window)), timeout=RUN_MS)
    (box,) = messages(window)
    assert box.text() == "The run was not resumed."
    assert "measured on another machine (Apple M5 Pro)" in box.informativeText()
    box.accept()
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=CLOSE_MS)
    assert (results_folder(entry.name) / JOURNAL).read_bytes() == before


def test_that_a_run_is_refused_while_another_torchmark_measures(
    unchecked: None, window: MainWindow, choose: Choose, qtbot: QtBot
) -> None:
    choose("squeezenet1_0")
    with measuring_alone() as is_alone:
        assert is_alone
        window.run()
        qtbot.waitUntil(lambda: bool(messages(window)), timeout=CLOSE_MS)
    (box,) = messages(window)
    assert box.text() == "Another Torchmark is measuring on this machine."
    assert "results can be looked at" in box.informativeText()
    box.accept()
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=CLOSE_MS)
    assert window.result_view.result is None
    assert window.progress.text == "Nothing was measured."
    assert not Store().interrupted()


def test_that_a_measured_run_is_kept_by_itself_and_is_in_the_list(
    unchecked: None, window: MainWindow, choose: Choose, qtbot: QtBot
) -> None:
    choose("squeezenet1_0")
    show_history(qtbot, window)
    window.run()
    qtbot.waitUntil(lambda: window.result_view.result is not None, timeout=RUN_MS)
    (journal,) = data_folder().rglob(JOURNAL)
    window.tabs.setCurrentWidget(window.history)
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    qtbot.waitUntil(lambda: column(window, Column.OUTCOME) == ["Completed"], timeout=CLOSE_MS)
    measured = window.result_view.result
    assert measured is not None
    assert not journal.exists()
    assert decode_result((results_folder(measured.run_id) / RESULT).read_bytes()) == measured


def test_that_a_run_that_cannot_be_kept_is_told_and_not_replaced_unasked(
    runs: dict[str, Result], window: MainWindow, choose: Choose, qtbot: QtBot
) -> None:
    kept = data_folder() / "runs"
    aside = kept.rename(kept.with_name("aside"))
    kept.write_text("in the way")
    choose("squeezenet1_0")
    window.run()
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=RUN_MS)
    assert "This run is not being kept in History: " in window.notice.text
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    measured = window.result_view.result
    assert measured is not None and measured.outcome == "completed"
    window.incoming.open_file(aside / "run1" / RESULT)
    wait_for_artist()
    (question,) = messages(window)
    assert "could not be kept in History" in question.informativeText()
    press(qtbot, question.findChildren(QPushButton), "Keep")
    assert window.result_view.result == measured
    window.incoming.open_file(aside / "run1" / RESULT)
    wait_for_artist()
    (question,) = messages(window)
    press(qtbot, question.findChildren(QPushButton), "Show Instead")
    assert window.result_view.result == runs["run1"]


@pytest.mark.parametrize("way", ["by History", "by the page of the result"])
def test_that_a_stopped_run_is_resumed(
    unchecked: None, window: MainWindow, choose: Choose, qtbot: QtBot, way: str
) -> None:
    choose("squeezenet1_0", "mobilenet_v2")
    measured: list[object] = []

    def look(event: object) -> None:
        if isinstance(event, CellMeasured):
            if not measured:
                window.stop()
            measured.append(event.cell)

    window.laboratory.happened.connect(look)
    window.run()
    assert window.result_view.resume_button.isHidden()
    qtbot.waitUntil(lambda: bool(measured), timeout=RUN_MS)
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    stopped = window.result_view.result
    assert stopped is not None and stopped.outcome == "stopped"
    missing = [cell.cell for cell in stopped.cells if cell.status != "done"]
    assert missing
    before = len(measured)

    if way == "by History":
        show_history(qtbot, window)
        window.history.table.selectRow(0)
        window.history.commands.resume.trigger()
    else:
        qtbot.mouseClick(window.result_view.resume_button, Qt.MouseButton.LeftButton)
    qtbot.waitUntil(lambda: window.focusWidget() is window.plan_panel.button, timeout=RUN_MS)
    wait_for_artist()
    qtbot.waitUntil(lambda: len(measured) == before + len(missing), timeout=RUN_MS)
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    result = window.result_view.result
    assert result is not None and result.outcome == "completed"
    assert window.result_view.resume_button.isHidden()
    assert measured[before:] == missing, "only what was missing ran"
    folder = results_folder(result.run_id)
    assert not (folder / JOURNAL).exists()
    assert decode_result((folder / RESULT).read_bytes()) == result
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    assert not window.history.commands.resume.isEnabled()


WINDOW_TO_KILL = """
import sys
from PySide6.QtWidgets import QApplication
from app.model.events import CellMeasured
from app.ui.laboratory import Laboratory
from app.ui.main_window import MainWindow

Laboratory.check = lambda laboratory: laboratory.ended.emit()
application = QApplication([])
window = MainWindow()
window.complete()
window.show()
for name, box in window.plan_panel.models.items():
    box.setChecked(name in ("squeezenet1_0", "mobilenet_v2"))
for size, box in window.plan_panel.batch_sizes.items():
    box.setChecked(size == 1)

def look(event):
    if isinstance(event, CellMeasured):
        print("measured", flush=True)

window.laboratory.happened.connect(look)
window.run()
sys.exit(application.exec())
"""


def test_that_a_killed_window_loses_nothing_and_its_run_is_resumed(
    unchecked: None, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    with subprocess.Popen(
        [sys.executable, "-c", WINDOW_TO_KILL], stdout=subprocess.PIPE, text=True, cwd=ROOT
    ) as killed:
        assert killed.stdout is not None
        assert killed.stdout.readline() == "measured\n"
        worker = worker_of(killed.pid)
        os.kill(killed.pid, signal.SIGKILL)
    assert psutil.wait_procs([worker], timeout=10)[0], "the measuring process outlived the window"
    (journal,) = data_folder().rglob(JOURNAL)
    before, note = Store().load(journal.parent.name)
    finished = [cell for cell in before.cells if cell.status == "done"]
    assert finished
    assert note in ("", "Its last line was only half written, and was left out.")

    window: MainWindow = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=CLOSE_MS)
    assert f"interrupted after {len(finished)} of {len(before.cells)} cells" in window.notice.text
    measured: list[object] = []
    window.laboratory.happened.connect(
        lambda event: measured.append(event.cell) if isinstance(event, CellMeasured) else None
    )
    press(qtbot, window.notice.buttons, "Resume")
    wait_for_artist()
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    assert not messages(window)
    result = window.result_view.result
    assert result is not None
    assert [cell.status for cell in result.cells] == ["done"] * len(before.cells)
    assert [cell for cell in result.cells if cell.cell in [f.cell for f in finished]] == finished
    assert measured == [c.cell for c in before.cells if c.status != "done"], "only what was missing ran"
    assert len(result.resumed_at) == 1
    assert result.outcome == "completed"
    assert not journal.exists()
    assert decode_result((journal.parent / RESULT).read_bytes()) == result
    assert window.progress.text == f"Done: {len(before.cells)} of {len(before.cells)} cells measured."
