"""What cannot work is told in one sentence, by the program as a person starts it."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest

from app.model.self_test import SelfTest

ROOT = Path(__file__).parents[1]
SCREEN_VARIABLES = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
SMALL = ("--models", "squeezenet1_0", "--devices", "cpu", "--batch-sizes", "2", "--images", "8")
ON_LINUX = pytest.mark.skipif(sys.platform != "linux", reason="a Mac has a screen, and no /dev/full")


def torchmark(
    *arguments: str, home: Path, stdout: int | None = None, **environment: str
) -> subprocess.CompletedProcess[str]:
    inherited = {name: value for name, value in os.environ.items() if name not in SCREEN_VARIABLES}
    folders = {"HOME": str(home), "XDG_DATA_HOME": "", "XDG_CACHE_HOME": ""}
    return subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        cwd=ROOT,
        env={**inherited, **folders, "COLUMNS": "1000", **environment},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if stdout is None else stdout,
        stderr=subprocess.PIPE,
        text=True,
        check=False,
        timeout=120,
    )


def a_file(folder: Path) -> Path:
    """In the way of every folder that would have to lie in it, whoever asks, root too."""
    path = folder / "in the way"
    path.touch()
    return path


# --- without a screen


@ON_LINUX
@pytest.mark.parametrize("arguments", [(), ("a.torchmark",), ("b.TORCHMARK",), ("result.json",), ("C.JSON",)])
def test_that_without_a_screen_no_window_is_tried(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = torchmark(*arguments, home=tmp_path)
    assert done.returncode == 2
    assert done.stderr.startswith("torchmark: there is no screen to open a window on (DISPLAY and ")
    assert (done.stderr.count("\n"), done.stdout) == (1, "")


@pytest.mark.parametrize("name", ["nonsense", "xcb"])
def test_that_where_qt_finds_no_window_system_its_reason_is_told(name: str, tmp_path: Path) -> None:
    if name == "xcb" and sys.platform != "linux":
        pytest.skip("a Mac has no X")
    done = torchmark(home=tmp_path, QT_QPA_PLATFORM=name, DISPLAY=":987")
    assert done.returncode == 2
    assert done.stderr.startswith("torchmark: no window can open: ")
    assert {"nonsense": '"nonsense"', "xcb": "could not connect to display :987"}[name] in done.stderr
    assert (done.stderr.count("\n"), done.stdout) == (1, "")


def test_that_what_only_looks_like_a_result_is_no_file_to_open(tmp_path: Path) -> None:
    done = torchmark("torchmark", home=tmp_path)
    assert done.returncode == 2
    assert "unknown command: 'torchmark'" in done.stderr


# --- the measuring process, started by a person


@pytest.mark.parametrize("events_fd", ["abc", "", "5", "-1", "99999999999999999999", "0"])
def test_that_a_worker_without_its_pipe_says_what_it_is_for(events_fd: str, tmp_path: Path) -> None:
    done = torchmark("worker", events_fd, home=tmp_path)
    assert done.returncode == 2
    assert done.stderr == (
        f"torchmark: 'worker' is for Torchmark itself, which gives it a pipe; {events_fd!r} is none.\n"
    )


def test_that_a_pipe_to_read_from_is_no_pipe_for_a_worker(tmp_path: Path) -> None:
    reader, writer = os.pipe()
    done = subprocess.run(
        [sys.executable, "-m", "app", "worker", str(reader)],
        cwd=ROOT,
        pass_fds=(reader,),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
        timeout=60,
    )
    os.close(reader)
    os.close(writer)
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr


# --- nowhere to write


def test_that_a_run_without_a_folder_for_its_files_ends_before_it_measures(tmp_path: Path) -> None:
    done = torchmark("run", *SMALL, home=tmp_path, XDG_DATA_HOME=str(a_file(tmp_path)))
    assert done.returncode == 2
    assert (
        f"Nothing can be saved in {tmp_path / 'in the way'}/Torchmark/runs: Not a directory." in done.stdout
    )
    assert "--out FOLDER" in done.stdout
    assert "cell" not in done.stdout, "it was measuring already"
    assert "Traceback" not in done.stderr


def test_that_a_cache_folder_that_cannot_be_made_is_named_for_every_device(tmp_path: Path) -> None:
    done = torchmark("check", home=tmp_path, XDG_CACHE_HOME=str(a_file(tmp_path)))
    assert done.returncode == 2
    folder = tmp_path / "in the way" / "Torchmark" / "torchinductor"
    said = (
        f"PyTorch does not start, because its cache folder cannot be written to: {folder}: Not a directory."
    )
    assert said in done.stdout
    assert "Make that folder writable" in done.stdout
    assert "Traceback" not in done.stdout + done.stderr


def test_that_the_first_reason_why_torch_cannot_be_loaded_is_told_again(tmp_path: Path) -> None:
    """A torch that was loaded in part fails at the second try for another reason."""
    (tmp_path / "torch").mkdir()
    (tmp_path / "torch" / "__init__.py").write_text(
        "import builtins\n"
        "builtins.tries = getattr(builtins, 'tries', 0) + 1\n"
        "raise ImportError(f'for reason {builtins.tries}')\n"
    )
    done = torchmark("check", "--json", home=tmp_path, PYTHONPATH=str(tmp_path))
    assert "for reason 1" in done.stdout
    assert "for reason 2" not in done.stdout


# --- the self-test's line


@ON_LINUX
def test_that_a_self_test_whose_line_cannot_be_written_fails_in_words(tmp_path: Path) -> None:
    for name in ("torch", "matplotlib", "psutil"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('left out, to be quick')")
    with Path("/dev/full").open("wb") as full:
        done = torchmark("--self-test", home=tmp_path, stdout=full.fileno(), PYTHONPATH=str(tmp_path))
    assert done.returncode == 1
    assert done.stderr == "torchmark: the self-test's line could not be written: No space left on device.\n"
    done = torchmark("--self-test", home=tmp_path, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stderr) == (1, "")
    assert msgspec.json.decode(done.stdout, type=SelfTest).is_ok is False


ODD = "\x1b]0;owned\x07\u202e.json"


@pytest.mark.parametrize(
    "arguments", [("compare", ODD, "2022"), ("run", "--out", "/dev/null/" + ODD, *SMALL)]
)
def test_that_a_name_from_elsewhere_commands_no_terminal(arguments: tuple[str, ...], tmp_path: Path) -> None:
    done = torchmark(*arguments, home=tmp_path)
    assert done.returncode == 2
    said = done.stderr + done.stdout
    assert "\ufffd]0;owned\ufffd\ufffd.json" in said
    assert not set("\x1b\x07\u202e") & set(said)
