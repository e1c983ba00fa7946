"""The log and the last crash: what is in them, how large they become, and that they stop nothing."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from app import logs
from app.folders import logs_folder
from app.logs import (
    LAST_CRASH,
    LOG,
    MOST_BYTES,
    OLD_LOGS,
    OWN_CRASH,
    begin_log,
    keep_crash,
    last_crash,
    last_log,
    log,
)
from tests.personal import SAYS, be_somebody, named_in

ROOT = Path(__file__).parents[1]


pytestmark = pytest.mark.usefixtures("own_log")


def in_a_process(code: str) -> subprocess.CompletedProcess[str]:
    """Run code that has begun a log."""
    begun = f"from app.logs import *\nbegin_log('test')\n{code}"
    return subprocess.run(
        [sys.executable, "-c", begun], cwd=ROOT, capture_output=True, text=True, check=False, timeout=60
    )


def test_that_without_a_face_nothing_is_written_anywhere(capsys: pytest.CaptureFixture[str]) -> None:
    log().error("to nobody")
    keep_crash("it died", "of this")
    assert not list(logs_folder().glob("*"))
    assert capsys.readouterr() == ("", "")


def test_that_the_log_begins_with_what_begins_and_names_nobody(monkeypatch: pytest.MonkeyPatch) -> None:
    be_somebody(monkeypatch)
    begin_log("window")
    log().warning("it failed: %s", SAYS)
    log().warning("in a file called %s", "\udcff")
    first, second, third = last_log(10_000).splitlines()
    assert third.endswith(r"a file called \udcff")
    assert " INFO Torchmark " in first
    assert " begins: window. Python 3." in first
    assert second.endswith("WARNING it failed: cannot open '~/data/x' of <user> (<user>@<host>)")
    assert named_in((logs_folder() / LOG).read_bytes()) == []


def test_that_the_log_stays_small_and_keeps_the_end() -> None:
    begin_log("test")
    for number in range(4 * (OLD_LOGS + 2)):
        log().info("%d %s", number, "x" * (MOST_BYTES // 4))
    files = sorted(path.name for path in logs_folder().iterdir())
    assert files == [LOG, *(f"{LOG}.{number}" for number in range(1, OLD_LOGS + 1))]
    assert all((logs_folder() / name).stat().st_size <= MOST_BYTES for name in files)
    kept = last_log(10 * MOST_BYTES)
    assert f" {4 * (OLD_LOGS + 2) - 1} x" in kept
    assert " INFO 0 x" not in kept
    assert len(last_log(100)) == 100


def test_that_a_folder_that_cannot_be_written_to_costs_the_log_alone(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "in the way").touch()
    monkeypatch.setattr(logs, "logs_folder", lambda: tmp_path / "in the way" / "log")
    begin_log("test")
    log().error("to nobody")
    keep_crash("it died", "of this")
    logs.watch_for_own_crash()
    assert (last_log(100), last_crash()) == ("", "")
    assert capsys.readouterr() == ("", "")


def test_that_a_named_pipe_in_the_place_of_a_file_is_waited_for_by_nobody() -> None:
    logs_folder().mkdir(parents=True)
    for name in (LOG, LAST_CRASH, OWN_CRASH):
        os.mkfifo(logs_folder() / name)
    done = in_a_process(
        "log().error('to nobody'); keep_crash('it died', 'of this'); watch_for_own_crash()\n"
        "assert last_log(100) == last_crash() == ''"
    )
    assert (done.returncode, done.stderr) == (0, "")


def test_that_what_nobody_catches_is_in_the_log_and_still_told() -> None:
    done = in_a_process("raise KeyError('of this')")
    assert done.returncode == 1
    assert "KeyError: 'of this'" in done.stderr
    assert "CRITICAL Nobody caught this:\nTraceback" in last_log(10_000)
    assert "KeyError: 'of this'" in last_log(10_000)


def test_that_what_ends_a_thread_is_in_the_log() -> None:
    code = "thread = threading.Thread(target={}.__getitem__, args=('of this',), name='worker')"
    said = in_a_process(f"import threading\n{code}\nthread.start()\nthread.join()").stderr
    assert "KeyError: 'of this'" in said
    assert "CRITICAL Nobody caught this in the thread worker:\nTraceback" in last_log(10_000)


@pytest.mark.parametrize(
    "code", ["raise KeyboardInterrupt", "import threading; threading.Thread(target=exit).run()"]
)
def test_that_what_somebody_asked_for_is_no_error(code: str) -> None:
    in_a_process(code)
    assert "Nobody" not in last_log(10_000)


@pytest.mark.parametrize("number", [signal.SIGSEGV, signal.SIGABRT, signal.SIGBUS])
def test_that_where_the_program_itself_was_ended_by_a_fault_is_known_to_the_next(
    number: signal.Signals,
) -> None:
    code = (
        f"def here():\n    import os\n    os.kill(os.getpid(), {int(number)})\nwatch_for_own_crash()\nhere()"
    )
    assert in_a_process(code).returncode == -number
    assert last_crash() == "", "it died before it could say anything"
    assert in_a_process("watch_for_own_crash()").returncode == 0
    assert "Torchmark itself was ended by a fault." in last_crash()
    assert "in here\n" in last_crash()
    assert "ERROR Torchmark itself was ended by a fault." in last_log(10_000)
    (logs_folder() / LAST_CRASH).unlink()
    in_a_process("watch_for_own_crash()")
    assert last_crash() == "", "it is told once"


def test_that_the_measuring_process_writes_no_log() -> None:
    loaded = "import app.engine.worker, app.engine.tasks, sys; print('app.logs' in sys.modules)"
    done = subprocess.run(
        [sys.executable, "-c", loaded], cwd=ROOT, capture_output=True, check=True, timeout=120
    )
    assert done.stdout == b"False\n"
