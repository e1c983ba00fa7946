"""Every reader of what comes from outside: each takes any bytes, and reads them or refuses them in words."""

import json
import random
import tempfile
from collections.abc import Callable, Iterator
from functools import cache, partial
from pathlib import Path
from typing import NamedTuple

import msgspec
from PySide6.QtCore import QCoreApplication, QSettings

from app.charts.views import VIEWS
from app.compat.macos import gather_macos
from app.compat.parsers.cpuinfo import parse_cpuinfo
from app.export import comparison_csv, comparison_json, csv_file, json_file
from app.export.saved_contenders import read_contenders
from app.export.saved_result import ReadError, read_result
from app.history.journal import JOURNAL, fold_lines
from app.history.recorder import RESULT
from app.history.store import ABOUT, Store
from app.history.summaries import WORDING, summarise
from app.history.words import outcome
from app.model.codec import decode_event, decode_run_event, decode_task, encode_line
from app.model.events import CellBroke, RunEnded, TaskDone, TaskFailed
from app.model.failure import ErrorText
from app.model.machine import Machine
from app.model.result import Result, apply
from app.model.result_file import NoResult, decode_result
from app.model.tasks import CheckParity, ExplainCell, FetchWeights, MeasureCells, MeasureLimits, ProbeDevice
from app.stats.comparison import compare
from app.stats.comparison_words import headline, notes, reason_lines
from app.stats.moments import local_minute
from app.ui.opening import origin
from app.ui.preferences import Preferences, read_preferences
from app.ui.recent_files import files_that_are_there
from app.ui.settings_file import put_aside_damaged_settings
from tests.charts.rich import epoch_result, rich_plan, rich_result, sustained_result
from tests.compat import macs
from tests.fuzz.mutate import encoded, mutated
from tests.scripted import failed, opening, plan_of, whole_run
from tests.scripted import measured as cell_events

CORPUS = Path(__file__).parent / "corpus"
SMALL = rich_plan(("resnet18",), (4,))
IN_FIGURES = (ArithmeticError, LookupError, ValueError)
"""What the figures of well-formed nonsense raise; whoever works them out catches these."""

Mutate = Callable[[bytes, random.Random], bytes]


class Reader(NamedTuple):
    """One of them.

    Attributes:
        read: Raises only what is a defect.
        seeds: Inputs that are right.
        mutate: Changes one so that it stays well-formed.
        runs: Inputs of a whole campaign.
    """

    read: Callable[[bytes], None]
    seeds: Callable[[], list[bytes]]
    mutate: Mutate
    runs: int


def kept_seeds(name: str) -> list[bytes]:
    """What was found by fuzzers before, and is read again each time."""
    return [path.read_bytes() for path in sorted((CORPUS / name).glob("*"))]


# --- results


def _read_result(data: bytes) -> None:
    try:
        result = decode_result(data)
    except NoResult:
        return
    _use(result)


def _use(result: Result) -> None:
    """All that is worked out of a result, but for drawing it."""
    assert decode_result(json_bytes(result)) == result
    try:
        summarise(result)
        for view in VIEWS.values():
            view.describe(result)
        csv_file.encode(result)
        json_file.encode(result)
    except IN_FIGURES:
        return
    local_minute(result.started_at)
    origin(result)


def json_bytes(result: Result) -> bytes:
    """A file without figures."""
    return msgspec.json.encode({"format": "torchmark-result", "version": 2, "result": result})


