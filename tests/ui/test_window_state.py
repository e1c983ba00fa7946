"""The window comes back where it was, if that can be seen."""

import pytest
from PySide6.QtCore import QByteArray, QPoint, QSettings, QSize
from PySide6.QtWidgets import QMainWindow, QSplitter, QWidget
from pytestqt.qtbot import QtBot

from app.ui.main_window import SIZE, SMALLEST, MainWindow
from app.ui.window_state import GEOMETRY, SPLITTERS, keep_state, restore_divisions, restore_place


@pytest.fixture
def window(idle_window: MainWindow) -> MainWindow:
    return idle_window


def small_window(qtbot: QtBot) -> tuple[QMainWindow, QSplitter]:
    window = QMainWindow()
    qtbot.addWidget(window)
    splitter = QSplitter(window)
    splitter.setObjectName("halves")
    splitter.addWidget(QWidget())
    splitter.addWidget(QWidget())
    window.setCentralWidget(splitter)
    return window, splitter


def test_that_place_size_and_division_come_back(qtbot: QtBot) -> None:
    before, divided = small_window(qtbot)
    before.resize(500, 300)
    before.move(60, 70)
    before.show()
    divided.setSizes([100, 395])
    sizes = divided.sizes()
    before.close()
    keep_state(before)
    after, splitter = small_window(qtbot)
    restore_place(after)
    restore_divisions(after)
    after.show()
    assert after.size() == QSize(500, 300)
    assert after.pos() == QPoint(60, 70)
    assert splitter.sizes() == sizes


def test_that_the_main_window_has_something_to_keep(window: MainWindow) -> None:
    assert (window.width(), window.height()) >= SMALLEST
    keep_state(window)
    kept = QSettings()
    assert kept.contains(GEOMETRY)
    kept.beginGroup(SPLITTERS)
    assert kept.childKeys()


@pytest.mark.parametrize("place", [QPoint(5000, 4000), QPoint(-5000, -4000)])
def test_that_a_window_from_a_screen_that_is_gone_is_seen_again(qtbot: QtBot, place: QPoint) -> None:
    before, _ = small_window(qtbot)
    before.resize(500, 300)
    before.move(place)
    before.show()
    keep_state(before)
    after, _ = small_window(qtbot)
    restore_place(after)
    after.show()
    assert after.screen().availableGeometry().contains(after.geometry())


@pytest.mark.parametrize("nonsense", ["text", 7, QByteArray(b"\x00\x01nonsense"), [1, 2]])
def test_that_nonsense_is_passed_over(window: MainWindow, nonsense: object) -> None:
    QSettings().setValue(GEOMETRY, nonsense)
    QSettings().setValue(f"{SPLITTERS}/chart_and_table", nonsense)
    restore_place(window)
    restore_divisions(window)
    assert (window.width(), window.height()) == SIZE
