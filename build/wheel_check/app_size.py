"""Estimates the size of the app on a Mac from the unpacked wheels."""

import zlib
from collections.abc import Collection
from pathlib import Path

from build.wheel_check.measure import Measured

PYTHON_BYTES = 40_000_000
"""Python itself in a bundle, roughly: its library, its extension modules and the standard library."""

AIM_BYTES = 640_000_000
"""The app should not be larger."""

_QT_KEPT = ("Core", "Gui", "Widgets", "DBus")
_PLUGINS_KEPT = ("platforms/libqcocoa.dylib", "imageformats/", "styles/")
_LEFT_OUT = ("torch/test/", "torch/include/", "matplotlib/mpl-data/sample_data/")


def app_bytes(measured: Collection[Measured], folder: Path) -> int:
    """Size of the app: what goes in of the packages, plus Python.

    Args:
        measured: The packages that the program needs to run.
        folder: Where they are unpacked.
    """
    return PYTHON_BYTES + sum(kept_bytes(package, folder) for package in measured)


def kept_bytes(measured: Measured, folder: Path) -> int:
    """How many bytes of a package go into the app.

    Modules are in the bundle as compressed bytecode, which is about as large as the compressed source;
    torch's are there as sources too, because it reads them. A module counts whether it is imported or not.
    """
    sizes = {library.path: library.slice.size_bytes for library in measured.libraries}
    kept = 0
    for path in measured.package.files:
        name = path.relative_to(folder).as_posix()
        if not _is_kept(name):
            continue
        if name.endswith(".py"):
            kept += len(zlib.compress(path.read_bytes()))
        if name.startswith("torch/") or not name.endswith(".py"):
            kept += sizes.get(path, path.stat().st_size)
    return kept


def _is_kept(name: str) -> bool:
    if name.startswith("torch/bin/"):
        return name == "torch/bin/torch_shm_manager"
    if name.startswith("PySide6/"):
        return _is_kept_of_qt(name.removeprefix("PySide6/"))
    return not (name.startswith(_LEFT_OUT) or "/tests/" in name or name.endswith((".pyi", ".h")))


def _is_kept_of_qt(name: str) -> bool:
    if name.startswith("Qt/lib/"):
        return name.split("/")[2] in {f"Qt{part}.framework" for part in _QT_KEPT}
    if name.startswith("Qt/plugins/"):
        return name.removeprefix("Qt/plugins/").startswith(_PLUGINS_KEPT)
    return (
        name in {f"Qt{part}.abi3.so" for part in _QT_KEPT}
        or name.startswith("libpyside6.")
        or name.endswith(".py")
    )
