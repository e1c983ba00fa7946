"""What is compared, copied and exported by the menus, the command line, and files that are opened."""

import os
import subprocess
import sys
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.model.events import RunEnded
from app.model.result import fold
from app.ui.application import Application
from app.ui.compare_view import CompareView
from app.ui.main_window import MainWindow
from tests.comparisons import of_machine, run_on
from tests.scripted import opening, plan_of
from tests.ui.compare_page import answer, names, save_in
from tests.ui.conftest import messages, wait_for_artist

ROOT = Path(__file__).parents[2]

Save = Callable[..., list[Path]]


@pytest.fixture
def save(tmp_path: Path) -> Save:
    return partial(save_in, tmp_path)


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def view(window: MainWindow) -> CompareView:
    return window.compare_view


def command(window: MainWindow, text: str) -> QAction:
    (action,) = [action for action in window.findChildren(QAction) if action.text() == text]
    return action


def test_that_the_menu_compares_several_files_and_exports(
    window: MainWindow, view: CompareView, save: Save, qtbot: QtBot, tmp_path: Path
) -> None:
    paths = save(run_on("Apple M1"), run_on("Apple M5", 0.05))
    command(window, "Compare Results …").trigger()
    answer(window, qtbot, paths)
    wait_for_artist()
    assert names(view) == ["Apple M1", "Apple M5"]
    assert window.compare_export_menu.isEnabled()
    for title, name in (("Picture for Posting (PNG) …", "c.png"), ("Table (CSV) …", "c.csv")):
        export = exporting(window, title)
        assert export.toolTip()
        export.trigger()
        dialog = window.findChildren(QFileDialog)[-1]
        assert dialog.selectedFiles()[0].endswith(f"Torchmark-Apple-M5-over-Apple-M1{Path(name).suffix}")
        dialog.selectFile(str(tmp_path / name))
        dialog.accept()
        wait_for_artist()
        assert (tmp_path / name).exists()
        assert window.progress.text == f"{name} was saved."
    assert (tmp_path / "c.png").read_bytes().startswith(b"\x89PNG")
    assert (tmp_path / "c.csv").read_text().count("\n") == 9


