"""Is there a screen? Asked before Qt is, which ends the whole process where it finds none."""

import os
import sys

_TELLING = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")


def has_screen() -> bool:
    """Whether a window can open; on Linux by the variables that say where."""
    return sys.platform != "linux" or any(os.environ.get(name) for name in _TELLING)
