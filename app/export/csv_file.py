"""CSV: UTF-8, one header, one row for each cell, empty where there is no value."""

import csv
import io

from app.export.rows import COLUMNS, rows
from app.model.result import Result
from app.privacy import for_others


def encode(result: Result) -> bytes:
    """The file's content."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows(for_others(result)))
    return text.getvalue().encode()
