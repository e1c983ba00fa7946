"""Reading several saved results for a comparison: what cannot be read does not keep the others away."""

from collections.abc import Sequence
from pathlib import Path

from app.export.saved_result import ReadError, read_result
from app.model.record import Record
from app.stats.contender import Contender, measured


class Unread(Record, frozen=True):
    """A file that cannot be compared, and why, in words."""

    name: str
    reason: str


def read_contenders(paths: Sequence[Path]) -> tuple[list[Contender], list[Unread]]:
    """The results that can be read, in the order of their paths, and those that cannot."""
    found, unread = [], []
    for path in paths:
        try:
            found.append(measured(read_result(path)))
        except ReadError as error:
            unread.append(Unread(path.name, str(error)))
    return found, unread
