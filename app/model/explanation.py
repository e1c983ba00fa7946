"""From the 2022 way of measuring to the right one, link by link."""

from typing import Literal

from app.model.plan import Cell
from app.model.quantities import Duration, SignedTime, Some
from app.model.record import Record

LinkName = Literal["as_in_2022", "synchronised", "warmed_up", "compute"]
"""In this order: loader inside, no warm-up, no synchronisation; then synchronised; then warmed up as well;
then with the loader out of the clock, which leaves compute alone."""
LINKS: tuple[LinkName, ...] = ("as_in_2022", "synchronised", "warmed_up", "compute")


class Link(Record, frozen=True):
    """One way of measuring a cell: `images` in `duration_s`, by its clock.

    Attributes:
        once_s: Of `duration_s`, what the first batch and step took beyond a later one, such as starting
            processes and compiling. An epoch has it once, however many images it has.
    """

    cell: Cell
    name: LinkName
    images: Some
    duration_s: Duration
    once_s: SignedTime = 0.0

    @property
    def epoch_time_s(self) -> float:
        """Seconds for the 1000 images of 2022: measured, or projected from fewer."""
        return self.once_s + (self.duration_s - self.once_s) * 1000 / self.images
