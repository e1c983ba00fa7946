"""The commands build and test-app of setup_macos.sh, under every POSIX shell, on made-up machines."""

import os
import signal
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.scripts.fakes_for_build import IDENTITY, give_apple_tools, give_binutils
from tests.scripts.fakes_for_setup import Machine, Outcome

SIGNING = {"TORCHMARK_SIGNING_IDENTITY": IDENTITY}
NOTARIZING = {**SIGNING, "TORCHMARK_NOTARY_PROFILE": "my profile"}
APPLE = ["codesign", "ditto", "hdiutil", "xcrun", "spctl"]


@pytest.fixture
def mac(mac: Machine) -> Machine:
    """The same with Apple's tools."""
    give_apple_tools(mac)
    return mac


@pytest.fixture
def linux(linux: Machine) -> Machine:
    """The same with what PyInstaller needs."""
    give_binutils(linux)
    return linux


def _dist(machine: Machine) -> set[str]:
    return {path.name for path in (machine.root / "dist").glob("*")}


def _steps(outcome: Outcome, names: list[str]) -> list[str]:
    """Return the calls of those fakes, each with its first argument."""
    return [f"{call.name} {call.args[0].split()[0]}" for call in outcome.calls if call.name in names]


# --- what is made


def test_that_linux_gets_the_program_as_a_folder(linux: Machine) -> None:
    outcome = linux.call("build")
    assert outcome.status == 0
    assert outcome.names() == ["python", "venv", "pip", "PyInstaller", "frozen"]
    assert outcome.the("pip").args[-2:] == ["--editable", ".[build]"]
    freezing = outcome.the("PyInstaller")
    folders = ["--workpath", ".work/pyinstaller", "--distpath", ".work/dist"]
    assert freezing.args == ["--noconfirm", *folders, "build/torchmark.spec"]
    assert freezing.cwd == str(linux.root)
    assert outcome.the("frozen").args == ["--self-test"]
    assert _dist(linux) == {"Torchmark", "made-from"}
    assert (linux.root / "dist" / "Torchmark" / "Torchmark").exists()
    assert not (linux.root / ".work" / "dist").exists()
    assert "Made dist/Torchmark/Torchmark (its folder: 0 MB)\n" in outcome.err


@pytest.mark.parametrize(
    ("variable", "platform"), [("DISPLAY", ""), ("WAYLAND_DISPLAY", ""), ("NO_SCREEN", "offscreen")]
)
def test_that_the_self_test_uses_a_screen_where_there_is_one(
    linux: Machine, variable: str, platform: str
) -> None:
    linux.env[variable] = "x"
    # Its line alone is on stdout.
    assert linux.call("build").out == f'{{"platform": "{platform}"}}\n'


def test_that_a_mac_gets_the_app_and_its_image_signed_ad_hoc(mac: Machine) -> None:
    outcome = mac.call("build")
    assert outcome.status == 0
    assert _dist(mac) == {"Torchmark.app", "Torchmark-1.2.3-arm64.dmg", "made-from"}
    assert (mac.root / "dist/Torchmark.app/Contents/MacOS/Torchmark").exists()
    assert outcome.out == '{"platform": ""}\n'
    made = ["PyInstaller", "frozen", *APPLE]
    assert _steps(outcome, made) == [
        "PyInstaller --noconfirm",
        "frozen --self-test",
        "codesign --verify",
        "ditto .work/dist/Torchmark.app",
        "hdiutil create",
        "hdiutil verify",
    ]
    (verification,) = [call.args[0] for call in outcome.calls if call.name == "codesign"]
    assert verification == "--verify --deep --strict --verbose=2 .work/dist/Torchmark.app"
    assert "Made dist/Torchmark.app (0 MB) and dist/Torchmark-1.2.3-arm64.dmg (0 MB)\n" in outcome.err


def test_that_the_size_is_told_of_what_was_made(mac: Machine) -> None:
    # As du on macOS and on Linux has it: KiB, a tab, the name.
    mac.fake("du", 'printf "618164\\t%s\\n" "$2"')
    outcome = mac.call("build")
    assert "Made dist/Torchmark.app (633 MB) and dist/Torchmark-1.2.3-arm64.dmg (633 MB)\n" in outcome.err
    asked = [call.args[0] for call in outcome.calls if call.name == "du"]
    assert asked == ["-sk dist/Torchmark.app", "-sk dist/Torchmark-1.2.3-arm64.dmg"]


