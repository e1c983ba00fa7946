"""What cannot be done is told in one sentence, and by the exit code."""

import sys

USAGE_ERROR = 2


def refuse(why: str) -> int:
    """Say why on stderr, and give the exit code."""
    sys.stderr.write(f"torchmark: {why}\n")
    return USAGE_ERROR
