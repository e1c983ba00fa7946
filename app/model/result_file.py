"""The result file: everything measured, raw, with the figures computed from it for convenience."""

import json
import re
from pathlib import Path
from typing import Any

import msgspec

from app import __version__
from app.model.controls import without_controls
from app.model.migrations import upgrade
from app.model.quantities import Count
from app.model.record import Record
from app.model.result import Result
from app.model.texts import Name
from app.spoken_error import SpokenError
from app.words import tr

FORMAT = "torchmark-result"
SUFFIX = "torchmark"
"""Of a result saved in the window; the terminal's is called result.json. Both hold the same."""
SUFFIXES = (f".{SUFFIX}", ".json")
"""Of files that may be a result."""
VERSION = 2
"""1: the first (November 2026). 2: turns, epochs, parity, limits, phases, explanations, sustained runs."""

MOST_BYTES = 32_000_000
"""Of a file that is read. The longest sustained run (app/model/plan.py) has 27 MB."""
MOST_AROUND_BYTES = 10_000
"""Of what stands around the result and its figures, which is a few words."""
_AT_FIELD = re.compile(r" - at `\$\.?(.+)`$")
_AT_BYTE = re.compile(r"\(byte (\d+)\)$")
_TOO_SHORT = "Input data was truncated"
"""How msgspec ends what it says of JSON (its src/msgspec/_core.c)."""

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


class NoResult(SpokenError, ValueError):
    """What was read is no result, in words."""


class _Head(msgspec.Struct, frozen=True):
    """What every version has; read first, since a newer one may have fields that are not known here."""

    format: Name
    version: Count


class _Read(Record, frozen=True):
    """The file as it is read: nothing is made of the figures, of which there can be as many as one likes."""

    format: str
    version: int
    result: Result
    figures: msgspec.Raw = msgspec.Raw(b"[]")


class _Parts(msgspec.Struct, frozen=True):
    """The same as it stands there."""

    result: msgspec.Raw
    figures: msgspec.Raw = msgspec.Raw(b"[]")


class _Old(msgspec.Struct, frozen=True):
    """One of an older version, whose result is brought to the present shape before it is typed."""

    result: dict[str, Any]


def decode_result(data: bytes) -> Result:
    """Read a result file.

    Raises:
        NoResult: If it is no result file, one of a newer Torchmark, or damaged.
    """
    try:
        data = without_controls(data)
        head = msgspec.json.decode(data, type=_Head)
        _refuse_unknown(head)
        result = _decode(data, head.version)
        _refuse_what_stands_twice(data)
    except msgspec.ValidationError as error:
        place = _AT_FIELD.search(str(error))
        raise _damaged(place[1] if place else "", error) from error
    except msgspec.DecodeError as error:
        if _TOO_SHORT in str(error):
            raise NoResult(
                tr("this file ends too early, the rest of it is missing. Open another copy."), str(error)
            ) from error
        place = _AT_BYTE.search(str(error))
        raise _damaged(tr("byte {number}", number=place[1]) if place else "", error) from error
    except (KeyError, TypeError, UnicodeDecodeError, RecursionError) as error:
        raise _damaged("", error) from error
    return result


def _refuse_unknown(head: _Head) -> None:
    if head.format != FORMAT:
        raise NoResult(
            tr("this is no Torchmark result: its format is {format}.", format=repr(head.format)), _told(head)
        )
    if head.version > VERSION:
        raise NoResult(
            tr(
                "this result was written by a newer Torchmark (format version {version}, known up to "
                "{known}). Update Torchmark to read it.",
                version=head.version,
                known=VERSION,
            ),
            _told(head),
        )


def _told(head: _Head) -> str:
    return f"format {head.format!r}, version {head.version}; read by Torchmark {__version__}"


def _decode(data: bytes, version: int) -> Result:
    if version == VERSION:
        return msgspec.json.decode(data, type=_Read).result
    old = msgspec.json.decode(data, type=_Old)
    content = upgrade({"format": FORMAT, "version": version, "result": old.result}, version, VERSION)
    return msgspec.convert(content, type=_Read).result


def _refuse_what_stands_twice(data: bytes) -> None:
    """JSON leaves open which of two fields of one name counts (RFC 8259, section 4): readers would differ.

    The figures, which are never read, are left out.
    """
    parts = msgspec.json.decode(data, type=_Parts)
    result, figures = bytes(parts.result), bytes(parts.figures)
    around = data.replace(result, b"0").replace(figures, b"0")
    if not figures.startswith(b"["):
        raise _damaged("figures", None)
    if len(around) > MOST_AROUND_BYTES:
        raise _damaged("result", None)
    for part in (around, result):
        json.loads(part, object_pairs_hook=_refuse_twice)


def _refuse_twice(fields: list[tuple[str, Any]]) -> None:
    seen = set()
    for name, _ in fields:
        if name in seen:
            raise NoResult(
                tr(
                    "the field {name} stands in it twice, so that two readers could read two results. "
                    "Open another copy.",
                    name=repr(name),
                )
            )
        seen.add(name)


def _damaged(place: str, error: Exception | None) -> NoResult:
    details = f"{type(error).__name__}: {error}" if error else ""
    if not place:
        return NoResult(tr("this is no Torchmark result, or it is damaged. Open another copy."), details)
    return NoResult(
        tr("this is no Torchmark result, or it is damaged at {place}. Open another copy.", place=place),
        details,
    )


def schema() -> dict[str, Any]:
    """The JSON Schema of the result file, made from the types themselves."""
    return {"$schema": SCHEMA_DIALECT, **msgspec.json.schema(ResultFile)}


def schema_text() -> str:
    """The same as it stands in docs/result.schema.json."""
    return msgspec.json.format(msgspec.json.encode(schema()), indent=2).decode() + "\n"
