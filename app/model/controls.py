"""Characters that command a terminal or turn a line around are taken out of what comes from elsewhere.

A text in a result file, or its name, may come from anybody. Printed as it is, an escape sequence in it could
rewrite the screen, and a mark of direction could make it read as another text. In JSON they stand as an
escape, or, above U+007E, as they are (RFC 8259, section 7). Tabs and ends of lines stay.
"""

import re

# Backslashes in pairs are found first, so that what follows them is not taken for an escape.
_ESCAPED = re.compile(
    rb"(?:\\\\)+"
    rb"|\\(?:b|f|u00(?:0[0-8bBcCeEfF]|1[0-9a-fA-F]|7[fF]|[89][0-9a-fA-F])|u20(?:2[a-eA-E]|6[6-9]))"
)
_RAW = re.compile(rb"\x7f|\xc2[\x80-\x9f]|\xe2(?:\x80[\xaa-\xae]|\x81[\xa6-\xa9])")
"""U+007F to U+009F, U+202A to U+202E and U+2066 to U+2069 in UTF-8."""
_IN_TEXT = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
_IN_THEIR_PLACE = rb"\ufffd"
"""The replacement character, by which a reader sees that something stood there."""


def without_controls(data: bytes) -> bytes:
    """The same JSON with the replacement character in place of each."""
    return _RAW.sub(_replace, _ESCAPED.sub(_replace, data))


def _replace(found: re.Match[bytes]) -> bytes:
    return found[0] if found[0].startswith(rb"\\") else _IN_THEIR_PLACE


def without_controls_in_text(text: str) -> str:
    """The same for a text that is no JSON: the name of a file, the value of a variable."""
    return _IN_TEXT.sub("\ufffd", text)
