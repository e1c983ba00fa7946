"""Cells that find no memory: not tried, or failed, and where the plan allows it measured smaller."""

import io
import threading
from collections.abc import Iterator

import pytest
from matplotlib.figure import Figure
from rich.console import Console

from app.charts import poster
from app.charts.look import PLAIN
from app.charts.theme import LIGHT
from app.charts.views import VIEWS
from app.export.files import FORMATS
from app.export.saved_result import refuse_nonsense
from app.model.events import CellFailed, GroupAdded, RunEvent
from app.model.plan import Cell, Plan, make_plan
from app.model.result import Result, fold
from app.model.result_file import SUFFIX, decode_result
from app.runner.child import Child
from app.runner.resume import resume
from app.runner.run import run
from app.runner.smaller_batch import INSTEAD
from app.stats.badge import badge
from app.stats.figures import speed_up
from app.stats.headline import headline
from app.terminal.report import print_result
from tests.runner.workers import fake_worker
from tests.scripted import M5_PRO

HAS_ROOM_FOR = """
def fails(cell):
    if cell.device == "cuda" and cell.batch_size > ROOM:
        return KIND
    return None

while True:
    task = next_task()
    emit(SoftwareFound(Software("2.14", "0.29", 2)))
    if not hasattr(task, "plan"):
        emit(DeviceProbed(DeviceStatus(task.device, is_usable=True)))
    else:
        for cell in task.cells:
            failure = fails(cell)
            if failure is not None:
                emit(failure)
                continue
            emit(CellStarted(cell))
            emit(FirstStepTimed(cell, 0.1))
            emit(WarmedUp(cell, 2, 0.1, True, 0.0))
            for number in range(8):
                step_s = cell.batch_size * (0.01 if cell.device == "cuda" else 0.02)
                emit(WindowTimed(cell, 1, step_s, 0, number * step_s))
            measured(cell, peak=1000 * cell.batch_size)
    emit(TaskDone())
"""
OUT_OF_MEMORY = 'CellBroke(cell, ErrorText("OutOfMemoryError", "CUDA out of memory. Tried", ""))'
TOO_LARGE = "CellTooLarge(cell, 40 * 10**9, 4 * 10**9)"
SWAPPED_OUT = "CellBroke(cell, ErrorText('RuntimeError', 'something else', ''))"


@pytest.fixture
def child() -> Iterator[Child]:
    with Child(threading.Event()) as child:
        yield child


def room_for(monkeypatch: pytest.MonkeyPatch, size: int, kind: str) -> None:
    imports = "from app.model.failure import ErrorText\nfrom app.model.machine import Software\n"
    fake_worker(monkeypatch, imports + HAS_ROOM_FOR.replace("ROOM", str(size)).replace("KIND", kind))


def plan_of(*batch_sizes: int, allow: bool = True) -> Plan:
    return make_plan(
        preset="quick",
        models=("vgg16", "alexnet"),
        devices=("cpu", "cuda"),
        batch_sizes=batch_sizes,
        allow_smaller_batch=allow,
    )


def run_of(child: Child, plan: Plan) -> tuple[Result, list[RunEvent]]:
    events = list(run(plan, M5_PRO, child))
    return fold(events), events


