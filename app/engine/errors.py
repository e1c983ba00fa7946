"""An exception as it travels to the parent. Without torch, since its own loading may fail."""

import traceback

from app.model.failure import ErrorText
from app.model.texts import shortened

MOST_OF_EACH = 100_000


def describe(error: Exception) -> ErrorText:
    """Its type, its words and where it came from, of which the worst has megabytes."""
    return ErrorText(
        type_name=type(error).__name__,
        message=shortened(str(error), MOST_OF_EACH),
        traceback=shortened("".join(traceback.format_exception(error)), MOST_OF_EACH),
    )
