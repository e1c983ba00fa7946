"""What is not written is told, leaves no trace, and costs neither the old file nor what was measured."""

import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.console import Console

from app.export import comparison_csv, comparison_png
from app.export.files import FORMATS, ExportError, save_all, write_atomically
from app.folders import results_folder
from app.history.journal import JOURNAL, read_journal
from app.history.recorder import RESULT, Recorder, write_result
from app.history.store import ABOUT, Store, StoreError
from app.model.events import RunEnded
from app.model.failure import Trouble
from app.model.result import fold
from app.model.result_file import decode_result
from app.refusal import USAGE_ERROR
from app.terminal.compare import compare_results
from app.terminal.run import _save
from tests.comparisons import GPU_4, compared, run_on
from tests.disks import FAULTS, forbidden, full, limited_files, read_only, replaced, vanished
from tests.scripted import failed, measured, opening, plan_of, whole_run

RESULT_OF_RUN = whole_run(plan_of(), failing=(3,))
CONTENTS = {form.default_name: form.encode(RESULT_OF_RUN) for form in FORMATS.values()}
COMPARISON = compared(run_on("Apple M1"), run_on("Apple M5 Pro", gpu_step_s=0.05))
CONTENTS["comparison.csv"] = comparison_csv.encode(COMPARISON)
CONTENTS["comparison.png"] = comparison_png.encode(COMPARISON, GPU_4)
OLD = b"what was there before"
REASONS = {
    "full": ("No space left on device", "File too large"),
    "read-only": ("Read-only file system", "Permission denied"),
    "forbidden": ("Permission denied",),
    "vanished": ("No such file or directory",),
    "replaced by a file": ("Not a directory", "File exists"),
}

PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells
EVENTS = [*opening(PLAN), *measured(CPU, *[0.4] * 6), *failed(MPS), RunEnded("completed")]
RUN_ID = fold(EVENTS).run_id


