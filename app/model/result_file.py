"""The result file: everything measured, raw, with the figures computed from it for convenience."""

from pathlib import Path
from typing import Any

import msgspec

from app.model.migrations import upgrade
from app.model.record import Record
from app.model.result import Result
from app.words import tr

FORMAT = "torchmark-result"
SUFFIX = "torchmark"
"""Of a result saved in the window; the terminal's is called result.json. Both hold the same."""
SUFFIXES = (f".{SUFFIX}", ".json")
"""Of files that may be a result."""
VERSION = 2
"""1: the first (November 2026). 2: turns, epochs, parity, limits, phases, explanations, sustained runs."""

SCHEMA_DIALECT = "https://json-schema.org/draft/2020-12/schema"
"""What msgspec writes (jcristharif.com/msgspec/jsonschema.html)."""


class ResultFile(Record, frozen=True, kw_only=True):
    """What `result.json` holds.

    Attributes:
        figures: The rows of the CSV, for readers without Torchmark. Torchmark itself computes them anew
            from `result` and never reads them.
    """

    format: str = FORMAT
    version: int = VERSION
    result: Result
    figures: tuple[dict[str, Any], ...] = ()


def is_result_name(name: str | Path) -> bool:
    """Whether a file of that name may be a result."""
    return Path(name).suffix.lower() in SUFFIXES


class _Head(msgspec.Struct, frozen=True):
    """What every version has; read first, since a newer one may have fields that are not known here."""

    format: str
    version: int


def decode_result(data: bytes) -> Result:
    """Read a result file.

    Raises:
        ValueError: If it is no result file, one of a newer Torchmark, or damaged; in words.
    """
    try:
        head = msgspec.json.decode(data, type=_Head)
        if head.format != FORMAT:
            raise ValueError(
                tr("this is no Torchmark result: its format is {format}.", format=repr(head.format))
            )
        if head.version > VERSION:
            raise ValueError(
                tr(
                    "this result was written by a newer Torchmark (format version {version}, known up to "
                    "{known}). Update Torchmark to read it.",
                    version=head.version,
                    known=VERSION,
                )
            )
        if head.version < VERSION:
            content = upgrade(msgspec.json.decode(data), head.version, VERSION)
            return msgspec.convert(content, type=ResultFile).result
        return msgspec.json.decode(data, type=ResultFile).result
    except (msgspec.DecodeError, KeyError, TypeError, RecursionError) as error:
        raise ValueError(
            tr("this is no Torchmark result, or it is damaged: {error}. Open another copy.", error=error)
        ) from error


def schema() -> dict[str, Any]:
    """The JSON Schema of the result file, made from the types themselves."""
    return {"$schema": SCHEMA_DIALECT, **msgspec.json.schema(ResultFile)}


def schema_text() -> str:
    """The same as it stands in docs/result.schema.json."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"
