"""Reading results to be compared, outside the window's thread; each with what its file is called."""

from collections.abc import Callable, Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

import msgspec

from app.export.saved_contenders import Unread, read_contenders
from app.history.recorder import RESULT
from app.stats.comparison import compare
from app.stats.contender import Contender


class Found(NamedTuple):
    """A result, and its file where it is from one."""

    contender: Contender
    path: Path | None = None


Read = tuple[list[Found], list[Unread]]


def read_and_compare(
    paths: Sequence[Path], title_of: Callable[[Path], str], others: Sequence[Contender]
) -> Read:
    """Read these, and work out their ratios: those are remembered, and the window need not wait for them."""
    found: list[Found] = []
    unread: list[Unread] = []
    for path in paths:
        results, problems = read_contenders([path], title_of)
        found += [Found(msgspec.structs.replace(each, file=_file_name(path)), path) for each in results]
        unread += [msgspec.structs.replace(each, name=_file_name(path)) for each in problems]
    # What cannot be compared is told when it is shown.
    with suppress(ValueError):
        compare([*others, *(each.contender for each in found)])
    return found, unread


def _file_name(path: Path) -> str:
    """The results of all runs are called alike: only their folders tell them apart."""
    return f"{path.parent.name}/{path.name}" if path.name == RESULT else path.name
