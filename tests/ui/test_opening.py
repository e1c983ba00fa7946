"""Saved results, opened in every way there is."""

import os
import subprocess
import sys
from pathlib import Path

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, QSettings, Qt, QUrl
from PySide6.QtGui import QAction, QDragEnterEvent, QDropEvent, QFileOpenEvent, QWindow
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from app.export import json_file
from app.stats.moments import local_minute
from app.ui.application import Application
from app.ui.file_dialog import LAST_FOLDER, file_dialog
from app.ui.main_window import MainWindow
from tests.scripted import plan_of, whole_run
from tests.ui.conftest import CLOSE_MS, RUN_MS, Choose, drawn_texts, messages, wait_for_artist

ROOT = Path(__file__).parents[2]
SAVED = whole_run(plan_of(), failing=(3,))
ORIGIN = (
    "Opened from a file: measured on {date} on MacBook Pro · Apple M5 Pro · macOS 27.0.1, not here and now."
)


@pytest.fixture
def saved(tmp_path: Path) -> Path:
    path = tmp_path / "Büro Mac.torchmark"
    path.write_bytes(json_file.encode(SAVED))
    return path


@pytest.fixture(autouse=True)
def application(qapp: Application, monkeypatch: pytest.MonkeyPatch) -> Application:
    """As it is before it has a window."""
    monkeypatch.setattr(qapp, "_open", None)
    return qapp


def double_click(application: Application, path: Path) -> None:
    """What macOS makes of a double-click in the Finder."""
    QApplication.postEvent(application, QFileOpenEvent(QUrl.fromLocalFile(str(path))))
    # The second time for what is opened once no more files are asked for.
    application.processEvents()
    application.processEvents()
    wait_for_artist()


