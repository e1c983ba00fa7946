"""An exception as it travels to the parent. Without torch, since its own loading may fail."""

import traceback

from app.model.failure import ErrorText


def describe(error: Exception) -> ErrorText:
    """Its type, its words and where it came from."""
    return ErrorText(
        type_name=type(error).__name__,
        message=str(error),
        traceback="".join(traceback.format_exception(error)),
    )
