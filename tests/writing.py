"""Other notations, for tests of what is written."""

import re
from collections.abc import Iterator
from contextlib import contextmanager

from app.notation import PLAIN, Notation, write_in

ODD = Notation(
    decimal_point="\N{MIDDLE DOT}",
    group_separator="\N{RIGHT SINGLE QUOTATION MARK}",
    day=lambda moment: f"day {moment.day}",
    minute=lambda moment: f"minute {moment.minute}",
)
"""What no text of the program has by itself, so that a figure that does not pass through is seen."""

VERSION = re.compile(r"\b(?:PyTorch|torchvision|Torchmark|macOS|Python|SqueezeNet) \d[\d.]*|\b\d+\.\d+\.\d+")
PLAIN_FIGURE = re.compile(r"\d[.,]\d")
ISO_DAY = re.compile(r"\d{4}-\d\d-\d\d")


@contextmanager
def writing(notation: Notation) -> Iterator[None]:
    """While it lasts, the process writes so; then plainly again."""
    write_in(notation)
    try:
        yield
    finally:
        write_in(PLAIN)


def written_plainly(text: str) -> bool:
    """Whether a figure or a date in it is written plainly; versions always are."""
    text = VERSION.sub("", text)
    return bool(PLAIN_FIGURE.search(text) or ISO_DAY.search(text))
