"""From the 2022 way of measuring to the right one, link by link."""

from typing import Literal

from app.model.plan import Cell
from app.model.record import Record

LinkName = Literal["as_in_2022", "synchronised", "warmed_up", "compute"]
"""In this order: loader inside, no warm-up, no synchronisation; then synchronised; then warmed up as well;
then with the loader out of the clock, which leaves compute alone."""
LINKS: tuple[LinkName, ...] = ("as_in_2022", "synchronised", "warmed_up", "compute")


class Link(Record, frozen=True):
    """One way of measuring a cell: `images` in `duration_s`, by its clock."""

    cell: Cell
    name: LinkName
    images: int
    duration_s: float

    @property
    def epoch_time_s(self) -> float:
        """Seconds for the 1000 images of 2022."""
        return self.duration_s * 1000 / self.images
