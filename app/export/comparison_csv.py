"""A comparison as CSV: one row for each cell of each result."""

from app.export.comparison_names import comparison_for_others
from app.export.comparison_rows import COLUMNS, rows
from app.export.spreadsheet import encode_rows
from app.stats.comparison import Comparison


def encode(comparison: Comparison) -> bytes:
    """The file's content."""
    return encode_rows(COLUMNS, rows(comparison_for_others(comparison)))
