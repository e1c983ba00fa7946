"""A journal cut off or damaged anywhere still tells what stands before."""

import fcntl
import os
import signal
import subprocess
import sys
import threading
from functools import reduce
from itertools import accumulate
from pathlib import Path

import pytest

from app.export.saved_result import ReadError
from app.history.journal import Journal, fold_lines, is_open, read_journal
from app.model import result
from app.model.codec import encode_line
from app.model.events import (
    CellStarted,
    ExtraFailed,
    RunEnded,
    RunEvent,
    RunResumed,
    TurnStarted,
    WindowTimed,
)
from app.model.machine import Machine
from app.model.plan import Plan
from app.model.result import apply, fold
from tests.scripted import M5_PRO, OUT_OF_MEMORY, failed, measured, opening, plan_of

PLAN = plan_of(models=("resnet18",))


def events_of(plan: Plan) -> list[RunEvent]:
    """A short run with a cell that was measured, one that failed, and something beside them."""
    first, second = plan.cells
    return [
        *opening(plan),
        *measured(first, 0.4, 0.5),
        ExtraFailed("Limits of CPU", OUT_OF_MEMORY),
        *failed(second),
        RunEnded("completed"),
    ]


EVENTS = events_of(PLAN)
LINES = [encode_line(event) for event in EVENTS]
JOURNAL_BYTES = b"".join(LINES)


def test_that_a_journal_cut_off_at_any_byte_gives_the_fold_of_its_whole_lines() -> None:
    ends = list(accumulate(map(len, LINES)))
    for cut in range(ends[0], len(JOURNAL_BYTES) + 1):
        journaled = fold_lines(JOURNAL_BYTES[:cut])
        whole = sum(end <= cut for end in ends)
        assert journaled.result == fold(EVENTS[:whole])
        assert journaled.whole_bytes == ends[whole - 1]
        assert ("half written" in journaled.note) == (cut != ends[whole - 1])


def test_that_the_windows_of_a_night_are_added_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    cell = PLAN.cells[0]
    night = [WindowTimed(cell, steps=2, duration_s=1.0, turn=0, at_s=float(number)) for number in range(500)]
    events = [*opening(PLAN), CellStarted(cell), *night, TurnStarted(cell), *night]
    expected = reduce(apply, events[1:], fold(events[:1]))
    add, counts = result._add_windows, []

    def count(cell: result.CellResult, windows: tuple[result.Window, ...]) -> result.CellResult:
        counts.append(len(windows))
        return add(cell, windows)

    monkeypatch.setattr(result, "_add_windows", count)
    assert fold_lines(b"".join(map(encode_line, events))).result == expected
    assert counts == [500, 500]


def test_that_a_journal_cut_off_in_its_first_line_is_refused_in_words() -> None:
    for cut in range(len(LINES[0])):
        with pytest.raises(ReadError, match=r"before anything was written|first line"):
            fold_lines(JOURNAL_BYTES[:cut])


def test_that_a_journal_damaged_at_any_byte_keeps_what_stands_before_or_is_refused_in_words() -> None:
    for at in range(0, len(JOURNAL_BYTES), 7):
        for damage in (b"\0", b"\n", b"\xff", b"{"):
            damaged = JOURNAL_BYTES[:at] + damage + JOURNAL_BYTES[at + 1 :]
            before = JOURNAL_BYTES[:at].count(b"\n")
            try:
                journaled = fold_lines(damaged)
            except ReadError:
                assert not before
                continue
            if not before:
                continue
            # Damage within a text goes unnoticed; whatever stands before it is always there.
            start = fold(EVENTS[:before])
            assert journaled.result.plan == start.plan
            for cell, known in zip(journaled.result.cells, start.cells, strict=True):
                assert cell.windows[: len(known.windows)] == known.windows


def test_that_garbage_in_the_middle_is_cut_there_with_a_note() -> None:
    damaged = b"".join((*LINES[:6], b"\x00\x00garbage\n", *LINES[6:]))
    journaled = fold_lines(damaged)
    assert journaled.result == fold(EVENTS[:6])
    assert "Line 7 of its journal is damaged" in journaled.note
    assert journaled.whole_bytes == len(b"".join(LINES[:6]))


