"""The one way to ask what this machine is."""

import platform
import sys
import threading
from functools import partial

from app.compat.commands import run_tool
from app.compat.linux import gather_linux
from app.compat.macos import MACOS, gather_macos
from app.model.machine import Machine


def gather_machine(stop: threading.Event | None = None) -> Machine:
    """What is known about this machine. Never raises: what cannot be read, or not before `stop`, is None."""
    try:
        return gather_macos(partial(run_tool, stop=stop)) if sys.platform == "darwin" else gather_linux()
    except Exception:  # noqa: BLE001 - no odd answer of a system may keep the program from measuring
        return Machine(
            os_name=MACOS if sys.platform == "darwin" else platform.system(),
            python_version=platform.python_version(),
            python_arch=platform.machine(),
            is_apple_silicon=sys.platform == "darwin" and platform.machine() == "arm64",
        )
