"""What the desktop is told of a run."""

import subprocess
import sys

import msgspec
import pytest
from PySide6.QtCore import QObject, QProcess, Signal
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from app.model.events import GroupAdded, RunEnded, RunEvent
from app.model.result import Result, fold
from app.ui import attention
from app.ui.application import Application
from app.ui.attention import MacDesktop, Quiet, RunWatch, this_desktop
from tests.scripted import failed, measured, opening, plan_of


class Notes:
    """A desktop that notes what it is told."""

    def __init__(self) -> None:
        self.fractions: list[float | None] = []
        self.told: list[tuple[str, str]] = []

    def progress(self, fraction: float | None) -> None:
        self.fractions.append(fraction)

    def notify(self, title: str, text: str) -> None:
        self.told.append((title, text))


class Teller(QObject):
    """In a laboratory's place."""

    happened = Signal(object)


def watch(qtbot: QtBot, *, is_active: bool, outcome: str = "completed") -> Notes:
    """The notes of a run of four cells, one of which fails."""
    plan = plan_of()
    first, second, third, fourth = plan.cells
    events: list[RunEvent] = [*opening(plan), *measured(first, *[0.4] * 6), *measured(second, *[0.1] * 6)]
    events += [*failed(third), *measured(fourth, *[0.1] * 6), RunEnded(outcome)]  # type: ignore[arg-type]
    result: Result = fold(events)
    window, teller, notes = QWidget(), Teller(), Notes()
    qtbot.addWidget(window)
    window.isActiveWindow = lambda: is_active  # type: ignore[method-assign]
    RunWatch(window, teller, lambda: result, notes)  # type: ignore[arg-type]
    for event in events:
        teller.happened.emit(event)
    return notes


def test_that_progress_goes_up_with_each_cell_and_away_at_the_end(qtbot: QtBot) -> None:
    assert watch(qtbot, is_active=True).fractions == [0.0, 0.25, 0.5, 0.75, 1.0, None]


def test_that_cells_added_on_the_way_count(qtbot: QtBot) -> None:
    plan = plan_of(models=("resnet18",), devices=("cpu",))
    smaller = tuple(msgspec.structs.replace(cell, batch_size=2) for cell in plan.cells)
    window, teller, notes = QWidget(), Teller(), Notes()
    qtbot.addWidget(window)
    RunWatch(window, teller, lambda: None, notes)  # type: ignore[arg-type]
    for event in (*opening(plan), *failed(plan.cells[0]), GroupAdded(smaller), *measured(smaller[0], 0.4)):
        teller.happened.emit(event)
    assert notes.fractions == [0.0, 1.0, 1.0]


def test_that_nobody_is_told_what_they_see(qtbot: QtBot) -> None:
    assert watch(qtbot, is_active=True).told == []


@pytest.mark.parametrize(
    ("outcome", "title"),
    [("completed", "The benchmark is done"), ("broken", "The benchmark stopped")],
)
def test_that_the_end_is_told_when_the_window_is_not_in_front(qtbot: QtBot, outcome: str, title: str) -> None:
    ((told, text),) = watch(qtbot, is_active=False, outcome=outcome).told
    assert told == title
    assert "faster on its GPU" in text


def test_that_on_this_screen_nothing_is_shown(qapp: Application) -> None:
    assert isinstance(this_desktop(), Quiet)


def test_that_the_dock_shows_percents(qapp: Application, monkeypatch: pytest.MonkeyPatch) -> None:
    shown: list[int] = []
    monkeypatch.setattr(QApplication, "setBadgeNumber", lambda _self, number: shown.append(number))
    for fraction in (0.0, 0.256, 1.0, None):
        MacDesktop().progress(fraction)
    assert shown == [0, 26, 100, 0]


def test_that_qt_takes_the_number(qapp: Application) -> None:
    MacDesktop().progress(0.5)
    MacDesktop().progress(None)
    assert callable(QGuiApplication.setBadgeNumber)


def test_that_texts_are_arguments_and_never_part_of_the_script(monkeypatch: pytest.MonkeyPatch) -> None:
    started: list[tuple[str, list[str]]] = []
    monkeypatch.setattr(QProcess, "startDetached", lambda program, args: started.append((program, args)))
    evil = '" & (do shell script "true") & "'
    MacDesktop().notify("Torchmark", evil)
    ((program, arguments),) = started
    assert program == "/usr/bin/osascript"
    assert arguments[-2:] == ["Torchmark", evil]
    script = [text for flag, text in zip(arguments[::2], arguments[1::2], strict=True) if flag == "-e"]
    assert script == list(attention.NOTIFY)
    assert not any(evil in line for line in script)


@pytest.mark.skipif(sys.platform != "darwin", reason="only macOS has osascript")
def test_that_osascript_understands_the_script() -> None:
    lines = [argument for line in attention.NOTIFY for argument in ("-e", line)]
    subprocess.run(["/usr/bin/osascript", *lines, "Torchmark", "A test"], check=True)
