"""The window's process: it never imports torch."""

import signal
import sys
from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from app.resources import resource_path
from app.ui.main_window import MainWindow
from app.ui.no_window import refusing_without_a_window_system


class Application(QApplication):
    """Torchmark as the system sees it: its name, its icon, and the files it is asked to open."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.setOrganizationName("Torchmark")
        self.setApplicationName("Torchmark")
        # In the bundle macOS has the same picture from there; outside it the Dock would show Python's.
        self.setWindowIcon(_icon())
        self._open: Callable[[Path], None] | None = None
        self._asked_for: list[Path] = []

    def event(self, event: QEvent) -> bool:
        """MacOS asks so for a file that was double-clicked, before the window is there too."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.open_file(Path(event.file()))
            return True
        return super().event(event)

    def open_file(self, path: Path) -> None:
        """Open a file, or keep it until there is something that opens files."""
        if self._open is None:
            self._asked_for.append(path)
        else:
            self._open(path)

    def open_files_by(self, open_file: Callable[[Path], None]) -> None:
        """From now on files are opened by `open_file`, those asked for earlier at once."""
        self._open = open_file
        while self._asked_for:
            open_file(self._asked_for.pop(0))


def open_window(path: Path | None = None) -> int:
    """Open the window, showing the result in `path` if there is one, and stay until it is closed."""
    # Qt's loop never returns to Python's handler: Ctrl-C in the terminal ends the window by the system's own.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    # With the file's name in it: Qt leaves out the event by which macOS asks for the same file again.
    with refusing_without_a_window_system():
        application = Application(sys.argv)
    window = MainWindow()
    window.show()
    if path is not None:
        application.open_file(path)
    application.open_files_by(window.open_file)
    return application.exec()


def _icon() -> QIcon:
    """All sizes, so that none is scaled."""
    icon = QIcon()
    for path in resource_path("icon").glob("torchmark-*.png"):
        icon.addFile(str(path))
    return icon