def test_that_the_image_holds_the_app_and_the_way_to_applications(mac: Machine) -> None:
    mac.call("build")
    image = mac.root / "dist" / "Torchmark-1.2.3-arm64.dmg"
    assert image.read_text().split() == ["Applications", "Torchmark.app"]


def test_that_with_an_identity_the_image_is_signed_too(mac: Machine) -> None:
    mac.env.update(SIGNING)
    outcome = mac.call("build")
    assert outcome.status == 0
    assert _steps(outcome, ["codesign", "xcrun", "spctl"]) == [
        "codesign --verify",
        "codesign --display",
        "codesign --sign",
    ]
    signing = [call.args[0] for call in outcome.calls if call.name == "codesign"][-1]
    assert signing == f"--sign {IDENTITY} --timestamp .work/dist/Torchmark-1.2.3-arm64.dmg"


def test_that_with_a_profile_apple_notarizes_the_image(mac: Machine) -> None:
    mac.env.update(NOTARIZING)
    outcome = mac.call("build")
    assert outcome.status == 0
    notarizing = [call for call in outcome.calls if call.name in {"xcrun", "spctl"}]
    image = ".work/dist/Torchmark-1.2.3-arm64.dmg"
    assert [call.args[0] for call in notarizing] == [
        f"notarytool submit {image} --keychain-profile my profile --wait",
        f"stapler staple {image}",
        # What is archived beside the image is the app: it has to carry the ticket itself.
        "stapler staple .work/dist/Torchmark.app",
        f"--assess --type open --context context:primary-signature --verbose {image}",
    ]
    assert "Torchmark-1.2.3-arm64.dmg" in _dist(mac)


def test_that_the_profile_may_be_kept_in_another_keychain(mac: Machine) -> None:
    mac.env.update(NOTARIZING)
    outcome = mac.call("build", TORCHMARK_NOTARY_KEYCHAIN="/my keychain")
    submission = next(call.args[0] for call in outcome.calls if call.name == "xcrun")
    assert submission.endswith(" --keychain-profile my profile --keychain /my keychain --wait")


@pytest.mark.parametrize(("busy", "status"), [("1", 0), ("3", 0), ("4", 1)])
def test_that_a_busy_hdiutil_is_asked_again(mac: Machine, busy: str, status: int) -> None:
    outcome = mac.call("build", FAKE_BUSY=busy)
    assert outcome.status == status
    assert _steps(outcome, ["sleep"]) == ["sleep 5"] * min(int(busy), 3)
    assert ("It was tried four times." in outcome.err) == (status == 1)


# --- what fails leaves nothing that looks finished


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ({"FAKE_PYINSTALLER": "fails"}, "PyInstaller failed"),
        ({"FAKE_PYINSTALLER": "cannot sign"}, "PyInstaller failed"),
        ({"FAKE_SELF_TEST": "1"}, "does not pass its self-test"),
        ({"FAKE_FAILING_TOOL": "codesign --verify"}, "the signature of the app does not hold"),
        ({"FAKE_SIGNATURE": "Signature=adhoc"}, "not signed with a Developer ID and the hardened runtime"),
        ({"FAKE_FAILING_TOOL": "ditto"}, "Making the disk image"),
        ({"FAKE_FAILING_TOOL": "hdiutil create"}, "the disk image could not be made"),
        ({"FAKE_FAILING_TOOL": "codesign --sign"}, "the disk image could not be signed"),
        ({"FAKE_FAILING_TOOL": "hdiutil verify"}, "the disk image is damaged"),
        ({"FAKE_NOTARY": "Invalid"}, "status: Invalid\nTorchmark cannot be built: Apple did not notarize"),
        ({"FAKE_FAILING_TOOL": "xcrun notarytool"}, "these are its words\nTorchmark cannot be built: Apple"),
        ({"FAKE_FAILING_TOOL": "xcrun stapler"}, "the ticket could not be attached ("),
        ({"FAKE_STAPLER": "fails for the app"}, "the ticket could not be attached to the app"),
        ({"FAKE_FAILING_TOOL": "spctl --assess"}, "Gatekeeper would not open the disk image"),
    ],
)
def test_that_a_failed_build_leaves_nothing_in_dist(
    mac: Machine, trouble: dict[str, str], words: str
) -> None:
    assert mac.call("build").status == 0
    mac.env.update(NOTARIZING | trouble)
    outcome = mac.call("build")
    assert outcome.status == 1
    assert words in outcome.err
    # Nor what an earlier build made: it would pass for this one's.
    assert _dist(mac) == set()
    assert "Made dist" not in outcome.err
    mac.env.clear()
    assert mac.call("build").status == 0


