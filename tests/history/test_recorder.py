"""A run is kept while it is measured, or that is told once."""

import errno
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.export.saved_result import ReadError
from app.history import journal as journal_module
from app.history.journal import JOURNAL, read_journal
from app.history.lock import measuring_alone
from app.history.recorder import RESULT, Recorder
from app.model.events import CellFailed, CellMeasured, RunEnded, RunEvent, RunResumed
from app.model.failure import Trouble
from app.model.result import fold
from app.model.result_file import decode_result
from tests.history.test_journal import EVENTS
from tests.scripted import M5_PRO

RUN_ID = "0123456789ab"
NOBODY = 65534


def record(runs: Path, events: list[RunEvent]) -> list[Trouble]:
    told: list[Trouble] = []
    with Recorder(told.append, runs) as recorder:
        for event in events:
            recorder.take(event)
    return told


def test_that_an_ended_run_leaves_its_result_and_no_journal(tmp_path: Path) -> None:
    assert not record(tmp_path, EVENTS)
    assert [path.name for path in (tmp_path / RUN_ID).iterdir()] == [RESULT]
    assert decode_result((tmp_path / RUN_ID / RESULT).read_bytes()) == fold(EVENTS)


def test_that_a_run_that_does_not_end_leaves_its_journal(tmp_path: Path) -> None:
    for count in range(1, len(EVENTS)):
        assert not record(tmp_path / str(count), EVENTS[:count])
        folder = tmp_path / str(count) / RUN_ID
        assert [path.name for path in folder.iterdir()] == [JOURNAL]
        assert read_journal(folder / JOURNAL).result == fold(EVENTS[:count])


