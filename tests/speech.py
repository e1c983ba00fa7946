"""Other languages, for tests of what is said."""

import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager

from app.words import Translate, speak


@contextmanager
def speaking(translate: Translate) -> Iterator[None]:
    """While it lasts, the process speaks so; then English again."""
    speak(translate)
    try:
        yield
    finally:
        speak(str)


def from_table(table: Mapping[str, str]) -> Translate:
    """A language that knows these texts alone."""
    return lambda text: table.get(text, text)


def bracketed(text: str) -> str:
    """A language that shows which texts pass through `tr`, and where each begins and ends."""
    return f"[{text}]"


def unspoken(text: str) -> str:
    """What of a text does not come through `tr` while `bracketed` is spoken."""
    while (shorter := _BRACKETS.sub("", text)) != text:
        text = shorter
    return "".join(filter(str.isalpha, text))


_BRACKETS = re.compile(r"\[[^\[\]]*\]")
