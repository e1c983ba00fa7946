"""Made-up machines, each under every POSIX shell that is here."""

from pathlib import Path

import pytest

from tests.scripts.fakes_for_setup import SHELLS, Machine


@pytest.fixture(params=SHELLS)
def machine(request: pytest.FixtureRequest, tmp_path: Path) -> Machine:
    """An empty machine: no system, no Python."""
    return Machine(tmp_path.resolve(), request.param)


@pytest.fixture
def mac(machine: Machine) -> Machine:
    """A Mac on which everything is well."""
    machine.mac()
    machine.python("3.13 arm64")
    return machine


@pytest.fixture
def linux(machine: Machine) -> Machine:
    """A Linux that is not Debian, without a screen."""
    machine.linux()
    machine.python("3.11 x86_64")
    return machine
