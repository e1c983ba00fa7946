"""Saving a comparison by the system's own dialog."""

from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QWidget

from app.export import comparison_csv, comparison_png
from app.notation import as_in_files
from app.stats.comparison import Comparison, Part
from app.stats.contender import told_anew
from app.stats.telling_apart import told_apart
from app.ui.exporting import ask_and_write, in_file_name
from app.words import mark, tr

TITLES = {"png": mark("Picture for Posting (PNG)"), "csv": mark("Table (CSV)")}


def ask_and_export_comparison(
    parent: QWidget, suffix: str, comparison: Comparison, part: Part, saved: Callable[[Path], None]
) -> None:
    """Ask where, then save the picture of the part or the whole table; `saved` is told of it."""
    encode: Callable[[], bytes] = {
        "png": lambda: comparison_png.encode(comparison, part),
        "csv": lambda: comparison_csv.encode(comparison),
    }[suffix]
    ask_and_write(parent, tr(TITLES[suffix]), _suggested_name(comparison, suffix), encode, saved)


def _suggested_name(comparison: Comparison, suffix: str) -> str:
    with as_in_files():
        plain = told_apart([told_anew(each) for each in comparison.contenders])
    first, second, *more = (in_file_name(each.label) for each in plain)
    rest = "-and-others" if more else ""
    return f"Torchmark-{second}-over-{first}{rest}.{suffix}"
