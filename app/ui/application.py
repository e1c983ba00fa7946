"""The window's process: it never imports torch."""

import sys

from app.folders import keep_matplotlib_in_cache


def open_window() -> int:
    """Open the window and stay until it is closed."""
    keep_matplotlib_in_cache()
    # After the line above, because the charts import matplotlib.
    from PySide6.QtWidgets import QApplication

    from app.ui.main_window import MainWindow

    application = QApplication(sys.argv[:1])
    application.setOrganizationName("Torchmark")
    application.setApplicationName("Torchmark")
    window = MainWindow()
    window.show()
    return application.exec()
