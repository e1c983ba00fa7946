"""The list of runs, and what can be done to one."""

import os
import time
from pathlib import Path

import msgspec
import pytest

from app.export import json_file
from app.export.files import TEMPORARY
from app.export.saved_result import ReadError
from app.history.journal import JOURNAL, Journal
from app.history.recorder import RESULT, Recorder
from app.history.run_folders import SURELY_LEFT_S
from app.history.store import DELETED_ARE_KEPT_S, Store, StoreError
from app.history.words import outcome
from app.model.events import RunEnded
from app.model.result import fold
from tests.history.test_journal import EVENTS
from tests.scripted import plan_of, whole_run

RESULT_OF_RUN = whole_run(plan_of())


@pytest.fixture
def store(tmp_path: Path) -> Store:
    return Store(tmp_path / "data", tmp_path / "cache")


def add_finished(store: Store, name: str = "finished") -> None:
    store.folder(name).mkdir(parents=True)
    (store.folder(name) / RESULT).write_bytes(json_file.encode(RESULT_OF_RUN))


def add_interrupted(store: Store, name: str = "interrupted", events: int = 12) -> None:
    runs = store.folder(name).parent
    with Recorder(lambda _: None, runs) as recorder:
        for event in EVENTS[:events]:
            recorder.take(event)
    (runs / EVENTS[0].run_id).rename(store.folder(name))  # type: ignore[union-attr]


def add_stopped(store: Store, name: str) -> None:
    add_interrupted(store, name)
    journal = store.folder(name) / JOURNAL
    with Recorder(lambda _: None, store.folder(name).parent) as recorder:
        recorder.reopen(name)
        recorder.take(RunEnded("stopped"))
    assert journal.exists()


def test_that_nothing_is_listed_where_nothing_is(store: Store) -> None:
    assert list(store.entries()) == []
    assert store.interrupted() == []
    store.tidy()


def test_that_every_kind_of_run_is_listed(store: Store) -> None:
    add_finished(store)
    add_interrupted(store)
    store.folder("empty").mkdir()
    store.folder("cut off").mkdir()
    (store.folder("cut off") / RESULT).write_bytes(json_file.encode(RESULT_OF_RUN)[:-100])
    store.folder("nonsense").mkdir()
    (store.folder("nonsense") / RESULT).write_bytes(b'{"format":"torchmark-result","version":7}')
    live = Journal(store.folder("live") / JOURNAL)
    live.write(EVENTS[0])
    (store.folder("live").parent / "stray file").touch()

    entries = {entry.name: entry for entry in store.entries()}
    assert {name: entry.state for name, entry in entries.items()} == {
        "finished": "finished",
        "interrupted": "interrupted",
        "empty": "damaged",
        "cut off": "damaged",
        "nonsense": "damaged",
        "live": "running",
    }
    summary = entries["finished"].summary
    assert summary is not None
    assert summary.machine == "Apple M5 Pro · MacBook Pro"
    assert summary.preset == "quick"
    assert summary.headline == entries["finished"].title != ""
    assert outcome(entries["finished"]) == "Completed"
    assert outcome(entries["interrupted"]) == "Interrupted, 1 of 2 cells"
    assert outcome(entries["live"]) == "Running now"
    assert outcome(entries["empty"]) == "Damaged: There is no result in it."
    assert "ends too early" in entries["cut off"].problem
    assert "newer Torchmark" in entries["nonsense"].problem
    assert [entry.name for entry in store.interrupted()] == ["interrupted"]
    live.close()


def test_that_a_link_that_leads_to_itself_hides_no_run(store: Store, tmp_path: Path) -> None:
    add_finished(store)
    add_interrupted(store)
    (store.folder("finished").parent / "loop").symlink_to("loop")
    assert {entry.name for entry in store.entries()} == {"finished", "interrupted"}
    assert [entry.name for entry in store.interrupted()] == ["interrupted"]


