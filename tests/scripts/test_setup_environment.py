"""The environment that the set-up makes, keeps, mends and makes anew."""

import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scripts.fakes_for_setup import DEV_TOOLS, Machine

OFFLINE = [
    "offline, old pip",
    "offline, new pip",
    "offline, no retries",
    "proxy gone",
    "proxy gone, old pip",
    "connection dropped",
    "cut off in a download",
    "cut off, new pip",
]

NOT_OFFLINE = ["conflict", "one lost packet", "certificate"]


@pytest.fixture
def used_mac(mac: Machine) -> Machine:
    """A Mac on which the program was started once."""
    assert mac.call("run").status == 0
    return mac


@pytest.mark.parametrize("trouble", OFFLINE)
def test_that_no_network_is_told_and_the_next_call_goes_on(mac: Machine, trouble: str) -> None:
    outcome = mac.call("run", FAKE_PIP=trouble)
    assert outcome.status == 1
    assert "There seems to be no network connection" in outcome.err
    assert "torchmark" not in outcome.names()
    assert mac.call("run").the("torchmark")


@pytest.mark.parametrize("trouble", NOT_OFFLINE)
def test_that_other_failures_of_pip_are_shown_as_they_are(mac: Machine, trouble: str) -> None:
    outcome = mac.call("run", FAKE_PIP=trouble)
    assert outcome.status == 1
    assert "these are the words of pip" in outcome.err
    assert f"{mac.venv}/install.log" in outcome.err
    assert "network" not in outcome.err
    assert (mac.venv / "install.log").exists()
    assert "torchmark" not in outcome.names()


def test_that_a_python_that_cannot_make_environments_is_told(mac: Machine) -> None:
    outcome = mac.call("run", FAKE_VENV="fails")
    assert outcome.status == 1
    assert "could not make an environment" in outcome.err
    assert "apt-get install python3-venv" in outcome.err
    assert not mac.venv.exists()


def _lose_the_python(venv: Path) -> None:
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").symlink_to("/nowhere/python3.13")


def _break_the_python(venv: Path) -> None:
    (venv / "bin" / "python").unlink()
    (venv / "bin" / "python").write_text("#!/bin/sh\nexit 127\n")
    (venv / "bin" / "python").chmod(0o755)


def _move_on_to_another_python(venv: Path) -> None:
    (site,) = venv.glob("lib/python*")
    site.rename(venv / "lib" / "python3.0")


def _lose_pip(venv: Path) -> None:
    (pip,) = venv.glob("lib/python*/site-packages/pip")
    shutil.rmtree(pip)


def _lose_the_stamp(venv: Path) -> None:
    (venv / "torchmark-stamp").unlink()


