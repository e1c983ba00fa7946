"""What opening the window does without, and what waits until it is seen."""

import gc
import os
import subprocess
import sys
from concurrent.futures import Future
from pathlib import Path

import pytest
from PySide6.QtCore import QEvent, QObject, QRect
from PySide6.QtWidgets import QApplication, QMessageBox, QWidget
from pytestqt.qtbot import QtBot

from app.ui import artist, rest_of_window
from app.ui.first_paint import AfterFirstPaint
from app.ui.laboratory import Laboratory
from app.ui.main_window import MainWindow
from tests.ui.conftest import CHECK_MS

ROOT = Path(__file__).parents[2]
SEEN_LATER = (
    "app.export",
    "app.history",
    "app.ui.compare_view",
    "app.ui.history_view",
    "app.ui.menus",
    "app.ui.result_view",
)
SLOW = (
    "matplotlib",
    "numpy",
    "PIL",
    "psutil",
    "torch",
    "typer",
    "rich",
    "packaging",
    "platformdirs",
    "subprocess",
    "concurrent.futures",
)


OPENING = """
import sys
from app.ui.application import Application
from app.ui.main_window import MainWindow
application = Application(sys.argv[:1])
window = MainWindow()
window.show()
window.grab()
print(*(name for name in sys.argv[1:] if name in sys.modules))
window.close()
"""


def test_that_the_window_opens_without_what_takes_long_to_import(tmp_path: Path) -> None:
    done = subprocess.run(
        [sys.executable, "-c", OPENING, *SLOW, *SEEN_LATER],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env={**os.environ, "HOME": str(tmp_path)},
        check=False,
        timeout=120,
    )
    assert done.stdout == "\n", done.stderr


def test_that_nothing_moves_when_the_rest_is_made(
    unchecked: None, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Laboratory, "check", lambda self: None)
    window = MainWindow()
    window.show()
    seen = (window.menuBar(), window.banner, window.plan_panel, window.tabs, window.progress)

    def places() -> list[QRect]:
        QApplication.processEvents()
        return [part.geometry() for part in seen]

    before, titles = places(), [window.tabs.tabText(index) for index in range(4)]
    assert not hasattr(window, "history"), "the rest is there already"
    window.complete()
    assert places() == before
    assert [window.tabs.tabText(index) for index in range(window.tabs.count())] == titles
    assert window.tabs.currentWidget() is window.check_view
    window.close()


def test_that_the_rest_is_made_once_and_the_page_chosen_meanwhile_stays(
    unchecked: None, qtbot: QtBot
) -> None:
    window = MainWindow()
    window.tabs.setCurrentIndex(2)
    with qtbot.waitSignal(window.completed):
        window.show()
    history = window.history
    assert window.tabs.currentWidget() is history
    with qtbot.assertNotEmitted(window.completed, wait=50):
        window.complete()
    assert window.history is history
    window.close()


def test_that_it_is_told_when_the_rest_cannot_be_made(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_window: MainWindow) -> None:
        raise RuntimeError("a bug")

    monkeypatch.setattr(rest_of_window, "make_rest", fail)
    window = MainWindow()
    with pytest.raises(RuntimeError, match="a bug"):
        window.complete()
    (box,) = window.findChildren(QMessageBox)
    assert box.text() == "Torchmark itself failed: a bug."
    assert "make_rest(self)" in box.detailedText()
    box.accept()
    window.close()


def test_that_other_colours_before_the_rest_is_made_are_taken(unchecked: None, qtbot: QtBot) -> None:
    window = MainWindow()
    QApplication.sendEvent(window, QEvent(QEvent.Type.PaletteChange))
    window.complete()
    assert window.plan_panel.button.isEnabled()
    window.close()


def test_that_no_other_window_flashes_up(qapp: QApplication) -> None:
    shown: list[QWidget] = []

    class Watch(QObject):
        def eventFilter(self, watched: QObject, event: QEvent) -> bool:  # noqa: N802
            if event.type() == QEvent.Type.Show and isinstance(watched, QWidget) and watched.isWindow():
                shown.append(watched)
            return False

    watch = Watch()
    qapp.installEventFilter(watch)
    window = MainWindow()
    window.complete()
    qapp.removeEventFilter(watch)
    window.close()
    assert shown == []


def test_that_what_waits_is_done_once_after_the_first_painting(qtbot: QtBot) -> None:
    window, done = QWidget(), []
    qtbot.addWidget(window)
    AfterFirstPaint(window, lambda: done.append("done"))
    qtbot.wait(20)
    assert not done
    window.show()
    qtbot.waitUntil(lambda: done == ["done"])
    window.repaint()
    qtbot.wait(20)
    assert done == ["done"]


def test_that_a_run_waits_for_what_draws(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    drawing: Future[None] = Future()
    monkeypatch.setattr(artist, "prepare", lambda: drawing)
    window = MainWindow()
    window.show()
    try:
        qtbot.waitUntil(lambda: not window.banner.is_checking, timeout=CHECK_MS)
        qtbot.wait(200)
        assert not window.plan_panel.button.isEnabled()
        drawing.set_result(None)
        qtbot.waitUntil(window.plan_panel.button.isEnabled, timeout=CHECK_MS)
    finally:
        window.close()


def test_that_no_collection_goes_through_what_was_imported(window: MainWindow) -> None:
    assert gc.get_freeze_count()
