"""A comparison as CSV: one row for each cell of each result, plainly written wherever it was compared."""

from app.export.comparison_names import comparison_for_others
from app.export.comparison_rows import COLUMNS, rows
from app.export.spreadsheet import encode_rows
from app.notation import as_in_files
from app.stats.comparison import Comparison, compare
from app.stats.contender import told_anew


def encode(comparison: Comparison) -> bytes:
    """The file's content."""
    with as_in_files():
        plain = compare([told_anew(each) for each in comparison.contenders])
        return encode_rows(COLUMNS, rows(comparison_for_others(plain)))
