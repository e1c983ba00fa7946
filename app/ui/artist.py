"""The one thread in which matplotlib draws: a chart takes longer than the window may stand still."""

import sys
from collections.abc import Callable
from contextlib import suppress
from functools import cache
from typing import TYPE_CHECKING, Any, TypeVar

from PySide6.QtCore import QObject, Signal, Slot

from app.charts.views import charts

if TYPE_CHECKING:
    from concurrent.futures import Future, ThreadPoolExecutor

Done = TypeVar("Done")

SWITCH_INTERVAL_S = 0.0005
"""How long the window's thread, which lets go of the interpreter in each call of Qt, waits to have it again
while the artist draws. Python's own 5 ms make 0.1 s of the twenty calls that show an event."""

_to_be_shown: "set[Future[Any]]" = set()
_to_be_kept: "set[Future[Any]]" = set()
"""What the thread has to do: the one is for nobody once the window is closed, the other writes files."""


def prepare() -> "Future[Any]":
    """Import what draws, which takes seconds where matplotlib has no list of fonts yet; done when that is."""
    return _submit(_import_what_draws, _to_be_shown)


def _import_what_draws() -> None:
    charts()
    # Late: the window opens without matplotlib. The first canvas that is drawn imports more.
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    FigureCanvasAgg(Figure()).draw()


def is_prepared() -> bool:
    """Whether what draws is imported; to ask it anything before would make the window wait."""
    return charts.cache_info().currsize > 0


def finish() -> bool:
    """Wait until every file is written; nothing else is begun any more.

    Returns:
        Whether the thread has come to its end. If not it draws what nobody will see, and the end of Python
        would wait for that.
    """
    for future in tuple(_to_be_shown):
        future.cancel()
    for future in tuple(_to_be_kept):
        future.exception()
    return not _to_be_shown


class Artist(QObject):
    """Does work in the artist's thread, the pieces of all artists one after the other.

    Signals:
        finished: A piece of work is done; what it returned.
        failed: An error in it is about to be raised, in the window's thread.
    """

    finished = Signal(object)
    failed = Signal()
    _ended = Signal(object)

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._ended.connect(self._on_ended)

    def begin(self, work: Callable[[], Any], *, is_kept: bool = False) -> None:
        """Begin a piece of work that touches no widget; an error in it is raised in the window's thread.

        Args:
            work: What to do.
            is_kept: Whether it writes a file, so that the program does not end before it is done.
        """
        _submit(work, _to_be_kept if is_kept else _to_be_shown).add_done_callback(self._tell)

    def _tell(self, future: "Future[Any]") -> None:
        if not future.cancelled():
            # The window may have been closed meanwhile.
            with suppress(RuntimeError):
                self._ended.emit(future)

    @Slot(object)
    def _on_ended(self, future: "Future[Any]") -> None:
        if future.exception() is not None:
            self.failed.emit()
        self.finished.emit(future.result())


def do_aside(
    parent: QObject, work: Callable[[], Done], done: Callable[[Done], None], *, is_kept: bool = False
) -> None:
    """Have one piece of work done as by `Artist.begin`; `done` gets what it returned, in the window."""
    artist = Artist(parent)
    artist.finished.connect(done)
    artist.finished.connect(artist.deleteLater)
    artist.begin(work, is_kept=is_kept)


def _submit(work: Callable[[], Any], to_do: "set[Future[Any]]") -> "Future[Any]":
    future = _thread().submit(work)
    to_do.add(future)
    future.add_done_callback(to_do.discard)
    return future


@cache
def _thread() -> "ThreadPoolExecutor":
    """One for all charts and pictures: matplotlib's own caches are not made for two at a time."""
    # Late: the window opens without it.
    from concurrent.futures import ThreadPoolExecutor

    sys.setswitchinterval(SWITCH_INTERVAL_S)
    return ThreadPoolExecutor(max_workers=1, thread_name_prefix="artist")
