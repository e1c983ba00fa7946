"""A program in the place of systemd's, which is not everywhere: it too runs for as long as its command."""

import os
import sys
from pathlib import Path

import psutil
import pytest

from app.runner import keep_awake

SCRIPT = """#!/bin/sh
# As systemd-inhibit: it would keep its lock while the command runs that stands after the options.
echo "$@" >> "$0.log"
while [ "${1#--}" != "$1" ]; do shift; done
"$@"
"""
ARGUMENTS = "--what=idle:sleep --who=Torchmark --why=A benchmark is running cat\n"
"""What it notes of each time that it is started, in a file beside it."""


def install_inhibitor(monkeypatch: pytest.MonkeyPatch, folder: Path) -> Path:
    """Have it started by whatever runs in this process, and found by others in PATH."""
    tool = folder / "bin" / "systemd-inhibit"
    tool.parent.mkdir()
    tool.write_text(SCRIPT)
    tool.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tool.parent}{os.pathsep}{os.environ['PATH']}")
    monkeypatch.setattr(keep_awake, "SYSTEMD", folder)
    monkeypatch.setattr(sys, "platform", "linux")
    return tool


def holders(tool: Path) -> list[psutil.Process]:
    """The tool and what it runs, wherever they hang now."""
    found = []
    for process in psutil.process_iter(["cmdline"]):
        if str(tool) in (process.info["cmdline"] or []):
            found += [process, *process.children(recursive=True)]
    return found
