"""What the strip says of a run, from written events; no measuring process is needed."""

import msgspec
import pytest
from PySide6.QtWidgets import QLabel, QProgressBar
from pytestqt.qtbot import QtBot

from app.model.events import (
    CellStarted,
    GroupAdded,
    RunEnded,
    RunEvent,
    RunResumed,
    TurnStarted,
    WeightsLoading,
    WindowTimed,
)
from app.model.result import fold
from app.ui.progress_strip import ProgressStrip
from tests.scripted import M5_PRO, failed, measured, opening, plan_of
from tests.ui.conftest import CLOSE_MS

PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells


def said_after(qtbot: QtBot, *events: RunEvent) -> str:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    all_events = [*opening(PLAN), *events]
    for count, event in enumerate(all_events, start=1):
        strip.show_event(event, fold(all_events[:count]))
    return strip.text


def test_that_the_strip_follows_the_turns(qtbot: QtBot) -> None:
    begun = (CellStarted(CPU), CellStarted(MPS))
    assert said_after(qtbot, *begun).startswith("ResNet-18 on Apple GPU (MPS), batch 4 · 1 of 2")
    assert said_after(qtbot, *begun, TurnStarted(CPU)).startswith("ResNet-18 on CPU, batch 4 · 1 of 2")


def test_that_the_strip_is_as_high_with_its_bar_as_without(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    at_rest = strip.sizeHint().expandedTo(strip.minimumSize()).height()
    for count in range(1, len(opening(PLAN)) + 1):
        strip.show_event(opening(PLAN)[count - 1], fold(opening(PLAN)[:count]))
    assert strip.sizeHint().expandedTo(strip.minimumSize()).height() == at_rest


def test_that_the_strip_is_as_high_with_two_lines_as_with_one(qtbot: QtBot) -> None:
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.say("What is measured now, how far the run is, and how long it takes")
    (label,) = strip.findChildren(QLabel)
    assert label.heightForWidth(260) > label.heightForWidth(2600)
    assert strip.heightForWidth(300) <= strip.minimumHeight()


def test_that_a_sample_is_not_worth_a_sentence(qtbot: QtBot, monkeypatch: pytest.MonkeyPatch) -> None:
    """What the window does at each sample is measured with it."""
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    events = [*opening(PLAN), CellStarted(CPU), TurnStarted(CPU)]
    for count, event in enumerate(events, start=1):
        strip.show_event(event, fold(events[:count]))
    said: list[str] = []
    monkeypatch.setattr(strip, "say", said.append)
    for number in range(20):
        strip.show_event(WindowTimed(CPU, 1, 0.1, 0, 0.1 * number), fold(events))
    assert not said
    qtbot.waitUntil(lambda: len(said) == 1, timeout=CLOSE_MS)


def test_that_weights_on_their_way_are_told(qtbot: QtBot) -> None:
    text = said_after(qtbot, WeightsLoading("resnet18", 10, 40))
    assert text.startswith("Weights of ResNet-18, 25% · 1 of 2")


def test_that_cells_added_on_the_way_are_counted(qtbot: QtBot) -> None:
    smaller = tuple(msgspec.structs.replace(cell, batch_size=2) for cell in (CPU, MPS))
    assert " · 2 of 4 · " in said_after(qtbot, *failed(CPU), GroupAdded(smaller))


def test_that_a_run_that_has_only_to_end_is_not_said_to_prepare(qtbot: QtBot) -> None:
    whole = (*measured(CPU, *[0.4] * 6), *measured(MPS, *[0.1] * 6))
    assert said_after(qtbot, *whole) == "Finishing …"


def test_that_what_follows_the_last_cell_is_told(qtbot: QtBot) -> None:
    plan = msgspec.structs.replace(PLAN, extras=("explain",))
    events = [*opening(plan), *measured(CPU, *[0.4] * 6), *measured(MPS, *[0.1] * 6)]
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    for count, event in enumerate(events, start=1):
        strip.show_event(event, fold(events[:count]))
    assert strip.text.startswith("Preparing to explain · 2 of 2")


def test_that_the_bar_of_a_resumed_run_begins_where_its_count_does(qtbot: QtBot) -> None:
    plan = plan_of(models=("resnet18",), batch_sizes=(4, 8))
    events = [*opening(plan), *(event for cell in plan.cells[:2] for event in measured(cell, 0.4))]
    resumed = RunResumed(resumed_at="2026-11-02T12:00:00Z", machine=M5_PRO)
    strip = ProgressStrip()
    qtbot.addWidget(strip)
    strip.show_event(resumed, fold([*events, resumed]))
    assert " · 3 of 4 · " in strip.text
    (bar,) = strip.findChildren(QProgressBar)
    assert 0.3 < bar.value() / bar.maximum() < 0.7


def test_that_the_end_counts_what_was_measured(qtbot: QtBot) -> None:
    measured_cpu = measured(CPU, *[0.4] * 6)
    assert said_after(qtbot, *measured_cpu).startswith("Preparing · 2 of 2")
    assert said_after(qtbot, *measured_cpu, RunEnded("stopped")) == "Stopped: 1 of 2 cells measured."
