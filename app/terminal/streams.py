"""Output that cannot end a measurement: a closed pipe, a full disk or a poor encoding costs words only."""

import errno
import io
import os
import sys
from typing import TextIO


class ForgivingStream(io.TextIOWrapper):
    """Writes while it can; after the first failure everything goes nowhere.

    Attributes:
        has_lost: Whether something was to be written that nobody chose not to read.
    """

    has_lost = False

    def write(self, text: str) -> int:
        try:
            return super().write(text)
        except OSError as error:
            self._give_up(error)
            return len(text)

    def flush(self) -> None:
        try:
            super().flush()
        except OSError as error:
            self._give_up(error)

    def _give_up(self, error: OSError) -> None:
        # Whoever closes a pipe has read enough.
        self.has_lost = self.has_lost or error.errno != errno.EPIPE
        # As in Python's documentation (signal, "Note on SIGPIPE"): what is still buffered goes there too.
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, self.fileno())
        os.close(nowhere)


def forgive_output() -> None:
    """Make stdout and stderr forgiving, also where they were closed before the start."""
    sys.stdout = _forgiving(sys.stdout)
    sys.stderr = _forgiving(sys.stderr)


def has_lost_output() -> bool:
    """Whether some of what stdout was given could not be written."""
    sys.stdout.flush()
    return isinstance(sys.stdout, ForgivingStream) and sys.stdout.has_lost


def write_at_once(data: bytes) -> None:
    """Write to stdout for whom half is worth nothing, and leave nothing to be written at the end.

    Raises:
        OSError: If not all of it could be written.
    """
    if sys.stdout is None:
        raise OSError(errno.EBADF, os.strerror(errno.EBADF))
    # A stream of its own: one that has failed would fail again when Python ends, with exit code 120.
    with os.fdopen(os.dup(sys.stdout.fileno()), "wb") as stream:
        stream.write(data)


def _forgiving(stream: TextIO | None) -> TextIO:
    if not isinstance(stream, io.TextIOWrapper):
        return stream or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123
    is_for_people = stream.isatty()
    return ForgivingStream(
        stream.detach(), encoding=stream.encoding, errors="replace", line_buffering=is_for_people
    )
