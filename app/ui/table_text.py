"""The rows of a table as text on the clipboard."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QGuiApplication

from app.export.spreadsheet import as_text
from app.notation import number
from app.privacy import text_for_others
from app.stats.intervals import Interval

SPEC = ".6g"
"""Of a number in a spreadsheet: with more digits than any measurement has, and not in groups, with which many
take it for a text."""

Lines = Iterable[Sequence[str]]
"""The header and then the rows, each a text for each column."""
Value = float | str | None
"""Of a cell in a spreadsheet: a number has its unit in the column's head."""


def low(interval: Interval | None) -> Value:
    """Where it begins, as a value of its own."""
    return None if interval is None else interval.low


def high(interval: Interval | None) -> Value:
    """Where it ends, as a value of its own."""
    return None if interval is None else interval.high


def copy_tab_separated(titles: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
    """For a spreadsheet, which takes numbers for such, and in which no name becomes a formula."""
    lines = [titles, *([_plain(value) for value in row] for row in rows)]
    QGuiApplication.clipboard().setText("\n".join("\t".join(map(_cell, line)) for line in _for_others(lines)))


def copy_markdown(lines: Lines, text_columns: Iterable[bool]) -> None:
    """For a README or an issue; columns of numbers stand to the right."""
    header, *rows = [[text.replace("|", "\\|") for text in line] for line in _for_others(lines)]
    rule = ["---" if is_text else "---:" for is_text in text_columns]
    text = "\n".join(f"| {' | '.join(line)} |" for line in (header, rule, *rows))
    QGuiApplication.clipboard().setText(f"{text}\n")


def _for_others(lines: Lines) -> list[list[str]]:
    """A reason may name a file in the home folder."""
    return [[text_for_others(text) for text in line] for line in lines]


def _plain(value: Value) -> str:
    if value is None:
        return ""
    return value if isinstance(value, str) else number(value, SPEC)


def _cell(text: str) -> str:
    """A tab or a line break in a name would begin another cell."""
    return as_text(" ".join(text.splitlines()).replace("\t", " "))
