"""Showing a file's place in the system's own file manager."""

import sys
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices

from app.words import tr

OPEN = "/usr/bin/open"
IS_MACOS = sys.platform == "darwin"
PATIENCE_S = 5.0


def reveal_title() -> str:
    """What the command is called here."""
    return tr("Show in Finder") if IS_MACOS else tr("Show in Folder")


def reveal(path: Path) -> bool:
    """Show it selected where the system can, or else its folder; False where that fails.

    "-R: Reveals the file(s) in the Finder instead of opening them." (open(1) of macOS)
    """
    if not IS_MACOS:
        folder = path if path.is_dir() else path.parent
        return QDesktopServices.openUrl(QUrl.fromLocalFile(str(folder)))
    # Late: the window opens without it.
    import subprocess

    try:
        done = subprocess.run([OPEN, "-R", str(path)], check=False, timeout=PATIENCE_S)
    except (OSError, subprocess.TimeoutExpired):
        return False
    return done.returncode == 0
