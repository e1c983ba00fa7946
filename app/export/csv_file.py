"""CSV: one row for each cell."""

from app.export.rows import COLUMNS, rows
from app.export.spreadsheet import encode_rows
from app.model.result import Result
from app.privacy import for_others


def encode(result: Result) -> bytes:
    """The file's content."""
    return encode_rows(COLUMNS, rows(for_others(result)))
