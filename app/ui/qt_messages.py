"""What Qt says: into the log, and on stderr as before."""

import logging
import sys

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.logs import log

LEVELS = {
    QtMsgType.QtWarningMsg: logging.WARNING,
    QtMsgType.QtCriticalMsg: logging.ERROR,
    QtMsgType.QtFatalMsg: logging.CRITICAL,
}


def hear_qt() -> None:
    """From now on, for as long as the process lives."""
    qInstallMessageHandler(_hear)


def _hear(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
    if kind in LEVELS:
        log().log(LEVELS[kind], "Qt: %s", text)
    # Started by the Finder, the process may have none.
    if sys.stderr is not None:
        sys.stderr.write(f"{text}\n")
