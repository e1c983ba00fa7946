"""The real setup_macos.sh, under every POSIX shell that is here, on made-up machines."""

import os
import shutil
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scripts.fakes_for_setup import DEV_TOOLS, OTHER_SCRIPTS, PLACES, SCRIPT, Machine

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
ALL_SCRIPTS = ["setup_macos.sh", *(f"build/{path.name}" for path in OTHER_SCRIPTS), ".ci/run"]
INSTALL = "install -y -qq -o DPkg::Lock::Timeout=300 --no-install-recommends"
NOT_OFFLINE = ["conflict", "one lost packet", "certificate"]


@pytest.fixture
def used_mac(mac: Machine) -> Machine:
    """A Mac on which the program was started once."""
    assert mac.call("run").status == 0
    return mac


# --- a first call


def test_that_a_good_mac_gets_an_environment_the_packages_and_the_window(mac: Machine) -> None:
    outcome = mac.call("run")
    assert outcome.status == 0
    assert outcome.names() == ["python", "venv", "pip", "torchmark"]
    pip = outcome.the("pip")
    assert pip.cwd == str(mac.root)
    log = ["--log", ".venv/install.log"]
    pins = ["--constraint", "requirements.lock", "--editable", "."]
    assert pip.args == ["install", "--quiet", "--disable-pip-version-check", *log, *pins]
    assert outcome.the("torchmark").args == []
    assert "about 1 GB" in outcome.err
    assert outcome.out == ""


def test_that_arguments_reach_the_program_unchanged(mac: Machine) -> None:
    args = ["run", "--out", "my results", "", "a'b\"c", "*", "$HOME", "back\\slash", "--help", "-x"]
    assert mac.call("run", *args).the("torchmark").args == args


def test_that_the_program_starts_where_the_user_stands(mac: Machine) -> None:
    assert mac.call("run").the("torchmark").cwd == str(mac.elsewhere)
    assert mac.call("run", cwd=mac.root).the("torchmark").cwd == str(mac.root)


def test_that_the_script_can_be_called_by_a_relative_path(mac: Machine) -> None:
    # With CDPATH set, cd may go elsewhere, and prints where it went.
    path = Path(mac.root.name) / SCRIPT.name
    outcome = mac.call("run", script=path, cwd=mac.folder, CDPATH=str(mac.folder))
    assert outcome.status == 0
    assert outcome.the("pip").cwd == str(mac.root)
    assert outcome.the("torchmark").cwd == str(mac.folder)


def test_that_the_script_can_be_called_through_symlinks(mac: Machine) -> None:
    direct = mac.root / "link to it"
    direct.symlink_to(SCRIPT.name)
    far = mac.elsewhere / "far link"
    far.symlink_to(direct)
    outcome = mac.call("run", script=far)
    assert outcome.the("pip").cwd == str(mac.root)
    assert outcome.the("torchmark").cwd == str(mac.elsewhere)


# --- which Python


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


# --- which machine


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


# --- what goes wrong


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


# --- a second call


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


# --- a moved folder


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


# --- the commands


@pytest.mark.parametrize("args", [["--help"], ["-h"], ["help"]])
def test_that_help_needs_nothing(machine: Machine, args: list[str]) -> None:
    outcome = machine.call(*args)
    assert (outcome.status, outcome.err, outcome.names()) == (0, "", [])
    assert outcome.out.startswith("usage: ./setup_macos.sh COMMAND")
    assert "run [ARGUMENT ...]" in outcome.out


@pytest.mark.parametrize("args", [["built"], ["Run"], ["--test"], ["", "run"], []])
def test_that_an_unknown_command_is_a_usage_error(mac: Machine, args: list[str]) -> None:
    outcome = mac.call(*args)
    assert (outcome.status, outcome.out, outcome.names()) == (2, "", [])
    assert "usage: ./setup_macos.sh COMMAND" in outcome.err
    assert ("There is no command" in outcome.err) == any(args[:1])


