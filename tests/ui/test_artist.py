"""What is left to the artist when the program ends: files are written, pictures for the screen are not."""

import threading
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject
from pytestqt.qtbot import QtBot

from app.ui.artist import Artist, finish
from tests.ui.conftest import wait_for_artist


class Drawing:
    """Work that goes on until it is let go."""

    def __init__(self) -> None:
        self.has_begun, self.may_end = threading.Event(), threading.Event()

    def __call__(self) -> None:
        self.has_begun.set()
        assert self.may_end.wait(10)


@pytest.fixture
def drawing(qtbot: QtBot) -> Iterator[Drawing]:
    drawing = Drawing()
    yield drawing
    drawing.may_end.set()
    wait_for_artist()


def test_that_a_file_is_written_and_a_picture_is_not_begun(drawing: Drawing) -> None:
    done: list[str] = []
    artist = Artist(QObject())
    artist.begin(drawing)
    artist.begin(lambda: done.append("picture"))
    artist.begin(lambda: done.append("file"), is_kept=True)
    assert drawing.has_begun.wait(10)
    threading.Timer(0.1, drawing.may_end.set).start()
    assert finish()
    assert done == ["file"]


def test_that_a_picture_being_drawn_is_not_waited_for(drawing: Drawing) -> None:
    Artist(QObject()).begin(drawing)
    assert drawing.has_begun.wait(10)
    assert not finish()