def test_that_a_second_run_in_a_journal_does_not_wipe_out_the_first() -> None:
    journaled = fold_lines(b"".join((*LINES[:9], LINES[0], *LINES[9:])))
    assert journaled.result == fold(EVENTS[:9])


def test_that_a_newer_journal_is_told_from_a_damaged_one() -> None:
    newer = LINES[0].replace(b'"events_version":2', b'"events_version":9')
    with pytest.raises(ReadError, match="newer Torchmark"):
        fold_lines(newer.replace(b'"run_id"', b'"new_field":1,"run_id"'))
    with pytest.raises(ReadError, match="first line"):
        fold_lines(b"[[[[\n")


def test_that_a_journal_that_is_not_there_is_refused_in_words(tmp_path: Path) -> None:
    with pytest.raises(ReadError, match="No such file"):
        read_journal(tmp_path / "journal.jsonl")


def test_that_what_is_written_is_read_back_and_goes_on_after_damage(tmp_path: Path) -> None:
    path = tmp_path / "run" / "journal.jsonl"
    journal = Journal(path)
    for event in EVENTS[:9]:
        journal.write(event)
    journal.close()
    with path.open("ab") as file:
        file.write(b'{"type":"window_ti')
    cut = read_journal(path)
    assert "half written" in cut.note
    journal = Journal(path, after_bytes=cut.whole_bytes)
    for event in EVENTS[9:]:
        journal.write(event)
    journal.close()
    whole = read_journal(path)
    assert whole.result == fold(EVENTS)
    assert not whole.note


def test_that_an_open_journal_is_known_to_be_open_until_its_writer_is_gone(tmp_path: Path) -> None:
    path = tmp_path / "journal.jsonl"
    script = (
        "import sys, time; from pathlib import Path; from app.history.journal import Journal\n"
        "journal = Journal(Path(sys.argv[1])); print('open', flush=True); time.sleep(60)"
    )
    with subprocess.Popen(
        [sys.executable, "-c", script, str(path)], stdout=subprocess.PIPE, text=True
    ) as writer:
        assert writer.stdout is not None
        assert writer.stdout.readline() == "open\n"
        assert is_open(path)
        os.kill(writer.pid, signal.SIGKILL)
    assert not is_open(path)
    assert not is_open(tmp_path / "none")


def test_that_a_resumed_run_is_a_fold_like_any_other() -> None:
    first, second = PLAN.cells
    half: list[RunEvent] = [
        CellStarted(second),
        TurnStarted(second),
        WindowTimed(second, 1, 0.7, turn=0, at_s=0.0),
    ]
    on_battery = Machine(
        os_name="macOS", python_version="3.13.1", python_arch="arm64", power_source="battery"
    )
    interrupted: list[RunEvent] = [*opening(PLAN), *measured(first, 0.4), *half]
    resumed = fold([*interrupted, RunResumed(resumed_at="2026-11-23T15:00:00Z", machine=on_battery)])
    assert [cell.status for cell in resumed.cells] == ["done", "stopped"]
    assert resumed.cells[1].windows
    assert resumed.machine.chip == M5_PRO.chip
    assert resumed.machine.power_source == "battery"
    ended = fold(
        [
            *interrupted,
            RunResumed(resumed_at="2026-11-23T15:00:00Z", machine=on_battery),
            *measured(second, 0.1),
            RunEnded("completed"),
        ]
    )
    assert ended.resumed_at == ("2026-11-23T15:00:00Z",)
    assert [cell.status for cell in ended.cells] == ["done", "done"]
    in_one_go = fold(
        [
            *opening(PLAN),
            *half,
            RunResumed(resumed_at="2026-11-23T15:00:00Z", machine=on_battery),
            *measured(first, 0.4),
            *measured(second, 0.1),
            RunEnded("completed"),
        ]
    )
    assert in_one_go.resumed_at == (), "no cell is from before"
    assert [window.duration_s for window in ended.cells[1].windows] == [0.2], "it began anew"


def test_that_somebody_who_looks_at_the_moment_does_not_keep_it_from_being_held(tmp_path: Path) -> None:
    path = tmp_path / "journal"
    path.touch()
    with path.open("rb") as looking:
        fcntl.flock(looking, fcntl.LOCK_SH)
        away = threading.Timer(0.1, fcntl.flock, (looking, fcntl.LOCK_UN))
        away.start()
        journal = Journal(path)
        away.join()
        assert is_open(path)
        journal.close()
