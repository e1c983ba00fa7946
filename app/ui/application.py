"""The window's process: it never imports torch."""

import signal
import sys

from PySide6.QtWidgets import QApplication

from app.ui.main_window import MainWindow


def open_window() -> int:
    """Open the window and stay until it is closed."""
    # Qt's loop never returns to Python's handler: Ctrl-C in the terminal ends the window by the system's own.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    application = QApplication(sys.argv[:1])
    application.setOrganizationName("Torchmark")
    application.setApplicationName("Torchmark")
    window = MainWindow()
    window.show()
    return application.exec()
