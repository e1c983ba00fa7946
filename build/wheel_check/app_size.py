"""Estimates the size of the app on a Mac from the unpacked wheels."""

import zlib
from collections.abc import Collection
from pathlib import Path

from build.left_out import QT_MODULES, excluded_packages, part_of
from build.wheel_check.measure import Measured

PYTHON_BYTES = 40_000_000
"""Python itself in a bundle, roughly: its library, its extension modules and the standard library."""

AIM_BYTES = 640_000_000
"""The app should not be larger."""

_NOT_COLLECTED = (".h", ".pyi")
"""What PyInstaller does not take from a package, beside its tests."""


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
    if part_of(name) is not None or _is_excluded(name):
        return False
    if name.startswith("PySide6/"):
        return _is_kept_of_qt(name.removeprefix("PySide6/"))
    return "/tests/" not in name and not name.endswith(_NOT_COLLECTED)


def _is_excluded(name: str) -> bool:
    places = (package.replace(".", "/") for package in excluded_packages())
    return any(name.startswith((f"{place}/", f"{place}.")) for place in places)


def _is_kept_of_qt(name: str) -> bool:
    """Frameworks and plugins that are left out were told apart before."""
    return (
        name.startswith(("Qt/lib/", "Qt/plugins/", "libpyside6."))
        or name in {f"Qt{module}.abi3.so" for module in QT_MODULES}
        or name.endswith(".py")
    )
