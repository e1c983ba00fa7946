"""What cannot be done is told in one sentence, and by the exit code."""

import sys

from app.model.controls import without_controls_in_text

USAGE_ERROR = 2


def refuse(why: str) -> int:
    """Say why on stderr, and give the exit code. What was typed, or is called so by others, may be in it."""
    sys.stderr.write(f"torchmark: {without_controls_in_text(why)}\n")
    return USAGE_ERROR
