"""One copy of the frozen program for all tests; each leaves neither a process nor a changed file."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.frozen.program import Program, copies
from tests.frozen.screen import Screen, open_screen


@pytest.fixture(scope="session")
def copy() -> Iterator[Program]:
    # Not pytest's folder, into which only its owner can look.
    parent = Path(tempfile.mkdtemp(prefix="torchmark-"))
    parent.chmod(0o755)
    yield from copies(parent)
    shutil.rmtree(parent)


@pytest.fixture
def frozen(copy: Program) -> Iterator[Program]:
    before = copy.files()
    yield copy
    left = copy.processes()
    copy.end_all()
    assert not left, "processes were left behind"
    assert copy.files() == before, "something was written into the program's own folder"


@pytest.fixture
def screen() -> Iterator[Screen]:
    with open_screen() as opened:
        yield opened
