"""The window's process: it never imports torch."""

import signal
import sys

from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication

from app.resources import resource_path
from app.ui.main_window import MainWindow


class Application(QApplication):
    """Torchmark as the system sees it: its name and its icon."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.setOrganizationName("Torchmark")
        self.setApplicationName("Torchmark")
        # In the bundle macOS has the same picture from there; outside it the Dock would show Python's.
        self.setWindowIcon(_icon())


def open_window() -> int:
    """Open the window and stay until it is closed."""
    # Qt's loop never returns to Python's handler: Ctrl-C in the terminal ends the window by the system's own.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = Application(sys.argv[:1])
    window = MainWindow()
    window.show()
    return application.exec()


def _icon() -> QIcon:
    """All sizes, so that none is scaled."""
    icon = QIcon()
    for path in resource_path("icon").glob("torchmark-*.png"):
        icon.addFile(str(path))
    return icon
