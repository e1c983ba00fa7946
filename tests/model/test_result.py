import msgspec
import pytest

from app.model.codec import decode_event, decode_task, encode_line
from app.model.events import CellStarted, RunEnded, TaskFailed, WindowTimed
from app.model.failure import ErrorText
from app.model.plan import Cell
from app.model.result import WarmUp, Window, fold
from app.model.result_file import decode_result
from app.model.tasks import MeasureCells
from tests.scripted import (
    OUT_OF_MEMORY,
    PEAK_MEMORY_BYTES,
    SYNC_TIME_S,
    failed,
    measured,
    opening,
    plan_of,
    stopped,
    timed_epochs,
)

PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells


def test_that_a_result_is_the_fold_of_its_events() -> None:
    result = fold([*opening(PLAN), *measured(CPU, 0.4, 0.5), *failed(MPS), RunEnded("completed")])
    done, broken = result.cells
    assert done.status == "done"
    assert done.first_step_time_s == 4.0
    assert done.warmup == WarmUp(2, 0.8, has_settled=True, sync_time_s=SYNC_TIME_S)
    assert done.windows == (Window(2, 0.8, 0, 0.0), Window(2, 1.0, 0, 0.8))
    assert done.ended_by == "interval_reached"
    assert done.peak_memory_bytes == PEAK_MEMORY_BYTES
    assert (broken.status, broken.failure) == ("failed", OUT_OF_MEMORY)
    assert result.outcome == "completed"
    assert result.software is not None
    assert result.software.torch == "2.14.1"
    assert [status.device for status in result.devices] == ["cpu", "mps"]


def test_that_a_stopped_cell_keeps_its_samples_and_later_ones_are_not_run() -> None:
    result = fold([*opening(PLAN), *stopped(CPU)])
    assert [cell.status for cell in result.cells] == ["stopped", "not_run"]
    assert result.cells[0].windows == (Window(2, 1.0, 0, 0.0),)
    assert result.outcome == "stopped"


def test_that_a_cell_begun_again_starts_without_its_old_samples() -> None:
    result = fold([*opening(PLAN), *measured(CPU, 0.4), CellStarted(CPU)])
    assert result.cells[0].status == "running"
    assert result.cells[0].windows == ()


def test_that_the_turns_of_two_cells_mix_and_each_keeps_its_own_windows() -> None:
    of_cpu, of_mps = measured(CPU, *[0.4] * 4), measured(MPS, *[0.1] * 4)
    mixed = [event for pair in zip(of_cpu, of_mps, strict=True) for event in pair]
    result = fold([*opening(PLAN), *mixed])
    assert [cell.status for cell in result.cells] == ["done", "done"]
    assert [[window.turn for window in cell.windows] for cell in result.cells] == [[0, 0, 0, 1]] * 2
    assert result.cells[1].windows[-1].step_time_s == pytest.approx(0.1)


def test_that_epochs_are_kept_with_what_starting_the_loader_took() -> None:
    result = fold([*opening(PLAN), *timed_epochs(CPU, 50.0, images=10)])
    (epoch,) = result.cells[0].epochs
    assert (epoch.images, epoch.steps, epoch.duration_s, epoch.loader_start_s) == (10, 3, 50.0, 0.5)
    assert result.cells[0].ended_by == "all_timed"


def test_that_a_run_must_begin_with_its_start() -> None:
    with pytest.raises(ValueError, match="begins with RunStarted"):
        fold([RunEnded("completed")])


def test_that_events_and_tasks_survive_their_way_through_the_pipe() -> None:
    event = WindowTimed(CPU, 3, 0.125, 1, 7.5)
    error = TaskFailed(ErrorText("RuntimeError", "out of\nmemory", "Traceback"))
    task = MeasureCells((CPU, MPS), PLAN)
    assert decode_event(encode_line(event)) == event
    assert decode_event(encode_line(error)) == error
    assert decode_task(encode_line(task)) == task
    assert encode_line(error).count(b"\n") == 1


@pytest.mark.parametrize(
    "line",
    [
        b"Loading weights ...\n",
        b'{"type":"window_timed","cell":{"model":"vgg16","device":"cpu","batch_size":4},"steps":3}\n',
        b'{"type":"task_done","surprise":1}\n',
        b'{"type":"unheard_of"}\n',
    ],
)
def test_that_anything_but_an_event_is_refused(line: bytes) -> None:
    with pytest.raises(msgspec.DecodeError):
        decode_event(line)


@pytest.mark.parametrize(
    ("data", "message"),
    [
        (b"{", "this file ends too early"),
        (b'{"format":"torchmark-result","version":1}', "damaged"),
    ],
)
def test_that_a_file_that_is_no_result_is_refused_in_words(data: bytes, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        decode_result(data)


def test_that_a_cell_is_named_in_words() -> None:
    assert Cell("squeezenet1_0", "mps", 64).title == "SqueezeNet 1.0 on Apple GPU (MPS), batch 64"
