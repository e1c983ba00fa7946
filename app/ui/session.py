"""Which result is shown, and whether it can be shown again."""

from app.history.store import Store
from app.model.events import RunEvent, RunStarted
from app.model.result import Result, apply, start


class Session:
    """The result on screen: measured now, opened from a file, or from the history.

    Attributes:
        is_kept: It is on the disk, in the history or elsewhere, or will be when its run has ended.
    """

    def __init__(self) -> None:
        self.result: Result | None = None
        self.is_kept = True

    def open(self, result: Result) -> None:
        """Show a result that is on the disk."""
        self.result, self.is_kept = result, True

    def take(self, event: RunEvent) -> None:
        """Follow a run."""
        if isinstance(event, RunStarted):
            self.result, self.is_kept = start(event), True
        elif self.result is not None:
            self.result = apply(self.result, event)

    def look_again(self, store: Store) -> None:
        """At the end of a run that could not be kept on the way: perhaps its result could be, after all."""
        if self.result is not None and not self.is_kept:
            self.is_kept = store.result_file(self.result.run_id) is not None
