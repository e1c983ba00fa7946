"""Saved results that come into the window: opened, dropped, or compared; never during a run."""

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from app.export.saved_result import ReadError, read_result
from app.model.result import Result
from app.ui.artist import do_aside
from app.ui.messages import ask_to_replace, show_problem
from app.ui.opening import origin
from app.words import mark, tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow

READING = mark("Reading …")


class Incoming:
    """Lets files in where they disturb nothing and nothing is lost; each is read in the artist's thread."""

    def __init__(self, window: "MainWindow") -> None:
        self._window = window

    def open_file(self, path: Path) -> None:
        """Show a saved result; never in place of one that is measured."""
        what = tr("{name} was not opened.", name=path.name)
        if self.refuse_while_running(what):
            return
        self.say_reading()
        do_aside(self._window, partial(_read, path), partial(self._show_read, path, what))

    def open_files(self, paths: Sequence[Path]) -> None:
        """Show one saved result, or compare several."""
        if len(paths) == 1:
            self.open_file(paths[0])
        elif paths:
            self.compare(paths)

    def show_opened(self, result: Result, name: str, *, origin: str, path: Path | None = None) -> None:
        """Show a result that is on the disk; only with consent in place of one that is not."""
        show = partial(self._window.show_saved, result, name, origin, path)
        if self._window.session.is_kept:
            show()
        else:
            ask_to_replace(self._window, name, show)

    def refuse_while_running(self, what: str) -> bool:
        """Whether a run is under way, which another result would disturb; told as the reason of `what`."""
        if self._window.is_running:
            why = tr(
                "A benchmark is running, and to show another result would disturb it. "
                "Open it when the run has ended."
            )
            show_problem(self._window, what, why)
        return self._window.is_running

    def compare(self, paths: Sequence[Path]) -> None:
        """Compare saved results, in place of what was compared before."""
        if self._may_compare():
            self.say_reading()
            self._window.compare_view.compare_files(paths)
            self._window.tabs.setCurrentWidget(self._window.compare_view)

    def add_to_comparison(self, paths: Sequence[Path]) -> None:
        """Compare these too."""
        if self._may_compare():
            self.say_reading()
            self._window.compare_view.add_files(paths)

    def take_dropped(self, paths: Sequence[Path]) -> None:
        """On the page that compares they are added, elsewhere one is opened and several are compared."""
        if self._window.tabs.currentWidget() is self._window.compare_view:
            self.add_to_comparison(paths)
        else:
            self.open_files(paths)

    def say_reading(self) -> None:
        """Something is being read."""
        self._window.say(tr(READING))

    def say_read(self) -> None:
        """Nothing is being read any more."""
        if self._window.progress.text == tr(READING):
            self._window.say(tr("Ready."))

    def _show_read(self, path: Path, what: str, read: Result | ReadError) -> None:
        self.say_read()
        if isinstance(read, ReadError):
            show_problem(self._window, what, str(read), read.details)
        # A run may have been begun in the meantime.
        elif not self.refuse_while_running(what):
            self.show_opened(read, path.name, origin=origin(read), path=path)

    def _may_compare(self) -> bool:
        """Not during a run: reading and drawing take the processor that is measured."""
        if self._window.is_running:
            why = tr("A benchmark is running, and comparing would disturb it. Wait until it has ended.")
            show_problem(self._window, tr("The results were not compared."), why)
        return not self._window.is_running


def _read(path: Path) -> Result | ReadError:
    try:
        return read_result(path)
    except ReadError as error:
        return error
