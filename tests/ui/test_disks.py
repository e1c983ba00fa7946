"""What cannot be saved from the window: told, with the result still on screen and the old file there."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from app.export import json_file
from app.ui.main_window import MainWindow
from tests.disks import FAULTS
from tests.scripted import plan_of, whole_run
from tests.ui.conftest import messages, wait_for_artist
from tests.ui.test_sharing import DRAWING_MS, command, export_into

SAVED = whole_run(plan_of())
OLD = b"what was there before"
TITLES = {"csv": "Table (CSV) …", "torchmark": "Torchmark Result …"}


@pytest.fixture
def opened(idle_window: MainWindow, tmp_path: Path) -> MainWindow:
    path = tmp_path / "a.torchmark"
    path.write_bytes(json_file.encode(SAVED))
    idle_window.incoming.open_file(path)
    wait_for_artist()
    return idle_window


@pytest.fixture
def place(tmp_path: Path) -> Path:
    place = tmp_path / "place"
    place.mkdir()
    return place


@pytest.mark.parametrize("fault", ["full", "read-only", "vanished", "replaced by a file"])
@pytest.mark.parametrize("suffix", TITLES)
def test_that_an_export_that_fails_leaves_the_old_file_and_the_result(
    opened: MainWindow, place: Path, suffix: str, fault: str
) -> None:
    path = place / f"mine.{suffix}"
    path.write_bytes(OLD)
    with FAULTS[fault](place):
        command(opened, TITLES[suffix]).trigger()
        dialog = opened.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(path))
        dialog.reject()
        wait_for_artist()
        (box,) = messages(opened)
        assert box.text() == "The file was not saved."
        assert box.informativeText().startswith(f"{path.name} could not be written to {place}: ")
        box.accept()
        if place.is_dir():
            assert {each.name: each.read_bytes() for each in place.iterdir()} == {path.name: OLD}
    assert opened.session.result == SAVED
    assert opened.export_menu.isEnabled(), "it can be tried elsewhere"


@pytest.mark.parametrize("fault", ["full", "read-only", "replaced by a file"])
def test_that_everything_that_cannot_be_saved_is_told_and_no_part_of_it_is_there(
    opened: MainWindow, place: Path, qtbot: QtBot, fault: str
) -> None:
    (place / "mine.txt").write_bytes(OLD)
    with FAULTS[fault](place):
        export_into(qtbot, opened, place)
        qtbot.waitUntil(lambda: bool(messages(opened)), timeout=DRAWING_MS)
        (box,) = messages(opened)
        assert box.text() == "The result was not saved."
        assert str(place) in box.informativeText()
        box.accept()
        if place.is_dir():
            assert {each.name: each.read_bytes() for each in place.iterdir()} == {"mine.txt": OLD}
    assert opened.session.result == SAVED


def test_that_a_chip_with_a_name_without_end_makes_no_file_name_that_no_system_takes(
    opened: MainWindow, qtbot: QtBot, place: Path
) -> None:
    machine = msgspec.structs.replace(SAVED.machine, chip="Apple M5 " * 100)
    opened.session.open(msgspec.structs.replace(SAVED, machine=machine))
    export_into(qtbot, opened, place)
    qtbot.waitUntil(lambda: any(place.rglob("poster.png")), timeout=DRAWING_MS)
    assert messages(opened) == []
