"""What is on screen leaves the window: into a file, into a folder, or onto the clipboard."""

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtGui import QGuiApplication

from app.model.result import Result
from app.model.result_file import SUFFIX
from app.ui.actions import give_export_shortcut
from app.ui.exporting import ask_and_export
from app.ui.messages import show_problem
from app.ui.row_table import RowTable
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
        """Ask where, then save the result in every format, with a picture of each chart."""
        window, result = self._window, self._window.session.result
        if window.is_running:
            why = tr(
                "A benchmark is running, and to draw every chart would disturb it. Wait until it has ended."
            )
            show_problem(window, tr("The result was not saved."), why)
        elif result is not None:
            saved = partial(self._note_everything_saved, result)
            ask_and_save_everything(window, result, window.result_view.reference, window.say, saved)

    def copy_chart(self) -> None:
        """Put the chart of the page in front on the clipboard, as it is on screen."""
        view = self._window.compare_view if self._is_comparing else self._window.result_view
        picture = view.chart.picture()
        if picture is not None:
            QGuiApplication.clipboard().setImage(picture)
            self._window.say(tr("The chart is on the clipboard."))

    def copy_picture(self) -> None:
        """Put the picture for posting on the clipboard."""
        window, result = self._window, self._window.session.result
        if result is not None:
            copy_picture(window, result, window.result_view.reference, window.say)

    def copy_table(self) -> None:
        """Put the whole table of the page in front on the clipboard, for a spreadsheet."""
        self._table.copy_all()

    def copy_table_as_markdown(self) -> None:
        """The same as a table in Markdown."""
        self._table.copy_markdown()

    def refresh_commands(self) -> None:
        """Let what can be done to two pages be done to the one in front, if it has anything."""
        window = self._window
        has_result, has_comparison = (
            window.session.result is not None,
            window.compare_view.comparison is not None,
        )
        result_menu, comparison_menu = window.export_menu, window.compare_export_menu
        if self._is_comparing:
            give_export_shortcut(comparison_menu, in_place_of=result_menu)
        else:
            give_export_shortcut(result_menu, in_place_of=comparison_menu)
        for action in window.commands.copy_shown:
            action.setEnabled(has_comparison if self._is_comparing else has_result)
        window.commands.copy_picture.setEnabled(has_result)
        window.commands.sorting.setEnabled(has_result)
        window.result_view.export_button.setEnabled(has_result)
        result_menu.setEnabled(has_result)
        comparison_menu.setEnabled(has_comparison)

    @property
    def _is_comparing(self) -> bool:
        """Whether the page that compares is in front."""
        return self._window.tabs.currentWidget() is self._window.compare_view

    @property
    def _table(self) -> RowTable:
        """That of the comparison on its page, everywhere else that of the result."""
        window = self._window
        return window.compare_view.table if self._is_comparing else window.result_view.table

    def say_saved(self, path: Path) -> None:
        """Tell that a file was written."""
        self._window.say(tr("{name} was saved.", name=path.name))

    def _note_saved(self, suffix: str, result: Result, path: Path) -> None:
        if suffix == SUFFIX:
            self._window.session.note_exported(result)
        self.say_saved(path)

    def _note_everything_saved(self, result: Result, folder: Path) -> None:
        self._window.session.note_exported(result)
        self._window.say(tr("Everything was saved in {folder}.", folder=folder.name))
