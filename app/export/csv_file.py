"""CSV: one row for each cell."""

from app.export.rows import COLUMNS, rows
from app.export.sheet import encode_rows
from app.model.result import Result


def encode(result: Result) -> bytes:
    """The file's content."""
    return encode_rows(COLUMNS, rows(result))
