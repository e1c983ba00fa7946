"""The commands as a person runs them: real processes, real measuring."""

import json
import os
import resource
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app import __version__
from app.model.result_file import decode_result, schema_text
from tests.signals import heeding_ctrl_c

ROOT = Path(__file__).parents[2]
SMALL = ("--devices", "cpu", "--batch-sizes", "2", "--images", "8")
INTERRUPTED = 130
STOPS_WITHIN_S = 1.5
"""Including the saving of the picture, on a busy machine; the measuring process itself is gone at once."""


def torchmark(*arguments: str, home: Path, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        capture_output=True,
        text=True,
        cwd=cwd,
        env=environment(home),
        check=False,
        timeout=120,
    )


def environment(home: Path) -> dict[str, str]:
    """Nothing of the test is written to the developer's own folders."""
    return {**os.environ, "HOME": str(home), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": "", "COLUMNS": "100"}


def test_that_a_run_leaves_its_files_and_prints_its_table(tmp_path: Path) -> None:
    out = tmp_path / "deep" / "result"
    done = torchmark("run", "--models", "squeezenet1_0", *SMALL, "--out", str(out), home=tmp_path)
    assert done.returncode == 0, done.stderr
    assert sorted(path.name for path in out.iterdir()) == ["result.csv", "result.json", "speedup.png"]
    result = decode_result((out / "result.json").read_bytes())
    assert [cell.status for cell in result.cells] == ["done"]
    assert result.plan.images == 8
    assert "1 cell by the compute protocol: about" in done.stdout
    assert "SqueezeNet 1.0" in done.stdout
    assert "was measured on its CPU only" in done.stdout
    assert any(f"{mark}. " in done.stdout for mark in ("Custom", "Unstable"))


def test_that_json_alone_goes_to_stdout_and_files_to_the_data_folder(tmp_path: Path) -> None:
    done = torchmark("run", "--models", "squeezenet1_0", *SMALL, "--json", home=tmp_path)
    assert done.returncode == 0, done.stderr
    result = json.loads(done.stdout)["result"]
    saved = list(tmp_path.rglob("result.json"))
    assert [path.parent.name for path in saved] == [result["run_id"]]
    assert decode_result(saved[0].read_bytes()).run_id == result["run_id"]
    strays = [path for path in tmp_path.rglob("*") if path.is_file() and "Torchmark" not in path.parts]
    assert not strays, "files were written outside the app's own folders"


def test_that_a_folder_that_cannot_be_written_to_is_refused_before_measuring(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    arguments = ("run", "--models", "squeezenet1_0", *SMALL, "--out", str(tmp_path / "file" / "folder"))
    done = torchmark(*arguments, home=tmp_path)
    assert done.returncode == 2
    assert "Nothing can be saved in" in done.stdout
    assert "images/s" not in done.stdout


def test_that_files_that_had_to_be_saved_elsewhere_are_no_success(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with subprocess.Popen(
        [sys.executable, "-m", "app", "run", "--models", "squeezenet1_0", *SMALL, "--out", str(out)],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env=environment(tmp_path),
    ) as process:
        while not out.is_dir():
            time.sleep(0.05)
        out.rmdir()
        out.write_text("in the way")
        says, _ = process.communicate(timeout=120)
    assert process.returncode == 1
    (saved,) = tmp_path.rglob("result.json")
    assert "out could not be" in says or "Nothing can be saved in" in says
    assert f"in {saved.parent}" in says.replace("\n", "")


def test_that_a_result_is_saved_though_nobody_reads_what_is_printed(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    os.close(reader)
    subprocess.run(
        [sys.executable, "-m", "app", "run", "--models", "squeezenet1_0", *SMALL, "--json"],
        stdout=writer,
        stderr=subprocess.DEVNULL,
        cwd=ROOT,
        env=environment(tmp_path),
        check=False,
        timeout=120,
    )
    os.close(writer)
    assert len(list(tmp_path.rglob("result.json"))) == 1


def test_that_a_cell_that_failed_is_told_by_the_exit_code_too(tmp_path: Path) -> None:
    absent = "cuda" if sys.platform == "darwin" else "mps"
    arguments = ("run", "--models", "squeezenet1_0", *SMALL, "--devices", f"cpu,{absent}")
    done = torchmark(*arguments, "--out", str(tmp_path), home=tmp_path)
    assert done.returncode == 1
    assert "failed" in done.stdout
    assert "support" in done.stdout
    assert (tmp_path / "speedup.png").exists()


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("run", "--models", "vgg17"), "Known are: vgg16, alexnet, resnet18"),
        (("run", "--devices", "gpu"), "Known are: cpu, mps, cuda."),
        (("run", "--preset", "fast"), "Known are: quick, standard, experiment-2022, sustained, custom."),
        (("run", "--protocol", "fast"), "unknown protocol: 'fast'. Known are: compute, epoch, sustained."),
        (("run", "--precisions", "fp32,fp8"), "unknown precision: 'fp8'. Known are: fp32, fp16, bf16."),
        (("run", "--precisions", ","), "no precision was chosen"),
        (("run", "--threads", "0"), "0 CPU threads: choose 1 to 1024"),
        (("run", "--loader-workers", "2"), "2 loader workers: choose 0 or 4."),
        (("run", "--sustained", "0"), "0 minutes: choose 0.02 to"),
        (("run", "--sustained", "5", "--protocol", "epoch"), "leave out --protocol epoch"),
        (("run", "--batch-sizes", "four"), "batch size 'four' is not a whole number"),
        (("run", "--batch-sizes", ""), "no batch size was chosen"),
        (("run", "--preset", ""), "unknown preset: ''"),
        (("run", "--out", ""), "it is empty: choose a place."),
        (("diagnostics", "--out", "result.json"), "choose the name of a zip"),
        (("run", "--batch-sizes", "0"), "batch size 0 is not between 1 and 512"),
        (("run", "--images", "0"), "0 images: choose 1 to 1000"),
        (("run", "--models", ","), "no model was chosen"),
        (("run", "--speed", "9"), "No such option: --speed"),
        (
            ("bench",),
            "unknown command: 'bench'. Known are: check, schema, compare, history, run, diagnostics.",
        ),
    ],
)
def test_that_what_is_not_known_is_refused(arguments: tuple[str, ...], message: str, tmp_path: Path) -> None:
    done = torchmark(*arguments, home=tmp_path)
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", [(), ("run",), ("compare",), ("check",), ("schema",)])
def test_that_help_is_everywhere(command: tuple[str, ...], tmp_path: Path) -> None:
    done = torchmark(*command, "--help", home=tmp_path)
    assert done.returncode == 0
    assert "Usage:" in done.stdout


def test_that_output_that_cannot_be_written_is_no_success(tmp_path: Path) -> None:
    def fill_the_disk() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))

    with (tmp_path / "schema.json").open("w") as file:
        done = subprocess.run(
            [sys.executable, "-B", "-m", "app", "schema"],
            stdout=file,
            stderr=subprocess.PIPE,
            text=True,
            cwd=ROOT,
            env=environment(tmp_path),
            preexec_fn=fill_the_disk,
            check=False,
            timeout=120,
        )
    assert done.returncode == 2
    assert done.stderr == "torchmark: not all of the output could be written. Is the disk full?\n"


