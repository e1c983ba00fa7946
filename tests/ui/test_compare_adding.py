"""What is added to a comparison by its menu: runs of the history, and files."""

import os
from functools import partial
from pathlib import Path

import pytest
from PySide6.QtCore import Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMenu
from pytestqt.qtbot import QtBot

from app.history.store import Store
from app.ui.compare_adding import AddMenu
from app.ui.compare_view import CompareView
from app.ui.main_window import MainWindow
from tests.comparisons import replace, run_on
from tests.ui.compare_page import answer, keep, names, save_in
from tests.ui.conftest import CLOSE_MS, messages, wait_for_artist


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def view(window: MainWindow) -> CompareView:
    return window.compare_view


@pytest.fixture
def store(window: MainWindow) -> Store:
    return window.store


def texts(menu: QMenu) -> list[str]:
    return [action.text() for action in menu.actions()]


def test_that_a_run_of_the_history_is_added_by_the_keyboard(
    window: MainWindow, view: CompareView, store: Store, qtbot: QtBot
) -> None:
    for day, step_s in enumerate((0.1, 0.08, 0.05), start=1):
        run = replace(run_on("Apple M5", step_s), run_id=f"run{day}", started_at=f"2026-11-0{day}T12:00:00Z")
        keep(store, run, "lid & cable" if day == 1 else "")
    window.tabs.setCurrentWidget(view)
    wait_for_artist()
    runs = view.add_menu.runs
    newest, _, oldest = texts(runs)
    assert newest.startswith("Nov 3, 2026 ")
    assert "Apple M5" in newest
    assert "faster on its GPU" in newest
    assert oldest.endswith("lid && cable"), "a single & would underline a letter"
    assert "faster on its GPU" in runs.actions()[-1].toolTip()
    for down, button in ((0, view.beginning.add), (2, view.list.add)):
        button.setFocus()
        there = len(names(view))
        # It may be open only when the event loop goes on.
        QTimer.singleShot(0, partial(press_keys, view.add_menu, down))
        qtbot.keyClick(button, Qt.Key.Key_Space)
        qtbot.waitUntil(lambda there=there: len(names(view)) > there, timeout=CLOSE_MS)  # type: ignore[misc]
    assert names(view) == ["Apple M5", "lid & cable"]
    assert view.headline.text().startswith("“lid & cable” has 0.50 times the speed of Apple M5 on the GPU")


def press_keys(menu: AddMenu, down: int) -> None:
    """Into the submenu, so far down, and choose."""
    QTest.keyClick(menu, Qt.Key.Key_Down)
    QTest.keyClick(menu, Qt.Key.Key_Right)
    for _ in range(down):
        QTest.keyClick(menu.runs, Qt.Key.Key_Down)
    QTest.keyClick(menu.runs, Qt.Key.Key_Return)


def test_that_only_the_runs_that_ended_last_are_offered_and_none_is_told(
    window: MainWindow, view: CompareView, store: Store, qtbot: QtBot
) -> None:
    window.tabs.setCurrentWidget(view)
    wait_for_artist()
    (none,) = view.add_menu.runs.actions()
    assert (none.text(), none.isEnabled()) == ("No run has ended yet", False)
    window.tabs.setCurrentWidget(window.check_view)
    for number in range(10, 22):
        run = replace(run_on("Apple M5"), run_id=f"run{number}", started_at=f"2026-11-{number}T12:00:00Z")
        path = keep(store, run)
        os.utime(path.parent, (number * 1000, number * 1000))
    (store.folder("damaged")).mkdir()
    window.tabs.setCurrentWidget(view)
    wait_for_artist()
    shown = texts(view.add_menu.runs)
    assert len(shown) == 10
    assert [text.partition(",")[0] for text in shown[:2]] == ["Nov 21", "Nov 20"]


def test_that_a_run_that_ends_while_the_page_is_in_front_is_offered(
    window: MainWindow, view: CompareView, store: Store
) -> None:
    window.tabs.setCurrentWidget(view)
    wait_for_artist()
    keep(store, replace(run_on("Apple M5"), run_id="run1"), "fast and loud")
    window.laboratory.ended.emit()
    wait_for_artist()
    (shown,) = texts(view.add_menu.runs)
    assert shown.endswith("fast and loud")


def test_that_the_menu_asks_for_files_and_a_run_that_is_gone_is_told(
    window: MainWindow, view: CompareView, store: Store, tmp_path: Path, qtbot: QtBot
) -> None:
    gone = keep(store, replace(run_on("Apple M5"), run_id="run1"))
    window.tabs.setCurrentWidget(view)
    wait_for_artist()
    gone.unlink()
    view.add_menu.runs.actions()[0].trigger()
    wait_for_artist()
    (box,) = messages(window)
    assert box.informativeText().startswith("run1/result.json: It cannot be read")
    box.accept()
    view.add_menu.files.trigger()
    answer(window, qtbot, save_in(tmp_path, run_on("Apple M1"), run_on("Apple M2")))
    wait_for_artist()
    assert names(view) == ["Apple M1", "Apple M2"]


def test_that_the_result_on_screen_goes_by_its_title(
    window: MainWindow, view: CompareView, store: Store
) -> None:
    path = keep(store, replace(run_on("Apple M5"), run_id="run1"), "fast and loud")
    window.incoming.open_file(path)
    wait_for_artist()
    window.tabs.setCurrentWidget(view)
    view.list.published.click()
    view.list.add_shown.click()
    assert names(view) == ["MacBook Pro M1 Max, June 2022", "fast and loud"]