def _read_opened(data: bytes) -> None:
    """As the window opens it: the pictures too."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "a.torchmark"
        path.write_bytes(data)
        try:
            result = read_result(path)
        except ReadError:
            return
        csv_file.encode(result)


def _compare(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        good, other = Path(folder) / "good.torchmark", Path(folder) / "other.torchmark"
        good.write_bytes(json_bytes(whole_run(plan_of())))
        other.write_bytes(data)
        found, unread = read_contenders([good, other])
    assert len(found) + len(unread) == 2
    if len(found) == 1:
        assert unread[0].reason
        return
    try:
        comparison = compare(found)
    except ValueError:
        return
    comparison_csv.encode(comparison)
    comparison_json.encode(comparison)
    for part in comparison.parts:
        headline(comparison, part)
        reason_lines(comparison, part)
        notes(comparison, part)


@cache
def _result_seeds() -> list[bytes]:
    results = (
        whole_run(plan_of()),
        whole_run(plan_of(), failing=(1,)),
        rich_result(SMALL),
        epoch_result(),
        sustained_result(minutes=2),
    )
    old = Path(__file__).parents[1] / "model" / "samples" / "result-version-1.json"
    return [*map(json_bytes, results), json_file.encode(results[0]), old.read_bytes()]


def _one_document(data: bytes, chance: random.Random) -> bytes:
    """Changed as JSON; where it is none, something is left out."""
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        start = chance.randrange(len(data) + 1)
        return data[:start] + data[start + chance.randrange(9) :]
    return encoded(mutated(content, chance), chance)


# --- journals and what is kept beside them


def _fold(data: bytes) -> None:
    try:
        journaled = fold_lines(data)
    except ReadError:
        return
    assert 0 < journaled.whole_bytes <= len(data)
    _use(apply(journaled.result, RunEnded("stopped")))


def _list_history(data: bytes) -> None:
    """A folder in which everything is this."""
    with tempfile.TemporaryDirectory() as folder:
        store = Store(Path(folder) / "data", Path(folder) / "cache")
        for name, kept in (("a", RESULT), ("b", JOURNAL)):
            store.folder(name).mkdir(parents=True)
            (store.folder(name) / kept).write_bytes(data)
            (store.folder(name) / ABOUT).write_bytes(data)
        (Path(folder) / "cache").mkdir()
        (Path(folder) / "cache" / "history.json").write_bytes(data)
        entries = list(store.entries())
        assert {entry.name for entry in entries} == {"a", "b"}
        for entry in entries:
            assert entry.title.isprintable()
            assert outcome(entry)
        store.tidy()


def _journal_seeds() -> list[bytes]:
    plan = plan_of(models=("resnet18",))
    cpu, mps = plan.cells
    events = [*opening(plan), *cell_events(cpu, *[0.4] * 6), *failed(mps), RunEnded("completed")]
    lines = [encode_line(event) for event in events]
    return [b"".join(lines), b"".join(lines[:7]), b"".join(lines)[:-20]]


def _history_seeds() -> list[bytes]:
    about = {"title": "After the update", "note": "cooler", "is_dismissed": False}
    summary = {
        "started_at": "2026-11-23T14:05:00Z",
        "machine": "Apple M5 Pro",
        "preset": "quick",
        "headline": "The GPU is 4 times as fast.",
        "outcome": "completed",
        "cells": 2,
        "finished": 2,
    }
    known = {name: {"stamp": [1, 2], "summary": summary} for name in "ab"}
    remembered = {"key": f"0.1.0 {WORDING} English", "known": known}
    return [
        *(json.dumps(each).encode() for each in (about, remembered)),
        *_result_seeds()[:1],
        *_journal_seeds(),
    ]


def _some_lines(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines() or [b""]
    index = chance.randrange(len(lines))
    match chance.randrange(5):
        case 0:
            del lines[index]
        case 1:
            lines[index:index] = [lines[index]] * chance.choice((1, 2, 30))
        case 2:
            lines.append(lines.pop(index))
        case _:
            lines[index] = _one_document(lines[index], chance)
    return b"\n".join(lines) + (b"\n" if chance.random() < 0.8 else b"")


# --- what processes say to each other


def _decode(decode: Callable[[bytes], object], data: bytes) -> None:
    for line in data.split(b"\n"):
        try:
            said = decode(line)
        except msgspec.DecodeError:
            continue
        assert decode(msgspec.json.encode(said)) == said


def _event_seeds() -> list[bytes]:
    cell = SMALL.cells[0]
    error = ErrorText("RuntimeError", "MPS backend out of memory", "Traceback")
    more = [CellBroke(cell, error), TaskFailed(error), TaskDone()]
    return [*_journal_seeds()[:1], b"".join(map(encode_line, more))]


def _task_seeds() -> list[bytes]:
    cell = SMALL.cells[0]
    tasks = (
        ProbeDevice("mps"),
        FetchWeights("resnet18"),
        MeasureLimits("mps", SMALL),
        CheckParity("resnet18", "mps", SMALL),
        MeasureCells((cell,), SMALL),
        ExplainCell(cell, SMALL),
    )
    return [b"".join(map(encode_line, tasks))]


# --- what the tools of macOS print

_TOOLS = ("sw_vers", "sysctl", "profile", "batt", "settings")


def _gather(data: bytes) -> None:
    """The first byte says which tool it is that printed the rest."""
    tool = _TOOLS[data[0] % len(_TOOLS)] if data else _TOOLS[0]
    text = data[1:].decode(errors="replace")
    machine = gather_macos(macs.m5_max(**{tool: text}))
    assert msgspec.json.decode(msgspec.json.encode(machine), type=Machine) == machine
    parse_cpuinfo(text)


def _tool_seeds() -> list[bytes]:
    kinds = {"sw_vers": 0, "sysctl": 1, "system_profiler": 2, "pmset/batt": 3, "pmset/g": 4}
    found = []
    for kind, index in kinds.items():
        folder, _, prefix = kind.partition("/")
        paths = sorted((macs.FOLDER / folder).glob(f"{prefix}*"))[:6]
        found += [bytes([index]) + path.read_bytes() for path in paths]
    return found


def _tool_output(data: bytes, chance: random.Random) -> bytes:
    """JSON where it is that; of words some are doubled, and some replaced by numbers that are none."""
    if data[1:2] in (b"{", b"["):
        return data[:1] + _one_document(data[1:], chance)
    words = data[1:].decode(errors="replace").split(" ")
    for _ in range(3):
        numbers = ("-1", "0", "99999999999999999999", "0x10", "½", "٣", "NaN")
        words[chance.randrange(len(words))] = chance.choice(
            (*numbers, "\n", ":", "proc 8:4:4", words[-1] * 9)
        )
    return data[:1] + " ".join(words).encode()


# --- the settings

_VALUES = (
    "@Invalid()",
    "@Variant(\\0\\0\\0\\x7f\\0\\0\\0\\n)",
    "@Variant(\\0\\0\\0\\x8f\\xff\\xff\\xff\\xff)",
    "@Variant(",
    "@ByteArray(\\xff\\x1)",
    "@ByteArray(\\x1\\xd9\\xd0\\xcb)",
    "@Rect(1 2 3)",
    "@Rect(99999999999 -1 0 0)",
    "@Size(nan 1)",
    "@DateTime(x)",
    "@@x",
    "\\x40Variant(\\0\\0\\0\\v)",
    "1, 2, 3",
    "a\\0b, ,",
    '"\\x110000"',
    "nan",
    "-1",
    "1e300",
    "9" * 5000,
    "/dev/zero",
    "%00%u0041",
)


def _read_settings(data: bytes) -> None:
    with tempfile.TemporaryDirectory() as folder:
        QCoreApplication.setOrganizationName("Torchmark")
        QCoreApplication.setApplicationName("Torchmark")
        QSettings.setDefaultFormat(QSettings.Format.IniFormat)
        QSettings.setPath(QSettings.Format.IniFormat, QSettings.Scope.UserScope, folder)
        path = Path(QSettings().fileName())
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(data)
        put_aside_damaged_settings()
        chosen = read_preferences()
        assert msgspec.convert(msgspec.to_builtins(chosen), type=Preferences) == chosen
        chosen.applied_to(plan_of())
        files_that_are_there()
        for key in QSettings().allKeys():
            QSettings().value(key)


def _settings_seeds() -> list[bytes]:
    lines = (
        "[measuring]",
        "budget_s=30",
        "cpu_threads=1",
        "precision=bf16",
        "[window]",
        "appearance=dark",
        "language=ko",
        "recent_files=/tmp/a.torchmark, /tmp/b.torchmark",
        "geometry=@ByteArray(\\x1\\xd9\\xd0\\xcb\\0\\x3\\0\\0)",
        "splitters\\body=@ByteArray(\\0\\0\\0\\xff\\0\\0\\0\\x1\\0\\0\\0\\x2)",
    )
    return ["\n".join(lines).encode()]


def _other_values(data: bytes, chance: random.Random) -> bytes:
    lines = data.decode(errors="replace").splitlines() or [""]
    for _ in range(chance.randint(1, 4)):
        index = chance.randrange(len(lines))
        name, _, _ = lines[index].partition("=")
        lines[index] = f"{name}={chance.choice(_VALUES)}"
    return "\n".join(lines).encode()


READERS = {
    "result": Reader(_read_result, _result_seeds, _one_document, 15_000),
    "opened": Reader(_read_opened, lambda: _result_seeds()[:3], _one_document, 1_000),
    "comparison": Reader(_compare, lambda: _result_seeds()[:4], _one_document, 500),
    "journal": Reader(_fold, _journal_seeds, _some_lines, 6_000),
    "history": Reader(_list_history, _history_seeds, _some_lines, 4_000),
    "event": Reader(partial(_decode, decode_event), _event_seeds, _some_lines, 40_000),
    "run_event": Reader(partial(_decode, decode_run_event), _event_seeds, _some_lines, 15_000),
    "task": Reader(partial(_decode, decode_task), _task_seeds, _some_lines, 15_000),
    "settings": Reader(_read_settings, _settings_seeds, _other_values, 8_000),
    "tools": Reader(_gather, _tool_seeds, _tool_output, 20_000),
}


def every_input(name: str, count: int, seed: int = 0) -> Iterator[bytes]:
    """Seeds and `count` changed ones, the same each time: for tests, which have no fuzzer."""
    reader, chance = READERS[name], random.Random(seed)
    seeds = [*reader.seeds(), *kept_seeds(name)]
    yield from seeds
    for _ in range(count):
        yield reader.mutate(chance.choice(reader.seeds()), chance)
