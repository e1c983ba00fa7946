"""Where a run of the history is kept, and what is said of one that is damaged or gone."""

import shutil
import subprocess

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from app.folders import results_folder
from app.history.recorder import RESULT
from app.model.result import Result
from app.ui import reveal as reveal_module
from app.ui.history_model import Column
from app.ui.main_window import MainWindow
from tests.ui.conftest import CLOSE_MS, messages, wait_for_artist
from tests.ui.history_page import (
    column,
    names,
    show_history,
    wait_until_read,
)


@pytest.mark.parametrize("action", ["open", "reveal", "delete", "rename", "resume"])
def test_that_an_action_on_a_run_that_is_gone_is_told_and_shows_what_is_there(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot, action: str
) -> None:
    show_history(qtbot, window)
    history = window.history
    history.table.choose({"run2"})
    shutil.rmtree(results_folder("run2"))
    if action == "rename":
        row = names(window).index("run2")
        history.table.rows.setData(history.table.rows.index(row, Column.TITLE), "After the update")
    elif action == "resume":
        history.resume_chosen()
    else:
        getattr(history.commands, action).trigger()
    wait_for_artist()
    (box,) = messages(window)
    assert box.text()
    if action in ("open", "reveal", "resume"):
        assert box.informativeText().endswith("is not in History any more.")
    box.accept()
    qtbot.waitUntil(lambda: names(window) == ["run3", "run1"], timeout=CLOSE_MS)


def test_that_a_run_whose_file_is_gone_is_not_opened_and_the_list_says_why(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    show_history(qtbot, window)
    window.history.table.choose({"run2"})
    (results_folder("run2") / RESULT).unlink()
    window.history.commands.open.trigger()
    wait_for_artist()
    (box,) = messages(window)
    assert box.informativeText() == "There is no result in it."
    box.accept()
    wait_until_read(qtbot, window)
    assert column(window, Column.OUTCOME)[names(window).index("run2")].startswith("Damaged")


@pytest.mark.parametrize("is_whole_folder", [True, False])
def test_that_runs_of_which_one_is_gone_are_not_compared_without_it(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot, is_whole_folder: bool
) -> None:
    window.store.rename("run2", "The second")
    show_history(qtbot, window)
    window.history.table.choose(set(runs))
    if is_whole_folder:
        shutil.rmtree(results_folder("run2"))
    else:
        (results_folder("run2") / RESULT).unlink()
    window.history.commands.compare.trigger()
    wait_for_artist()
    (box,) = messages(window)
    assert box.text() == "The runs were not compared."
    assert box.informativeText() == (
        "The second is not in History any more."
        if is_whole_folder
        else "There is no result file of The second."
    )
    box.accept()
    assert window.tabs.currentWidget() is window.history
    assert window.compare_view.comparison is None
    wait_until_read(qtbot, window)
    assert ("run2" in names(window)) is not is_whole_folder


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


@pytest.mark.parametrize(
    ("is_macos", "error", "why"),
    [
        (False, None, "This system names no program that shows folders."),
        (True, subprocess.TimeoutExpired("open", 5), "Finder did not answer."),
        (True, FileNotFoundError("no open"), "The system says: no open"),
        (True, subprocess.CalledProcessError(1, "open", stderr=b"kLSNoSuch\n"), "The system says: kLSNoSuch"),
    ],
)
def test_that_a_run_whose_place_cannot_be_shown_is_told_with_what_to_do(
    runs: dict[str, Result],
    window: MainWindow,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    is_macos: bool,
    error: Exception | None,
    why: str,
) -> None:
    def run(*_: object, **__: object) -> None:
        assert error is not None
        raise error

    monkeypatch.setattr(reveal_module, "IS_MACOS", is_macos)
    monkeypatch.setattr("subprocess.run", run)
    monkeypatch.setattr("app.ui.reveal.QDesktopServices.openUrl", lambda _url: False)
    show_history(qtbot, window)
    window.history.table.selectRow(0)
    window.history.commands.reveal.trigger()
    (box,) = messages(window)
    assert box.text() == "The place of the run was not shown."
    folder = results_folder("run3")
    by_hand = f"Open this folder yourself; its path can be selected and copied:\n{folder}"
    assert box.informativeText() == f"{why}\n\n{by_hand}"
    (label,) = [label for label in box.findChildren(QLabel) if str(folder) in label.text()]
    assert label.textInteractionFlags() & Qt.TextInteractionFlag.TextSelectableByMouse
    box.accept()


def test_that_a_damaged_run_is_listed_with_its_reason_and_told_when_opened(
    runs: dict[str, Result], window: MainWindow, qtbot: QtBot
) -> None:
    (results_folder("run3") / RESULT).write_text("{")
    show_history(qtbot, window)
    row = names(window).index("run3")
    assert "Damaged: This file ends too early" in column(window, Column.OUTCOME)[row]
    window.history.table.selectRow(row)
    assert not window.history.commands.open.isEnabled()
    qtbot.keyClick(window.history.table, Qt.Key.Key_Return)
    wait_for_artist()
    (box,) = messages(window)
    assert box.text() == "The run was not opened."
    assert "ends too early" in box.informativeText()
    box.accept()
