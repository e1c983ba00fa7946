"""The keyboard alone reaches every control, and each has a name that can be spoken."""

from collections.abc import Callable
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QTextEdit, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from app.export import json_file
from app.export.files import FORMATS
from app.folders import results_folder
from app.history.recorder import RESULT
from app.model.result import fold
from app.model.result_file import SUFFIX
from app.ui.diagnostics_window import DiagnosticsWindow
from app.ui.help_window import HelpWindow
from app.ui.main_window import MainWindow
from app.ui.settings_window import SettingsWindow
from tests.comparisons import run_on
from tests.scripted import SAMPLES, measured, opening, plan_of, whole_run
from tests.ui.conftest import wait_for_artist
from tests.ui.looking import controls, nameless, reached_by_tab

Show = Callable[[MainWindow, Path], QWidget]


def show_check(window: MainWindow, _folder: Path) -> QWidget:
    window.tabs.setCurrentWidget(window.check_view)
    return window


def show_nothing_measured(window: MainWindow, _folder: Path) -> QWidget:
    window.tabs.setCurrentWidget(window.result_view)
    return window


def show_result(window: MainWindow, folder: Path, failing: tuple[int, ...] = (1,)) -> QWidget:
    path = folder / f"a.{SUFFIX}"
    path.write_bytes(FORMATS[SUFFIX].encode(whole_run(plan_of(batch_sizes=(4, 64)), failing=failing)))
    window.incoming.open_file(path)
    wait_for_artist()
    return window


def show_more(window: MainWindow, _folder: Path) -> QWidget:
    panel = window.plan_panel
    panel.preset.setCurrentIndex(panel.preset.findData("sustained"))
    panel.more.open_fold()
    return window


def show_running(window: MainWindow, _folder: Path) -> QWidget:
    """The samples of the model and the device that have the longest names."""
    plan = plan_of(models=("efficientnet_b0",), batch_sizes=(64, 256))
    window.run()
    cpu, gpu = plan.cells[:2]
    events = [*opening(plan), *measured(cpu, *[0.5] * SAMPLES), *measured(gpu, *[0.1] * 3 * SAMPLES)[:-1]]
    for event in events:
        window.laboratory.happened.emit(event)
    window.result_view.live.show_result(fold(events))
    return window


def show_doubts(window: MainWindow, folder: Path) -> QWidget:
    show_result(window, folder)
    window.result_view.doubts.open_fold()
    return window


def show_machine(window: MainWindow, folder: Path) -> QWidget:
    show_result(window, folder)
    window.result_view.machine.open_fold()
    return window


def show_history(window: MainWindow, _folder: Path) -> QWidget:
    run = whole_run(plan_of())
    path = results_folder(run.run_id) / RESULT
    path.parent.mkdir(parents=True)
    path.write_bytes(json_file.encode(run))
    window.tabs.setCurrentWidget(window.history)
    while window.history.is_reading:
        QApplication.processEvents()
    window.history.table.choose({run.run_id})
    return window


def show_diagnostics(window: MainWindow, _folder: Path) -> QWidget:
    window.side_windows.show_diagnostics()
    return window.findChildren(DiagnosticsWindow)[0]


def show_settings(window: MainWindow, _folder: Path) -> QWidget:
    window.side_windows.show_settings()
    return window.findChildren(SettingsWindow)[0]


def show_help(window: MainWindow, _folder: Path) -> QWidget:
    window.side_windows.show_help()
    return window.findChildren(HelpWindow)[0]


def show_nothing_compared(window: MainWindow, _folder: Path) -> QWidget:
    window.tabs.setCurrentWidget(window.compare_view)
    return window


def show_comparison(window: MainWindow, folder: Path) -> QWidget:
    speeds = {"Apple M1": 0.1, "Apple M2": 0.08, "Apple M3": 0.07, "Apple M4": 0.06, "Apple M5": 0.05}
    plan = plan_of(batch_sizes=(4, 64))
    paths = [folder / f"{chip}.{SUFFIX}" for chip in speeds]
    for path, (chip, step_s) in zip(paths, speeds.items(), strict=True):
        path.write_bytes(FORMATS[SUFFIX].encode(run_on(chip, step_s, plan=plan, failing=(1,))))
    window.incoming.compare(paths)
    wait_for_artist()
    window.compare_view.list.published.click()
    return window


every_state = pytest.mark.parametrize(
    "show",
    [
        show_check,
        show_nothing_measured,
        show_more,
        show_running,
        show_result,
        show_doubts,
        show_machine,
        show_history,
        show_nothing_compared,
        show_comparison,
        show_settings,
        show_help,
        show_diagnostics,
    ],
)


@every_state
def test_that_every_control_has_a_name(idle_window: MainWindow, tmp_path: Path, show: Show) -> None:
    shown = show(idle_window, tmp_path)
    assert controls(shown)
    assert nameless(shown) == []


@every_state
def test_that_tab_reaches_every_control(
    idle_window: MainWindow, tmp_path: Path, qtbot: QtBot, show: Show
) -> None:
    shown = show(idle_window, tmp_path)
    shown.activateWindow()
    wanted = controls(shown)
    wanted[0].setFocus()
    qtbot.waitUntil(lambda: QApplication.focusWidget() is wanted[0])
    reached = reached_by_tab(shown)
    assert [type(widget).__name__ for widget in wanted if widget not in reached] == []


def test_that_what_has_no_name_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    for widget in (QLineEdit(), QPushButton("Named by its text")):
        layout.addWidget(widget)
    page.show()
    assert nameless(page) == ["QLineEdit  in QWidget"]


def test_that_a_control_that_keeps_the_focus_is_found(qtbot: QtBot) -> None:
    page = QWidget()
    qtbot.addWidget(page)
    layout = QVBoxLayout(page)
    trap, behind = QTextEdit(), QPushButton("Behind")
    for widget in (trap, behind):
        layout.addWidget(widget)
    page.show()
    page.activateWindow()
    trap.setFocus()
    qtbot.waitUntil(trap.hasFocus)
    assert behind not in reached_by_tab(page)