@pytest.fixture
def folder(monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Open to everybody, so that a fault alone is what forbids something; pytest's own folders are not."""
    with tempfile.TemporaryDirectory() as name:
        for each in ("place", "data"):
            (Path(name) / each).mkdir()
            (Path(name) / each).chmod(0o777)
        Path(name).chmod(0o777)
        monkeypatch.setenv("XDG_DATA_HOME", str(Path(name) / "data"))
        yield Path(name) / "place"


def files(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()} if folder.is_dir() else {}


@pytest.mark.parametrize("fault", FAULTS)
@pytest.mark.parametrize("name", CONTENTS)
def test_that_a_file_that_cannot_be_written_is_told_and_the_old_one_stays(
    folder: Path, name: str, fault: str
) -> None:
    (folder / name).write_bytes(OLD)
    with FAULTS[fault](folder):
        before = files(folder)
        with pytest.raises(ExportError) as refused:
            write_atomically(folder / name, CONTENTS[name])
        assert files(folder) == before, "the old file, and no temporary one"
    says = str(refused.value)
    assert says.startswith(f"{name} could not be written to {folder}: ")
    assert any(reason in says for reason in REASONS[fault])
    assert says.endswith("Choose another place.")


@pytest.mark.parametrize("fault", sorted(set(FAULTS) - {"vanished"}))
def test_that_a_folder_for_everything_that_takes_nothing_is_told(folder: Path, fault: str) -> None:
    for name in ("result.json", "result.csv", "speedup.png"):
        (folder / name).write_bytes(OLD)
    with FAULTS[fault](folder):
        before = files(folder)
        with pytest.raises(ExportError) as refused:
            save_all(RESULT_OF_RUN, folder)
        assert files(folder) == before
    assert str(folder) in str(refused.value)
    assert any(reason in str(refused.value) for reason in REASONS[fault])


def test_that_a_folder_that_is_gone_is_made_anew(folder: Path) -> None:
    with vanished(folder):
        save_all(RESULT_OF_RUN, folder)
    assert decode_result((folder / RESULT).read_bytes()) == RESULT_OF_RUN


NAMES = st.text(
    st.characters(exclude_categories=(), exclude_characters="/"), min_size=1, max_size=300
).filter(lambda name: name not in {".", ".."})


@given(name=NAMES)
@settings(max_examples=150, deadline=None, derandomize=True, database=None)
def test_that_any_name_is_taken_or_refused_in_words(
    tmp_path_factory: pytest.TempPathFactory, name: str
) -> None:
    folder = tmp_path_factory.mktemp("names")
    try:
        write_atomically(folder / name, b"content")
    except ExportError:
        assert list(folder.iterdir()) == []
    else:
        (written,) = folder.iterdir()
        assert written.read_bytes() == b"content"


@pytest.mark.parametrize(
    ("name", "reason"),
    [("x" * 300, "File name too long"), ("a\0b", "no such file names"), ("\ud800", "no such file names")],
)
def test_that_a_name_that_the_system_cannot_take_is_told(folder: Path, name: str, reason: str) -> None:
    with pytest.raises(ExportError, match=reason):
        write_atomically(folder / name, b"content")
    assert files(folder) == {}
    with pytest.raises(ExportError, match=reason):
        save_all(RESULT_OF_RUN, folder / name)


@pytest.mark.parametrize("fault", ["full", "read-only", "forbidden", "vanished", "replaced by a file"])
def test_that_a_run_goes_on_where_its_journal_cannot_and_loses_nothing_that_was_written(
    folder: Path, fault: str
) -> None:
    told: list[Trouble] = []
    first, rest = EVENTS[:9], EVENTS[9:]
    runs = folder / "runs"
    runs.mkdir(mode=0o777)
    with Recorder(told.append, runs) as recorder:
        for event in first:
            recorder.take(event)
        kept = files(runs / RUN_ID)
        with FAULTS[fault](runs if fault in ("vanished", "replaced by a file") else runs / RUN_ID):
            # A journal that is open goes on where the folder alone is closed; the others tell.
            for event in rest:
                recorder.take(event)
            assert recorder._result == fold(EVENTS), "whatever the disk does, it is in memory"
    assert len(told) == 1
    if fault not in ("vanished", "replaced by a file"):
        assert read_journal(runs / RUN_ID / JOURNAL).result == fold(
            EVENTS if len(files(runs / RUN_ID)[JOURNAL]) > len(kept[JOURNAL]) else first
        )
    if fault == "vanished":
        assert decode_result((runs / RUN_ID / RESULT).read_bytes()) == fold(EVENTS)


def test_that_a_journal_that_was_deleted_under_way_is_told_at_the_next_cell(folder: Path) -> None:
    told: list[Trouble] = []
    with Recorder(told.append, folder) as recorder:
        recorder.take(EVENTS[0])
        (folder / RUN_ID / JOURNAL).unlink()
        for event in EVENTS[1:-1]:
            recorder.take(event)
        (trouble,) = told
        assert "No such file or directory" in trouble.sentence
        recorder.take(EVENTS[-1])
    assert decode_result((folder / RUN_ID / RESULT).read_bytes()) == fold(EVENTS)


def test_that_a_journal_without_room_is_told_and_read_as_far_as_it_goes(folder: Path) -> None:
    told: list[Trouble] = []
    with Recorder(told.append, folder) as recorder:
        for event in EVENTS[:9]:
            recorder.take(event)
        size_bytes = (folder / RUN_ID / JOURNAL).stat().st_size
        with limited_files(size_bytes + 30):
            for event in EVENTS[9:]:
                recorder.take(event)
    (trouble,) = told
    assert "File too large" in trouble.sentence
    journaled = read_journal(folder / RUN_ID / JOURNAL)
    assert journaled.result == fold(EVENTS[:9])
    assert "half written" in journaled.note
    assert [path.name for path in (folder / RUN_ID).iterdir()] == [JOURNAL]


Change = Callable[[Store], None]
CHANGES: dict[str, Change] = {
    "rename": lambda store: store.rename("run", "another title"),
    "annotate": lambda store: store.annotate("run", "another note"),
    "dismiss": lambda store: store.dismiss("run"),
    "delete": lambda store: store.delete("run"),
}


@pytest.mark.parametrize("fault", [full, read_only, forbidden], ids=lambda fault: fault.__name__)
@pytest.mark.parametrize("change", sorted(set(CHANGES) - {"delete"}))
def test_that_what_a_person_says_of_a_run_is_kept_as_it_was_where_it_cannot_be_written(
    folder: Path, change: str, fault: Callable[[Path], object]
) -> None:
    store = Store(folder, folder / "cache")
    write_result(store.folder("run"), RESULT_OF_RUN)
    store.rename("run", "the title")
    store.folder("run").chmod(0o777)
    about = (store.folder("run") / ABOUT).read_bytes()
    with fault(store.folder("run")):  # type: ignore[attr-defined]
        with pytest.raises(StoreError, match=f"{ABOUT} could not be written to"):
            CHANGES[change](store)
        assert sorted(files(store.folder("run"))) == sorted([ABOUT, RESULT])
        assert (store.folder("run") / ABOUT).read_bytes() == about


@pytest.mark.parametrize("change", CHANGES)
def test_that_a_run_that_vanished_is_told_whatever_is_done_to_it(folder: Path, change: str) -> None:
    store = Store(folder, folder / "cache")
    with pytest.raises(StoreError, match="No such file or directory"):
        CHANGES[change](store)
    assert [path.name for path in folder.rglob("*") if path.is_file()] == []


def test_that_a_run_that_cannot_be_moved_stays(folder: Path) -> None:
    store = Store(folder, folder / "cache")
    write_result(store.folder("run"), RESULT_OF_RUN)
    (folder / "deleted").write_text("in the way")
    with pytest.raises(StoreError, match="could not be moved"):
        store.delete("run")
    assert store.load("run") == (RESULT_OF_RUN, "")


def test_that_a_list_that_cannot_be_remembered_is_shown_all_the_same(folder: Path) -> None:
    store = Store(folder, folder / "cache")
    write_result(store.folder("run"), RESULT_OF_RUN)
    (folder / "cache").mkdir(mode=0o777)
    with full(folder / "cache"):
        assert [entry.state for entry in store.entries()] == ["finished"]
        assert files(folder / "cache") == {}


@pytest.mark.parametrize("fault", ["read-only", "forbidden", "replaced by a file"])
def test_that_the_terminal_saves_where_it_can_and_says_where_it_could_not(
    folder: Path, fault: str, capsys: pytest.CaptureFixture[str]
) -> None:
    own = results_folder(RESULT_OF_RUN.run_id)
    with FAULTS[fault](folder):
        assert _save(RESULT_OF_RUN, folder, Console(width=500)) == own
    says = capsys.readouterr().out
    assert any(reason in says for reason in REASONS[fault])
    assert decode_result((own / RESULT).read_bytes()) == RESULT_OF_RUN


def test_that_a_comparison_is_not_begun_where_its_files_cannot_be_saved(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    saved = folder / "a.json"
    saved.write_bytes(CONTENTS["result.json"])
    out = folder / "out"
    out.mkdir()
    with replaced(out):
        assert compare_results([str(saved), "2022"], with_2022=False, out=out, as_json=False) == USAGE_ERROR
    assert "Nothing can be saved in" in capsys.readouterr().err
