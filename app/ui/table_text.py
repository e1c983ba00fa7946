"""The rows of a table as text on the clipboard."""

from collections.abc import Iterable, Sequence

from PySide6.QtGui import QGuiApplication

Lines = Iterable[Sequence[str]]
"""The header and then the rows, each a text for each column."""


def copy_tab_separated(lines: Lines) -> None:
    """For a spreadsheet."""
    QGuiApplication.clipboard().setText("\n".join("\t".join(line) for line in lines))


def copy_markdown(lines: Lines, text_columns: Iterable[bool]) -> None:
    """For a README or an issue; columns of numbers stand to the right."""
    header, *rows = [[text.replace("|", "\\|") for text in line] for line in lines]
    rule = ["---" if is_text else "---:" for is_text in text_columns]
    text = "\n".join(f"| {' | '.join(line)} |" for line in (header, rule, *rows))
    QGuiApplication.clipboard().setText(f"{text}\n")
