"""How a chart is to be drawn, beside its colours."""

from app.model.record import Record
from app.stats.reference import Reference


class Look(Record, frozen=True, kw_only=True):
    """What the user can choose.

    Attributes:
        reference: A published result to be shown beside, in the charts where that makes sense.
        is_logarithmic: Whether rates, times and ratios stand on a logarithmic axis.
        most_panels: How many there is room for; None for all there are.
    """

    reference: Reference | None = None
    is_logarithmic: bool = False
    most_panels: int | None = None


PLAIN = Look()
