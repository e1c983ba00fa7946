"""What is written is on the disk itself before anything else is done."""

import fcntl
import os
from pathlib import Path

import pytest

from app.export.files import write_atomically
from app.history.journal import JOURNAL, Journal
from app.syncing import sync_file
from tests.history.test_journal import EVENTS

FULL = 51
"""F_FULLFSYNC of macOS's sys/fcntl.h, which Linux has not."""


@pytest.fixture
def synced(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """The inodes that were synced, in their order."""
    inodes: list[int] = []
    really = os.fsync

    def fsync(file: int) -> None:
        inodes.append(os.fstat(file).st_ino)
        really(file)

    monkeypatch.setattr(os, "fsync", fsync)
    return inodes


def inode(path: Path) -> int:
    return path.stat().st_ino


def test_that_a_journal_and_its_name_are(tmp_path: Path, synced: list[int]) -> None:
    path = tmp_path / "run" / JOURNAL
    journal = Journal(path)
    assert synced == [inode(path.parent), inode(tmp_path)]
    journal.write(EVENTS[0])
    journal.close()
    assert synced[2:] == [inode(path)]


def test_that_a_result_is_before_it_takes_its_name_and_the_name_is_afterwards(
    tmp_path: Path, synced: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    def replace(temporary: Path, target: Path) -> None:
        assert synced == [inode(temporary)]
        temporary.rename(target)

    monkeypatch.setattr(Path, "replace", replace)
    write_atomically(tmp_path / "result.json", b"{}")
    assert synced == [inode(tmp_path / "result.json"), inode(tmp_path)]


def test_that_macos_is_asked_for_more_than_fsync(
    tmp_path: Path, synced: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    monkeypatch.setattr(fcntl, "F_FULLFSYNC", FULL, raising=False)
    monkeypatch.setattr(fcntl, "fcntl", lambda _file, command: asked.append(command))
    with (tmp_path / "file").open("wb") as file:
        sync_file(file.fileno())
    assert (asked, synced) == ([FULL], [])