def test_that_a_cell_without_memory_is_followed_by_its_group_at_half_the_batch_size(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_for(monkeypatch, 20, OUT_OF_MEMORY)
    result, events = run_of(child, plan_of(64))
    added = [event.cells for event in events if isinstance(event, GroupAdded)]
    sizes = [(cells[0].model, cells[0].batch_size, len(cells)) for cells in added]
    assert sizes == [("vgg16", 32, 2), ("vgg16", 16, 2), ("alexnet", 32, 2), ("alexnet", 16, 2)]
    failed = [event for event in events if isinstance(event, CellFailed)]
    assert {event.cell.batch_size for event in failed} == {64, 32}
    assert {event.failure.advice for event in failed} == {INSTEAD}
    assert {event.failure.cause for event in failed} == {"out_of_memory"}
    assert speed_up(result, Cell("vgg16", "cuda", 16)) == pytest.approx(2)
    assert headline(result).sentence.endswith("at batch 16")
    assert badge(result).code == "custom"


def test_that_what_was_added_is_in_files_pictures_and_the_terminal(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_for(monkeypatch, 16, OUT_OF_MEMORY)
    result, _ = run_of(child, plan_of(32))
    assert decode_result(FORMATS[SUFFIX].encode(result)) == result
    refuse_nonsense(result)
    assert b"16" in FORMATS["csv"].encode(result)
    file = io.StringIO()
    print_result(result, Console(file=file, width=160))
    assert "A smaller batch size is measured instead" in file.getvalue()
    for view in VIEWS.values():
        view.draw(Figure(figsize=(8, 5)), result, LIGHT, PLAIN)
    poster.draw(Figure(), result)


def test_that_figures_name_the_size_that_finds_room_at_once(
    child: Child, monkeypatch: pytest.MonkeyPatch
) -> None:
    room_for(monkeypatch, 64, TOO_LARGE)
    result, events = run_of(child, plan_of(512))
    (first, *_) = (event.cells for event in events if isinstance(event, GroupAdded))
    # 2.1 GB of weights, 0.6 GB of images and 16 times 67 MB; 32 are too many.
    assert first[0].batch_size == 16
    failure = next(event.failure for event in events if isinstance(event, CellFailed))
    assert "it needs about 37.3 GB of memory, and there is room for 3.7 GB" in failure.reason
    assert failure.cause == "too_large"
    assert all(cell.status == "done" for cell in result.cells if cell.cell.batch_size == 16)


@pytest.mark.parametrize(
    ("plan", "kind"),
    [
        (plan_of(64, allow=False), OUT_OF_MEMORY),
        (plan_of(64, 32, 16), OUT_OF_MEMORY),
        (plan_of(64), SWAPPED_OUT),
    ],
    ids=["not allowed", "planned already", "another reason"],
)
def test_that_nothing_is_added_without_need(
    child: Child, monkeypatch: pytest.MonkeyPatch, plan: Plan, kind: str
) -> None:
    room_for(monkeypatch, 20, kind)
    result, events = run_of(child, plan)
    assert not any(isinstance(event, GroupAdded) for event in events)
    assert tuple(cell.cell for cell in result.cells) == plan.cells


def test_that_a_single_image_without_room_is_the_end(child: Child, monkeypatch: pytest.MonkeyPatch) -> None:
    room_for(monkeypatch, 0, OUT_OF_MEMORY)
    result, events = run_of(child, plan_of(2))
    assert sum(isinstance(event, GroupAdded) for event in events) == 2
    last = result.cell(Cell("vgg16", "cuda", 1))
    assert last is not None
    assert last.failure is not None
    assert last.failure.advice != INSTEAD


@pytest.mark.parametrize(
    ("kind", "which"), [(CellFailed, 0), (GroupAdded, 0), (CellFailed, 1), (GroupAdded, 1)]
)
def test_that_a_resumed_run_measures_what_was_added_or_promised_before_it_was_cut_off(
    child: Child, monkeypatch: pytest.MonkeyPatch, kind: type, which: int
) -> None:
    room_for(monkeypatch, 8, OUT_OF_MEMORY)
    whole, events = run_of(child, plan_of(32))
    cut_off = [index for index, event in enumerate(events) if isinstance(event, kind)][which] + 1
    half = fold(events[:cut_off])
    resumed = fold([*events[:cut_off], *resume(half, M5_PRO, child)])
    assert {cell.cell: cell.status for cell in resumed.cells} == {
        cell.cell: cell.status for cell in whole.cells
    }


def test_that_allowing_it_makes_no_other_plan_of_a_preset() -> None:
    plan = make_plan(preset="quick", devices=("cpu", "cuda"), allow_smaller_batch=True)
    assert plan.is_as_preset
    assert plan.all_batch_sizes == plan.batch_sizes
