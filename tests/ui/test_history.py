"""The page of the history, driven on the real window."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import msgspec
import psutil
import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QLineEdit, QMessageBox, QPushButton
from pytestqt.qtbot import QtBot

from app.export import json_file
from app.folders import data_folder, results_folder
from app.history.journal import JOURNAL
from app.history.lock import measuring_alone
from app.history.recorder import RESULT, Recorder
from app.history.store import Store
from app.model.events import CellMeasured, RunEvent
from app.model.result import Result
from app.model.result_file import decode_result
from app.ui import reveal as reveal_module
from app.ui.history_model import COLUMNS, Column
from app.ui.laboratory import Laboratory
from app.ui.main_window import MainWindow
from tests.history.test_journal import EVENTS
from tests.scripted import plan_of, whole_run
from tests.ui.conftest import CLOSE_MS, RUN_MS, Choose

ROOT = Path(__file__).parents[2]
KINDS = {"run1": 0.1, "run2": 0.2, "run3": 0.3}


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that is ready at once: what is tried here is not measuring."""

    def end_at_once(laboratory: Laboratory) -> None:
        laboratory.ended.emit()

    monkeypatch.setattr(Laboratory, "check", end_at_once)


@pytest.fixture
def runs(unchecked: None) -> dict[str, Result]:
    """Three runs of three days, the last one the newest."""
    results = {}
    for day, (name, step_s) in enumerate(KINDS.items(), start=1):
        result = whole_run(plan_of(), gpu_step_s=step_s)
        result = msgspec.structs.replace(result, run_id=name, started_at=f"2026-11-0{day}T12:00:00Z")
        results_folder(name).mkdir(parents=True)
        (results_folder(name) / RESULT).write_bytes(json_file.encode(result))
        results[name] = result
    return results


def interrupt(events: list[RunEvent]) -> str:
    """Leave a run that was killed after these events."""
    with Recorder(lambda _: None) as recorder:
        for event in events:
            recorder.take(event)
    return "0123456789ab"


def show_history(qtbot: QtBot, window: MainWindow) -> None:
    window.tabs.setCurrentWidget(window.history)
    wait_until_read(qtbot, window)


def wait_until_read(qtbot: QtBot, window: MainWindow) -> None:
    qtbot.waitUntil(lambda: not window.history.is_reading, timeout=CLOSE_MS)


def column(window: MainWindow, number: Column) -> list[str]:
    rows = window.history.table.rows
    return [str(rows.index(row, number).data()) for row in range(rows.rowCount())]


def names(window: MainWindow) -> list[str]:
    rows = window.history.table.rows
    return [rows.entry(row).name for row in range(rows.rowCount())]


def messages(window: MainWindow) -> list[QMessageBox]:
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def told(window: MainWindow) -> str:
    return window.history.notice.text


def press(qtbot: QtBot, buttons: list[QPushButton], text: str) -> None:
    (button,) = [button for button in buttons if text in button.text()]
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def edit_action(window: MainWindow, key: QKeySequence.StandardKey) -> QAction:
    (action,) = [a for a in window.findChildren(QAction) if a.shortcut() == QKeySequence(key)]
    return action


def test_that_an_empty_history_says_how_it_fills(unchecked: None, window: MainWindow, qtbot: QtBot) -> None:
    show_history(qtbot, window)
    assert "Every run is kept here by itself" in window.history._empty.text()
    assert window.history._empty.isVisible()
    assert not window.history.filter.isVisible()
    for command in window.history.commands.menu.actions():
        assert command.isSeparator() or not command.isEnabled()


