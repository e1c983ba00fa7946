"""A table as CSV that a spreadsheet shows and does not run.

Some names in it come from a file that anybody may have written. A spreadsheet takes a text that begins with
one of these characters for a formula, which can read other cells and open addresses. An apostrophe before it
makes it a text again (OWASP, "CSV Injection"). So it does behind a semicolon or a tab, at which a spreadsheet
in many languages begins the next cell, quotes or not. Numbers are no texts, and stay as they are.
"""

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

FORMULAS_BEGIN_WITH = ("=", "+", "-", "@", "\t", "\r", "\n", "\uff1d", "\uff0b", "\uff0d", "\uff20")
"""The last four are wide ones: they count where the system writes Chinese, Japanese or Korean."""
_FORMULA = re.compile(f"(^|[;\t])(?=\\s*[{re.escape(''.join(FORMULAS_BEGIN_WITH))}])")
MARK_OF_TEXT = "'"


def as_text(value: str) -> str:
    """What a spreadsheet shows as this text."""
    return _FORMULA.sub(rf"\1{MARK_OF_TEXT}", value)


def encode_rows(columns: Sequence[str], rows: Iterable[Mapping[str, Any]]) -> bytes:
    """UTF-8, one header, a line for each row, empty where there is no value."""
    text = io.StringIO(newline="")
    writer = csv.DictWriter(text, columns, lineterminator="\n")
    writer.writeheader()
    for row in rows:
        writer.writerow(
            {name: as_text(value) if isinstance(value, str) else value for name, value in row.items()}
        )
    return text.getvalue().encode()
