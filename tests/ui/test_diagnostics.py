"""The diagnostics in the window: by the menu's command, read file by file, then saved."""

import zipfile
from pathlib import Path

from PySide6.QtWidgets import QDialogButtonBox, QFileDialog
from pytestqt.qtbot import QtBot

from app.ui.diagnostics_window import DiagnosticsWindow
from app.ui.main_window import MainWindow
from tests.ui.conftest import messages, wait_for_artist
from tests.ui.test_menus import command


def shown(window: MainWindow, qtbot: QtBot) -> DiagnosticsWindow:
    command(window, "Save Diagnostics …").trigger()
    dialog = window.findChildren(DiagnosticsWindow)[-1]
    qtbot.waitUntil(dialog.isVisible)
    return dialog


def read(dialog: DiagnosticsWindow) -> dict[str, str]:
    """Click on each file and read what is shown."""
    texts = {}
    for row in range(dialog.files.count()):
        dialog.files.setCurrentRow(row)
        texts[dialog.files.item(row).text()] = dialog.text.toPlainText()
    return texts


def save(dialog: DiagnosticsWindow, path: Path) -> None:
    dialog.save_button.click()
    chooser = dialog.findChildren(QFileDialog)[-1]
    assert chooser.selectedFiles()[0].endswith(".zip")
    chooser.fileSelected.emit(str(path))
    chooser.reject()
    wait_for_artist()


def test_that_what_is_saved_was_shown(window: MainWindow, qtbot: QtBot, tmp_path: Path) -> None:
    dialog = shown(window, qtbot)
    assert not list(tmp_path.glob("*.zip")), "nothing is saved before it was shown"
    texts = read(dialog)
    assert list(texts) == ["versions.txt", "check.json", "log.txt", "last-crash.txt"]
    assert '"verdict"' in texts["check.json"], "the check of this window"
    save(dialog, tmp_path / "mine.zip")
    with zipfile.ZipFile(tmp_path / "mine.zip") as file:
        assert {name: file.read(name).decode() for name in file.namelist()} == texts
    assert window.progress.text == "mine.zip was saved."
    assert not dialog.isVisible()


def test_that_it_can_be_read_without_a_check_and_saved_nowhere(
    idle_window: MainWindow, qtbot: QtBot, tmp_path: Path
) -> None:
    dialog = shown(idle_window, qtbot)
    assert read(dialog)["check.json"] == "There is none.\n"
    save(dialog, tmp_path / "nowhere" / "mine.zip")
    (box,) = messages(idle_window)
    assert box.text() == "The file was not saved."
    box.accept()
    assert dialog.isVisible()
    buttons = dialog.findChild(QDialogButtonBox)
    assert buttons is not None
    buttons.button(QDialogButtonBox.StandardButton.Close).click()
    assert not dialog.isVisible()
    assert not list(tmp_path.glob("*.zip"))
