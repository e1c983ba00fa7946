"""Texts of a file that somebody else made: shown as they are, never as a page with pictures and links."""

from pathlib import Path

import msgspec
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import Qt as QtOfTexts
from PySide6.QtWidgets import QLabel, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.export import json_file
from app.ui.main_window import MainWindow
from tests.scripted import M5_PRO, plan_of, whole_run
from tests.ui.conftest import messages, wait_for_artist

MARKUP = "<h1>x</h1><img src='file:///etc/hostname'><a href='http://x.invalid'>y</a>"


def rich_labels(widget: QWidget) -> list[str]:
    """What a label takes for a page."""
    return [
        label.text()
        for label in widget.findChildren(QLabel)
        if label.textFormat() == Qt.TextFormat.RichText
        or (label.textFormat() == Qt.TextFormat.AutoText and QtOfTexts.mightBeRichText(label.text()))
    ]


@pytest.fixture
def opened(idle_window: MainWindow, tmp_path: Path) -> MainWindow:
    result = whole_run(plan_of(), failing=(3,))
    machine = msgspec.structs.replace(M5_PRO, chip=MARKUP, model=MARKUP, gpu=MARKUP)
    path = tmp_path / "<b>a<i>.torchmark"
    path.write_bytes(json_file.encode(msgspec.structs.replace(result, machine=machine, app_version=MARKUP)))
    idle_window.incoming.open_file(path)
    wait_for_artist()
    return idle_window


def test_that_an_opened_result_is_no_page(opened: MainWindow) -> None:
    assert any(MARKUP in label.text() for label in opened.findChildren(QLabel)), "it is shown somewhere"
    assert rich_labels(opened) == []


def test_that_a_refused_file_is_no_page(idle_window: MainWindow, tmp_path: Path) -> None:
    path = tmp_path / "<img src=x>.torchmark"
    path.write_text('{"format": "<b>bold</b>", "version": 2}')
    idle_window.incoming.open_file(path)
    wait_for_artist()
    (box,) = messages(idle_window)
    assert "<b>bold</b>" in box.informativeText()
    assert rich_labels(box) == []
    box.accept()


def test_that_a_comparison_is_no_page(opened: MainWindow, tmp_path: Path, qtbot: QtBot) -> None:
    other = tmp_path / "b.torchmark"
    machine = msgspec.structs.replace(M5_PRO, chip=MARKUP, model=MARKUP)
    result = msgspec.structs.replace(whole_run(plan_of(), gpu_step_s=0.2), machine=machine, run_id="b")
    other.write_bytes(json_file.encode(result))
    opened.incoming.compare([tmp_path / "<b>a<i>.torchmark", other])
    wait_for_artist()
    assert opened.compare_view.comparison is not None
    assert rich_labels(opened) == []
    assert not [box for box in opened.findChildren(QMessageBox) if box.isVisible()]
