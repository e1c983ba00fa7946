"""The kernel's counter of processes ended for want of memory, in each place where it may stand."""

from pathlib import Path

import pytest

from app.compat.oom import out_of_memory_kills

EVENTS = "low 0\nhigh 12\nmax 3\noom 2\noom_kill 2\noom_group_kill 0\n"
CONTROL = "oom_kill_disable 0\nunder_oom 0\noom_kill 5\n"
VMSTAT = "nr_free_pages 123\noom_kill 7\npgfault 9\n"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    write(tmp_path / "proc/vmstat", VMSTAT)
    return tmp_path


def write(path: Path, text: str) -> None:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text)


def counted(root: Path) -> int | None:
    return out_of_memory_kills(root / "proc", root / "cgroup")


def test_that_the_groups_own_counter_comes_first(root: Path) -> None:
    write(root / "proc/self/cgroup", "0::/user.slice/app.scope\n")
    write(root / "cgroup/user.slice/app.scope/memory.events", EVENTS)
    assert counted(root) == 2


def test_that_a_container_finds_its_group_at_the_root(root: Path) -> None:
    write(root / "proc/self/cgroup", "0::/docker/0123abc\n")
    write(root / "cgroup/memory.events", EVENTS)
    assert counted(root) == 2


def test_that_the_first_version_of_groups_has_it_too(root: Path) -> None:
    write(root / "proc/self/cgroup", "9:name=systemd:/\n4:memory:/process/1:2\n0::/\n")
    write(root / "cgroup/memory/process/1:2/memory.oom_control", CONTROL)
    assert counted(root) == 5


def test_that_the_whole_systems_counter_is_the_last_resort(root: Path) -> None:
    write(root / "proc/self/cgroup", "0::/\n")
    assert counted(root) == 7


def test_that_a_system_without_any_says_so(tmp_path: Path) -> None:
    assert counted(tmp_path) is None
