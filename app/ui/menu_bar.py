"""The menu bar as it is seen at first: titles alone. `app/ui/menus.py` fills the menus with commands."""

from PySide6.QtWidgets import QMenu, QMenuBar

from app.model.record import Record
from app.words import tr


class Menus(Record, frozen=True, kw_only=True):
    """The menus, from the left."""

    file: QMenu
    edit: QMenu
    view: QMenu
    run: QMenu
    history: QMenu
    window: QMenu
    help: QMenu


def add_menu_titles(bar: QMenuBar) -> Menus:
    """Add the menus, still empty."""
    menus = Menus(
        file=bar.addMenu(tr("&File")),
        edit=bar.addMenu(tr("&Edit")),
        view=bar.addMenu(tr("&View")),
        run=bar.addMenu(tr("&Run")),
        history=bar.addMenu(tr("H&istory")),
        window=bar.addMenu(tr("&Window")),
        help=bar.addMenu(tr("&Help")),
    )
    for menu in bar.findChildren(QMenu):
        menu.setToolTipsVisible(True)
    return menus
