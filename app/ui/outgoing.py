"""The result on screen leaves the window: into a file, into a folder, or onto the clipboard."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.model.result import Result
from app.model.result_file import SUFFIX
from app.ui.exporting import ask_and_export
from app.ui.sharing import ask_and_save_everything, copy_picture
from app.words import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class Outgoing:
    """Does nothing while there is no result."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def export(self, suffix: str) -> None:
        """Ask where, then save the result in one format."""
        window, result = self._window, self._window.session.result
        if result is not None:
            saved = partial(self._note_saved, suffix, result)
            ask_and_export(window, suffix, result, window.result_view.reference, saved)

    def export_everything(self) -> None:
        """Ask where, then save the result in every format."""
        result = self._window.session.result
        if result is not None:
            ask_and_save_everything(self._window, result, partial(self._note_everything_saved, result))

    def copy_picture(self) -> None:
        """Put the picture for posting on the clipboard."""
        window, result = self._window, self._window.session.result
        if result is not None:
            copy_picture(window, result, window.result_view.reference, window.say)

    def _note_saved(self, suffix: str, result: Result) -> None:
        if suffix == SUFFIX:
            self._window.session.note_exported(result)

    def _note_everything_saved(self, result: Result, folder: Path) -> None:
        self._note_saved(SUFFIX, result)
        self._window.say(tr("Everything was saved in {folder}.", folder=folder.name))
