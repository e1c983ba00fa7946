"""The real setup_macos.sh, under every POSIX shell that is here, on made-up machines: its commands."""

from pathlib import Path

import pytest

from tests.scripts.fakes_for_setup import DEV_TOOLS, OTHER_SCRIPTS, PLACES, SCRIPT, Machine

ALL_SCRIPTS = ["setup_macos.sh", *(f"build/{path.name}" for path in OTHER_SCRIPTS), ".ci/run"]


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
