"""What the measuring process can be asked to do, one task at a time."""

from app.model.plan import Cell, Timing
from app.model.record import Record


class ProbeDevice(Record, frozen=True, tag="probe_device"):
    """Find out whether a device really computes."""

    device: str


class MeasureCell(Record, frozen=True, tag="measure_cell"):
    """Train one cell and time it."""

    cell: Cell
    protocol: str
    images: int
    seed: int
    timing: Timing


Task = ProbeDevice | MeasureCell
