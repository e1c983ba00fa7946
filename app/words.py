"""What a person reads, in the language of the window.

Every sentence for people is written in English where it belongs and passes through `tr`, so that the window
can say it in another language without anything below it knowing Qt. `mark` marks a text of a table that is
translated later, by `tr`, where it is shown. Both names are known to Qt's lupdate, which collects the texts.
"""

from collections.abc import Callable

Translate = Callable[[str], str]


class _Voice:
    """The one language that a process speaks."""

    translate: Translate = str


def speak(translate: Translate) -> None:
    """From now on say everything as `translate` has it; `str` is English again."""
    _Voice.translate = translate


def tr(text: str, /, **values: object) -> str:
    """The text in the language spoken, with `values` in place of their names in braces.

    >>> tr("{count} cells", count=12)
    '12 cells'
    """
    words = _Voice.translate(text)
    return words.format(**values) if values else words


def mark(text: str) -> str:
    """The text as it is: it is translated where it is shown."""
    return text
