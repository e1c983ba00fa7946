"""A terminal of 80 columns: what has no room is left out, and no word is broken."""

import io
from collections.abc import Callable
from functools import partial
from pathlib import Path

import msgspec
import pytest
from rich.console import Console

from app.compat.report import build_report
from app.export import json_file
from app.folders import results_folder
from app.history.recorder import RESULT
from app.model.machine import DeviceStatus, Software
from app.model.result import Result
from app.stats.comparison import Comparison
from app.terminal.check import print_report
from app.terminal.compare import _section
from app.terminal.history import print_history
from app.terminal.report import print_result
from app.terminal.tables import progress_table
from tests.charts.rich import epoch_result, rich_result, sustained_result
from tests.comparisons import GPU_4, compared, different_machines, epoch_run, run_on, with_torch
from tests.scripted import M5_PRO

NARROW, WIDE = 80, 400
XEON = "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz"
OTHER_XEON = "Intel(R) Xeon(R) Platinum 8580C CPU @ 2.70GHz"
RESULTS = {"rich": rich_result, "epoch": epoch_result, "sustained": sustained_result}


def printed(width: int, show: Callable[[Console], None]) -> str:
    file = io.StringIO()
    show(Console(file=file, width=width))
    return file.getvalue()


def assert_no_word_is_broken(show: Callable[[Console], None]) -> str:
    narrow, wide = printed(NARROW, show), printed(WIDE, show)
    assert max(map(len, narrow.splitlines())) <= NARROW
    assert set(narrow.split()) <= set(wide.split())
    assert "…" not in narrow
    return narrow


@pytest.mark.parametrize("make", RESULTS.values(), ids=RESULTS)
def test_that_the_report_of_a_run_has_whole_words(make: Callable[[], Result]) -> None:
    result = make()
    text = assert_no_word_is_broken(lambda console: print_result(result, console))
    assert "Images/s" in text and "Speed-up" in text


def test_that_the_progress_of_a_run_has_whole_words() -> None:
    result = rich_result()
    assert_no_word_is_broken(lambda console: console.print(progress_table(result.plan, result)))


def print_parts(comparison: Comparison, console: Console) -> None:
    for part in comparison.parts:
        for each in _section(comparison, part, console):
            console.print(each)


def long_names() -> Comparison:
    return compared(run_on(XEON), with_torch(run_on(OTHER_XEON, 0.05), "2.12.0"), epoch_run("Apple M5"))


@pytest.mark.parametrize("make", [different_machines, long_names])
def test_that_a_comparison_has_whole_words(make: Callable[[], Comparison]) -> None:
    show = partial(print_parts, make())
    narrow = assert_no_word_is_broken(show)
    assert {"Result", "Images/s", "Ratio", "range"} <= set(narrow.split())
    assert "versions of PyTorch" in narrow, "a remark has room for more than a word"
    assert "Remark" in printed(WIDE, show)


def test_that_a_narrow_terminal_shows_the_range_of_each_ratio_and_why_there_is_none() -> None:
    comparison = long_names()

    def show(console: Console) -> None:
        for each in _section(comparison, GPU_4, console):
            console.print(each)

    lines = printed(NARROW, show).splitlines()
    assert len([line for line in lines if line.endswith("2.00×  2.00 to 2.00×")]) == 2
    assert [line.strip() for line in lines].count("not comparable: another protocol") == 2
    assert [line.strip() for line in lines].count("different versions of PyTorch") == 2


def test_that_the_history_has_whole_words(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    for day, chip in enumerate((XEON, "Apple M5 Pro"), start=1):
        run = msgspec.structs.replace(
            run_on(chip), run_id=f"0123456789a{day}", started_at=f"2026-11-0{day}T12:00:00Z"
        )
        path = results_folder(run.run_id) / RESULT
        path.parent.mkdir(parents=True)
        path.write_bytes(json_file.encode(run))

    def listed(width: int) -> str:
        monkeypatch.setenv("COLUMNS", str(width))
        print_history()
        table, _, _ = capsys.readouterr().out.rpartition("Each in its folder")
        return table

    narrow, wide = listed(NARROW), listed(WIDE)
    assert max(map(len, narrow.splitlines())) <= NARROW
    assert set(narrow.split()) <= set(wide.split())
    assert [line.split()[-1] for line in narrow.splitlines() if "2026" in line] == [
        "0123456789a2",
        "0123456789a1",
    ]
    assert "Machine" in wide and "Machine" not in narrow


def test_that_the_check_has_whole_words() -> None:
    devices = tuple(
        DeviceStatus(device, is_built=True, is_visible=True, is_usable=True, hardware=XEON)
        for device in ("cpu", "mps")
    )
    software = Software(torch="2.14.1", torchvision="0.29.2", cpu_threads=15)
    report = build_report(msgspec.structs.replace(M5_PRO, chip=XEON, low_power_mode=True), software, devices)
    assert_no_word_is_broken(lambda console: print_report(report, console))