def test_that_test_runs_every_step_in_the_repository(mac: Machine) -> None:
    outcome = mac.call("test", "-k", "two words")
    assert outcome.status == 0
    steps = [(call.name, call.args) for call in outcome.calls if call.name in {*DEV_TOOLS, "pytest"}]
    assert steps == [
        ("shellcheck", ["-s", "sh", *ALL_SCRIPTS]),
        ("actionlint", [".github/workflows/tests.yml"]),
        ("ruff", ["check", "."]),
        ("ruff", ["format", "--check", "."]),
        ("mypy", []),
        ("lint-imports", []),
        ("pytest", ["-k", "two words"]),
    ]
    assert {call.cwd for call in outcome.calls if call.name in {*DEV_TOOLS, "pytest"}} == {str(mac.root)}
    headings = [line for line in outcome.out.splitlines() if line.startswith("== ")]
    assert headings == [
        "== shellcheck",
        "== checkbashisms",
        "== actionlint",
        "== ruff check",
        "== ruff format",
        "== mypy",
        "== lint-imports",
        "== pytest",
    ]
    assert "== mypy\nthese are the words of mypy\n" in outcome.out


@pytest.mark.parametrize(
    ("tool", "step"),
    [
        ("shellcheck", "shellcheck"),
        ("actionlint", "actionlint"),
        ("ruff", "ruff check"),
        ("mypy", "mypy"),
        ("pytest", "pytest"),
    ],
)
def test_that_a_failing_step_is_named(mac: Machine, tool: str, step: str) -> None:
    outcome = mac.call("test", FAKE_FAILING=tool)
    assert outcome.status == 1
    assert f"This step failed: {step}\n" in outcome.err
    assert f"these are the words of {tool}" in outcome.out
    assert outcome.names()[-1] == tool


@pytest.mark.parametrize(("verdict", "status"), [("exit 0", 0), ("exit 1", 1)])
def test_that_bashisms_are_looked_for_where_that_can_be_done(mac: Machine, verdict: str, status: int) -> None:
    assert "Left out: macOS does not have it." in mac.call("test").out
    mac.fake("checkbashisms", verdict)
    outcome = mac.call("test")
    assert outcome.status == status
    assert outcome.the("checkbashisms").args == [" ".join(["--posix", *ALL_SCRIPTS])]


def test_that_on_linux_bashisms_must_be_looked_for(linux: Machine) -> None:
    outcome = linux.call("test")
    assert outcome.status == 1
    assert "This step failed: checkbashisms" in outcome.err


def test_that_every_shell_script_of_the_repository_is_checked(mac: Machine) -> None:
    given = mac.call("test").the("shellcheck").args[2:]
    folders = [
        SCRIPT.parent,
        *(SCRIPT.parent / name for name in ("build", ".ci", "app", "benchmarks", "tests")),
    ]
    scripts = {
        str(path.relative_to(SCRIPT.parent))
        for folder in folders
        for path in (folder.glob("*") if folder == SCRIPT.parent else folder.rglob("*"))
        if path.is_file()
        and path.read_bytes()[:30].split(b"\n")[0].endswith((b"/sh", b"sh", b"bash"))
        and path.read_bytes().startswith(b"#!")
    }
    assert scripts == set(given)


def test_that_each_place_outside_path_is_named_once_and_so_has_its_stand_in() -> None:
    everything = "".join(script.read_text() for script in (SCRIPT, *OTHER_SCRIPTS))
    # A stand-in for one that is named no more would let a test look for Python where nobody does.
    assert {place: everything.count(place) for place in PLACES} == dict.fromkeys(PLACES, 1)


def test_that_a_fake_takes_the_place_of_a_real_tool_and_leaves_it_alone(machine: Machine) -> None:
    real = machine.folder / "real"
    real.write_text("real")
    (machine.tools / "tool").symlink_to(real)
    machine.fake("tool", "exit 1")
    assert real.read_text() == "real"


# --- Linux


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