def test_that_other_things_in_dist_stay(linux: Machine) -> None:
    (linux.root / "dist").mkdir()
    (linux.root / "dist" / "torchmark-1.2.3-py3-none-any.whl").touch()
    assert linux.call("build").status == 0
    assert "torchmark-1.2.3-py3-none-any.whl" in _dist(linux)


@pytest.mark.parametrize("sent", [signal.SIGINT, signal.SIGKILL])
def test_that_an_interrupted_build_leaves_nothing_in_dist(linux: Machine, sent: signal.Signals) -> None:
    assert linux.call("build").status == 0
    assert linux.interrupt(sent, "build", FAKE_PYINSTALLER="hangs") != 0
    assert [call.name for call in linux.calls()] == ["PyInstaller"]
    assert _dist(linux) == set()


# --- what cannot work is told before anything is downloaded


@pytest.mark.parametrize(
    ("trouble", "words"),
    [
        ({"FAKE_FAILING_TOOL": "xcode-select -p"}, "xcode-select --install"),
        ({"TORCHMARK_SIGNING_IDENTITY": "Somebody"}, "the keychain has no signing identity 'Somebody'"),
        ({"TORCHMARK_NOTARY_PROFILE": "mine"}, "TORCHMARK_SIGNING_IDENTITY is not"),
    ],
)
def test_that_a_mac_that_cannot_build_is_told_at_once(
    mac: Machine, trouble: dict[str, str], words: str
) -> None:
    mac.env.update(trouble)
    outcome = mac.call("build")
    assert (outcome.status, outcome.names()) == (1, [])
    assert words in outcome.err
    assert "Torchmark cannot be built: " in outcome.err


@pytest.mark.parametrize("tool", ["ldd", "objcopy", "objdump"])
def test_that_a_linux_that_cannot_build_is_told_at_once(linux: Machine, tool: str) -> None:
    (linux.tools / tool).unlink()
    outcome = linux.call("build")
    assert (outcome.status, outcome.names()) == (1, [])
    assert f"the program {tool} is missing" in outcome.err
    assert "sudo apt-get install binutils" in outcome.err


def test_that_debian_gets_what_the_build_needs(linux: Machine) -> None:
    linux.debian(installed="lib*", user="0")
    outcome = linux.call("build")
    assert _steps(outcome, ["apt-get"]) == ["apt-get update", "apt-get install"]
    assert [call.args[0] for call in outcome.calls if call.name == "apt-get"][1].endswith(" binutils")


def test_that_an_intel_mac_and_an_old_macos_cannot_build(mac: Machine) -> None:
    mac.mac(arm64=False)
    assert "this Mac has an Intel processor" in mac.call("build").err
    mac.mac("13.7.4")
    outcome = mac.call("build")
    assert (outcome.status, outcome.names()) == (1, [])
    assert "Torchmark cannot be built: this Mac runs macOS 13.7.4." in outcome.err


def test_that_build_takes_no_arguments(mac: Machine) -> None:
    outcome = mac.call("build", "--onefile")
    assert (outcome.status, outcome.names()) == (2, [])
    assert '"build" takes no arguments.' in outcome.err


@pytest.mark.parametrize(
    ("target", "noted"), [("15", True), ("15.0", True), ("14.0", False), ("10.13", False), ("", False)]
)
def test_that_a_python_for_a_newer_macos_is_noted(mac: Machine, target: str, noted: bool) -> None:
    # Homebrew's says the macOS that it was built on, python.org's 10.13.
    outcome = mac.call("build", FAKE_TARGET=target)
    assert outcome.status == 0
    assert (f"was built for macOS {target}" in outcome.err) == noted
    assert ("It is Homebrew's, perhaps" in outcome.err) == noted


def test_that_a_python_that_tells_no_macos_is_noted(mac: Machine) -> None:
    outcome = mac.call("build", FAKE_TARGET="")
    assert outcome.status == 0
    assert "does not say for which macOS it was built" in outcome.err
    assert "integer" not in outcome.err, "the shell was asked to compare a number with nothing"


# --- how much is installed


@pytest.mark.parametrize(
    ("there", "wished", "installed"),
    [
        ("run", "build", [".[build]"]),
        ("build", "run", []),
        ("build", "build", []),
        ("build", "test", [".[dev]"]),
        ("test", "build", []),
    ],
)
def test_that_a_richer_environment_serves_a_poorer_wish(
    mac: Machine, there: str, wished: str, installed: list[str]
) -> None:
    assert mac.call(there).status == 0
    outcome = mac.call(wished)
    assert outcome.status == 0
    assert [call.args[-1] for call in outcome.calls if call.name == "pip"] == installed
    assert "venv" not in outcome.names()


