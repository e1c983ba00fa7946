"""Runs of the history in the window: shown, resumed, and offered where they were interrupted."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from app.export.saved_result import ReadError
from app.history.store import About, Entry, StoreError
from app.model.result import Result
from app.stats.moments import local_minute
from app.ui.artist import do_aside
from app.ui.messages import show_problem
from app.ui.notice import Answer
from app.words import tr

if TYPE_CHECKING:
    from app.ui.main_window import MainWindow


class PastRuns(QObject):
    """Does what the page of the history asks for, and at the start what is left of the last time."""

    def __init__(self, window: "MainWindow") -> None:
        super().__init__(window)
        self._window = window
        self._store = window.store
        self._to_offer: list[Entry] = []
        window.history.open_wanted.connect(self.open)
        window.history.resume_wanted.connect(self.resume)
        window.result_view.resume_button.clicked.connect(self._resume_shown)
        # It may have been deleted in History, or have come back.
        window.tabs.currentChanged.connect(lambda _index: self.offer_on_page())
        # Aside: the journal of a long night takes seconds to read.
        do_aside(window, self._look, self._offer, is_kept=True)

    def open(self, name: str, then: Callable[[], None] | None = None) -> None:
        """Show a run once it is read, and `then` do that with it; neither where it cannot be shown."""
        entry = self._store.entry(name)
        what = tr("The run was not opened.")
        if not self._window.incoming.refuse_while_running(what):
            self._window.incoming.say_reading()
            do_aside(self._window, partial(self._load, name), partial(self._show_loaded, entry, what, then))

    def resume(self, name: str) -> None:
        """Show an interrupted or stopped run and go on with it."""
        self.open(name, then=partial(self._window.resume, name))

    def offer_on_page(self) -> None:
        """Beside a result that was stopped, the rest of it; not while anything is measured."""
        result = self._window.session.result
        is_offered = self._window.is_at_rest and result is not None and self._store.has_rest_of(result)
        self._window.result_view.resume_button.setVisible(is_offered)

    def _resume_shown(self) -> None:
        result = self._window.session.result
        if result is not None:
            self.resume(result.run_id)

    def _load(self, name: str) -> tuple[Result, str] | ReadError:
        try:
            return self._store.load(name)
        except ReadError as error:
            return error

    def _show_loaded(
        self, entry: Entry, what: str, then: Callable[[], None] | None, loaded: tuple[Result, str] | ReadError
    ) -> None:
        incoming = self._window.incoming
        incoming.say_read()
        if isinstance(loaded, ReadError):
            show_problem(self._window, what, str(loaded), loaded.details)
            return
        # A run may have been begun in the meantime.
        if incoming.refuse_while_running(what):
            return
        result, note = loaded
        name = entry.about.title or _name(result)
        incoming.show_opened(result, name, origin=_origin(result, entry.about, note))
        # Otherwise it was asked whether it may be shown in place of one that is not kept.
        if then is None or self._window.session.result is not result:
            return
        # It may be checked anew since it was asked for.
        if self._window.is_at_rest:
            then()
        else:
            why = tr("The machine is being checked. Resume it from History when the check has ended.")
            show_problem(self._window, tr("The run was not resumed."), why)

    def _look(self) -> list[Entry]:
        self._store.tidy()
        return self._store.interrupted()

    def _offer(self, found: list[Entry]) -> None:
        self._to_offer = found
        self._offer_next()

    def _offer_next(self) -> None:
        if not self._to_offer:
            return
        entry = self._to_offer.pop(0)
        about = entry.summary
        assert about is not None, "what is damaged is not offered"
        self._window.notice.say(
            tr(
                "The run of {date} was interrupted after {finished} of {cells} cells.",
                date=local_minute(about.started_at),
                finished=about.finished,
                cells=about.cells,
            ),
            (
                Answer(
                    tr("Show"),
                    tr("Show what it has measured; it stays in History"),
                    partial(self._show, entry),
                    needs_rest=True,
                ),
                Answer(
                    tr("Resume"),
                    tr("Measure only what is missing"),
                    partial(self.resume, entry.name),
                    needs_rest=True,
                ),
                Answer(
                    tr("Dismiss"),
                    tr("Do not offer it again; it stays in History"),
                    partial(self._dismiss, entry),
                ),
            ),
        )

    def _show(self, entry: Entry) -> None:
        self.open(entry.name)
        self._dismiss(entry)

    def _dismiss(self, entry: Entry) -> None:
        try:
            self._store.dismiss(entry.name)
        except StoreError as error:
            show_problem(self._window, tr("The run will be offered again."), str(error), error.details)
        self._offer_next()


def _name(result: Result) -> str:
    """What a run without a title is called."""
    return tr("the run of {date}", date=local_minute(result.started_at))


def _origin(result: Result, about: About, damage: str) -> str:
    machine = result.machine
    where = " · ".join(filter(None, (machine.model, machine.chip, machine.os)))
    when = local_minute(result.started_at)
    if about.title:
        says = tr(
            "From History: {title}, measured on {date} on {machine}.",
            title=about.title,
            date=when,
            machine=where,
        )
    else:
        says = tr("From History: measured on {date} on {machine}.", date=when, machine=where)
    note = tr("Note: {note}", note=about.note) if about.note else ""
    return " ".join(filter(None, (says, damage, note)))
