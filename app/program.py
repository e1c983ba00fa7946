"""This very program: whether it is the bundled one, and how it is started once more."""

import os
import sys
from pathlib import Path


def is_frozen() -> bool:
    """Whether this is the program that PyInstaller made, which brings its own Python."""
    return getattr(sys, "frozen", False)


def own_command() -> list[str]:
    """What to start; arguments follow."""
    return [sys.executable] if is_frozen() else [sys.executable, "-m", "app"]


def own_environment() -> dict[str, str]:
    """The environment in which a Python finds this very package; a frozen program always finds its own."""
    if is_frozen():
        return dict(os.environ)
    package_root = str(Path(__file__).parents[1])
    paths = [package_root, *filter(None, [os.environ.get("PYTHONPATH")])]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths), "PYTHONSAFEPATH": "1"}
