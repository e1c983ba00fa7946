"""Runs of the terminal are kept like those of the window: real processes, really killed."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import psutil

from app.history.journal import JOURNAL, read_journal
from app.history.lock import measuring_alone
from app.history.recorder import RESULT
from app.model.result_file import decode_result
from tests.measuring import worker_of
from tests.terminal.test_commands import ROOT, SMALL, environment, torchmark


def data_of(home: Path) -> Path:
    """Where the program keeps its data for this home."""
    return home / (
        "Library/Application Support/Torchmark" if sys.platform == "darwin" else ".local/share/Torchmark"
    )


def test_that_a_run_killed_in_mid_cell_keeps_every_finished_cell(tmp_path: Path) -> None:
    arguments = ("run", "--models", "squeezenet1_0,vgg16,alexnet", *SMALL)
    with subprocess.Popen(
        [sys.executable, "-m", "app", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**environment(tmp_path), "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        for line in process.stdout:
            if "SqueezeNet 1.0 on CPU" in line:
                break
        worker = worker_of(process.pid)
        os.kill(process.pid, signal.SIGKILL)
    assert psutil.wait_procs([worker], timeout=10)[0], "the measuring process outlived the terminal"
    (journal,) = tmp_path.rglob(JOURNAL)
    cells = read_journal(journal).result.cells
    assert cells[0].status == "done"
    assert len(cells[0].windows) >= 6
    listed = torchmark("history", home=tmp_path)
    assert listed.returncode == 0
    assert "Interrupted, " in listed.stdout
    assert journal.parent.name in listed.stdout


def test_that_a_run_is_kept_also_where_its_files_go_elsewhere(tmp_path: Path) -> None:
    out = tmp_path / "out"
    empty = torchmark("history", home=tmp_path)
    assert "Nothing is kept yet" in empty.stdout
    done = torchmark("run", "--models", "squeezenet1_0", *SMALL, "--out", str(out), home=tmp_path)
    assert done.returncode == 0, done.stdout
    (kept,) = (data_of(tmp_path) / "runs").iterdir()
    assert [path.name for path in kept.iterdir()] == [RESULT]
    assert decode_result((kept / RESULT).read_bytes()) == decode_result((out / RESULT).read_bytes())
    listed = torchmark("history", home=tmp_path)
    assert "Completed" in listed.stdout
    assert "CPU only: SqueezeNet 1.0" in " ".join(listed.stdout.split())


def test_that_a_second_run_at_the_same_time_is_refused(tmp_path: Path) -> None:
    with measuring_alone(data_of(tmp_path)) as is_alone:
        assert is_alone
        refused = torchmark("run", "--models", "squeezenet1_0", *SMALL, home=tmp_path)
    assert refused.returncode == 2
    assert "Another Torchmark is measuring on this machine." in refused.stdout
    assert "Traceback" not in refused.stderr
    assert not list(tmp_path.rglob(JOURNAL))


def test_that_a_data_folder_that_cannot_be_written_to_stops_no_run(tmp_path: Path) -> None:
    data = data_of(tmp_path)
    data.parent.mkdir(parents=True)
    data.write_text("in the way")
    out = tmp_path / "out"
    done = torchmark("run", "--models", "squeezenet1_0", *SMALL, "--out", str(out), home=tmp_path)
    assert done.returncode == 0, done.stdout
    assert done.stdout.count("This run is not being kept in History: ") == 1
    assert decode_result((out / RESULT).read_bytes()).outcome == "completed"
