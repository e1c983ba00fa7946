"""What a task may be answered with, and what not."""

import pytest

from app.model.events import (
    CellBroke,
    CellMeasured,
    CellStarted,
    CellTooLarge,
    DeviceProbed,
    EpochTimed,
    FirstStepTimed,
    FlopsCounted,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    SoftwareFound,
    TaskEvent,
    TurnStarted,
    WarmedUp,
    WeightsLoading,
    WindowTimed,
)
from app.model.explanation import LINKS, Link
from app.model.failure import ErrorText
from app.model.limits import DeviceLimits
from app.model.machine import DeviceStatus, Software
from app.model.plan import Cell
from app.model.tasks import (
    CheckParity,
    ExplainCell,
    FetchWeights,
    MeasureCells,
    MeasureLimits,
    ProbeDevice,
    Task,
)
from app.runner.answer import Answer, Unexpected
from tests.faults.worker import parity_of
from tests.scripted import plan_of

PLAN = plan_of(models=("resnet18",))
CELL, OTHER = PLAN.cells
ELSEWHERE = Cell(model="vgg16", device="cpu", batch_size=4)
SOFTWARE = SoftwareFound(Software("1", "1", 1))
TOO_LARGE = CellTooLarge(CELL, needed_bytes=2, room_bytes=1)
BROKE = CellBroke(CELL, ErrorText("RuntimeError", "no", ""))


def probed(device: str = "cpu", *, is_usable: bool = True) -> DeviceProbed:
    return DeviceProbed(DeviceStatus(device, is_visible=True, is_usable=is_usable))


def measured(cell: Cell = CELL) -> CellMeasured:
    return CellMeasured(cell=cell, ended_by="all_timed", peak_memory_bytes=1)


def window(at_s: float, cell: Cell = CELL) -> WindowTimed:
    return WindowTimed(cell, 1, 0.1, 0, at_s)


def link(place: int, cell: Cell = CELL) -> LinkTimed:
    return LinkTimed(Link(cell, LINKS[place], 8, 0.1))


BEGUN = (CellStarted(CELL), FirstStepTimed(CELL, 0.1), WarmedUp(CELL, 1, 0.1, True, 0.0), TurnStarted(CELL))
CELLS = MeasureCells((CELL,), PLAN)
LIMITS = LimitsMeasured(DeviceLimits("cpu", (), ()))
PARITY = ParityChecked(parity_of("resnet18", "mps"))
WHOLE: list[tuple[Task, tuple[TaskEvent, ...]]] = [
    (ProbeDevice("cpu"), (SOFTWARE, probed(is_usable=False), probed())),
    (ProbeDevice("cpu"), (DeviceProbed(DeviceStatus("cpu")),)),
    (FetchWeights("vgg16"), (WeightsLoading("vgg16", 1, 2), WeightsLoading("vgg16", 2, 2))),
    (MeasureLimits("cpu", PLAN), (LIMITS,)),
    (CheckParity("resnet18", "mps", PLAN), (PARITY,)),
    (ExplainCell(CELL, PLAN), tuple(map(link, range(len(LINKS))))),
    (CELLS, (SOFTWARE, *BEGUN, window(0.0), window(0.1), measured(), FlopsCounted(CELL, 1))),
    (CELLS, (*BEGUN, EpochTimed(CELL, 8, 2, 0.1, 0.0), measured())),
    (CELLS, (CellStarted(CELL), BROKE)),
    (CELLS, (TOO_LARGE,)),
    (CELLS, (*BEGUN, window(0.0), measured(), BROKE)),
]
STRAY: list[tuple[Task, tuple[TaskEvent, ...]]] = [
    (ProbeDevice("cpu"), (probed("mps"),)),
    (ProbeDevice("cpu"), (LIMITS,)),
    (FetchWeights("vgg16"), (WeightsLoading("resnet18", 1, 2),)),
    (MeasureLimits("mps", PLAN), (LIMITS,)),
    (MeasureLimits("cpu", PLAN), (LIMITS, LIMITS)),
    (CheckParity("resnet18", "cuda", PLAN), (PARITY,)),
    (CheckParity("resnet18", "mps", PLAN), (PARITY, PARITY)),
    (ExplainCell(CELL, PLAN), (link(1),)),
    (ExplainCell(CELL, PLAN), (link(0), link(0))),
    (ExplainCell(CELL, PLAN), (link(0, ELSEWHERE),)),
    (CELLS, (window(0.0),)),
    (CELLS, (CellStarted(ELSEWHERE),)),
    (CELLS, (CellStarted(CELL), CellStarted(CELL))),
    (CELLS, (CellStarted(CELL), window(0.0))),
    (CELLS, (*BEGUN, FirstStepTimed(CELL, 0.1))),
    (CELLS, (CellStarted(CELL), FirstStepTimed(CELL, 0.1), FirstStepTimed(CELL, 0.1))),
    (CELLS, (*BEGUN, WarmedUp(CELL, 1, 0.1, True, 0.0))),
    (CELLS, (*BEGUN, window(0.0), window(0.0))),
    (CELLS, (*BEGUN, measured())),
    (CELLS, (*BEGUN, window(0.0), measured(), measured())),
    (CELLS, (*BEGUN, window(0.0), measured(), window(0.1))),
    (CELLS, (*BEGUN, window(0.0), measured(), CellStarted(CELL))),
    (CELLS, (CellStarted(CELL), BROKE, BROKE)),
    (CELLS, (*BEGUN, FlopsCounted(CELL, 1))),
    (CELLS, (LIMITS,)),
    (CELLS, (TOO_LARGE, TOO_LARGE)),
]


@pytest.mark.parametrize(("task", "events"), WHOLE)
def test_that_what_the_engine_tells_is_taken_and_less_is_no_answer(
    task: Task, events: tuple[TaskEvent, ...]
) -> None:
    answer = Answer(task)
    for event in events:
        answer.take(event)
    answer.end()
    with pytest.raises(Unexpected, match="was said to be done"):
        Answer(task).end()


@pytest.mark.parametrize(("task", "events"), STRAY)
def test_that_an_event_of_another_task_or_moment_is_not_taken(
    task: Task, events: tuple[TaskEvent, ...]
) -> None:
    answer = Answer(task)
    for event in events[:-1]:
        answer.take(event)
    with pytest.raises(Unexpected, match="is no answer to"):
        answer.take(events[-1])


def test_that_a_task_is_done_only_with_all_of_its_cells() -> None:
    answer = Answer(MeasureCells((CELL, OTHER), PLAN))
    for event in (*BEGUN, window(0.0), measured()):
        answer.take(event)
    with pytest.raises(Unexpected):
        answer.end()
