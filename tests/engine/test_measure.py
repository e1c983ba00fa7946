"""Cells of a group in turns, by the real engine; a second CPU under another name stands in for a GPU."""

from collections.abc import Iterator
from typing import Any

import pytest
import torch

from app.engine import measure, probe
from app.engine.devices import Device
from app.engine.devices.cpu import CpuDevice
from app.engine.measure import measure_cells
from app.engine.protocols.compute import ComputeMeasurement
from app.engine.training import Trainer
from app.model.catalog import Precision
from app.model.events import (
    CellBroke,
    CellMeasured,
    CellSample,
    CellStarted,
    TaskEvent,
    TurnStarted,
    WindowTimed,
)
from app.model.plan import Cell, Plan, make_plan
from app.model.tasks import MeasureCells


class SecondCpu(CpuDevice):
    name = "cuda"

    @property
    def torch_device(self) -> torch.device:
        return torch.device("cpu")

    def grad_scaler(self, precision: Precision) -> None:
        return None


@pytest.fixture(autouse=True)
def _second_cpu(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    devices: dict[str, type[Device]] = {"cpu": CpuDevice, "cuda": SecondCpu}
    monkeypatch.setattr(probe, "open_device", lambda name: devices[name]())
    probe.ready_device.cache_clear()
    yield
    probe.ready_device.cache_clear()


def plan_of(**choices: Any) -> Plan:
    return make_plan(
        preset="quick",
        devices=("cpu", "cuda"),
        models=("squeezenet1_0",),
        batch_sizes=(1,),
        images=4,
        **choices,
    )


def events_of(plan: Plan) -> list[TaskEvent]:
    (group,) = plan.groups
    return list(measure_cells(MeasureCells(group, plan)))


def turns_in(events: list[TaskEvent]) -> list[str]:
    return [event.cell.device for event in events if isinstance(event, TurnStarted)]


def together(monkeypatch: pytest.MonkeyPatch, *, is_room: bool) -> None:
    monkeypatch.setattr(measure, "fit_together", lambda cells, plan: is_room)


def test_that_the_devices_of_a_model_alternate(monkeypatch: pytest.MonkeyPatch) -> None:
    together(monkeypatch, is_room=True)
    events = events_of(plan_of())
    assert turns_in(events)[:4] == ["cpu", "cuda", "cpu", "cuda"]
    assert {event.cell.device for event in events if isinstance(event, CellMeasured)} == {"cpu", "cuda"}
    both_started = [i for i, event in enumerate(events) if isinstance(event, CellStarted)]
    first_turn = next(i for i, event in enumerate(events) if isinstance(event, TurnStarted))
    assert max(both_started) < first_turn, "both are warm before the first turn"


def test_that_a_window_tells_its_turn(monkeypatch: pytest.MonkeyPatch) -> None:
    together(monkeypatch, is_room=True)
    events = events_of(plan_of())
    turn = dict.fromkeys(("cpu", "cuda"), -1)
    for event in events:
        if isinstance(event, TurnStarted):
            turn[event.cell.device] += 1
        if isinstance(event, WindowTimed):
            assert event.turn == turn[event.cell.device]


def test_that_devices_follow_each_other_where_memory_is_short(monkeypatch: pytest.MonkeyPatch) -> None:
    together(monkeypatch, is_room=False)
    events = events_of(plan_of())
    turns = turns_in(events)
    assert turns == sorted(turns)
    measured = [i for i, e in enumerate(events) if isinstance(e, CellMeasured)]
    started = [i for i, e in enumerate(events) if isinstance(e, CellStarted)]
    assert measured[0] < started[1], "the first model is gone before the second is made"


def test_that_a_cell_that_breaks_in_its_turn_leaves_the_other_one_measured(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    together(monkeypatch, is_room=True)
    right = ComputeMeasurement.turn

    def turn(measurement: ComputeMeasurement) -> Iterator[CellSample]:
        if measurement._cell.device == "cuda":
            raise RuntimeError("out of memory, says the test")
        yield from right(measurement)

    monkeypatch.setattr(ComputeMeasurement, "turn", turn)
    events = events_of(plan_of())
    (broke,) = (event for event in events if isinstance(event, CellBroke))
    assert broke.cell.device == "cuda"
    assert broke.error.message == "out of memory, says the test"
    assert "Traceback" in broke.error.traceback
    assert [event.cell.device for event in events if isinstance(event, CellMeasured)] == ["cpu"]


def test_that_a_cell_that_cannot_even_be_prepared_leaves_the_other_one_measured() -> None:
    plan = plan_of()
    cells = (Cell("squeezenet1_0", "tpu", 1), plan.cells[0])
    with pytest.MonkeyPatch.context() as patch:
        together(patch, is_room=True)
        events = list(measure_cells(MeasureCells(cells, plan)))
    assert [event.cell.device for event in events if isinstance(event, CellBroke)] == ["tpu"]
    assert [event.cell.device for event in events if isinstance(event, CellMeasured)] == ["cpu"]


def test_that_a_loss_that_is_not_finite_fails_the_cell(monkeypatch: pytest.MonkeyPatch) -> None:
    together(monkeypatch, is_room=True)
    monkeypatch.setattr(Trainer, "loss", lambda trainer: float("nan"))
    broke = [event for event in events_of(plan_of()) if isinstance(event, CellBroke)]
    assert len(broke) == 2
    assert "not a finite number" in broke[0].error.message


def test_that_every_precision_of_the_cpu_trains() -> None:
    for precision in ("fp16", "bf16"):
        plan = make_plan(
            preset="quick",
            devices=("cpu",),
            models=("squeezenet1_0",),
            batch_sizes=(1,),
            images=2,
            precisions=(precision,),
        )
        (measured,) = (event for event in events_of(plan) if isinstance(event, CellMeasured))
        assert measured.cell.precision == precision
