"""The real window with the real measuring process."""

import gc
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import psutil
import pytest
from PySide6.QtCore import QEvent, QLocale, QSettings, QSize, QThread
from PySide6.QtGui import QFont, QScreen
from PySide6.QtWidgets import QApplication, QMessageBox
from pytestqt.qtbot import QtBot

from app.charts.views import charts
from app.export import json_file
from app.folders import results_folder
from app.history.recorder import RESULT
from app.model.result import Result
from app.notation import PLAIN, write_in
from app.ui.application import Application
from app.ui.artist import do_aside
from app.ui.laboratory import Laboratory
from app.ui.language import ENGLISH, install_language
from app.ui.local_notation import write_as
from app.ui.main_window import MainWindow
from app.words import speak
from build.translations import compile_changed
from tests.scripted import plan_of, whole_run
from tests.ui.threads import all_ended

CHECK_MS = 60_000
RUN_MS = 120_000
CLOSE_MS = 5_000
DRAWING_MS = 20_000

KINDS = {"run1": 0.1, "run2": 0.2, "run3": 0.3}
"""GPU step times of the runs of a history, by their names."""

Choose = Callable[..., None]
Letters = Callable[[float], None]


@pytest.fixture(scope="session")
def qapp_cls() -> type[Application]:
    """What pytest-qt makes the application of: the program's own."""
    return Application


@pytest.fixture(scope="session", autouse=True)
def imported_charts() -> None:
    """A window that has to wait for them draws a little later than a test looks."""
    charts()


@pytest.fixture(autouse=True)
def own_folders(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """Nothing of the test is written to the developer's own folders."""
    monkeypatch.setenv("HOME", str(tmp_path))
    # Qt looks for the home folder once only.
    QSettings.setDefaultFormat(QSettings.Format.IniFormat)
    QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, str(tmp_path / "settings"))


@pytest.fixture(autouse=True)
def ended_threads() -> Iterator[None]:
    """No test leaves a thread of Qt running, whoever has started it."""
    with all_ended():
        yield


@pytest.fixture(autouse=True)
def collected_garbage() -> Iterator[None]:
    """What is left of earlier windows is collected here: Python would do it in any thread, Qt allows one."""
    gc.collect()
    gc.disable()
    yield
    gc.enable()


@pytest.fixture(scope="session", autouse=True)
def compiled_languages() -> None:
    """What the set-up makes."""
    compile_changed()


@pytest.fixture(autouse=True)
def english(qapp: Application) -> Iterator[None]:
    """Whatever the developer's system speaks; nothing of what the test speaks is left for the next one."""
    install_language(ENGLISH)
    write_as(QLocale("en_US"))
    yield
    speak(str)
    write_in(PLAIN)


@pytest.fixture
def korean(english: None) -> None:
    """What is made from now on speaks Korean."""
    assert install_language("ko") == "ko"


@pytest.fixture
def letters(qapp: Application) -> Iterator[Letters]:
    """Has the letters of the whole application so many times as large as usual."""
    usual = qapp.font()

    def make(factor: float) -> None:
        font = QFont(usual)
        font.setPointSizeF(usual.pointSizeF() * factor)
        qapp.setFont(font)
        # The windows are told of it by the loop.
        qapp.processEvents()

    yield make
    qapp.setFont(usual)


@pytest.fixture
def large_screen(monkeypatch: pytest.MonkeyPatch) -> None:
    """Qt's own, without a display, is narrower than the smallest window."""
    monkeypatch.setattr(QScreen, "availableSize", lambda _screen: QSize(1440, 860))


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[MainWindow]:
    """A window whose check is over; no thread and no process may be left when it is closed."""
    window = MainWindow()
    window.show()
    qtbot.waitUntil(window.plan_panel.button.isEnabled, timeout=CHECK_MS)
    yield window
    window.stop()
    qtbot.waitUntil(lambda: window.plan_panel.button.text() == "Run", timeout=CLOSE_MS)
    window.close()
    threads = window.findChildren(QThread)
    assert threads
    assert all(thread.isFinished() for thread in threads)
    assert not psutil.Process().children(recursive=True), "a measuring process was left behind"
    put_away(window)


def put_away(window: MainWindow) -> None:
    """Delete a closed window: hundreds of them would follow each change of letters or colours."""
    wait_for_artist()
    window.deleteLater()
    QApplication.sendPostedEvents(window, QEvent.Type.DeferredDelete)


def messages(window: MainWindow) -> list[QMessageBox]:
    """The sheets that are shown."""
    return [box for box in window.findChildren(QMessageBox) if box.isVisible()]


def drawn_texts(qtbot: QtBot, window: MainWindow) -> list[str]:
    """Every text in the chart, once it is drawn."""
    chart = window.result_view.chart
    qtbot.waitUntil(lambda: chart.is_current, timeout=CLOSE_MS)
    return [text.get_text() for axes in chart.figure.axes for text in axes.texts]


def wait_for_artist() -> None:
    """Until all that was begun in the artist's thread is done, and the window was told of it."""
    done: list[bool] = []
    application = QApplication.instance()
    assert application is not None
    do_aside(application, lambda: True, done.append)
    until_s = time.monotonic() + DRAWING_MS / 1000
    while not done:
        assert time.monotonic() < until_s, "the artist was not done in time"
        application.processEvents()
        time.sleep(0.002)


@pytest.fixture
def idle_window(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> Iterator[MainWindow]:
    """A window that did not check the machine: for what has nothing to do with measuring."""
    monkeypatch.setattr(Laboratory, "check", lambda self: self.ended.emit())
    # Whoever runs something tells the window of it.
    monkeypatch.setattr(Laboratory, "run", lambda self, plan: None)
    window = MainWindow()
    window.show()
    qtbot.waitUntil(window.plan_panel.button.isEnabled)
    yield window
    if window.is_running:
        window.laboratory.ended.emit()
    window.close()
    put_away(window)


@pytest.fixture
def choose(window: MainWindow) -> Choose:
    """Tick exactly these models and batch sizes."""

    def choose(*models: str, batch_sizes: tuple[int, ...] = (1,)) -> None:
        for name, box in window.plan_panel.models.items():
            box.setChecked(name in models)
        for size, batch_box in window.plan_panel.batch_sizes.items():
            batch_box.setChecked(size in batch_sizes)

    return choose


@pytest.fixture
def unchecked(monkeypatch: pytest.MonkeyPatch) -> None:
    """A window that is ready at once: what is tried here is not measuring."""

    def end_at_once(laboratory: Laboratory) -> None:
        laboratory.ended.emit()

    monkeypatch.setattr(Laboratory, "check", end_at_once)


@pytest.fixture
def runs(unchecked: None) -> dict[str, Result]:
    """Three runs of three days, the last one the newest."""
    results = {}
    for day, (name, step_s) in enumerate(KINDS.items(), start=1):
        result = whole_run(plan_of(), gpu_step_s=step_s)
        result = msgspec.structs.replace(result, run_id=name, started_at=f"2026-11-0{day}T12:00:00Z")
        results_folder(name).mkdir(parents=True)
        (results_folder(name) / RESULT).write_bytes(json_file.encode(result))
        results[name] = result
    return results
