"""What a person has written of a run, as it is kept and shown: one line, and not an endless one."""

LONGEST_TEXT = 500
JOINERS = "\u200c\u200d"
"""Without a width, and part of how words and emoji are written: Persian, families. To Python they are not
printable, as little as the marks of direction, which make a line read as what it is not."""


def one_line(text: str) -> str:
    """One line without control characters and marks of direction; empty where nothing would be seen."""
    shown = "".join(c if c.isprintable() or c in JOINERS else " " for c in text)
    line = " ".join(shown.split())[:LONGEST_TEXT]
    return line if line.strip(f" {JOINERS}") else ""