def test_that_the_end_of_a_cell_is_made_to_outlive_the_machine(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    synced: list[int] = []
    path = tmp_path / RUN_ID / JOURNAL
    monkeypatch.setattr(journal_module, "sync_file", lambda _file: synced.append(path.stat().st_size))
    with Recorder(lambda _: None, tmp_path) as recorder:
        for event in EVENTS[:-1]:
            recorder.take(event)
            if isinstance(event, CellMeasured | CellFailed):
                assert synced[-1] == path.stat().st_size


def test_that_what_was_taken_outlives_a_kill_at_any_event(tmp_path: Path) -> None:
    script = (
        "import os, signal, sys; from pathlib import Path\n"
        "from app.history.recorder import Recorder; from tests.history.test_journal import EVENTS\n"
        "recorder = Recorder(print, Path(sys.argv[1]))\n"
        "for event in EVENTS[: int(sys.argv[2])]: recorder.take(event)\n"
        "os.kill(os.getpid(), signal.SIGKILL)"
    )
    for count in (1, len(EVENTS) // 2, len(EVENTS) - 1):
        runs = tmp_path / str(count)
        killed = subprocess.run([sys.executable, "-c", script, str(runs), str(count)], check=False)
        assert killed.returncode == -signal.SIGKILL
        assert read_journal(runs / RUN_ID / JOURNAL).result == fold(EVENTS[:count])


def test_that_a_folder_that_cannot_be_made_is_told_once_and_stops_nothing(tmp_path: Path) -> None:
    (tmp_path / "runs").write_text("in the way")
    told = record(tmp_path / "runs", EVENTS)
    (trouble,) = told
    assert trouble.sentence.startswith("This run is not being kept in History: Not a directory.")
    assert "can be exported when it has ended" in trouble.sentence


@pytest.fixture
def ordinary_user() -> Iterator[None]:
    """The superuser may write everywhere."""
    user = os.geteuid()
    os.seteuid(user or NOBODY)
    yield
    os.seteuid(user)


def test_that_a_read_only_folder_is_told_once(tmp_path: Path, ordinary_user: None) -> None:
    if os.getuid():
        tmp_path.chmod(0o500)
    (trouble,) = record(tmp_path / "runs", EVENTS)
    assert "Permission denied" in trouble.sentence


def test_that_a_disk_that_fills_up_is_told_and_the_result_is_kept_if_there_is_room_again(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real_write, written = os.write, [0]

    def fills_up(file: int, data: bytes) -> int:
        written[0] += len(data)
        if written[0] > 2000:
            real_write(file, data[:5])
            raise OSError(errno.ENOSPC, "No space left on device")
        return real_write(file, data)

    told: list[Trouble] = []
    with Recorder(told.append, tmp_path) as recorder:
        with monkeypatch.context() as full:
            full.setattr("app.history.journal.os.write", fills_up)
            for event in EVENTS[:-1]:
                recorder.take(event)
        (trouble,) = told
        assert "No space left on device" in trouble.sentence
        assert "half written" in read_journal(tmp_path / RUN_ID / JOURNAL).note
        recorder.take(EVENTS[-1])
    assert len(told) == 1
    assert decode_result((tmp_path / RUN_ID / RESULT).read_bytes()) == fold(EVENTS)


def test_that_a_reopened_run_goes_on_in_its_own_folder(tmp_path: Path) -> None:
    record(tmp_path, EVENTS[:9])
    (tmp_path / RUN_ID).rename(tmp_path / "renamed")
    with Recorder(lambda _: None, tmp_path) as recorder:
        assert recorder.reopen("renamed") == fold(EVENTS[:9])
        for event in EVENTS[9:]:
            recorder.take(event)
    assert decode_result((tmp_path / "renamed" / RESULT).read_bytes()) == fold(EVENTS)
    assert not (tmp_path / RUN_ID).exists()


def test_that_a_stopped_run_keeps_its_journal_until_it_is_resumed_to_the_end(tmp_path: Path) -> None:
    stopped = [*EVENTS[:9], RunEnded("stopped")]
    record(tmp_path, stopped)
    folder = tmp_path / RUN_ID
    assert {path.name for path in folder.iterdir()} == {RESULT, JOURNAL}
    with Recorder(lambda _: None, tmp_path) as recorder:
        assert recorder.reopen(RUN_ID) == fold(stopped)
    assert decode_result((folder / RESULT).read_bytes()) == fold(stopped), "refused, it is as it was"

    rest = [RunResumed(resumed_at="2026-11-23T15:00:00Z", machine=M5_PRO), *EVENTS[9:]]
    with Recorder(lambda _: None, tmp_path) as recorder:
        recorder.reopen(RUN_ID)
        recorder.take(rest[0])
        assert [path.name for path in folder.iterdir()] == [JOURNAL], "killed now, it is an interrupted one"
        for event in rest[1:]:
            recorder.take(event)
    assert [path.name for path in folder.iterdir()] == [RESULT]
    assert decode_result((folder / RESULT).read_bytes()) == fold([*stopped, *rest])


def test_that_a_stopped_run_whose_journal_is_damaged_keeps_its_result(tmp_path: Path) -> None:
    record(tmp_path, [*EVENTS[:9], RunEnded("stopped")])
    journal = tmp_path / RUN_ID / JOURNAL
    journal.write_bytes(journal.read_bytes()[:-40])
    with Recorder(lambda _: None, tmp_path) as recorder, pytest.raises(ReadError, match="half written"):
        recorder.reopen(RUN_ID)
    assert (tmp_path / RUN_ID / RESULT).exists()


def test_that_only_one_measures_at_a_time(tmp_path: Path) -> None:
    with measuring_alone(tmp_path) as first:
        with measuring_alone(tmp_path) as second:
            assert (first, second) == (True, False)
        script = (
            "import sys; from pathlib import Path; from app.history.lock import measuring_alone\n"
            "with measuring_alone(Path(sys.argv[1])) as alone: print(alone)"
        )
        command = [sys.executable, "-c", script, str(tmp_path)]
        assert subprocess.run(command, capture_output=True, text=True, check=True).stdout == "False\n"
    with measuring_alone(tmp_path) as third:
        assert third


def test_that_the_lock_goes_with_its_holder_though_a_child_lives_on(tmp_path: Path) -> None:
    script = (
        "import subprocess, sys, time; from pathlib import Path\n"
        "from app.history.lock import measuring_alone\n"
        "with measuring_alone(Path(sys.argv[1])) as alone:\n"
        "    child = subprocess.Popen([sys.executable, '-c', 'import time; time.sleep(60)'])\n"
        "    print(child.pid, flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(tmp_path)], stdout=subprocess.PIPE, text=True
    ) as holder:
        assert holder.stdout is not None
        child = int(holder.stdout.readline())
        with measuring_alone(tmp_path) as is_alone:
            assert not is_alone
        holder.kill()
        holder.wait()
        with measuring_alone(tmp_path) as is_alone:
            assert is_alone
        os.kill(child, signal.SIGKILL)


def test_that_where_there_can_be_no_lock_nobody_is_kept_waiting(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    with measuring_alone(tmp_path / "file") as is_alone:
        assert is_alone
