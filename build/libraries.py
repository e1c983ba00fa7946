"""Shared libraries on Linux: those that nothing needs any more, and their debug symbols."""

import os
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

from PyInstaller.depend.bindepend import get_imports

from build.left_out import Entry, matches

ONLY_FOR_OTHERS = ("*.libs/*", "PySide6/Qt/lib/*")
"""Where libraries lie that are there because another one needs them; besides the bundle's top folder."""
FOR_THE_PROGRAM = ("libpython*",)
"""What the program itself opens."""
WITH_SYMBOLS = ("libpython*", "python*/lib-dynload/*", "kiwisolver/*")
"""What is often built with debug symbols: Python itself, when it was compiled on the spot, and one wheel."""


def without_orphans(entries: Iterable[Entry]) -> list[Entry]:
    """Without the libraries that only something left out had needed.

    PyInstaller collects what libraries need before anything can be left out. Linux only: there every
    library is one file.
    """
    entries = list(entries)
    sources = {os.path.realpath(source): path for path, source, _ in entries}
    reached = {path for path, _, _ in entries if not _is_only_for_others(path)}
    waiting = [source for source, path in sources.items() if path in reached]
    while waiting:
        for _, found in get_imports(waiting.pop()):
            source = os.path.realpath(found) if found else ""
            if source in sources and sources[source] not in reached:
                reached.add(sources[source])
                waiting.append(source)
    return [entry for entry in entries if entry[0] in reached]


def without_debug_symbols(entries: Iterable[Entry], folder: Path) -> list[Entry]:
    """With copies in `folder`, made empty, in the place of libraries that have debug symbols.

    Not all of them: `strip` breaks libraries that were changed after they were linked, as in many wheels.
    """
    shutil.rmtree(folder, ignore_errors=True)
    return [_stripped(entry, folder) if matches(entry[0], WITH_SYMBOLS) else entry for entry in entries]


def _stripped(entry: Entry, folder: Path) -> Entry:
    path, source, kind = entry
    copy = folder / path
    copy.parent.mkdir(parents=True, exist_ok=True)
    # PyInstaller on Linux asks for the package that strip is in as well (binutils).
    subprocess.run(["strip", "--strip-debug", "-o", copy, source], check=True)  # noqa: S607
    return path, str(copy), kind


def _is_only_for_others(path: str) -> bool:
    is_at_top = "/" not in path and not matches(path, FOR_THE_PROGRAM)
    return is_at_top or matches(path, ONLY_FOR_OTHERS)