def _empty(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.mkdir()


def _put_a_file_there(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.touch()


def _dangle(venv: Path) -> None:
    shutil.rmtree(venv)
    venv.symlink_to("/nowhere/at/all")


def test_that_a_linked_environment_stays_with_whom_it_belongs_to(used_mac: Machine) -> None:
    other = used_mac.folder / "other environment"
    used_mac.venv.rename(other)
    used_mac.venv.symlink_to(other)
    # Another folder's: what is found there by "import app" is not what lies here.
    (pth,) = other.glob("lib/python*/site-packages/_editable_impl_torchmark.pth")
    pth.write_text(str(used_mac.elsewhere))
    before = sorted(path.name for path in other.iterdir())
    outcome = used_mac.call("run")
    assert outcome.status == 0
    assert outcome.names()[-3:] == ["venv", "pip", "torchmark"]
    assert sorted(path.name for path in other.iterdir()) == before
    assert not used_mac.venv.is_symlink()


@pytest.mark.parametrize(
    "damage",
    [
        _lose_the_python,
        _break_the_python,
        _move_on_to_another_python,
        _lose_pip,
        _lose_the_stamp,
        _empty,
        _put_a_file_there,
        _dangle,
    ],
)
def test_that_a_broken_environment_is_made_anew(used_mac: Machine, damage: Callable[[Path], None]) -> None:
    leftover = used_mac.venv / "leftover"
    leftover.touch()
    damage(used_mac.venv)
    outcome = used_mac.call("run")
    assert outcome.status == 0
    assert "broken or half-made, or of another folder: making it anew" in outcome.err
    assert outcome.names()[-3:] == ["venv", "pip", "torchmark"]
    assert not leftover.exists()


def test_that_a_broken_environment_stays_while_there_is_no_python_to_make_another(used_mac: Machine) -> None:
    used_mac.stamp.unlink()
    used_mac.fake("python3", "exit 127", quiet=True)
    assert used_mac.call("run").status == 1
    assert used_mac.venv.exists()


def test_that_a_removal_cut_short_is_noticed(used_mac: Machine) -> None:
    _lose_the_python(used_mac.venv)
    rm = (used_mac.tools / "rm").readlink()
    used_mac.fake("rm", f'[ "$1" != -rf ] && exec {rm} "$@"; exit 1', quiet=True)
    assert used_mac.call("run").status == 1
    assert used_mac.venv.exists()
    assert not used_mac.stamp.exists()


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_that_an_interrupted_install_is_repaired(used_mac: Machine, sent: signal.Signals) -> None:
    (used_mac.root / "requirements.lock").write_text("torch==2.15.0\n")
    assert used_mac.interrupt(sent, "run", FAKE_PIP="hangs") in {128 + sent, -sent}
    assert [call.name for call in used_mac.calls()] == ["pip"]
    outcome = used_mac.call("run")
    assert outcome.status == 0
    assert "half-made" in outcome.err
    assert "venv" in outcome.names()


def test_that_an_environment_whose_pip_was_killed_is_made_anew(used_mac: Machine) -> None:
    (used_mac.root / "requirements.lock").write_text("torch==2.15.0\n")
    assert used_mac.call("run", FAKE_PIP="is killed").status == 1
    assert "venv" in used_mac.call("run").names()


@pytest.mark.parametrize("command", ["run", "test"])
def test_that_a_second_call_starts_at_once(mac: Machine, command: str) -> None:
    assert mac.call(command).status == 0
    # What only an installation needs is not asked again.
    for tool in ("python3", "sw_vers", "sysctl"):
        (mac.tools / tool).unlink()
    outcome = mac.call(command)
    assert outcome.status == 0
    assert set(outcome.names()) == ({"torchmark"} if command == "run" else {*DEV_TOOLS, "pytest"})
    assert outcome.err == ""


def test_that_another_lock_file_updates_the_environment(used_mac: Machine) -> None:
    (used_mac.root / "requirements.lock").write_text("torch==2.15.0\n")
    assert used_mac.call("run").names() == ["pip", "torchmark"]
    assert used_mac.call("run").names() == ["torchmark"]


def test_that_other_files_of_the_repository_do_not_update_it(used_mac: Machine) -> None:
    (used_mac.root / "pyproject.toml").write_text("[project]\n")
    assert used_mac.call("run").names() == ["torchmark"]


def test_that_an_update_without_network_leaves_the_environment_usable(used_mac: Machine) -> None:
    lock = used_mac.root / "requirements.lock"
    before = lock.read_text()
    lock.write_text("torch==2.15.0\n")
    assert used_mac.call("run", FAKE_PIP="offline, new pip").names() == ["pip"]
    assert used_mac.call("run", FAKE_PIP="offline, new pip").names() == ["pip"]
    lock.write_text(before)
    assert used_mac.call("run").names() == ["torchmark"]


def test_that_the_development_tools_are_added_to_the_environment(used_mac: Machine) -> None:
    outcome = used_mac.call("test")
    assert outcome.status == 0
    assert "venv" not in outcome.names()
    assert outcome.the("pip").args[-2:] == ["--editable", ".[dev]"]
    assert used_mac.call("run").names() == ["torchmark"]


def test_that_the_environment_of_a_renamed_folder_is_made_anew(used_mac: Machine) -> None:
    used_mac.root = used_mac.root.rename(used_mac.folder / "renamed folder")
    outcome = used_mac.call("run")
    assert outcome.status == 0
    assert outcome.names()[-3:] == ["venv", "pip", "torchmark"]
    assert "of another folder: making it anew" in outcome.err
    assert used_mac.call("run").names() == ["torchmark"]


def test_that_a_copied_folder_runs_its_own_program(used_mac: Machine) -> None:
    shutil.copytree(used_mac.root, used_mac.folder / "copy", symlinks=True)
    used_mac.root = used_mac.folder / "copy"
    (used_mac.root / "app" / "__main__.py").write_text("def main(): print('the copy')")
    assert used_mac.call("run").out == "the copy\n"
