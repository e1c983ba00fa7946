"""The set-up on Linux: without a screen, and what it asks of apt-get."""

import os

import pytest

from tests.scripts.fakes_for_setup import Machine

INSTALL = "install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends"


@pytest.mark.parametrize("check", ["0", "1"])
def test_that_without_a_screen_the_check_and_the_quick_run_are_done(linux: Machine, check: str) -> None:
    outcome = linux.call("run", FAKE_CHECK=check)
    assert outcome.status == 0
    assert "There is no screen (DISPLAY and WAYLAND_DISPLAY are not set)" in outcome.err
    runs = [(call.args, call.cwd) for call in outcome.calls if call.name == "torchmark"]
    assert runs == [(["check"], str(linux.elsewhere)), (["run", "--preset", "quick"], str(linux.elsewhere))]


@pytest.mark.parametrize("check", ["2", "139"])
def test_that_nothing_is_measured_where_the_check_says_it_cannot(linux: Machine, check: str) -> None:
    outcome = linux.call("run", FAKE_CHECK=check)
    assert outcome.status == int(check)
    assert outcome.the("torchmark").args == ["check"]


@pytest.mark.parametrize("variable", ["DISPLAY", "WAYLAND_DISPLAY"])
def test_that_with_a_screen_the_window_opens(linux: Machine, variable: str) -> None:
    linux.env[variable] = "x"
    outcome = linux.call("run")
    assert outcome.the("torchmark").args == []
    assert "no screen" not in outcome.err


def test_that_without_a_screen_given_arguments_are_followed(linux: Machine) -> None:
    outcome = linux.call("run", "devices")
    assert outcome.the("torchmark").args == ["devices"]
    assert "no screen" not in outcome.err


def test_that_a_complete_debian_gets_no_packages(linux: Machine) -> None:
    linux.debian(installed="lib*", user="1000")
    outcome = linux.call("run", "check")
    assert outcome.status == 0
    assert "apt-get" not in outcome.names() and "apt-get" not in outcome.err


def test_that_packages_renamed_for_64_bit_time_count_as_installed(linux: Machine) -> None:
    linux.debian(installed="libglib2.0-0t64 | libxcb* | libx11* | lib[!g]*", user="0")
    apt_get = [call.args[0] for call in linux.call("run", "check").calls if call.name == "apt-get"]
    assert apt_get == ["update -qq", f"{INSTALL} libgl1"]


def test_that_root_installs_what_is_missing(linux: Machine) -> None:
    linux.debian(installed="libegl1 | libx11*", user="0")
    outcome = linux.call("run", "check")
    update, install = [call.args[0] for call in outcome.calls if call.name == "apt-get"]
    assert update == "update -qq"
    packages = install.removeprefix(f"{INSTALL} ").split()
    assert {"libgl1", "libxcb-cursor0", "libxcb-xkb1"} < set(packages)
    assert not {"libegl1", "libx11-xcb1", "xvfb"} & set(packages)
    assert len(packages) == 18
    assert outcome.the("torchmark")


def test_that_sudo_is_used_where_it_asks_for_no_password(linux: Machine) -> None:
    linux.debian(installed="lib[!e]*", user="1000")
    linux.sudo(password=False)
    outcome = linux.call("run", "check")
    assert {call.args[0].split()[0] for call in outcome.calls if call.name == "sudo"} == {"-n"}
    assert [call.args[0] for call in outcome.calls if call.name == "apt-get"] == [
        "update -qq",
        f"{INSTALL} libegl1",
    ]
    assert "could not be installed" not in outcome.err


def test_that_sudo_may_ask_for_a_password_at_a_terminal(linux: Machine) -> None:
    linux.debian(installed="lib[!e]*", user="1000")
    linux.sudo(password=True)
    terminal, mine = os.openpty()
    try:
        outcome = linux.call("run", "check", stdin=mine)
    finally:
        os.close(terminal)
        os.close(mine)
    assert outcome.names().count("apt-get") == 2
    assert "could not be installed" not in outcome.err


@pytest.mark.parametrize("has_sudo", [False, True])
def test_that_without_rights_the_exact_command_is_told(linux: Machine, has_sudo: bool) -> None:
    linux.debian(installed="lib[!e]*", user="1000")
    if has_sudo:
        linux.sudo(password=True)
    outcome = linux.call("run", "check")
    assert "apt-get" not in outcome.names()
    # Nobody is there to type a password, so sudo must not wait for one.
    assert [call.args for call in outcome.calls if call.name == "sudo"] == [["-n true"]] * has_sudo
    command = "sudo apt-get update && sudo apt-get install --no-install-recommends libegl1"
    assert f"  {command}\n" in outcome.err
    assert outcome.the("torchmark").args == ["check"]


def test_that_the_set_up_goes_on_where_apt_get_fails(linux: Machine) -> None:
    linux.debian(installed="lib[!e]*", user="0", apt_get="exit 100")
    outcome = linux.call("run", "check")
    assert "sudo apt-get install --no-install-recommends libegl1" in outcome.err
    assert outcome.status == 0
    assert outcome.the("torchmark")


# The calls are noted before they are answered.
LOCKED = """
if [ "$1" = update ] && [ "$(grep -c update "$FAKE_CALLS")" -le {times} ]; then
    echo "E: Could not get lock /var/lib/apt/lists/lock. It is held by process 1 (apt-get)" >&2
    exit 100
fi
"""


@pytest.mark.parametrize("times", [0, 3])
def test_that_another_apt_get_at_work_is_waited_for(linux: Machine, times: int) -> None:
    linux.debian(installed="lib[!e]*", user="0", apt_get=LOCKED.format(times=times))
    linux.fake("sleep", "exit 0")
    outcome = linux.call("run", "check")
    updates = [call for call in outcome.calls if call.name == "apt-get" and call.args[0].startswith("update")]
    assert len(updates) == times + 1
    assert outcome.names().count("sleep") == times
    assert outcome.err.count("Waiting for another apt-get") == min(times, 1)
    assert "could not be installed" not in outcome.err


def test_that_an_apt_get_that_never_ends_is_waited_for_no_longer_than_five_minutes(linux: Machine) -> None:
    linux.debian(installed="lib[!e]*", user="0", apt_get=LOCKED.format(times=1000))
    linux.fake("sleep", "exit 0")
    outcome = linux.call("run", "check")
    assert [call.args for call in outcome.calls if call.name == "sleep"] == [["5"]] * 60
    assert "It is held by process 1" in outcome.err
    assert "could not be installed" in outcome.err
    assert outcome.the("torchmark")


def test_that_a_mac_is_never_asked_for_debian_packages(mac: Machine) -> None:
    mac.fake("apt-get", "exit 0")
    mac.fake("dpkg-query", "exit 1")
    assert not {"apt-get", "dpkg-query"} & set(mac.call("run").names())
