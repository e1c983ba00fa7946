"""A comparison as CSV: one row for each cell of each result."""

from app.export.comparison_rows import COLUMNS, rows
from app.export.sheet import encode_rows
from app.stats.comparison import Comparison


def encode(comparison: Comparison) -> bytes:
    """The file's content."""
    return encode_rows(COLUMNS, rows(comparison))
