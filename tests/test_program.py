"""How the program starts itself, frozen and not."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from app import __version__
from app.program import is_frozen, own_command, own_environment


def test_that_the_program_is_found_from_anywhere(tmp_path: Path) -> None:
    command = [*own_command(), "--version"]
    said = subprocess.run(command, cwd=tmp_path, env=own_environment(), capture_output=True, check=True)
    assert said.stdout.decode() == f"Torchmark {__version__}\n"


def test_that_what_lies_in_the_working_directory_is_not_taken_for_the_program(tmp_path: Path) -> None:
    (tmp_path / "app.py").write_text("raise SystemExit('another app')")
    command = [*own_command(), "--version"]
    subprocess.run(command, cwd=tmp_path, env=own_environment(), capture_output=True, check=True)


def test_that_the_bundled_program_is_its_own_python(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "frozen", True, raising=False)
    monkeypatch.setattr(sys, "executable", "/Applications/Torchmark.app/Contents/MacOS/Torchmark")
    monkeypatch.delenv("PYTHONPATH", raising=False)
    assert is_frozen()
    assert own_command() == [sys.executable]
    assert own_environment() == dict(os.environ)
