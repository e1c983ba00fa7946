"""What the workflow of the bundle calls: the test of the image, and the keychain with the certificate."""

import base64
import json
from pathlib import Path

import pytest

from tests.scripts.fakes_for_setup import Machine, Outcome

# It is busy for so many calls. What it ejected is gone, also where it says that this failed.
HDIUTIL = """
echo x >>"$FAKE_CALLS.$1"
calls=$(grep -c x "$FAKE_CALLS.$1")
case $1 in
attach)
    [ "$calls" -gt "${FAKE_BUSY_ATTACH:-0}" ] || exit 1
    echo these are the words of hdiutil
    mkdir -p "$5/Torchmark.app/Contents/MacOS"
    cp "$FAKE_PROGRAM" "$5/Torchmark.app/Contents/MacOS/Torchmark"
    ;;
detach)
    [ "$2" = -force ] && exit 1
    [ "${FAKE_EJECTED:-}" = "but busy" ] && rm -r "$2/Torchmark.app" && exit 16
    [ "$calls" -gt "${FAKE_BUSY_DETACH:-0}" ] || exit 16
    rm -r "$2/Torchmark.app"
    ;;
esac
"""
PROGRAM = """#!/bin/sh
printf '{"cwd": "%s", "path": "%s", "args": "%s", "secret": "%s"}\\n' "$PWD" "$PATH" "$*" "${FAKE_CALLS:-}"
exit CODE
"""
SECRETS = {
    "TORCHMARK_SIGNING_IDENTITY": "Developer ID Application: A. Person (TEAM123456)",
    "TORCHMARK_CERTIFICATE_P12": base64.b64encode(b"a certificate").decode(),
    "TORCHMARK_CERTIFICATE_PASSWORD": "a password",
    "TORCHMARK_NOTARY_KEY_P8": "-----BEGIN PRIVATE KEY-----\na key\n-----END PRIVATE KEY-----\n",
    "TORCHMARK_NOTARY_KEY_ID": "KEY123",
    "TORCHMARK_NOTARY_ISSUER": "an-issuer",
}


def _test_image(machine: Machine, code: int = 0, **env: str) -> Outcome:
    program = machine.folder / "program"
    program.write_text(PROGRAM.replace("CODE", str(code)))
    program.chmod(0o755)
    machine.fake("hdiutil", HDIUTIL)
    machine.fake("codesign", '[ "${FAKE_SIGNATURE:-}" != broken ]')
    machine.fake("sleep", "exit 0")
    script = machine.root / "build" / "test_image.sh"
    machine.env |= {"HOME": "/my home", "TMPDIR": str(machine.elsewhere), "FAKE_PROGRAM": str(program), **env}
    return machine.call("my image.dmg", script=script)


def _uses_of_hdiutil(outcome: Outcome) -> list[str]:
    return [call.args[0].split()[0] for call in outcome.calls if call.name == "hdiutil"]


def test_that_the_app_of_the_image_is_started_as_the_finder_does(machine: Machine) -> None:
    outcome = _test_image(machine)
    assert outcome.status == 0
    # Its line alone is on stdout.
    assert json.loads(outcome.out) == {
        "cwd": "/",
        "path": "/usr/bin:/bin:/usr/sbin:/sbin",
        "args": "--self-test",
        "secret": "",
    }
    assert outcome.names() == ["hdiutil", "codesign", "hdiutil"]
    assert list(machine.elsewhere.iterdir()) == []
    assert outcome.calls[0].args[0].startswith("attach -readonly -nobrowse -mountpoint /")
    assert outcome.calls[0].args[0].endswith(" my image.dmg")
    assert outcome.calls[1].args[0].startswith("--verify --deep --strict --verbose=2 /")


@pytest.mark.parametrize(("busy", "status"), [("1", 0), ("3", 0), ("4", 1)])
def test_that_a_busy_image_is_mounted_later(machine: Machine, busy: str, status: int) -> None:
    outcome = _test_image(machine, FAKE_BUSY_ATTACH=busy)
    assert outcome.status == status
    assert ("could not be mounted: it was tried four times" in outcome.err) == (status == 1)
    assert bool(outcome.out) == (status == 0)


def test_that_an_image_that_is_ejected_late_is_asked_again(machine: Machine) -> None:
    outcome = _test_image(machine, FAKE_BUSY_DETACH="2")
    assert outcome.status == 0
    assert "stays mounted" not in outcome.err
    assert outcome.names().count("sleep") == 1


