"""`--self-test` as it is run after every build: a real process."""

import os
import subprocess
import sys
from pathlib import Path

import msgspec

from app import __version__
from app.model.catalog import devices_of_this_platform
from app.model.self_test import SelfTest

ROOT = Path(__file__).parents[1]


def self_test(home: Path, **environment: str) -> tuple[int, SelfTest]:
    """The exit code and the line; more than the line on stdout is no JSON."""
    done = subprocess.run(
        [sys.executable, "-m", "app", "--self-test"],
        cwd=ROOT,
        env={**os.environ, "HOME": str(home), "XDG_CACHE_HOME": "", **environment},
        capture_output=True,
        check=False,
        timeout=250,
    )
    assert "Traceback" not in done.stderr.decode()
    assert done.stdout.count(b"\n") == 1
    return done.returncode, msgspec.json.decode(done.stdout, type=SelfTest)


def test_that_an_installation_that_works_says_so(tmp_path: Path) -> None:
    code, told = self_test(tmp_path)
    assert (code, told.is_ok, told.problems) == (0, True, ())
    assert (told.version, told.is_frozen) == (__version__, False)
    assert [test.device for test in told.devices] == [spec.name for spec in devices_of_this_platform()]
    for test in told.devices:
        assert (test.step_time_s is not None) == test.is_usable
        assert (test.reason is None) == test.is_usable
    assert set(told.file_sizes_bytes) == {"json", "csv", "png"}
    assert all(told.file_sizes_bytes.values())
    assert told.window is not None
    assert (told.window.width_px, told.window.height_px) == (1180, 780)
    assert told.processes_left == 0
    assert told.torch and told.torchvision


def test_that_a_worker_without_torch_is_a_problem_and_the_rest_is_tried(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("raise ImportError('it was not bundled')")
    code, told = self_test(tmp_path, PYTHONPATH=str(tmp_path))
    assert (code, told.is_ok) == (1, False)
    assert told.problems == ("cpu: ImportError: it was not bundled",)
    assert told.torch is None
    assert told.window is not None
    assert told.file_sizes_bytes


def test_that_a_library_that_cannot_be_loaded_is_a_problem_in_words(tmp_path: Path) -> None:
    for name in ("torch", "matplotlib", "psutil"):
        (tmp_path / f"{name}.py").write_text("raise ImportError('it was not bundled')")
    code, told = self_test(tmp_path, PYTHONPATH=str(tmp_path))
    assert code == 1
    parts = [problem.partition(":")[0] for problem in told.problems]
    assert parts == ["machine", "window", "processes"]
    assert all("it was not bundled" in problem for problem in told.problems)


def test_that_a_window_without_a_window_system_is_a_problem_in_the_words_of_qt(tmp_path: Path) -> None:
    (tmp_path / "torch.py").write_text("raise ImportError")
    code, told = self_test(tmp_path, PYTHONPATH=str(tmp_path), QT_QPA_PLATFORM="nonsense")
    assert code == 1
    (problem,) = (problem for problem in told.problems if problem.startswith("window"))
    assert "nonsense" in problem
    assert told.window is None
