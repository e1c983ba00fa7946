"""Nothing is asked of a network: whole runs without one, in which whoever tries is killed and noted."""

import json
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from tests.cut_off import HAS_SECCOMP, command, environment, notes
from tests.personal import environment_of_somebody, named_in

ROOT = Path(__file__).parents[1]
EPOCH = ("--protocol", "epoch", "--loader-workers", "4")
"""With processes that load."""
CELL = ("--models", "squeezenet1_0", "--devices", "cpu", "--batch-sizes", "2", "--images", "4")


def run_cut_off(folder: Path, *arguments: str) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run(
        command(sys.executable, *arguments),
        cwd=ROOT,
        env=environment(folder, {**environment_of_somebody(folder), "QT_QPA_PLATFORM": "offscreen"}),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=400,
    )


@pytest.mark.skipif(not HAS_SECCOMP, reason="only Linux has seccomp; elsewhere the notes alone tell")
@pytest.mark.parametrize("family", ["AF_INET", "AF_INET6"])
@pytest.mark.parametrize("started", ["itself", "by another"])
def test_that_a_process_that_asks_for_a_socket_would_be_killed(
    tmp_path: Path, family: str, started: str
) -> None:
    asks = f"import socket; socket.socket(socket.{family})"
    by_another = (
        f"import subprocess, sys; sys.exit(subprocess.run([sys.executable, '-Ic', {asks!r}]).returncode)"
    )
    done = run_cut_off(tmp_path, "-c", asks if started == "itself" else by_another)
    # An exit code is one byte of -31.
    assert done.returncode in (-signal.SIGSYS, 256 - signal.SIGSYS)
    if started == "itself":
        assert "socket.__new__" in notes(tmp_path)


def test_that_a_try_of_python_would_be_noted(tmp_path: Path) -> None:
    run_cut_off(tmp_path, "-c", "import urllib.request; urllib.request.urlopen('http://127.0.0.1:1/')")
    assert "urllib.Request ('http://127.0.0.1:1/'" in notes(tmp_path)


@pytest.mark.timeout(900)
def test_that_a_run_in_the_terminal_and_a_comparison_ask_nothing_of_a_network(tmp_path: Path) -> None:
    outs = [tmp_path / "first", tmp_path / "second", tmp_path / "compared"]
    for out, how in zip(outs, (EPOCH, ("--phases",)), strict=False):
        done = run_cut_off(tmp_path, "-m", "app", "run", *CELL, *how, "--out", str(out))
        assert done.returncode == 0, done.stdout + done.stderr
        (cell,) = json.loads((out / "result.json").read_bytes())["result"]["cells"]
        assert cell["status"] == "done"
    results = [str(out / "result.json") for out in outs[:2]]
    done = run_cut_off(tmp_path, "-m", "app", "compare", *results, "--with-2022", "--out", str(outs[2]))
    assert done.returncode in (0, 1), done.stdout + done.stderr
    files = [path for out in outs for path in out.iterdir()]
    assert {path.suffix for path in files} == {".json", ".csv", ".png"}
    assert [path for path in files if named_in(path.read_bytes())] == []
    assert notes(tmp_path) == ""


@pytest.mark.timeout(900)
def test_that_a_session_in_the_window_asks_nothing_of_a_network(tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    done = run_cut_off(tmp_path, "-m", "tests.ui.whole_session", str(out))
    assert done.returncode == 0, done.stderr
    assert sorted(path.suffix for path in out.iterdir()) == [".csv", ".png", ".torchmark"]
    assert [path for path in out.iterdir() if named_in(path.read_bytes())] == []
    assert notes(tmp_path) == ""


def test_that_pretrained_weights_do_ask_and_that_this_is_noticed(tmp_path: Path) -> None:
    """So that the tests above could fail."""
    out = tmp_path / "out"
    done = run_cut_off(tmp_path, "-m", "app", "run", *CELL, "--pretrained", "--out", str(out))
    assert done.returncode == 1, done.stdout + done.stderr
    assert "urllib.Request ('https://download.pytorch.org/" in notes(tmp_path)
    (cell,) = json.loads((out / "result.json").read_bytes())["result"]["cells"]
    assert cell["status"] == "failed"
