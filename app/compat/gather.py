"""The one way to ask what this machine is."""

import platform
import sys

from app.compat.linux import gather_linux
from app.compat.macos import MACOS, gather_macos
from app.model.machine import Machine


def gather_machine() -> Machine:
    """What is known about this machine. Never raises: what cannot be read is None."""
    try:
        return gather_macos() if sys.platform == "darwin" else gather_linux()
    except Exception:  # noqa: BLE001 - no odd answer of a system may keep the program from measuring
        return Machine(
            os_name=MACOS if sys.platform == "darwin" else platform.system(),
            python_version=platform.python_version(),
            python_arch=platform.machine(),
            is_apple_silicon=sys.platform == "darwin" and platform.machine() == "arm64",
        )
