"""Where a sentence that is wrapped may not break."""

import re

NO_BREAK_SPACE = "\u00a0"
KEPT_TOGETHER = re.compile(r"\(\d[^()]{0,30}\)|\S+ \d+$")
"""A range in brackets, such as "(3.37 to 3.40×)", and the number at the end with the word before it."""


def unbroken(sentence: str) -> str:
    """The same with spaces at which no line ends."""
    return KEPT_TOGETHER.sub(lambda found: found.group().replace(" ", NO_BREAK_SPACE), sentence)
