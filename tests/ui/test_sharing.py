"""Passing a result on, from the real window."""

from pathlib import Path

import pytest
from PySide6.QtCore import QItemSelectionModel
from PySide6.QtGui import QAction, QGuiApplication, QKeySequence
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog, QMessageBox
from pytestqt.qtbot import QtBot

from app.export import json_file
from app.model.result_file import decode_result
from app.ui.exporting import LONGEST_PART, in_file_name
from app.ui.main_window import MainWindow
from app.ui.sharing import folder_name
from tests.comparisons import on_linux
from tests.disks import read_only
from tests.scripted import plan_of, whole_run
from tests.ui.conftest import CLOSE_MS, messages, wait_for_artist

SAVED = whole_run(plan_of())
DRAWING_MS = 20_000
FOLDER = "Torchmark-Apple-M5-Pro-2026-11-23-140500"


@pytest.fixture
def opened(window: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "a.torchmark"
    path.write_bytes(json_file.encode(SAVED))
    window.incoming.open_file(path)
    wait_for_artist()
    return window


def command(window: MainWindow, text: str) -> QAction:
    """Of a command that Edit and Export have, that of Edit."""
    known = (*window.commands.copy_shown, window.commands.copy_picture, *window.export_menu.actions())
    return next(action for action in known if action.text() == text)


def test_that_the_picture_for_posting_comes_to_the_clipboard(opened: MainWindow, qtbot: QtBot) -> None:
    QGuiApplication.clipboard().clear()
    command(opened, "Copy Picture for Posting").trigger()
    qtbot.waitUntil(lambda: not QGuiApplication.clipboard().image().isNull(), timeout=DRAWING_MS)
    size = QGuiApplication.clipboard().image().size()
    assert (size.width(), size.height()) == (1920, 1080)
    assert opened.progress.text == "The picture is on the clipboard."


def export_into(qtbot: QtBot, window: MainWindow, place: Path) -> None:
    command(window, "Everything into a Folder …").trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(place))
    dialog.reject()
    qtbot.waitUntil(lambda: not window.findChildren(QFileDialog), timeout=CLOSE_MS)


