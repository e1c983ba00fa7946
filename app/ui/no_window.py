"""Where Qt finds no window system it aborts its process: say why in a sentence instead."""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager

from PySide6.QtCore import QMessageLogContext, QtMsgType, qInstallMessageHandler

from app.refusal import refuse


@contextmanager
def refusing_without_a_window_system() -> Iterator[None]:
    """For the making of the application: ends the process with exit code 2 where Qt would abort it."""
    said: list[str] = []

    def hear(kind: QtMsgType, _context: QMessageLogContext, text: str | None) -> None:
        said.append(str(text).strip())
        if kind == QtMsgType.QtFatalMsg:
            # Qt aborts when this returns, and an exception cannot pass through its C++.
            os._exit(
                refuse(f"no window can open: {said[0]} In the terminal: torchmark check, torchmark run.")
            )

    before = qInstallMessageHandler(hear)
    try:
        yield
    finally:
        qInstallMessageHandler(before)
        sys.stderr.writelines(f"{line}\n" for line in said)