def note_what_is_read(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    read: list[Path] = []
    real = os.open

    def note(path: Path, flags: int, mode: int = 0o777) -> int:
        if flags & os.O_NONBLOCK:
            read.append(path)
        return real(path, flags, mode)

    monkeypatch.setattr("app.reading.os.open", note)
    return read


def test_that_what_is_remembered_is_not_read_again_and_what_changed_is(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_finished(store, "a")
    add_finished(store, "b")
    before = list(store.entries())
    (store.folder("b") / RESULT).write_bytes(json_file.encode(whole_run(plan_of(), gpu_step_s=0.2)))
    read = note_what_is_read(monkeypatch)
    after = {entry.name: entry for entry in store.entries()}
    assert [path for path in read if path.name == RESULT] == [store.folder("b") / RESULT]
    assert after["a"] in before
    assert after["b"] not in before


def test_that_a_damaged_memory_of_summaries_costs_nothing(store: Store, tmp_path: Path) -> None:
    add_finished(store)
    before = list(store.entries())
    memory = tmp_path / "cache" / "history.json"
    for content in (b"", b"{}", b"\xff\xfe", memory.read_bytes()[:-9], b"[" * 5000):
        memory.write_bytes(content)
        assert list(store.entries()) == before


def test_that_a_list_reads_no_result_twice(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    for number in range(40):
        add_finished(store, f"{number:03}")
    list(store.entries())
    read = note_what_is_read(monkeypatch)
    assert len(list(store.entries())) == 40
    assert sorted(path.name for path in read) == [*["about.json"] * 40, "history.json"]


def test_that_a_run_is_named_and_annotated_and_keeps_both(store: Store) -> None:
    add_finished(store)
    store.rename("finished", "  After the\nupdate \x1b[31m ")
    store.annotate("finished", "on the charger")
    entry = store.entry("finished")
    assert entry.title == entry.about.title == "After the update [31m"
    assert entry.about.note == "on the charger"
    store.rename("finished", "")
    assert store.entry("finished").title == entry.summary.headline  # type: ignore[union-attr]
    (store.folder("finished") / "about.json").write_bytes(b"{")
    assert store.entry("finished").about.note == ""


def test_that_a_result_file_is_called_by_the_title_of_its_run(store: Store, tmp_path: Path) -> None:
    add_finished(store)
    path = store.folder("finished") / RESULT
    assert store.title_of(path) == ""
    store.rename("finished", "Mine")
    assert store.title_of(path) == "Mine"
    assert store.title_of(tmp_path / "elsewhere" / "finished" / RESULT) == ""


def test_that_a_name_that_cannot_be_kept_is_told(store: Store) -> None:
    with pytest.raises(StoreError, match=r"about\.json could not be written"):
        store.rename("gone", "title")


def test_that_an_interrupted_run_is_loaded_as_far_as_it_went(store: Store) -> None:
    add_interrupted(store)
    with (store.folder("interrupted") / JOURNAL).open("ab") as file:
        file.write(b'{"half')
    result, note = store.load("interrupted")
    assert [cell.status for cell in result.cells] == ["done", "not_run"]
    assert result.outcome == "stopped"
    assert "half written" in note


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("the \U0001f469\u200d\U0001f469\u200d\U0001f467 machine", None),
        ("\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645", None),
        ("a\u202egnp.exe\u2066b\u200fc", "a gnp.exe b c"),
        ("one\x00two\x9bthree\ttabbed", "one two three tabbed"),
        ("\u200d \u200c", ""),
    ],
    ids=["emoji", "persian", "direction", "control", "unseen"],
)
def test_that_what_is_written_is_kept_without_what_makes_it_read_otherwise(
    store: Store, written: str, kept: str | None
) -> None:
    add_finished(store)
    store.rename("finished", written)
    store.annotate("finished", written)
    about = store.entry("finished").about
    assert about.title == about.note == (written if kept is None else kept)


def test_that_a_run_that_is_gone_is_said_to_be_gone(store: Store) -> None:
    add_finished(store)
    assert store.has("finished")
    (store.folder("finished") / RESULT).unlink()
    with pytest.raises(ReadError, match="There is no result in it"):
        store.load("finished")
    store.folder("finished").rmdir()
    assert not store.has("finished")
    with pytest.raises(ReadError, match="not in History any more"):
        store.load("finished")


def test_that_a_run_that_makes_no_sense_is_refused(store: Store) -> None:
    add_interrupted(store)
    journal = store.folder("interrupted") / JOURNAL
    journal.write_bytes(journal.read_bytes().replace(b"resnet18", b"resnet19"))
    with pytest.raises(ReadError, match="does not fit together"):
        store.load("interrupted")


def test_that_a_deleted_run_comes_back_as_it_was(store: Store, tmp_path: Path) -> None:
    add_finished(store)
    store.rename("finished", "Mine")
    before = store.entry("finished")
    store.delete("finished")
    assert list(store.entries()) == []
    assert (tmp_path / "data" / "deleted" / "finished" / RESULT).exists()
    store.restore("finished")
    assert store.entry("finished") == before
    store.delete("finished")
    with pytest.raises(StoreError, match="could not be moved"):
        store.delete("finished")


def test_that_the_run_under_way_cannot_be_deleted(store: Store) -> None:
    journal = Journal(store.folder("live") / JOURNAL)
    journal.write(EVENTS[0])
    with pytest.raises(StoreError, match="being measured now"):
        store.delete("live")
    journal.close()
    store.delete("live")


def test_that_only_what_was_interrupted_or_stopped_can_be_resumed(store: Store) -> None:
    add_finished(store)
    add_interrupted(store)
    add_stopped(store, "stopped")
    add_stopped(store, "without journal")
    (store.folder("without journal") / JOURNAL).unlink()
    (store.folder("finished") / JOURNAL).write_bytes((store.folder("stopped") / JOURNAL).read_bytes())
    store.tidy()
    entries = {entry.name: entry for entry in store.entries()}
    assert {name for name, entry in entries.items() if entry.is_resumable} == {"interrupted", "stopped"}
    assert entries["stopped"].state == "finished"
    assert outcome(entries["stopped"]) == "Stopped, 1 of 2 cells"
    assert [entry.name for entry in store.interrupted()] == ["interrupted"], "a stopped one is not offered"
    assert not (store.folder("finished") / JOURNAL).exists(), "only a stopped run needs it"
    assert (store.folder("stopped") / JOURNAL).exists()


def test_that_a_result_from_elsewhere_leads_to_no_folder_but_those_of_runs(store: Store) -> None:
    add_stopped(store, "stopped")
    result = msgspec.structs.replace(store.load("stopped")[0], run_id="stopped")
    assert store.has_rest_of(result)
    outside = store.folder("..") / "outside"
    outside.mkdir()
    (store.folder("stopped") / JOURNAL).rename(outside / JOURNAL)
    for name in ("../outside", str(outside), "nothing", "stopped"):
        assert not store.has_rest_of(msgspec.structs.replace(result, run_id=name))


def test_that_what_was_deleted_long_ago_goes_and_nothing_else(store: Store, tmp_path: Path) -> None:
    for name in ("kept", "old", "new"):
        add_finished(store, name)
    long_ago = time.time() - DELETED_ARE_KEPT_S - 60
    os.utime(store.folder("new"), (long_ago, long_ago))
    os.utime(store.folder("kept"), (long_ago, long_ago))
    store.delete("old")
    store.delete("new")
    os.utime(tmp_path / "data" / "deleted" / "old", (long_ago, long_ago))
    store.tidy()
    assert [folder.name for folder in (tmp_path / "data" / "deleted").iterdir()] == ["new"]
    assert [entry.name for entry in store.entries()] == ["kept"]


def test_that_what_a_killed_program_had_half_written_goes(store: Store) -> None:
    add_finished(store)
    folder = store.folder("finished")
    left, under_way = folder / f"{TEMPORARY}left", folder / f"{TEMPORARY}now"
    for path in (left, under_way):
        path.write_bytes(b"half")
    long_ago = time.time() - SURELY_LEFT_S - 1
    for path in (left, folder):
        os.utime(path, (long_ago, long_ago))
    store.tidy()
    assert sorted(path.name for path in folder.iterdir()) == [under_way.name, RESULT]
    assert folder.stat().st_mtime == pytest.approx(long_ago), "runs stand in the order of their folders"


def test_that_a_dismissed_run_is_not_offered_again_and_stays(store: Store) -> None:
    add_interrupted(store)
    assert store.interrupted()
    store.dismiss("interrupted")
    assert not store.interrupted()
    assert [entry.state for entry in store.entries()] == ["interrupted"]


def test_that_a_run_that_had_ended_without_its_file_gets_it(
    store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as full:
        full.setattr("app.history.recorder.write_result", lambda *_: None)
        add_interrupted(store, "ended", events=len(EVENTS))
    assert store.result_file("ended") is None
    assert [entry.state for entry in store.entries()] == ["finished"]
    assert not store.interrupted()
    store.tidy()
    assert [path.name for path in store.folder("ended").iterdir()] == [RESULT]
    assert store.load("ended") == (fold(EVENTS), "")
