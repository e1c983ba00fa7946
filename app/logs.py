"""What happened, for the report of a bug: a small log in the user's folder for logs, and the last crash.

The processes with a face write it, never the measuring one. Nobody is named in it. What cannot be written is
not written: a log may stop nothing.
"""

import faulthandler
import logging
import os
import platform
import sys
import threading
from contextlib import suppress
from datetime import UTC, datetime
from pathlib import Path
from types import TracebackType

from app import __version__
from app.folders import logs_folder
from app.privacy import scrub
from app.program import is_frozen
from app.reading import read_at_most, refuse_no_file

NAME = "torchmark"
LOG, LAST_CRASH, OWN_CRASH = "torchmark.log", "last-crash.txt", "own-crash.txt"
MOST_BYTES, OLD_LOGS = 256 * 1024, 2
"""Of one file, and how many are kept beside the one that is written."""
CRASH_KEPT_BYTES = 64 * 1024
MOST_READ_BYTES = 4 * 2**20
"""Of one file: more than this program writes into any."""


class _Begun:
    """Which face this process has, None where it writes no log, and the log since something was said."""

    face: str | None = None
    file: logging.Handler | None = None


def begin_log(face: str) -> None:
    """Write down from now on what is said in this process, and what it raises that nobody catches."""
    _Begun.face = face
    before, before_in_thread = sys.excepthook, threading.excepthook

    def note(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        if not issubclass(kind, KeyboardInterrupt):
            log().critical("Nobody caught this:", exc_info=(kind, error, trace))
        before(kind, error, trace)

    def note_in_thread(args: threading.ExceptHookArgs) -> None:
        if args.exc_value is not None and not isinstance(args.exc_value, SystemExit):
            trace = (args.exc_type, args.exc_value, args.exc_traceback)
            name = args.thread.name if args.thread else "that is gone"
            log().critical("Nobody caught this in the thread %s:", name, exc_info=trace)
        before_in_thread(args)

    sys.excepthook, threading.excepthook = note, note_in_thread


def log() -> logging.Logger:
    """Where things are said; it goes nowhere in a process without a log."""
    logger = logging.getLogger(NAME)
    if logger.propagate:
        logger.propagate = False
        logger.setLevel(logging.INFO)
        # Without any handler logging would say it on stderr.
        logger.addHandler(logging.NullHandler())
    if _Begun.face is not None and _Begun.file is None:
        _Begun.file = _file()
        logger.addHandler(_Begun.file)
        logger.info(
            "Torchmark %s (%s) begins: %s. Python %s on %s",
            __version__,
            "frozen" if is_frozen() else "from source",
            _Begun.face,
            platform.python_version(),
            f"{platform.system()} {platform.release()} {platform.machine()}",
        )
    return logger


def keep_crash(what: str, said: str) -> None:
    """Keep what a process that died has said at last, in place of what was kept before."""
    log().error("%s", what)
    if _Begun.face is None:
        return
    moment = datetime.now(UTC).strftime("%Y-%m-%d %H:%M:%S UTC")
    text = f"{moment}: {what}\n\n{said[-CRASH_KEPT_BYTES:].strip()}\n"
    with suppress(OSError):
        path = _folder() / LAST_CRASH
        refuse_no_file(path)
        path.write_text(scrub(text), encoding="utf-8", errors="replace")


def watch_for_own_crash() -> None:
    """Have Python say where this process was should it be ended by a fault; the next one keeps it.

    Another Torchmark that runs now has the same file: it is written to only by what dies.
    """
    with suppress(OSError):
        path = _folder() / OWN_CRASH
        if said := _read(path):
            path.unlink()
            keep_crash("Torchmark itself was ended by a fault.", said)
        refuse_no_file(path)
        # For as long as the process lives: what writes to it is no Python.
        file = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o644)
        faulthandler.enable(file)


def last_log(most_bytes: int) -> str:
    """The end of what was said, also by those that wrote before; empty where there is nothing."""
    names = [*(f"{LOG}.{number}" for number in range(OLD_LOGS, 0, -1)), LOG]
    return "".join(_read(logs_folder() / name) for name in names)[-most_bytes:]


def last_crash() -> str:
    """How the last process of Torchmark died that did; empty where none is known of."""
    return _read(logs_folder() / LAST_CRASH)


def _folder() -> Path:
    """Made where it is missing. Raises OSError where it cannot be."""
    folder = logs_folder()
    folder.mkdir(parents=True, exist_ok=True)
    return folder


def _read(path: Path) -> str:
    try:
        return read_at_most(path, MOST_READ_BYTES).decode(errors="replace")
    except OSError:
        return ""


def _file() -> logging.Handler:
    # Late: it takes long to import, and the window opens without a log.
    from app.log_file import LogFile

    with suppress(OSError):
        _folder()
    return LogFile(logs_folder() / LOG, MOST_BYTES, OLD_LOGS)
