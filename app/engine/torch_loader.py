"""Torch and all that measures with it, loaded when the first task is there; why that fails."""

import tempfile
from types import ModuleType

from app.folders import compiler_cache_folder


class CacheFolderUnusable(Exception):
    """Torch makes a folder when it is loaded, and cannot."""


class Loader:
    """Loads once. Where that fails it tells each time why it failed at first.

    A torch that was loaded in part fails at a second try too, for a reason that misleads.
    """

    def __init__(self) -> None:
        self._failure: Exception | None = None

    def load(self) -> ModuleType:
        """`app.engine.tasks`. Raises whatever an import can raise, and CacheFolderUnusable."""
        if self._failure is not None:
            raise self._failure
        try:
            _make_cache_folder()
            from app.engine import tasks
        except Exception as error:
            self._failure = error
            raise
        return tasks


def _make_cache_folder() -> None:
    """Before torch does, whose words do not tell whose folder it is."""
    folder = compiler_cache_folder()
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryFile(dir=folder):
            pass
    except OSError as error:
        raise CacheFolderUnusable(f"{folder}: {error.strerror}") from error