def drag_and_drop(
    window: MainWindow,
    *paths: Path,
    offered: Qt.DropAction = Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
    keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier,
) -> Qt.DropAction | None:
    """Over the middle of the window, through Qt's own search for who takes it; as what it was taken."""
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    where = QPoint(window.width() // 2, window.height() // 2)
    how = (offered, data, Qt.MouseButton.LeftButton, keys)
    surface: QWindow = window.windowHandle()
    entered = QDragEnterEvent(where, *how)
    QApplication.sendEvent(surface, entered)
    dropped = QDropEvent(QPointF(where), *how)
    QApplication.sendEvent(surface, dropped)
    wait_for_artist()
    return dropped.dropAction() if entered.isAccepted() and dropped.isAccepted() else None


def table(window: MainWindow) -> list[str]:
    rows = window.result_view.table.rows
    return [
        str(rows.index(row, column).data())
        for row in range(rows.rowCount())
        for column in range(rows.columnCount())
    ]


def assert_shows_saved(window: MainWindow, path: Path) -> None:
    assert window.result_view.result == SAVED
    assert window.tabs.currentWidget() is window.result_view
    assert window.result_view.origin.isVisible()
    assert window.result_view.origin.text() == ORIGIN.format(date=local_minute(SAVED.started_at))
    assert window.windowFilePath() == str(path)
    assert window.windowHandle().title() == path.name
    assert not messages(window)


def test_that_a_double_click_opens_also_before_there_is_a_window(
    application: Application, window: MainWindow, saved: Path
) -> None:
    double_click(application, saved)
    assert window.result_view.result is None
    application.open_files_by(window.incoming.open_files)
    wait_for_artist()
    assert_shows_saved(window, saved)
    other = saved.rename(saved.with_name("other.torchmark"))
    double_click(application, other)
    assert_shows_saved(window, other)


def test_that_an_opened_result_is_shown_like_one_that_was_measured(
    window: MainWindow, qtbot: QtBot, saved: Path
) -> None:
    window.incoming.open_file(saved)
    wait_for_artist()
    assert any(text.startswith("failed: ") for text in drawn_texts(qtbot, window))
    assert "VGG-16" in table(window)
    assert window.progress.text == f"Opened {saved.name}."
    assert all(action.isEnabled() for action in window.export_menu.actions())
    assert window.export_menu.isEnabled()
    window.result_view.table.doubleClicked.emit(window.result_view.table.rows.index(3, 0))
    (details,) = messages(window)
    assert details.text() == "VGG-16 on Apple GPU (MPS), batch 4 failed."
    details.accept()


def test_that_the_strip_tells_that_files_are_read(window: MainWindow, saved: Path) -> None:
    def says() -> str:
        return window.progress.text

    window.incoming.open_file(saved)
    assert says() == "Reading …"
    wait_for_artist()
    assert says() == f"Opened {saved.name}."

    damaged = saved.with_name("damaged.torchmark")
    damaged.write_text("[" * 1000)
    window.incoming.open_file(damaged)
    assert says() == "Reading …"
    wait_for_artist()
    assert says() == "Ready."
    (refusal,) = messages(window)
    refusal.accept()

    window.incoming.compare([saved])
    assert says() == "Reading …"
    wait_for_artist()
    assert says() == "Ready."


def test_that_a_dropped_result_is_opened_and_nothing_else_is_taken(window: MainWindow, saved: Path) -> None:
    picture = saved.with_name("a.png")
    picture.touch()
    assert not drag_and_drop(window, picture)
    assert not drag_and_drop(window, saved, picture)
    assert window.result_view.result is None
    assert drag_and_drop(window, saved)
    assert_shows_saved(window, saved)


def test_that_a_file_that_is_dropped_to_be_moved_is_taken_as_a_copy_or_not_at_all(
    window: MainWindow, saved: Path
) -> None:
    """Who hears that it was moved deletes it at its old place."""
    assert drag_and_drop(window, saved, offered=Qt.DropAction.MoveAction) is None
    assert window.result_view.result is None
    keys = Qt.KeyboardModifier.ShiftModifier
    assert drag_and_drop(window, saved, keys=keys) is Qt.DropAction.CopyAction
    assert_shows_saved(window, saved)


def test_that_the_menu_opens_the_terminals_file_too(window: MainWindow, qtbot: QtBot, saved: Path) -> None:
    terminals = saved.rename(saved.with_name("result.json"))
    (command,) = [action for action in window.findChildren(QAction) if action.text() == "Open …"]
    command.trigger()
    qtbot.waitUntil(lambda: bool(window.findChildren(QFileDialog)), timeout=CLOSE_MS)
    (dialog,) = window.findChildren(QFileDialog)
    assert "*.torchmark *.json" in dialog.nameFilters()[0]
    dialog.setDirectory(str(terminals.parent))
    dialog.selectFile(str(terminals))
    dialog.accept()
    qtbot.waitUntil(lambda: window.result_view.result is not None, timeout=CLOSE_MS)
    assert_shows_saved(window, terminals)


@pytest.mark.parametrize("has_documents", [True, False])
def test_that_the_dialogs_begin_in_documents_or_at_home(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, has_documents: bool
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    folder = tmp_path / "Documents" if has_documents else tmp_path
    folder.mkdir(exist_ok=True)
    window.commands.open.trigger()
    (dialog,) = window.findChildren(QFileDialog)
    assert Path(dialog.directory().absolutePath()) == folder
    dialog.reject()


def test_that_the_next_dialog_begins_where_the_last_one_ended(
    window: MainWindow, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    disk = tmp_path / "disk"
    disk.mkdir()
    dialog = file_dialog(window, "Save")
    dialog.setDirectory(str(disk))
    dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
    dialog.selectFile("mine")
    dialog.accept()
    assert Path(file_dialog(window, "Open").directory().path()) == disk
    disk.rmdir()
    assert Path(file_dialog(window, "Open").directory().path()) != disk
    for nonsense in ("\0", 7, ["a"]):
        QSettings().setValue(LAST_FOLDER, nonsense)
        assert Path(file_dialog(window, "Open").directory().path()).is_dir()


def test_that_a_damaged_file_is_told_and_leaves_what_is_shown(window: MainWindow, saved: Path) -> None:
    window.incoming.open_file(saved)
    wait_for_artist()
    damaged = saved.with_name("damaged.torchmark")
    damaged.write_bytes(saved.read_bytes()[:1000])
    window.incoming.open_file(damaged)
    wait_for_artist()
    (box,) = messages(window)
    assert box.text() == "damaged.torchmark was not opened."
    assert box.informativeText().startswith("This file ends too early")
    box.accept()
    assert_shows_saved(window, saved)


def test_that_this_machines_reasons_do_not_stand_beside_anothers_result(
    window: MainWindow, saved: Path
) -> None:
    cpu_only = whole_run(plan_of(devices=("cpu",)))
    saved.write_bytes(json_file.encode(cpu_only))
    window.result_view._why_no_gpu = "This machine has no GPU."
    window.incoming.open_file(saved)
    wait_for_artist()
    assert window.result_view.headline.text() == "Apple M5 Pro was measured on its CPU only"
    assert "This machine" not in window.result_view.basis.text()


def test_that_opening_loses_nothing_that_was_measured(
    application: Application,
    window: MainWindow,
    choose: Choose,
    qtbot: QtBot,
    saved: Path,
) -> None:
    application.open_files_by(window.incoming.open_files)
    wait_for_artist()
    double_click(application, saved)
    choose("squeezenet1_0")
    window.plan_panel.button.click()
    qtbot.waitUntil(lambda: window.result_view.result != SAVED, timeout=RUN_MS)
    assert not window.result_view.origin.isVisible()
    assert window.windowHandle().title() == "Torchmark"

    double_click(application, saved)
    (refusal,) = messages(window)
    assert refusal.text() == f"{saved.name} was not opened."
    assert "when the run has ended" in refusal.informativeText()
    refusal.accept()
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=RUN_MS)
    measured, figures = window.result_view.result, table(window)
    assert measured is not None and measured.outcome == "completed"

    exported = saved.with_name("mine.torchmark")
    (command,) = [action for action in window.export_menu.actions() if "Torchmark Result" in action.text()]
    command.trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(exported))
    dialog.accept()
    wait_for_artist()
    assert exported.exists()
    double_click(application, saved)
    assert_shows_saved(window, saved)
    double_click(application, exported)
    assert window.result_view.result == measured
    assert table(window) == figures
    window.incoming.open_file(saved)
    wait_for_artist()
    window.history.open_wanted.emit(measured.run_id)
    wait_for_artist()
    assert window.result_view.result == measured, "kept by itself, exported or not"


@pytest.mark.parametrize("is_there", [True, False])
def test_that_a_file_on_the_command_line_is_opened(saved: Path, is_there: bool) -> None:
    if not is_there:
        saved.unlink()
    script = """
import sys
from PySide6.QtWidgets import QMessageBox
from app.__main__ import main
from app.ui.application import Application
from app.ui.file_dialog import LAST_FOLDER, file_dialog
from app.ui.main_window import MainWindow
from tests.ui.conftest import wait_for_artist

def look(application):
    (window,) = [widget for widget in application.topLevelWidgets() if isinstance(widget, MainWindow)]
    window.complete()
    wait_for_artist()
    print(window.windowHandle().title())
    print(*(box.text() for box in window.findChildren(QMessageBox)))
    window.close()
    return 0

Application.exec = look
sys.exit(main())
"""
    done = subprocess.run(
        [sys.executable, "-c", script, saved.name],
        capture_output=True,
        text=True,
        cwd=saved.parent,
        env={**os.environ, "PYTHONPATH": str(ROOT), "HOME": str(saved.parent)},
        check=False,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    shown = [saved.name, ""] if is_there else ["Torchmark", f"{saved.name} was not opened."]
    assert done.stdout.splitlines() == shown
