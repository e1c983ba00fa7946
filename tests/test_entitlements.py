"""What the signed app asks of macOS."""

import plistlib
from pathlib import Path

ENTITLEMENTS = Path(__file__).parent.parent / "build" / "entitlements.plist"


def test_that_the_app_asks_for_one_exception_only() -> None:
    # Each weakens the hardened runtime. ctypes makes closures in memory that is written and then run: without
    # this a frozen Python ends at its start (pyinstaller issue 4629).
    asked = plistlib.loads(ENTITLEMENTS.read_bytes())
    assert asked == {"com.apple.security.cs.allow-unsigned-executable-memory": True}


def test_that_the_file_has_no_comments() -> None:
    # The kernel's own reader of entitlements takes them for an error, which plutil does not tell.
    assert b"<!--" not in ENTITLEMENTS.read_bytes()
