"""Reading several saved results for a comparison: what cannot be read does not keep the others away."""

from collections.abc import Callable, Sequence
from pathlib import Path

from app.export.saved_result import ReadError, read_result
from app.model.record import Record
from app.stats.contender import Contender, measured


class Unread(Record, frozen=True):
    """A file that cannot be compared, and why, in words; `details` is what else is known of it."""

    name: str
    reason: str
    details: str = ""


def untitled(_: Path) -> str:
    """Of files of which nothing is known."""
    return ""


def read_contenders(
    paths: Sequence[Path], title_of: Callable[[Path], str] = untitled
) -> tuple[list[Contender], list[Unread]]:
    """The results that can be read, in the order of their paths, and those that cannot.

    `title_of` tells what a person calls one; empty where it has no name.
    """
    found, unread = [], []
    for path in paths:
        try:
            found.append(measured(read_result(path), title_of(path)))
        except ReadError as error:
            unread.append(Unread(path.name, str(error), error.details))
    return found, unread