def test_that_everything_is_saved_into_one_folder(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    export_into(qtbot, opened, tmp_path)
    told = f"Everything was saved in {FOLDER}."
    qtbot.waitUntil(lambda: opened.progress.text == told, timeout=DRAWING_MS)
    charts = {"throughput.png", "speed-up.png", "step-times.png", "memory.png"}
    assert {path.name for path in (tmp_path / FOLDER).iterdir()} == {
        "result.csv",
        "result.torchmark",
        "poster.png",
        *charts,
    }
    assert decode_result((tmp_path / FOLDER / "result.torchmark").read_bytes()) == SAVED


def test_that_what_takes_a_while_is_told_and_comes_to_its_end_in_words(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    export_into(qtbot, opened, tmp_path)
    qtbot.waitUntil(lambda: opened.progress.text == "Drawing chart 1 of 4 …", timeout=DRAWING_MS)
    qtbot.waitUntil(lambda: opened.progress.text == "Drawing chart 2 of 4 …", timeout=DRAWING_MS)
    qtbot.waitUntil(lambda: opened.progress.text.startswith("Everything was saved"), timeout=DRAWING_MS)
    with read_only(tmp_path):
        export_into(qtbot, opened, tmp_path)
        qtbot.waitUntil(lambda: bool(messages(opened)), timeout=DRAWING_MS)
    assert opened.progress.text == "The result was not saved."
    (box,) = messages(opened)
    assert "Error: [Errno " in box.detailedText(), "in the system's own words"
    box.accept()


def test_that_a_picture_that_cannot_be_drawn_is_no_success(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def encode(*_arguments: object) -> bytes:
        raise ValueError("no such glyph")

    monkeypatch.setattr("app.export.view_png.encode", encode)
    with qtbot.capture_exceptions() as raised:
        export_into(qtbot, opened, tmp_path)
        qtbot.waitUntil(lambda: opened.progress.text == "The result was not saved.", timeout=DRAWING_MS)
    assert [str(error) for _, error, _ in raised] == ["no such glyph"]
    assert list(tmp_path.glob("*Torchmark-*")) == []


def test_that_a_run_under_way_is_not_disturbed_by_drawing_everything(opened: MainWindow) -> None:
    opened._set_state("running")
    command(opened, "Everything into a Folder …").trigger()
    (box,) = messages(opened)
    assert "would disturb it" in box.informativeText()
    box.accept()
    assert not opened.findChildren(QFileDialog)
    opened._set_state("ready")


def test_that_a_second_export_touches_nothing_of_the_first(
    opened: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    (tmp_path / FOLDER).mkdir()
    (tmp_path / FOLDER / "poster.png").write_text("mine")
    export_into(qtbot, opened, tmp_path)
    told = f"Everything was saved in {FOLDER}-2."
    qtbot.waitUntil(lambda: opened.progress.text == told, timeout=DRAWING_MS)
    assert [path.read_text() for path in (tmp_path / FOLDER).iterdir()] == ["mine"]
    assert {path.name for path in tmp_path.glob("*Torchmark-*")} == {FOLDER, f"{FOLDER}-2"}


def test_that_a_folder_that_cannot_be_made_is_told(opened: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    export_into(qtbot, opened, tmp_path / "file")
    boxes: list[QMessageBox] = []

    def is_told() -> bool:
        boxes[:] = [box for box in opened.findChildren(QMessageBox) if box.isVisible()]
        return bool(boxes)

    qtbot.waitUntil(is_told, timeout=DRAWING_MS)
    assert boxes[0].text() == "The result was not saved."
    boxes[0].accept()


def test_that_a_file_that_was_saved_is_told(opened: MainWindow, tmp_path: Path) -> None:
    for title, name in (("Table (CSV) …", "mine.csv"), ("Torchmark Result …", "mine.torchmark")):
        command(opened, title).trigger()
        dialog = opened.findChildren(QFileDialog)[-1]
        dialog.selectFile(str(tmp_path / name))
        dialog.accept()
        wait_for_artist()
        assert opened.progress.text == f"{name} was saved."
        assert (tmp_path / name).exists()


def test_that_the_suggested_names_have_the_gpu_that_was_measured(window: MainWindow, tmp_path: Path) -> None:
    path, result = tmp_path / "a.torchmark", on_linux(SAVED)
    path.write_bytes(json_file.encode(result))
    window.incoming.open_file(path)
    wait_for_artist()
    command(window, "Table (CSV) …").trigger()
    dialog = window.findChildren(QFileDialog)[-1]
    name = "Torchmark-Intel-R-Xeon-R-Processor-with-NVIDIA-H200-2026-11-23"
    assert Path(dialog.selectedFiles()[0]).name == f"{name}.csv"
    dialog.reject()
    assert folder_name(result) == f"{name}-140500"


def test_that_a_name_has_room_for_whatever_a_machine_is_called() -> None:
    part = in_file_name("가" * 100)
    assert set(part) == {"가"}
    assert len(part.encode()) <= LONGEST_PART


def test_that_a_file_that_was_not_saved_is_not_told_as_saved(opened: MainWindow, tmp_path: Path) -> None:
    command(opened, "Table (CSV) …").trigger()
    dialog = opened.findChildren(QFileDialog)[-1]
    dialog.fileSelected.emit(str(tmp_path / "nowhere" / "mine.csv"))
    wait_for_artist()
    dialog.reject()
    (box,) = [box for box in opened.findChildren(QMessageBox) if box.isVisible()]
    assert box.text() == "The file was not saved."
    box.accept()
    assert opened.progress.text == "Opened a.torchmark."


def test_that_there_is_nothing_to_share_without_a_result(window: MainWindow) -> None:
    for text in ("Copy Table", "Copy Table as Markdown", "Copy Chart as Image"):
        assert not command(window, text).isEnabled()
    assert not window.export_menu.isEnabled()


@pytest.mark.parametrize(("title", "heads"), [("Copy Table", 1), ("Copy Table as Markdown", 2)])
def test_that_the_whole_table_is_copied_whatever_is_selected(
    opened: MainWindow, title: str, heads: int
) -> None:
    opened.result_view.table.selectRow(1)
    command(opened, title).trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == heads + len(SAVED.cells)
    assert opened.progress.text == "The table is on the clipboard."


@pytest.mark.parametrize(("title", "heads"), [("Copy Table", 1), ("Copy Table as Markdown", 2)])
def test_that_export_copies_the_table_of_the_result_whatever_page_is_in_front(
    opened: MainWindow, title: str, heads: int
) -> None:
    opened.tabs.setCurrentWidget(opened.compare_view)
    (copy,) = [
        action for action in opened.result_view.export_button.menu().actions() if action.text() == title
    ]
    copy.trigger()
    assert len(QGuiApplication.clipboard().text().splitlines()) == heads + len(SAVED.cells)
    assert opened.progress.text == "The table is on the clipboard."


def test_that_in_the_table_the_selected_rows_are_copied_and_counted(opened: MainWindow, qtbot: QtBot) -> None:
    table = opened.result_view.table
    opened.activateWindow()
    table.setFocus()
    qtbot.waitUntil(table.hasFocus)
    for rows, says in (
        ([], "The table is on the clipboard."),
        ([1], "1 row of the table is on the clipboard."),
        ([1, 3], "2 rows of the table are on the clipboard."),
        (range(len(SAVED.cells)), "The table is on the clipboard."),
    ):
        table.clearSelection()
        for row in rows:
            table.selectionModel().select(
                table.rows.index(row, 0),
                QItemSelectionModel.SelectionFlag.Select | QItemSelectionModel.SelectionFlag.Rows,
            )
        QTest.keySequence(table, QKeySequence(QKeySequence.StandardKey.Copy))
        copied = QGuiApplication.clipboard().text().splitlines()
        assert len(copied) == 1 + (len(rows) or len(SAVED.cells))
        assert opened.progress.text == says


def test_that_the_chart_on_screen_is_copied_as_it_is(opened: MainWindow, qtbot: QtBot) -> None:
    panel = opened.result_view.panel
    panel.views.setCurrentIndex(panel.views.findData("speed_up"))
    qtbot.waitUntil(lambda: opened.result_view.chart.is_current, timeout=CLOSE_MS)
    command(opened, "Copy Chart as Image").trigger()
    copied = QGuiApplication.clipboard().image()
    assert copied == opened.result_view.chart.picture()
    assert opened.progress.text == "The chart is on the clipboard."
