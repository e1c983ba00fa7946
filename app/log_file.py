"""The file of the log. Apart, because it takes long to import."""

import logging
import time
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path

from app.privacy import scrub
from app.reading import refuse_no_file


class LogFile(RotatingFileHandler):
    """Three small files at the most; what cannot be written is left out without a word."""

    def __init__(self, path: Path, most_bytes: int, old_files: int) -> None:
        super().__init__(
            path,
            maxBytes=most_bytes,
            backupCount=old_files,
            encoding="utf-8",
            # Names of files may be no UTF-8.
            errors="backslashreplace",
            delay=True,
        )
        form = _Nameless("%(asctime)s UTC %(process)d %(levelname)s %(message)s")
        form.converter = time.gmtime
        self.setFormatter(form)

    def _open(self) -> TextIOWrapper:
        refuse_no_file(Path(self.baseFilename))
        return super()._open()

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802
        """The disk may be full: that is told where it matters."""


class _Nameless(logging.Formatter):
    """Nobody is named."""

    def format(self, record: logging.LogRecord) -> str:
        return scrub(super().format(record))
