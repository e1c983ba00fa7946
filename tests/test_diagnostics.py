"""The report of a bug: what is in it, also of a measuring process that really died, and how it is saved."""

import io
import os
import signal
import subprocess
import sys
import threading
import zipfile
from datetime import datetime, tzinfo
from pathlib import Path
from typing import Self

import pytest

from app import __version__, diagnostics
from app.compat.report import build_report
from app.diagnostics import as_zip, collect
from app.logs import begin_log, last_log, log
from app.model.events import CellStarted
from app.model.machine import DeviceStatus
from app.model.plan import make_plan
from app.privacy import keep_names
from app.runner.child import Child
from app.runner.run import run
from tests.personal import SAYS, USER, be_somebody, environment_of_somebody, named_in
from tests.scripted import M5_PRO

ROOT = Path(__file__).parents[1]
pytestmark = pytest.mark.usefixtures("own_log")

FILES = ["versions.txt", "check.json", "log.txt", "last-crash.txt"]


def content(data: bytes) -> dict[str, str]:
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert file.testzip() is None
        return {name: file.read(name).decode() for name in file.namelist()}


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT])
def test_that_the_stack_of_a_measuring_process_that_died_is_in_the_zip(number: signal.Signals) -> None:
    begin_log("test")
    plan = make_plan(preset="quick", models=("squeezenet1_0",), devices=("cpu",), batch_sizes=(2,), images=8)
    with Child(threading.Event()) as child:
        for event in run(plan, M5_PRO, child):
            if isinstance(event, CellStarted):
                assert child.pid is not None
                os.kill(child.pid, number)
    crash = content(as_zip(collect(None)))["last-crash.txt"]
    assert f"MeasureCells: The measuring process was ended by {number.name}: " in crash
    assert "Fatal Python error: " in crash
    assert 'engine/worker.py", line ' in crash
    assert "Thread 0x" in crash, "of each thread"
    assert f"ERROR MeasureCells: The measuring process was ended by {number.name}" in last_log(100_000)


def test_that_nobody_is_named_whatever_settings_say(monkeypatch: pytest.MonkeyPatch) -> None:
    be_somebody(monkeypatch)
    monkeypatch.setenv("PYTORCH_SOMETHING", f"/Users/{USER}/x")
    monkeypatch.setenv("SECRET", "not to be told")
    begin_log("test")
    log().error(SAYS)
    report = build_report(M5_PRO, None, (DeviceStatus("cpu", details=SAYS, reason=f"OSError: {SAYS}"),))
    keep_names(True)
    try:
        data = as_zip(collect(report))
    finally:
        keep_names(False)
    texts = content(data)
    assert list(texts) == FILES
    assert {name: named_in(text.encode()) for name, text in texts.items()} == {name: [] for name in FILES}
    assert named_in(data) == []
    assert "PYTORCH_SOMETHING=~/x" in texts["versions.txt"]
    assert "not to be told" not in "".join(texts.values())
    assert "Apple M5 Pro" in texts["check.json"]


def test_that_what_is_not_there_is_said() -> None:
    texts = content(as_zip(collect(None)))
    assert list(texts) == FILES
    assert f"Torchmark {__version__} (from source)\n" in texts["versions.txt"]
    assert [texts[name] for name in FILES[1:]] == ["There is none.\n"] * 3


# --- the command


def torchmark(home: Path, *arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=cwd,
        env={**environment_of_somebody(home), "PYTHONPATH": f"{home / 'site'}:{ROOT}"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=120,
    )


def test_that_the_command_shows_all_and_saves_just_that(tmp_path: Path) -> None:
    done = torchmark(tmp_path, "diagnostics", cwd=tmp_path)
    assert done.returncode == 0, done.stdout + done.stderr
    (path,) = tmp_path.glob("Torchmark-diagnostics-*.zip")
    texts = content(path.read_bytes())
    assert list(texts) == FILES
    for name, text in texts.items():
        assert f"== {name}\n{text}" in done.stdout
        assert named_in(text.encode()) == []
    assert '"level": "cpu_only"' in texts["check.json"] or '"level": "usable"' in texts["check.json"]
    assert "begins: terminal, diagnostics." in texts["log.txt"]
    assert "INFO Checked: " in texts["log.txt"]
    assert f"saved in {path.name}" in done.stdout


def test_that_a_place_that_cannot_be_written_to_is_told_and_nothing_is_left(tmp_path: Path) -> None:
    place = tmp_path / "place"
    place.mkdir()
    done = torchmark(tmp_path, "diagnostics", "--out", str(place / "no folder" / "a.zip"), cwd=place)
    assert done.returncode == 2
    assert "a.zip could not be written to" in done.stdout
    assert "--out FILE chooses one." in done.stdout
    assert list(place.iterdir()) == []


def test_that_a_clock_that_has_lost_the_time_costs_no_report(monkeypatch: pytest.MonkeyPatch) -> None:
    class Lost(datetime):
        @classmethod
        def now(cls, tz: tzinfo | None = None) -> Self:
            return cls.fromtimestamp(0, tz)

    monkeypatch.setattr(diagnostics, "datetime", Lost)
    assert list(content(as_zip(collect(None)))) == FILES


def test_that_no_variable_commands_the_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PYTORCH_ODD", "\x1b]0;owned\x07\u202etxt")
    assert "PYTORCH_ODD=\ufffd]0;owned\ufffd\ufffdtxt\n" in collect(None)[0].text
