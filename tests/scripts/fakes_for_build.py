"""Made-up tools that freeze, sign, pack and notarize, for the made-up machines of fakes_for_setup.py."""

import os
import signal
import subprocess
import sys
from pathlib import Path

from tests.scripts.fakes_for_setup import Machine, note

IDENTITY = "Developer ID Application: A. Person (TEAM123456)"
# What codesign tells of the app, in part, when it is signed for notarization.
SIGNED = f"CodeDirectory v=20500 size=9 flags=0x10000(runtime) hashes=1\nAuthority={IDENTITY}\nTimestamp=now"
# A tool fails in one use of it, the one of its first argument, where FAKE_FAILING_TOOL says so.
MAY_FAIL = '[ "${0##*/} $1" != "${FAKE_FAILING_TOOL:-}" ] || { echo these are its words >&2; exit 1; }\n'
SIGNATURE = f"""
case $1 in
--display) printf '%s\\n' "${{FAKE_SIGNATURE:-{SIGNED}}}" >&2 ;;
esac
"""
# The image is the list of what is in it. How often hdiutil is busy is counted in a file.
HDIUTIL = """
if [ "$1" = create ]; then
    echo x >>"$FAKE_CALLS.images"
    [ "$(grep -c x "$FAKE_CALLS.images")" -gt "${FAKE_BUSY:-0}" ] || exit 1
    for image in "$@"; do :; done
    ls "$5" >"$image"
fi
"""
NOTARY = """
if [ "$1" = notarytool ]; then echo "  id: 1234"; echo "  status: ${FAKE_NOTARY:-Accepted}"; fi
case "$1 ${FAKE_STAPLER:-} $3" in stapler?fails*.app) exit 1 ;; esac
"""


def give_apple_tools(mac: Machine) -> None:
    """Put the tools of macOS and of Xcode there, which work unless FAKE_FAILING_TOOL names one."""
    mac.fake("xcode-select", MAY_FAIL, quiet=True)
    mac.fake("codesign", MAY_FAIL + SIGNATURE)
    mac.fake("ditto", '[ "${FAKE_FAILING_TOOL:-}" != ditto ] && cp -R "$1" "$2"')
    mac.fake("hdiutil", MAY_FAIL + HDIUTIL)
    mac.fake("xcrun", MAY_FAIL + NOTARY)
    mac.fake("spctl", MAY_FAIL)
    mac.fake("security", f"echo '  1) 0123456789ABCDEF \"{IDENTITY}\"'", quiet=True)
    mac.fake("sleep", "exit 0")


def give_binutils(linux: Machine) -> None:
    """Put the tools there that PyInstaller needs on Linux."""
    for tool in ("ldd", "objcopy", "objdump"):
        linux.fake(tool, "exit 0", quiet=True)


def act_as_pyinstaller() -> int:
    """Leave what the real one would, or half of it, the way FAKE_PYINSTALLER says."""
    note("PyInstaller")
    made = Path(sys.argv[sys.argv.index("--distpath") + 1])
    folder = made / "Torchmark"
    folder.mkdir()
    if "FAKE_EDIT" in os.environ:
        Path(os.environ["FAKE_EDIT"]).touch()
    match os.environ.get("FAKE_PYINSTALLER", ""):
        case "fails":
            return 1
        case "hangs":
            signal.pause()
        # Without this it would warn and go on.
        case "cannot sign" if os.environ["PYINSTALLER_STRICT_BUNDLE_CODESIGN_ERROR"] == "1":
            return 1
    _freeze(folder / "Torchmark")
    if subprocess.check_output(["uname"], text=True) == "Darwin\n":
        _freeze(made / "Torchmark.app" / "Contents" / "MacOS" / "Torchmark")
    return 0


def _freeze(program: Path) -> None:
    """Put a program there that says on which platform of Qt it was started, and what FAKE_SELF_TEST says."""
    program.parent.mkdir(parents=True, exist_ok=True)
    noted = '{"name": "frozen", "args": ["%s"], "cwd": ""}\\n'
    program.write_text(
        f'#!/bin/sh\nprintf \'{noted}\' "$*" >>"$FAKE_CALLS"\n'
        'echo "{\\"platform\\": \\"${QT_QPA_PLATFORM:-}\\"}"\nexit "${FAKE_SELF_TEST:-0}"\n'
    )
    program.chmod(0o755)
