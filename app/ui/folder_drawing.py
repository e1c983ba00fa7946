"""What goes into a folder, drawn one picture after the other, so that charts on screen come between."""

from collections.abc import Callable, Mapping
from functools import partial

from PySide6.QtCore import QObject

from app.export import everything
from app.model.result import Result
from app.stats.reference import Reference
from app.ui.artist import Artist
from app.words import tr

Contents = dict[str, bytes]


class FolderDrawing(QObject):
    """Makes the content of every file; nothing is written by it, and who closes the window gives it up."""

    def __init__(
        self,
        parent: QObject,
        result: Result,
        reference: Reference | None,
        *,
        say: Callable[[str], None],
        drawn: Callable[[Contents], None],
    ) -> None:
        """Begin; `drawn` gets each file's content by its name, and `say` is told how far it is."""
        super().__init__(parent)
        self._say = say
        self._drawn = drawn
        self._contents: Contents = {}
        self._left: list[tuple[str, everything.Encode]] = []
        self._count = 0
        self._artist = Artist(self)
        self._artist.finished.connect(self._take)
        self._artist.failed.connect(self._give_up)
        self._artist.begin(partial(_first, result, reference))

    def _take(self, piece: tuple[Contents, Mapping[str, everything.Encode]]) -> None:
        done, more = piece
        self._contents |= done
        self._left += more.items()
        self._count += len(more)
        if not self._left:
            self.deleteLater()
            self._drawn(self._contents)
            return
        number = self._count - len(self._left) + 1
        self._say(tr("Drawing chart {number} of {count} …", number=number, count=self._count))
        name, encode = self._left.pop(0)
        self._artist.begin(lambda: ({name: encode()}, {}))

    def _give_up(self) -> None:
        self.deleteLater()
        self._say(tr("The result was not saved."))


def _first(result: Result, reference: Reference | None) -> tuple[Contents, Mapping[str, everything.Encode]]:
    """The files without a chart, and what is to be drawn."""
    made = {name: encode() for name, encode in everything.files(result, reference).items()}
    return made, everything.pictures(result, reference)
