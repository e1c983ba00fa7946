"""Measures unpacked wheels and finds what would not load on the minimum macOS."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from packaging.version import Version

from build.wheel_check.mach_o import Import, Slice, read_slice
from build.wheel_check.symbols import LIBCXX, is_of_system, newer_macos
from build.wheel_check.wheels import Package


@dataclass(frozen=True)
class Library:
    """A Mach-O file and its arm64 slice."""

    path: Path
    slice: Slice


@dataclass(frozen=True)
class Measured:
    """A package as it would be on the Mac.

    Attributes:
        package: What was unpacked.
        libraries: Its Mach-O files.
        arm64_bytes: Size of all its files, of universal ones the arm64 slice alone.
    """

    package: Package
    libraries: tuple[Library, ...]
    arm64_bytes: int

    @property
    def minos(self) -> Version | None:
        """The newest macOS that a file of it was built for, None without Mach-O files."""
        return max((library.slice.minos for library in self.libraries), default=None)


@dataclass(frozen=True)
class Fault:
    """A file that may not load on the minimum macOS, and the symbols it needs that may not be there."""

    path: Path
    minos: Version
    missing: tuple[Import, ...]


def measure(package: Package) -> Measured:
    """Reads all files of a package.

    Raises:
        ValueError: A Mach-O file of it has no arm64 code.
    """
    libraries = [
        Library(path, content) for path in package.files if (content := read_slice(path)) is not None
    ]
    sizes = {library.path: library.slice.size_bytes for library in libraries}
    arm64_bytes = sum(sizes.get(path, path.stat().st_size) for path in package.files)
    return Measured(package, tuple(libraries), arm64_bytes)


def faults(
    libraries: Collection[Library], minimum: Version, known: Collection[tuple[str, str]]
) -> list[Fault]:
    """The libraries that may not load on the minimum macOS.

    What a library binds weakly never stops it. What it binds strongly from the system has to be there. The
    compiler sees to that for a library built for the minimum or less, but not for libc++, whose headers may
    be others than the system's; so every symbol of libc++ has to be known. A library built for a newer macOS
    is not stopped by that itself: by all reports the loader tells it only beside what is missing, as in
    github.com/OpenGATE/opengate/issues/841. So all that such a one needs of the system has to be known, or
    bound by a library built for the minimum too.

    Args:
        libraries: What is to load.
        minimum: The oldest macOS.
        known: Library and name of the symbols it has.
    """
    vouched = {
        (symbol.library, symbol.name)
        for library in libraries
        if library.slice.minos <= minimum
        for symbol in _needed(library)
        if symbol.library not in LIBCXX
    }
    found = []
    for library in libraries:
        newer = library.slice.minos > minimum
        missing = tuple(
            symbol
            for symbol in _needed(library)
            if (newer or symbol.library in LIBCXX)
            and (symbol.library, symbol.name) not in known
            and (symbol.library, symbol.name) not in vouched
        )
        if missing:
            found.append(Fault(library.path, library.slice.minos, missing))
    return found


def _needed(library: Library) -> list[Import]:
    return [symbol for symbol in library.slice.imports if is_of_system(symbol) and not symbol.weak]


def weak_for_later(measured: Measured) -> list[Import]:
    """What a package binds weakly of a libc++ later than macOS 14.0's: it does without there."""
    symbols = {symbol for library in measured.libraries for symbol in library.slice.imports if symbol.weak}
    return sorted(filter(newer_macos, symbols), key=lambda symbol: symbol.name)


def newest_libcxx(measured: Measured) -> str | None:
    """The newest libc++ that a package needs, None if it needs none; "macOS 14.0" stands for older too."""
    strong = [
        symbol
        for library in measured.libraries
        for symbol in _needed(library)
        if symbol.library in LIBCXX and symbol.name
    ]
    if not strong:
        return None
    newer = {macos for symbol in strong if (macos := newer_macos(symbol)) is not None}
    return max(newer, default="macOS 14.0")
