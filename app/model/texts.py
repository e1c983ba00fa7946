"""How long a text can be: what is decoded with a longer one is refused, with its place.

Most of them are drawn or laid out, which takes a time that grows with their length: a second for 50,000
letters in a chart. A file from anybody may hold millions.
"""

from typing import Annotated

from msgspec import Meta

LONGEST_NAME = 500
LONGEST_SENTENCE = 4000
LONGEST_DETAILS = 1_000_000

Name = Annotated[str, Meta(max_length=LONGEST_NAME)]
"""Of a machine, a version, a moment: a few words."""
Sentence = Annotated[str, Meta(max_length=LONGEST_SENTENCE)]
"""One or two that a person reads at once."""
Details = Annotated[str, Meta(max_length=LONGEST_DETAILS)]
"""What a program printed, to be looked at on request."""
CUT = " …"


def shortened(text: str, most: int) -> str:
    """A text from elsewhere as its first `most` letters, the mark of what was cut off included."""
    return text if len(text) <= most else text[: most - len(CUT)] + CUT
