"""The window's process: it never imports torch."""

import os
import signal
import sys
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtCore import QEvent, QTimer
from PySide6.QtGui import QFileOpenEvent, QIcon
from PySide6.QtWidgets import QApplication

from app.folders import settle_matplotlib
from app.logs import begin_log, log, watch_for_own_crash
from app.privacy import keep_names
from app.resources import resource_path
from app.ui.appearance import choose_appearance
from app.ui.artist import finish
from app.ui.language import install_language
from app.ui.last_choices import keep_choices, restore_choices
from app.ui.main_window import MainWindow
from app.ui.messages import show_problem
from app.ui.no_window import refusing_without_a_window_system
from app.ui.preferences import read_preferences
from app.ui.qt_messages import hear_qt
from app.ui.settings_file import put_aside_damaged_settings
from app.ui.window_state import keep_state, restore_divisions, restore_place
from app.words import tr


class Application(QApplication):
    """Torchmark as the system sees it: its name, its icon, and the files it is asked to open."""

    def __init__(self, arguments: list[str]) -> None:
        super().__init__(arguments)
        self.setOrganizationName("Torchmark")
        self.setApplicationName("Torchmark")
        # In the bundle macOS has the same picture from there; outside it the Dock would show Python's.
        self.setWindowIcon(_icon())
        self._open: Callable[[Sequence[Path]], None] | None = None
        self._asked_for: list[Path] = []
        self._soon = QTimer(self)
        self._soon.setSingleShot(True)
        self._soon.timeout.connect(self._open_asked_for)

    def event(self, event: QEvent) -> bool:
        """MacOS asks so for each file that was double-clicked, before the window is there too."""
        if isinstance(event, QFileOpenEvent) and event.file():
            self.open_files([Path(event.file())])
            return True
        return super().event(event)

    def open_files(self, paths: Sequence[Path]) -> None:
        """Open files, with those that are asked for in the same moment, once there is something to do it."""
        self._asked_for += paths
        self._soon.start()

    def open_files_by(self, open_files: Callable[[Sequence[Path]], None]) -> None:
        """From now on files are opened by `open_files`, those asked for earlier at once."""
        self._open = open_files
        self._open_asked_for()

    def _open_asked_for(self) -> None:
        if self._open is not None and self._asked_for:
            paths, self._asked_for = list(dict.fromkeys(self._asked_for)), []
            self._open(paths)


def open_window(paths: Sequence[Path] = ()) -> int:
    """Open the window, showing the result in `paths` or comparing several, and stay until it is closed."""
    # Qt's loop never returns to Python's handler: Ctrl-C in the terminal ends the window by the system's own.
    signal.signal(signal.SIGINT, signal.SIG_DFL)
    begin_log("window")
    # With the file's name in it: Qt leaves out the event by which macOS asks for the same file again.
    with refusing_without_a_window_system():
        application = Application(sys.argv)
    hear_qt()
    damaged = put_aside_damaged_settings()
    preferences = read_preferences()
    install_language(preferences.language)
    choose_appearance(preferences.appearance)
    keep_names(preferences.keeps_names)
    window = MainWindow()
    restore_place(window)
    restore_choices(window.plan_panel)
    window.completed.connect(partial(_make_complete, application, window, damaged))
    application.aboutToQuit.connect(partial(keep_choices, window.plan_panel))
    window.show()
    if paths:
        application.open_files(paths)
    code = application.exec()
    if not finish():
        os._exit(code)
    return code


def _make_complete(application: Application, window: MainWindow, damaged: Path | None) -> None:
    """What would make the window come later, and is not seen at first."""
    log()
    watch_for_own_crash()
    if damaged is not None:
        show_problem(
            window,
            tr("The settings could not be read."),
            tr(
                "Their file holds what Torchmark never writes: it was damaged. Torchmark begins with the "
                "usual settings; the damaged ones are in {file}.",
                file=damaged,
            ),
        )
    settle_matplotlib()
    restore_divisions(window)
    application.aboutToQuit.connect(partial(keep_state, window))
    application.open_files_by(window.incoming.open_files)


def _icon() -> QIcon:
    """All sizes, so that none is scaled."""
    icon = QIcon()
    for path in resource_path("icon").glob("torchmark-*.png"):
        icon.addFile(str(path))
    return icon
