"""The commands of the menus, with their roles and standard shortcuts."""

from collections.abc import Callable

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from app.export.files import FORMATS
from app.model.result_file import SUFFIX
from app.words import tr

Handler = Callable[[], None]
Role = QAction.MenuRole
EXPORT_SHORTCUT = "Ctrl+E"


def add_action(
    window: QMainWindow,
    menu: QMenu,
    text: str,
    handler: Handler,
    *,
    tip: str,
    shortcut: QKeySequence.StandardKey | str | None = None,
    role: QAction.MenuRole = Role.NoRole,
) -> QAction:
    """Add a command to a menu; without a role macOS would guess one from the text."""
    action = QAction(text, window)
    action.setMenuRole(role)
    if shortcut is not None:
        action.setShortcut(QKeySequence(shortcut))
    action.setToolTip(tip)
    action.setStatusTip(tip)
    action.triggered.connect(lambda _checked: handler())
    menu.addAction(action)
    return action


def make_export_menu(window: QMainWindow, export: Callable[[str], None]) -> QMenu:
    """One command for each format, the picture first."""
    menu = QMenu(tr("Export"), window)
    menu.setToolTipsVisible(True)
    for suffix in ("png", "csv", SUFFIX):
        title = tr(FORMATS[suffix].title)
        add_action(
            window,
            menu,
            tr("{format} …", format=title),
            lambda suffix=suffix: export(suffix),  # type: ignore[misc]
            shortcut=QKeySequence.StandardKey.Save if suffix == SUFFIX else None,
            tip=tr("Save the result as {format}", format=title),
        )
    return menu


def give_export_shortcut(menu: QMenu, *, in_place_of: QMenu) -> None:
    """Let the shortcut save the picture, which is the first command of each menu of formats."""
    in_place_of.actions()[0].setShortcut(QKeySequence())
    menu.actions()[0].setShortcut(QKeySequence(EXPORT_SHORTCUT))
