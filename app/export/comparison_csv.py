"""A comparison as CSV: UTF-8, one header, one row for each cell of each result, empty where no value is."""

import csv
import io

from app.export.comparison_names import comparison_for_others
from app.export.comparison_rows import COLUMNS, rows
from app.stats.comparison import Comparison


def encode(comparison: Comparison) -> bytes:
    """The file's content."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(comparison_for_others(comparison)))
    return text.getvalue().encode()
