"""JSON: everything that was measured, raw, and the figures beside it."""

import msgspec

from app.export.rows import rows
from app.model.result import Result
from app.model.result_file import ResultFile
from app.privacy import for_others


def encode(result: Result) -> bytes:
    """The file's content, indented for people."""
    result = for_others(result)
    file = ResultFile(result=result, figures=tuple(rows(result)))
    return msgspec.json.format(msgspec.json.encode(file), indent=2) + b"\n"