# --- the tests of the frozen program


def test_that_the_app_is_built_and_then_tested(linux: Machine) -> None:
    outcome = linux.call("test-app", "-k", "two words")
    assert outcome.status == 0
    assert outcome.names()[2:] == ["pip", "PyInstaller", "frozen", "pytest"]
    assert outcome.the("pip").args[-1] == ".[dev]"
    assert outcome.the("pytest").args == ["tests/frozen", "-k", "two words"]
    assert outcome.the("pytest").cwd == str(linux.root)
    assert outcome.out.endswith("these are the words of pytest\n")
    assert linux.call("test-app").names() == ["pytest"]


def _change_a_module(root: Path) -> None:
    (root / "app" / "__init__.py").write_text('__version__ = "1.2.4"\n')


def _add_a_module(root: Path) -> None:
    (root / "app" / "new.py").touch()


def _remove_a_module(root: Path) -> None:
    (root / "app" / "old.py").unlink()


def _change_the_recipe(root: Path) -> None:
    (root / "build" / "torchmark.spec").write_text("COLLECT()\n")


def _add_a_resource(root: Path) -> None:
    (root / "resources" / "icon.png").touch()


def _change_the_dependencies(root: Path) -> None:
    (root / "pyproject.toml").write_text("[project]\n")


def _lose_the_sums(root: Path) -> None:
    (root / "dist" / "made-from").unlink()


@pytest.mark.parametrize(
    "change",
    [
        _change_a_module,
        _add_a_module,
        _remove_a_module,
        _change_the_recipe,
        _add_a_resource,
        _change_the_dependencies,
        _lose_the_sums,
    ],
)
def test_that_an_app_of_other_sources_is_built_anew(linux: Machine, change: Callable[[Path], None]) -> None:
    (linux.root / "app" / "old.py").touch()
    assert linux.call("test-app").status == 0
    change(linux.root)
    assert linux.call("test-app").names() == ["PyInstaller", "frozen", "pytest"]


def test_that_what_python_and_time_leave_behind_is_no_change(linux: Machine) -> None:
    assert linux.call("test-app").status == 0
    (linux.root / "app" / "__pycache__").mkdir(exist_ok=True)
    (linux.root / "app" / "__pycache__" / "x.pyc").touch()
    os.utime(linux.root / "app" / "__init__.py")
    assert linux.call("test-app").names() == ["pytest"]


def test_that_the_check_of_the_wheels_is_no_part_of_the_app(linux: Machine) -> None:
    assert linux.call("test-app").status == 0
    (linux.root / "build" / "wheel_check").mkdir()
    (linux.root / "build" / "wheel_check" / "report.py").touch()
    assert linux.call("test-app").names() == ["pytest"]


def test_that_what_was_changed_during_a_build_is_built_anew(linux: Machine) -> None:
    edited = linux.root / "app" / "edited.py"
    assert linux.call("build", FAKE_EDIT=str(edited)).status == 0
    assert edited.exists()
    assert "PyInstaller" in linux.call("test-app").names()


def test_that_failing_tests_of_the_app_fail_the_command(linux: Machine) -> None:
    outcome = linux.call("test-app", FAKE_FAILING="pytest")
    assert outcome.status == 1
    assert "This step failed: tests of the frozen program" in outcome.err


def test_that_an_app_that_fails_its_self_test_is_not_tested(linux: Machine) -> None:
    outcome = linux.call("test-app", FAKE_SELF_TEST="1")
    assert outcome.status == 1
    assert "pytest" not in outcome.names()
    assert "does not pass its self-test" in outcome.err


def test_that_debian_gets_what_the_tests_need(linux: Machine) -> None:
    linux.debian(installed="lib* | binutils", user="0")
    linux.fake("checkbashisms", "exit 0")
    assert linux.call("test").status == 0
    wanted = [call.args[0].split()[6:] for call in linux.call("test").calls if call.name == "apt-get"]
    assert wanted == [[], ["dash", "busybox", "devscripts"]]
    wanted = [call.args[0].split()[6:] for call in linux.call("test-app").calls if call.name == "apt-get"]
    assert wanted == [[], ["xvfb", "xauth", "openbox", "xdotool"]]


def test_that_a_mac_is_told_that_these_tests_are_for_linux(mac: Machine) -> None:
    outcome = mac.call("test-app")
    assert (outcome.status, outcome.names()) == (1, [])
    assert "the tests of the frozen program run on Linux only" in outcome.err
