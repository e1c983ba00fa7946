"""A person's whole session in a process of its own: `python -m tests.ui.whole_session FOLDER`.

The window checks, measures one model, and exports it in every format into the folder; then it is closed.
"""

import sys
import time
from collections.abc import Callable
from pathlib import Path

from PySide6.QtWidgets import QApplication, QFileDialog

from app.model.result_file import SUFFIX
from app.ui.application import Application
from app.ui.main_window import MainWindow

PATIENCE_S = 350.0
FORMATS = ("png", "csv", SUFFIX)


def wait_until(is_so: Callable[[], bool]) -> None:
    deadline_s = time.monotonic() + PATIENCE_S
    while not is_so():
        assert time.monotonic() < deadline_s, "it takes too long"
        QApplication.processEvents()
        time.sleep(0.005)


def measure(window: MainWindow, model: str, batch_size: int) -> None:
    for name, box in window.plan_panel.models.items():
        box.setChecked(name == model)
    for size, batch_box in window.plan_panel.batch_sizes.items():
        batch_box.setChecked(size == batch_size)
    window.commands.run.trigger()
    wait_until(lambda: not window.is_running)
    result = window.session.result
    assert result is not None
    assert [cell.status for cell in result.cells] == ["done"], result.cells


def export(window: MainWindow, suffix: str, path: Path) -> None:
    window.outgoing.export(suffix)
    dialog = window.findChildren(QFileDialog)[-1]
    dialog.selectFile(str(path))
    dialog.accept()
    wait_until(path.exists)


def main() -> None:
    folder = Path(sys.argv[1])
    application = Application(sys.argv[:1])
    window = MainWindow()
    window.show()
    wait_until(window.plan_panel.button.isEnabled)
    measure(window, "squeezenet1_0", 1)
    for suffix in FORMATS:
        export(window, suffix, folder / f"result.{suffix}")
    window.side_windows.show_help()
    window.tabs.setCurrentWidget(window.history)
    wait_until(lambda: not window.history.is_reading)
    assert window.close()
    application.processEvents()


if __name__ == "__main__":
    main()