def test_that_an_image_that_was_ejected_although_it_was_busy_is_not_asked_again(machine: Machine) -> None:
    outcome = _test_image(machine, FAKE_EJECTED="but busy")
    assert (outcome.status, _uses_of_hdiutil(outcome)) == (0, ["attach", "detach"])


def test_that_an_image_that_stays_mounted_is_no_failure_of_the_app(machine: Machine) -> None:
    outcome = _test_image(machine, FAKE_BUSY_DETACH="99")
    assert outcome.status == 0
    assert "The disk image stays mounted at /" in outcome.err


@pytest.mark.parametrize(
    ("code", "env", "words"),
    [(1, {}, "does not pass its self-test"), (0, {"FAKE_SIGNATURE": "broken"}, "signature of the app")],
)
def test_that_a_bad_app_fails_and_its_image_is_ejected(
    machine: Machine, code: int, env: dict[str, str], words: str
) -> None:
    outcome = _test_image(machine, code, **env)
    assert outcome.status == 1
    assert words in outcome.err
    assert _uses_of_hdiutil(outcome)[-1] == "detach"


def test_that_the_image_must_be_named(machine: Machine) -> None:
    outcome = machine.call(script=machine.root / "build" / "test_image.sh")
    assert (outcome.status, outcome.err) == (2, "usage: build/test_image.sh IMAGE\n")


# --- the keychain


def _keychain(machine: Machine, **env: str) -> Outcome:
    machine.fake("openssl", "echo 0123abcd", quiet=True)
    machine.fake("security", '[ "$1" = import ] && cp "$2" "$FAKE_CALLS.p12"; exit 0')
    machine.fake("xcrun", "exit 0")
    temporary = machine.folder / "temporary"
    temporary.mkdir(exist_ok=True)
    machine.env |= {"RUNNER_TEMP": str(temporary), "GITHUB_ENV": str(machine.folder / "github-env"), **env}
    return machine.call(script=machine.root / "build" / "signing_keychain.sh")


def test_that_without_a_certificate_the_app_is_signed_ad_hoc(machine: Machine) -> None:
    outcome = _keychain(machine, TORCHMARK_CERTIFICATE_P12="")
    assert (outcome.status, outcome.names()) == (0, [])
    assert outcome.out.startswith("::notice::No certificate is configured")
    assert not (machine.folder / "github-env").exists()


def test_that_the_steps_that_follow_sign_and_notarize(machine: Machine) -> None:
    outcome = _keychain(machine, **SECRETS)
    assert outcome.status == 0
    keychain = machine.folder / "temporary" / "torchmark.keychain-db"
    assert (machine.folder / "github-env").read_text().splitlines() == [
        f"TORCHMARK_SIGNING_IDENTITY={SECRETS['TORCHMARK_SIGNING_IDENTITY']}",
        "TORCHMARK_NOTARY_PROFILE=torchmark",
        f"TORCHMARK_NOTARY_KEYCHAIN={keychain}",
    ]
    assert Path(f"{machine.folder / 'calls'}.p12").read_bytes() == b"a certificate"
    stored = outcome.the("xcrun").args[0]
    assert stored.startswith(f"notarytool store-credentials torchmark --keychain {keychain} --key ")
    assert stored.endswith(" --key-id KEY123 --issuer an-issuer")
    assert list((machine.folder / "temporary").iterdir()) == [], "a secret was left behind"


@pytest.mark.parametrize(
    "missing",
    [
        ["TORCHMARK_SIGNING_IDENTITY"],
        ["TORCHMARK_NOTARY_KEY_P8"],
        ["TORCHMARK_NOTARY_KEY_P8", "TORCHMARK_NOTARY_KEY_ID", "TORCHMARK_NOTARY_ISSUER"],
    ],
)
def test_that_a_certificate_without_the_rest_is_an_error_in_words(
    machine: Machine, missing: list[str]
) -> None:
    outcome = _keychain(machine, **SECRETS | dict.fromkeys(missing, ""))
    assert (outcome.status, outcome.names()) == (1, [])
    assert outcome.out.startswith(f"::error::A certificate is configured, but not {' '.join(missing)}. ")
    assert outcome.out.count("\n") == 1, "GitHub shows one line"
