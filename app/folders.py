"""Where the program may write: on macOS only under the user's Library."""

import os
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    # Late where it is used: the window opens without it.
    import platformdirs


@cache
def _folders() -> "platformdirs.PlatformDirs":
    import platformdirs

    return platformdirs.PlatformDirs("Torchmark", appauthor=False)


def data_folder() -> Path:
    """Where what cannot be made anew is kept: Application Support on macOS."""
    return Path(_folders().user_data_dir)


def runs_folder() -> Path:
    """Where every run has a folder of its own."""
    return data_folder() / "runs"


def results_folder(run_id: str) -> Path:
    """Where a run is kept."""
    return runs_folder() / run_id


def cache_folder() -> Path:
    """Where what can be made anew is kept."""
    return Path(_folders().user_cache_dir)


def weights_folder() -> Path:
    """Where downloaded weights are kept."""
    return cache_folder() / "weights"


def compiler_cache_folder() -> Path:
    """Where torch keeps what it compiles; it makes the folder when it is loaded."""
    return cache_folder() / "torchinductor"


def settle_matplotlib() -> None:
    """Have matplotlib keep its font list in the app's cache; only before it is imported.

    With a backend that it does not know it cannot be imported, and the charts need none.
    """
    os.environ.pop("MPLBACKEND", None)
    os.environ.setdefault("MPLCONFIGDIR", str(cache_folder() / "matplotlib"))
