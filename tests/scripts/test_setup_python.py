"""Which Python and which machine the set-up takes, and what it says of the others."""

import pytest

from tests.scripts.fakes_for_setup import Machine


@pytest.mark.parametrize("version", ["3.11", "3.12", "3.13", "3.14"])
def test_that_each_supported_python_will_do(machine: Machine, version: str) -> None:
    machine.mac()
    machine.python(f"{version} arm64", f"python{version}")
    assert machine.call("run").status == 0


@pytest.mark.parametrize("version", ["3.10", "3.9", "3.15", "2.7"])
def test_that_a_python_too_old_or_too_new_is_named_and_not_used(machine: Machine, version: str) -> None:
    machine.mac()
    python = machine.python(f"{version} arm64")
    outcome = machine.call("run")
    assert outcome.status == 1
    assert "no Python 3.11 to 3.14 was found" in outcome.err
    assert f"{python} ({version})" in outcome.err
    assert "python.org" in outcome.err
    assert not machine.venv.exists()


def test_that_a_mac_without_python_is_told_where_to_get_one(machine: Machine) -> None:
    machine.mac()
    outcome = machine.call("run")
    assert (outcome.status, outcome.names()) == (1, [])
    assert "no Python 3.11 to 3.14 was found" in outcome.err
    assert "python.org (or: brew install python@3.13)" in outcome.err
    assert "too old" not in outcome.err


def test_that_a_linux_without_python_is_told_what_to_install(machine: Machine) -> None:
    machine.linux()
    outcome = machine.call("run")
    assert outcome.status == 1
    assert "sudo apt-get install python3 python3-venv" in outcome.err


@pytest.mark.parametrize("place", ["python.org/3.12/bin", "homebrew", "local"])
def test_that_a_mac_finds_python_where_installers_put_it(machine: Machine, place: str) -> None:
    machine.mac()
    machine.python("3.12 arm64", "python3.12", machine.place(place))
    assert machine.call("run").status == 0


@pytest.mark.parametrize("end", ["", "/"])
def test_that_a_mac_never_executes_the_python_of_apple(machine: Machine, end: str) -> None:
    apple = machine.place("apple")
    machine.python("3.12 arm64", folder=apple)
    path = f"{machine.tools}:{apple}{end}"
    machine.mac()
    assert machine.call("run", PATH=path).names() == []
    # Elsewhere the same place is as good as any.
    machine.linux()
    assert "venv" in machine.call("run", PATH=path).names()


def test_that_a_python_that_does_not_start_is_passed_over(machine: Machine) -> None:
    machine.mac()
    machine.fake("python3", "exit 127", quiet=True)
    machine.python("3.14 arm64", "python3.14")
    assert machine.call("run").status == 0


def test_that_the_python_of_an_activated_environment_about_to_go_is_not_used(linux: Machine) -> None:
    assert linux.call("run").status == 0
    linux.stamp.unlink()
    linux.path.insert(0, linux.venv / "bin")
    outcome = linux.call("run", "check")
    assert outcome.names() == ["python", "venv", "pip", "torchmark"]
    assert outcome.the("python").args == [str(linux.tools / "python3")]


def test_that_a_good_python_behind_a_bad_one_is_found(machine: Machine) -> None:
    machine.mac()
    machine.python("3.9 arm64")
    machine.path.append(machine.place("behind it"))
    machine.python("3.12 arm64", folder=machine.path[-1])
    assert machine.call("run").status == 0


def test_that_a_python_under_rosetta_is_refused(machine: Machine) -> None:
    machine.mac()
    python = machine.python("3.13 x86_64")
    outcome = machine.call("run")
    assert outcome.status == 1
    assert f"{python} is an Intel (x86_64) Python, running under Rosetta" in outcome.err
    assert "universal2" in outcome.err
    assert "venv" not in outcome.names()


def test_that_a_python_under_rosetta_is_passed_over_for_a_better_one(machine: Machine) -> None:
    machine.mac()
    machine.python("3.13 x86_64")
    machine.python("3.11 arm64", "python3.11", machine.place("homebrew"))
    assert machine.call("run").status == 0


def test_that_an_intel_mac_is_refused(machine: Machine) -> None:
    machine.mac(arm64=False)
    machine.python("3.13 x86_64")
    outcome = machine.call("run")
    assert (outcome.status, outcome.names()) == (1, [])
    assert "this Mac has an Intel processor" in outcome.err
    assert "Use a Mac with Apple silicon" in outcome.err


@pytest.mark.parametrize("version", ["13.7.4", "12.2.1"])
def test_that_an_old_macos_is_refused(machine: Machine, version: str) -> None:
    machine.mac(version)
    machine.python("3.13 arm64")
    outcome = machine.call("test")
    assert (outcome.status, outcome.names()) == (1, [])
    assert f"this Mac runs macOS {version}." in outcome.err
    assert "macOS 14 or newer" in outcome.err
    assert "Software Update" in outcome.err


@pytest.mark.parametrize("version", ["14.0", "15.6.1", "27.0"])
def test_that_a_newer_macos_will_do(machine: Machine, version: str) -> None:
    machine.mac(version)
    machine.python("3.13 arm64")
    assert machine.call("run").status == 0