def test_that_runs_are_listed_newest_first_and_filtered(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    assert names(window) == ["run3", "run2", "run1"]
    assert column(window, Column.MACHINE) == ["Apple M5 Pro · MacBook Pro"] * 3
    assert column(window, Column.PRESET) == ["Quick"] * 3
    assert column(window, Column.OUTCOME) == ["Completed"] * 3
    assert "4.0× faster" in column(window, Column.TITLE)[2]
    assert all("2026" in date for date in column(window, Column.DATE))
    assert window.history.table.model().columnCount() == len(COLUMNS)

    qtbot.keyClicks(window.history.filter, "4.0× quick")
    assert names(window) == ["run1"]
    qtbot.keyClicks(window.history.filter, " nowhere")
    assert names(window) == []
    assert window.history._empty.text() == "No run has all these words."
    window.history.filter.clear()
    assert len(names(window)) == 3


def test_that_return_and_double_click_open_a_run(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    table = window.history.table
    table.selectRow(0)
    qtbot.keyClick(table, Qt.Key.Key_Return)
    assert window.result_view.result == runs["run3"]
    assert window.tabs.currentWidget() is window.result_view
    assert window.result_view.origin.text().startswith("From History: measured on ")
    window.tabs.setCurrentWidget(window.history)
    table.selectRow(2)
    table.doubleClicked.emit(table.rows.index(2, 0))
    assert window.result_view.result == runs["run1"]
    assert not messages(window), "nothing is lost by opening, so nothing is asked"


def test_that_a_run_is_renamed_in_place_and_that_is_undone(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    for command, words, place in (
        (window.history.commands.rename, "After the update", Column.TITLE),
        (window.history.commands.annotate, "on the charger", Column.NOTE),
    ):
        before = column(window, place)[0]
        command.trigger()
        editor = window.history.table.findChild(QLineEdit)
        assert editor is not None
        editor.selectAll()
        qtbot.keyClicks(editor, words)
        qtbot.keyClick(editor, Qt.Key.Key_Return)
        wait_until_read(qtbot, window)
        qtbot.waitUntil(lambda: column(window, place)[0] == words, timeout=CLOSE_MS)  # noqa: B023
        edit_action(window, QKeySequence.StandardKey.Undo).trigger()
        qtbot.waitUntil(lambda: column(window, place)[0] == before, timeout=CLOSE_MS)  # noqa: B023
        edit_action(window, QKeySequence.StandardKey.Redo).trigger()
        qtbot.waitUntil(lambda: column(window, place)[0] == words, timeout=CLOSE_MS)  # noqa: B023
    entry = Store().entry("run3")
    assert (entry.about.title, entry.about.note) == ("After the update", "on the charger")
    window.history.filter.setText("charger")
    assert names(window) == ["run3"]


def test_that_a_deleted_run_comes_back_by_undo(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    window.history.table.choose({"run1", "run3"})
    qtbot.keyClick(window.history.table, Qt.Key.Key_Delete)
    qtbot.waitUntil(lambda: names(window) == ["run2"], timeout=CLOSE_MS)
    assert (data_folder() / "deleted" / "run3" / RESULT).exists()
    undo = edit_action(window, QKeySequence.StandardKey.Undo)
    assert "Delete 2 Runs" in undo.text()
    undo.trigger()
    qtbot.waitUntil(lambda: names(window) == ["run3", "run2", "run1"], timeout=CLOSE_MS)
    assert not undo.isEnabled()


def test_that_a_deletion_is_told_with_a_way_back(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    history = window.history
    history.table.selectRow(0)
    history.commands.delete.trigger()
    assert history.notice.isVisible()
    assert told(window) == "1 run was deleted."
    qtbot.waitUntil(lambda: names(window) == ["run2", "run1"], timeout=CLOSE_MS)
    history.table.choose({"run1", "run2"})
    history.commands.delete.trigger()
    assert told(window) == "2 runs were deleted."
    qtbot.waitUntil(history._empty.isVisible, timeout=CLOSE_MS)
    assert history._empty.text() == "Every run was deleted.\nUndo brings them back."
    press(qtbot, history.notice.buttons, "Undo")
    qtbot.waitUntil(lambda: names(window) == ["run2", "run1"], timeout=CLOSE_MS)
    assert not told(window)

    edit_action(window, QKeySequence.StandardKey.Redo).trigger()
    assert told(window) == "2 runs were deleted."
    edit_action(window, QKeySequence.StandardKey.Undo).trigger()
    assert not told(window), "what was undone elsewhere is not told any more"
    wait_until_read(qtbot, window)
    history.table.selectRow(0)
    history.commands.delete.trigger()
    wait_until_read(qtbot, window)
    assert told(window) == "1 run was deleted."
    history.model.setData(history.model.index(0, Column.NOTE), "on the charger")
    assert not told(window), "it is withdrawn with the next change"


def test_that_a_history_emptied_before_says_so(
    runs: dict[str, Result], qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    for name in runs:
        Store().delete(name)
    window: MainWindow = request.getfixturevalue("window")
    show_history(qtbot, window)
    assert window.history._empty.text().startswith("Every run was deleted.\nThe next one ")


def test_that_what_cannot_be_deleted_is_told_and_stays(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    (data_folder() / "deleted").write_text("in the way")
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    window.history.commands.delete.trigger()
    (box,) = messages(window)
    assert "was not deleted" in box.text()
    assert "could not be moved" in box.informativeText()
    box.accept()
    wait_until_read(qtbot, window)
    assert len(names(window)) == 3
    assert not edit_action(window, QKeySequence.StandardKey.Undo).isEnabled()


def test_that_two_to_six_ended_runs_can_be_compared(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    interrupt(EVENTS[:12])
    show_history(qtbot, window)
    compare = window.history.commands.compare
    window.history.table.selectRow(0)
    assert not compare.isEnabled()
    window.history.table.clearSelection()
    window.history.table.choose({"run1", "run2"})
    assert compare.isEnabled()
    with qtbot.waitSignal(window.history.compare_wanted, timeout=CLOSE_MS) as wanted:
        compare.trigger()
    assert wanted.args == [[results_folder(name) / RESULT for name in ("run2", "run1")]]
    window.history.table.choose({"0123456789ab"})
    assert not compare.isEnabled(), "of an interrupted run there is no file yet"


def test_that_a_run_goes_by_its_title_where_it_is_shown_and_compared(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    window.store.rename("run1", "After the update")
    window.store.annotate("run1", "on the charger")
    show_history(qtbot, window)
    window.history.table.choose({"run1"})
    window.history.commands.open.trigger()
    origin = window.result_view.origin.text()
    assert origin.startswith("From History: After the update, measured on ")
    assert origin.endswith(" Note: on the charger")

    show_history(qtbot, window)
    window.history.table.choose({"run1", "run2"})
    window.history.commands.compare.trigger()
    comparison = window.compare_view.comparison
    assert comparison is not None
    first, second = comparison.contenders
    assert [first.name, second.name] == ["Apple M5 Pro", "After the update"]
    assert second.details == f"Apple M5 Pro · {first.details}".replace("11-02", "11-01")


@pytest.mark.parametrize("is_macos", [True, False])
def test_that_a_run_is_shown_where_it_is_kept(
    runs: dict[str, Result],
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_macos: bool,
) -> None:
    asked: list[object] = []
    monkeypatch.setattr(reveal_module, "IS_MACOS", is_macos)

    def run(command: list[str], **_: object) -> subprocess.CompletedProcess[str]:
        asked.append(command)
        return subprocess.CompletedProcess(command, 0)

    def open_url(url: QUrl) -> bool:
        asked.append(url.toLocalFile())
        return True

    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("app.ui.reveal.QDesktopServices.openUrl", open_url)
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    window.history.commands.reveal.trigger()
    folder = results_folder("run3")
    assert asked == [["/usr/bin/open", "-R", str(folder / RESULT)] if is_macos else str(folder)]
    assert not messages(window)


def test_that_a_damaged_run_is_listed_with_its_reason_and_told_when_opened(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    (results_folder("run3") / RESULT).write_text("{")
    show_history(qtbot, window)
    row = names(window).index("run3")
    assert "Damaged: This is no Torchmark result" in column(window, Column.OUTCOME)[row]
    window.history.table.selectRow(row)
    assert not window.history.commands.open.isEnabled()
    qtbot.keyClick(window.history.table, Qt.Key.Key_Return)
    (box,) = messages(window)
    assert box.text() == "The run was not opened."
    assert "it is damaged" in box.informativeText()
    box.accept()


def test_that_an_interrupted_run_is_offered_shown_and_not_offered_again(
    unchecked: None, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    name = interrupt(EVENTS[:12])
    window: MainWindow = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=CLOSE_MS)
    assert "was interrupted after 1 of 2 cells." in window.notice.text
    press(qtbot, window.notice.buttons, "Show")
    result = window.result_view.result
    assert result is not None
    assert [cell.status for cell in result.cells] == ["done", "not_run"]
    assert not window.notice.text
    assert not Store().interrupted()
    assert Store().entry(name).state == "interrupted"


def test_that_a_dismissed_run_stays_in_the_history(
    unchecked: None, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    interrupt(EVENTS[:12])
    window: MainWindow = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=CLOSE_MS)
    press(qtbot, window.notice.buttons, "Dismiss")
    assert not window.notice.text
    assert not Store().interrupted()
    show_history(qtbot, window)
    assert column(window, Column.OUTCOME) == ["Interrupted, 1 of 2 cells"]


def test_that_a_run_of_another_machine_is_not_resumed(
    unchecked: None, qtbot: QtBot, request: pytest.FixtureRequest
) -> None:
    name = interrupt(EVENTS[:12])
    before = (results_folder(name) / JOURNAL).read_bytes()
    window: MainWindow = request.getfixturevalue("window")
    qtbot.waitUntil(lambda: bool(window.notice.text), timeout=CLOSE_MS)
    press(qtbot, window.notice.buttons, "Resume")
    qtbot.waitUntil(lambda: bool(messages(window)), timeout=RUN_MS)
    (box,) = messages(window)
    assert box.text() == "The run was not resumed."
    assert "measured on another machine (Apple M5 Pro)" in box.informativeText()
    box.accept()
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=CLOSE_MS)
    assert (results_folder(name) / JOURNAL).read_bytes() == before


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
    (question,) = messages(window)
    assert "could not be kept in History" in question.informativeText()
    press(qtbot, question.findChildren(QPushButton), "Keep")
    assert window.result_view.result == measured
    window.incoming.open_file(aside / "run1" / RESULT)
    (question,) = messages(window)
    press(qtbot, question.findChildren(QPushButton), "Show Instead")
    assert window.result_view.result == runs["run1"]


def test_that_a_stopped_run_is_resumed(
    unchecked: None, window: MainWindow, choose: Choose, qtbot: QtBot
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
    qtbot.waitUntil(lambda: bool(measured), timeout=RUN_MS)
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    stopped = window.result_view.result
    assert stopped is not None and stopped.outcome == "stopped"
    missing = [cell.cell for cell in stopped.cells if cell.status != "done"]
    assert missing
    before = len(measured)

    show_history(qtbot, window)
    window.history.table.selectRow(0)
    window.history.commands.resume.trigger()
    qtbot.waitUntil(lambda: len(measured) == before + len(missing), timeout=RUN_MS)
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    result = window.result_view.result
    assert result is not None and result.outcome == "completed"
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
        (worker,) = psutil.Process(killed.pid).children()
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
