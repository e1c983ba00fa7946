"""The results opened last, as a menu that lasts."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path

from PySide6.QtCore import QSettings
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from app.words import tr

KEY = "window/recent_files"
MOST = 10


class RecentMenu(QMenu):
    """File > Open Recent: the newest first, those that are gone left out."""

    def __init__(self, parent: QWidget, open_file: Callable[[Path], None]) -> None:
        super().__init__(tr("Open Recent"), parent)
        self.setToolTipsVisible(True)
        self._open_file = open_file
        self._fill()

    def note(self, path: Path) -> None:
        """A file was opened."""
        path = path.absolute()
        _keep([path, *(each for each in recent_files() if each != path)][:MOST])
        self._fill()

    def forget(self) -> None:
        """Clear the menu; the files stay."""
        _keep([])
        self._fill()

    def _fill(self) -> None:
        # At once and not when it opens: macOS shows no menu that is empty.
        for action in self.actions():
            self.removeAction(action)
            action.deleteLater()
        paths = files_that_are_there()
        for path in paths:
            # A single & would underline the letter after it.
            self._add(path.name.replace("&", "&&"), partial(self._open_file, path), str(path))
        if paths:
            self.addSeparator()
            self._add(tr("Clear Menu"), self.forget, tr("Forget these files, which stay where they are"))
        self.setEnabled(bool(paths))

    def _add(self, text: str, handler: Callable[[], None], tip: str) -> None:
        action = QAction(text, self)
        action.setMenuRole(QAction.MenuRole.NoRole)
        action.setToolTip(tip)
        action.setStatusTip(tip)
        action.triggered.connect(lambda _checked: handler())
        self.addAction(action)


def recent_files() -> list[Path]:
    """The files opened last, as far as what is kept names any."""
    kept = QSettings().value(KEY)
    # One alone may come back without its list.
    names = kept if isinstance(kept, list) else [kept]
    return [Path(name) for name in names if isinstance(name, str) and name][:MOST]


def files_that_are_there() -> list[Path]:
    """Of the files opened last those that can be opened again."""
    return [path for path in recent_files() if _is_there(path)]


def _is_there(path: Path) -> bool:
    """Whether there is such a file; of a name that no system takes Python raises what the system says."""
    with suppress(OSError):
        return path.is_file()
    return False


def _keep(paths: list[Path]) -> None:
    if paths:
        QSettings().setValue(KEY, [str(path) for path in paths])
    else:
        QSettings().remove(KEY)
