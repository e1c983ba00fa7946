"""What the window has beside what is seen at first: it is made when that is painted, not to hold it up."""

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from app.history.store import Store
from app.ui.actions import make_export_menu
from app.ui.appearance import show_as_written
from app.ui.attention import RunWatch, this_desktop
from app.ui.cell_details import show_cell_details
from app.ui.compare_menu import make_compare_export_menu
from app.ui.compare_view import CompareView
from app.ui.history_view import HistoryView
from app.ui.incoming import Incoming
from app.ui.menus import add_menus
from app.ui.messages import StopQuestion
from app.ui.opening import Drops, ask_for_files
from app.ui.outgoing import Outgoing
from app.ui.past_runs import PastRuns
from app.ui.recent_files import RecentMenu
from app.ui.result_view import ResultView
from app.ui.session import Session
from app.ui.side_windows import SideWindows

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


def make_rest(window: "MainWindow") -> None:
    """Give the window its other pages, its commands, and all that they need."""
    window.session = Session()
    window.store = Store()
    window.incoming = Incoming(window)
    window.outgoing = Outgoing(window)
    Drops(window, window.incoming.take_dropped)
    window.stop_question = StopQuestion(window, window.stop_and_close)
    window.side_windows = SideWindows(
        window,
        chosen=window.plan_panel.use,
        report=lambda: window.check_view.report,
        saved=window.outgoing.say_saved,
    )
    _make_pages(window)
    show_as_written(window)
    window.commands = add_menus(window)
    _connect(window)
    window.past_runs = PastRuns(window)
    RunWatch(window, window.laboratory, lambda: window.session.result, this_desktop())


def _make_pages(window: "MainWindow") -> None:
    window.export_menu = make_export_menu(window, window.outgoing.export)
    window.compare_export_menu = make_compare_export_menu(window)
    window.recent_menu = RecentMenu(window, window.incoming.open_file)
    window.result_view = ResultView(window.export_menu)
    window.history = HistoryView(window.store, window, window.menus.history)
    window.compare_view = CompareView(window.compare_export_menu, window.store)
    shown = window.tabs.currentIndex()
    for stand_in, page in zip(
        window.stand_ins, (window.result_view, window.history, window.compare_view), strict=True
    ):
        _put_into_tab(window, stand_in, page)
    window.tabs.setCurrentIndex(shown)


def _put_into_tab(window: "MainWindow", stand_in: QWidget, page: QWidget) -> None:
    """In place of what was there for the title."""
    index = window.tabs.indexOf(stand_in)
    title = window.tabs.tabText(index)
    window.tabs.removeTab(index)
    window.tabs.insertTab(index, page, title)
    stand_in.deleteLater()


def _connect(window: "MainWindow") -> None:
    window.laboratory.happened.connect(window.show_happened)
    window.laboratory.ended.connect(window.show_ended)
    window.plan_panel.run_clicked.connect(window.run)
    window.plan_panel.stop_clicked.connect(window.stop)
    window.result_view.details_wanted.connect(partial(show_cell_details, window))
    window.result_view.wanted.connect(window.plan_panel.choose_for_view)
    add, more = window.incoming.add_to_comparison, window.compare_view.add_menu
    more.files_wanted.connect(partial(ask_for_files, window, add))
    more.runs_wanted.connect(add)
    window.compare_view.opened.connect(window.recent_menu.note)
    window.compare_view.changed.connect(window.refresh_commands)
    window.compare_view.changed.connect(window.incoming.say_read)
    window.tabs.currentChanged.connect(lambda _index: window.outgoing.refresh_commands())
    window.history.compare_wanted.connect(window.incoming.compare)