def test_that_a_single_file_goes_beside_one_that_waits_for_it(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    m1, m5, m4 = save(run_on("Apple M1"), run_on("Apple M5", 0.05), run_on("Apple M4", 0.08))
    window.incoming.compare([m1])
    wait_for_artist()
    assert view.headline.text() == "One more is needed"
    window.incoming.compare([m5])
    wait_for_artist()
    assert names(view) == ["Apple M1", "Apple M5"]
    window.incoming.compare([m4])
    wait_for_artist()
    assert names(view) == ["Apple M4"], "in place of two"


def test_that_a_run_without_figures_is_refused(window: MainWindow, view: CompareView, save: Save) -> None:
    empty = of_machine(fold([*opening(plan_of()), RunEnded("stopped")]), "Apple M4")
    window.incoming.compare(save(empty, run_on("Apple M1"), run_on("Apple M5", 0.05)))
    wait_for_artist()
    (box,) = messages(window)
    assert "Apple M4.torchmark: nothing was measured in it." in box.informativeText()
    box.accept()
    assert names(view) == ["Apple M1", "Apple M5"]


def test_that_files_opened_together_are_compared_and_the_one_on_screen_can_be_added(
    window: MainWindow, view: CompareView, save: Save, qapp: Application, monkeypatch: pytest.MonkeyPatch
) -> None:
    m1, m5, m4 = save(run_on("Apple M1"), run_on("Apple M5"), run_on("Apple M4"))
    monkeypatch.setattr(qapp, "_open", None)
    qapp.open_files([m1])
    qapp.open_files([m5])
    qapp.open_files_by(window.incoming.open_files)
    wait_for_artist()
    assert names(view) == ["Apple M1", "Apple M5"]
    assert not view.list.add_shown.isEnabled()
    window.incoming.open_files([m4])
    wait_for_artist()
    assert window.tabs.currentWidget() is window.result_view
    view.list.add_shown.click()
    assert names(view) == ["Apple M1", "Apple M5", "Apple M4"]


def test_that_several_files_on_the_command_line_are_compared(save: Save) -> None:
    m1, m5 = save(run_on("Apple M1"), run_on("Apple M5", 0.05))
    script = """
import sys
from app.__main__ import main
from app.model.events import RunEnded
from app.model.result import fold
from app.ui.application import Application
from app.ui.main_window import MainWindow
from tests.ui.conftest import wait_for_artist

def look(application):
    (window,) = [widget for widget in application.topLevelWidgets() if isinstance(widget, MainWindow)]
    window.complete()
    wait_for_artist()
    print(window.compare_view.headline.text())
    window.close()
    return 0

Application.exec = look
sys.exit(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", script, m1.name, m5.name],
        capture_output=True,
        text=True,
        cwd=m1.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(m1.parent)},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout.startswith("Apple M5 is 2.00 times as fast as Apple M1 on the GPU, at batch 4")


def test_that_nothing_is_compared_during_a_run(window: MainWindow, view: CompareView, save: Save) -> None:
    paths = save(run_on("Apple M1"), run_on("Apple M5"))
    assert window.commands.compare.isEnabled()
    window._set_state("running")
    assert not window.commands.compare.isEnabled()
    window.incoming.compare(paths)
    wait_for_artist()
    (box,) = messages(window)
    assert isinstance(box, QMessageBox)
    assert box.text() == "The results were not compared."
    box.accept()
    window._set_state("ready")
    assert names(view) == []


def test_that_a_refusal_is_told_once_while_it_is_open(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    paths = save(run_on("Apple M1"), run_on("Apple M5"))
    window._set_state("running")
    for _ in range(30):
        window.incoming.take_dropped(paths)
        window.incoming.take_dropped(paths[:1])
    boxes = messages(window)
    assert [box.text() for box in boxes] == [
        "The results were not compared.",
        "Apple M1.torchmark was not opened.",
    ]
    for box in boxes:
        box.accept()
    window.incoming.take_dropped(paths)
    (box,) = messages(window)
    box.accept()
    window._set_state("ready")


def exporting(window: MainWindow, title: str) -> QAction:
    (command,) = [action for action in window.compare_export_menu.actions() if action.text() == title]
    return command


def press(window: MainWindow, keys: str) -> None:
    window.activateWindow()
    QTest.keySequence(window, QKeySequence(keys))


def test_that_copying_and_exporting_act_on_the_page_in_front(
    window: MainWindow, view: CompareView, save: Save, qtbot: QtBot, tmp_path: Path
) -> None:
    m1, m5, shown = save(run_on("Apple M1"), run_on("Apple M5", 0.05), run_on("Apple M4"))
    window.incoming.open_file(shown)
    wait_for_artist()
    window.incoming.compare([m1, m5])
    wait_for_artist()
    clipboard = QGuiApplication.clipboard()
    view.table.selectRow(1)
    for copy in (partial(press, window, "Ctrl+Shift+C"), exporting(window, "Copy Table").trigger):
        clipboard.clear()
        copy()
        assert clipboard.text().startswith("Model\tResult\tImages/s")
        assert len(clipboard.text().splitlines()) == 5, "all, whatever is selected"
        assert window.progress.text == "The table is on the clipboard."
    press(window, "Ctrl+Alt+C")
    header, rule, first, *_ = clipboard.text().splitlines()
    assert header == "| Model | Result | Images/s | 95% | Ratio | 95% range | Remark |"
    assert rule == "| --- | --- | ---: | ---: | ---: | ---: | --- |"
    assert first.startswith("| ResNet-18 | Apple M1 | 40.0 |")
    press(window, "Ctrl+E")
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.selectedFiles()[0].endswith("Torchmark-Apple-M5-over-Apple-M1.png")
    dialog.reject()
    for page in (window.check_view, window.result_view):
        window.tabs.setCurrentWidget(page)
        for keys in ("Ctrl+Shift+C", "Ctrl+Alt+C"):
            clipboard.clear()
            press(window, keys)
            assert "Device" in clipboard.text().splitlines()[0]
    press(window, "Ctrl+E")
    dialog = window.findChildren(QFileDialog)[-1]
    assert dialog.selectedFiles()[0].endswith("Torchmark-Apple-M4-2026-11-23.png")
    dialog.reject()


def test_that_there_is_nothing_to_copy_or_export_where_the_page_in_front_has_nothing(
    window: MainWindow, view: CompareView, save: Save
) -> None:
    m1, m5 = save(run_on("Apple M1"), run_on("Apple M5"))
    window.incoming.compare([m1, m5])
    wait_for_artist()
    assert all(action.isEnabled() for action in window.commands.copy_shown)
    window.tabs.setCurrentWidget(window.result_view)
    assert not any(action.isEnabled() for action in window.commands.copy_shown)
    press(window, "Ctrl+E")
    assert not window.findChildren(QFileDialog)
    window.incoming.open_file(m1)
    wait_for_artist()
    assert all(action.isEnabled() for action in window.commands.copy_shown)
    window.tabs.setCurrentWidget(view)
    view.list.remove.click()
    assert not any(action.isEnabled() for action in window.commands.copy_shown)
    press(window, "Ctrl+E")
    assert not window.findChildren(QFileDialog)