def test_that_the_version_is_told(tmp_path: Path) -> None:
    assert torchmark("--version", home=tmp_path).stdout == f"Torchmark {__version__}\n"


def test_that_the_schema_is_printed(tmp_path: Path) -> None:
    done = torchmark("schema", home=tmp_path)
    assert done.returncode == 0
    assert done.stdout == schema_text()


def test_that_the_check_tells_the_same_to_people_and_programs(tmp_path: Path) -> None:
    for_people = torchmark("check", home=tmp_path)
    for_programs = torchmark("check", "--json", home=tmp_path)
    report = json.loads(for_programs.stdout)
    levels = {"usable": 0, "cpu_only": 1, "cannot_measure": 2}
    assert for_people.returncode == for_programs.returncode == levels[report["verdict"]["level"]]
    assert report["verdict"]["sentence"] in for_people.stdout
    assert {item["key"] for item in report["items"]} >= {
        "os",
        "chip",
        "memory",
        "python",
        "torch",
        "gpu_test",
    }


def test_that_ctrl_c_pressed_twice_stops_and_keeps_what_was_measured(tmp_path: Path) -> None:
    out = tmp_path / "out"
    arguments = ("run", "--models", "squeezenet1_0,vgg16", *SMALL, "--out", str(out))
    with subprocess.Popen(
        [sys.executable, "-m", "app", *arguments],
        stdout=subprocess.PIPE,
        text=True,
        cwd=ROOT,
        env={**environment(tmp_path), "PYTHONUNBUFFERED": "1"},
    ) as process:
        assert process.stdout is not None
        assert "2 cells by the compute protocol" in process.stdout.readline()
        assert not process.stdout.readline().strip()
        assert "SqueezeNet 1.0 on CPU" in process.stdout.readline()
        time.sleep(0.5)
        process.send_signal(signal.SIGINT)
        asked_at = time.monotonic()
        process.send_signal(signal.SIGINT)
        assert "Model" in process.stdout.readline()
        table_after_s = time.monotonic() - asked_at
        process.stdout.read()
    assert table_after_s < STOPS_WITHIN_S
    assert process.returncode == INTERRUPTED
    result = decode_result((out / "result.json").read_bytes())
    finished, under_way = (cell.status for cell in result.cells)
    # On a crowded machine the second may not have begun.
    assert (finished, under_way in ("stopped", "not_run")) == ("done", True)


def test_that_the_terminal_needs_neither_qt_nor_torch_in_its_own_process(tmp_path: Path) -> None:
    script = (
        "import sys\n"
        "sys.argv = ['torchmark', 'run', '--models', 'squeezenet1_0', '--devices', 'cpu',"
        " '--batch-sizes', '2', '--images', '4', '--out', sys.argv[1]]\n"
        "from app.__main__ import main\n"
        "try:\n"
        "    main()\n"
        "except SystemExit as end:\n"
        "    assert not end.code, end.code\n"
        "assert not {'torch', 'PySide6'} & set(sys.modules)\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], cwd=ROOT, env=environment(tmp_path), check=False
    )
    assert done.returncode == 0


def test_that_a_ctrl_c_at_the_start_ends_it_without_a_traceback() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "app", "run"]
    with heeding_ctrl_c():
        started = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    with started as process:
        assert process.stderr is not None
        assert any("rich" in line for line in process.stderr), "it is importing what it needs"
        process.send_signal(signal.SIGINT)
        assert "Traceback" not in process.stderr.read()
    assert process.returncode == -signal.SIGINT
