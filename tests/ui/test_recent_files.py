"""File > Open Recent."""

from pathlib import Path

import pytest
from PySide6.QtCore import QSettings
from pytestqt.qtbot import QtBot

from app.export.files import FORMATS
from app.history.recorder import RESULT
from app.model.result import Result
from app.model.result_file import SUFFIX
from app.ui.main_window import MainWindow
from app.ui.recent_files import KEY, MOST, RecentMenu
from tests.comparisons import run_on
from tests.scripted import plan_of, whole_run
from tests.ui.compare_page import save_in
from tests.ui.conftest import wait_for_artist


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


@pytest.fixture
def saved(tmp_path: Path) -> list[Path]:
    """More saved results than the menu holds."""
    data = FORMATS[SUFFIX].encode(whole_run(plan_of()))
    paths = [tmp_path / f"result & {number}.torchmark" for number in range(MOST + 2)]
    for path in paths:
        path.write_bytes(data)
    return paths


def names(menu: RecentMenu) -> list[str]:
    return [action.text() for action in menu.actions() if not action.isSeparator()][:-1]


def opened(window: MainWindow) -> str:
    return window.windowFilePath()


def test_that_at_first_there_is_nothing_to_open(window: MainWindow) -> None:
    assert not window.recent_menu.isEnabled()
    assert window.recent_menu.actions() == []


def test_that_the_newest_is_first_and_each_is_there_once(window: MainWindow, saved: list[Path]) -> None:
    for path in (saved[0], saved[1], saved[0]):
        window.incoming.open_file(path)
        wait_for_artist()
    assert names(window.recent_menu) == ["result && 0.torchmark", "result && 1.torchmark"]
    assert window.recent_menu.isEnabled()


def test_that_a_file_is_opened_from_the_menu(window: MainWindow, saved: list[Path]) -> None:
    window.incoming.open_file(saved[0])
    wait_for_artist()
    window.incoming.open_file(saved[1])
    wait_for_artist()
    window.recent_menu.actions()[1].trigger()
    wait_for_artist()
    assert opened(window) == str(saved[0])
    assert names(window.recent_menu)[0] == "result && 0.torchmark"


def test_that_files_that_are_compared_are_there_too_but_no_runs_of_the_history(
    runs: dict[str, Result], window: MainWindow, tmp_path: Path
) -> None:
    first, second = save_in(tmp_path, run_on("Apple M1"), run_on("Apple M5"))
    broken = tmp_path / "broken.torchmark"
    broken.write_text("{}")
    window.incoming.compare([first, window.store.folder("run1") / RESULT, broken])
    wait_for_artist()
    window.incoming.add_to_comparison([second])
    wait_for_artist()
    assert names(window.recent_menu) == [second.name, first.name]


def test_that_the_oldest_are_forgotten(window: MainWindow, saved: list[Path]) -> None:
    for path in saved:
        window.incoming.open_file(path)
        wait_for_artist()
    assert len(names(window.recent_menu)) == MOST
    assert "result && 0.torchmark" not in names(window.recent_menu)


def test_that_the_menu_lasts_and_leaves_out_what_is_gone(
    window: MainWindow, saved: list[Path], qtbot: QtBot
) -> None:
    window.incoming.open_file(saved[0])
    wait_for_artist()
    window.incoming.open_file(saved[1])
    wait_for_artist()
    saved[1].unlink()
    later = RecentMenu(window, window.incoming.open_file)
    assert names(later) == ["result && 0.torchmark"]


def test_that_the_menu_can_be_cleared_and_the_files_stay(window: MainWindow, saved: list[Path]) -> None:
    window.incoming.open_file(saved[0])
    wait_for_artist()
    clear = window.recent_menu.actions()[-1]
    assert clear.text() == "Clear Menu"
    clear.trigger()
    assert not window.recent_menu.isEnabled()
    assert QSettings().value(KEY) is None
    assert saved[0].is_file()


def test_that_a_file_that_could_not_be_opened_is_not_kept(window: MainWindow, tmp_path: Path) -> None:
    broken = tmp_path / "broken.torchmark"
    broken.write_text("{}")
    window.incoming.open_file(broken)
    wait_for_artist()
    assert not window.recent_menu.isEnabled()


@pytest.mark.parametrize("nonsense", ["", "no/such/file", 3, [1, None, ""], {"a": 1}])
def test_that_nonsense_is_passed_over(window: MainWindow, nonsense: object) -> None:
    QSettings().setValue(KEY, nonsense)
    assert not RecentMenu(window, window.incoming.open_file).isEnabled()
