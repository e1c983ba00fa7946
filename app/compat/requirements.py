"""Which macOS the GPU needs for which PyTorch: the table in resources/mps-requirements.json."""

from functools import cache

import msgspec
from packaging.version import InvalidVersion, Version

from app.model.record import Record
from app.resources import resource_path

FILE_NAME = "mps-requirements.json"


class Minimum(Record, frozen=True):
    """From this release of PyTorch on, the GPU needs this macOS."""

    torch: str
    macos: str
    source: str


class Trouble(Record, frozen=True):
    """A combination known to fail although each side allows the other."""

    torch_from: str
    torch_before: str
    macos_from: str
    what: str
    remedy: str
    source: str


class LastTorch(Record, frozen=True):
    """The last release that was built for some kind of Mac."""

    torch: str
    source: str


class Requirements(Record, frozen=True):
    """The whole table; the minimums rise."""

    about: str
    minimum_macos: tuple[Minimum, ...]
    known_troubles: tuple[Trouble, ...]
    last_intel_torch: LastTorch


@cache
def requirements() -> Requirements:
    """The table as shipped."""
    return msgspec.json.decode(resource_path(FILE_NAME).read_bytes(), type=Requirements)


def release(version: str | None) -> Version | None:
    """The bare release: 2.13.0 of "2.13.0+cpu"; None where there is none."""
    try:
        return Version(Version(version).base_version) if version else None
    except InvalidVersion:
        return None


def needed_macos(torch: str) -> str | None:
    """The oldest macOS whose GPU this PyTorch uses; None before 1.12, which has no MPS, and for oddities."""
    own = release(torch)
    if own is None:
        return None
    fitting = [row.macos for row in requirements().minimum_macos if own >= Version(row.torch)]
    return fitting[-1] if fitting else None


def is_macos_too_old(macos: str | None, torch: str) -> bool:
    """Whether the table forbids it; not where either version is not known."""
    own, needed = release(macos), needed_macos(torch)
    return own is not None and needed is not None and own < Version(needed)


def known_trouble(macos: str | None, torch: str) -> Trouble | None:
    """The trouble this combination is known for."""
    own_macos, own_torch = release(macos), release(torch)
    if own_macos is None or own_torch is None:
        return None
    for trouble in requirements().known_troubles:
        is_torch = Version(trouble.torch_from) <= own_torch < Version(trouble.torch_before)
        if is_torch and own_macos >= Version(trouble.macos_from):
            return trouble
    return None
