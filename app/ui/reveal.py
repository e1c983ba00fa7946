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


def reveal(path: Path) -> str:
    """Show it selected where the system can, or else its folder.

    "-R: Reveals the file(s) in the Finder instead of opening them." (open(1) of macOS)

    Returns:
        Why that failed; empty where it did not.
    """
    if not IS_MACOS:
        is_shown = QDesktopServices.openUrl(QUrl.fromLocalFile(str(_folder(path))))
        return "" if is_shown else tr("This system names no program that shows folders.")
    # Late: the window opens without it.
    import subprocess

    try:
        subprocess.run([OPEN, "-R", str(path)], check=True, timeout=PATIENCE_S, capture_output=True)
    except subprocess.TimeoutExpired:
        return tr("Finder did not answer.")
    except (OSError, subprocess.CalledProcessError) as error:
        said = getattr(error, "stderr", None)
        return tr("The system says: {error}", error=said.decode(errors="replace").strip() if said else error)
    return ""


def reveal_by_hand(path: Path) -> str:
    """What is left to do where it failed."""
    return tr(
        "Open this folder yourself; its path can be selected and copied:\n{folder}", folder=_folder(path)
    )


def _folder(path: Path) -> Path:
    return path if path.is_dir() else path.parent
