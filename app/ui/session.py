"""Which result is shown, and whether it can be shown again."""

from app.history.store import Store
from app.model.events import RunEvent, RunStarted
from app.model.failure import Trouble
from app.model.result import Result, apply, start


class Session:
    """The result on screen: measured now, opened from a file, or from the history."""

    def __init__(self) -> None:
        self.result: Result | None = None
        self._not_kept = ""

    @property
    def is_kept(self) -> bool:
        """It is on the disk, in the history or elsewhere, or will be when its run has ended."""
        return self.result is None or self.result.run_id != self._not_kept

    def open(self, result: Result) -> None:
        """Show a result that is on the disk."""
        self.result = result

    def take(self, event: RunEvent) -> None:
        """Follow a run."""
        if isinstance(event, RunStarted):
            self.result = start(event)
        elif self.result is not None:
            self.result = apply(self.result, event)

    def note_trouble(self, trouble: Trouble) -> None:
        """A run cannot be kept. This is known before it has begun here."""
        self._not_kept = trouble.run_id

    def note_exported(self, result: Result) -> None:
        """The result is in a file now. What was exported in mid-run is not the whole."""
        if result is self.result:
            self._not_kept = ""

    def look_again(self, store: Store) -> None:
        """At the end of a run that could not be kept on the way: perhaps its result could be, after all."""
        if self._not_kept and store.result_file(self._not_kept) is not None:
            self._not_kept = ""
