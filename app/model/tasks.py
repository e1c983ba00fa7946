"""What the measuring process can be asked to do, one task at a time."""

from app.model.catalog import DEVICES, MODELS
from app.model.plan import Cell, Plan
from app.model.quantities import Count
from app.model.record import Record
from app.model.told import EXPLANATION, LIMITS, PARITY


class ProbeDevice(Record, frozen=True, tag="probe_device"):
    """Find out whether a device really computes."""

    device: str


class FetchWeights(Record, frozen=True, tag="fetch_weights"):
    """Have the pretrained weights of a model in the app's cache, from the network where they are missing."""

    model: str


class MeasureLimits(Record, frozen=True, tag="measure_limits"):
    """Find out what a device can do at best."""

    device: str
    plan: Plan

    @property
    def title(self) -> str:
        """The task in words, as it stands in files (`app.model.told`)."""
        return LIMITS.format(device=DEVICES[self.device].title)


class CheckParity(Record, frozen=True, tag="check_parity"):
    """Compare a device's numbers with float64, for one model."""

    model: str
    device: str
    plan: Plan

    @property
    def title(self) -> str:
        """The task in words, as it stands in files (`app.model.told`)."""
        return PARITY.format(model=MODELS[self.model].title, device=DEVICES[self.device].title)


class CellPeak(Record, frozen=True):
    """How much memory a cell took that was measured before, in the same run."""

    cell: Cell
    peak_bytes: Count


class MeasureCells(Record, frozen=True, tag="measure_cells"):
    """Train cells of one group by the plan's protocol and time them, in turns where memory allows."""

    cells: tuple[Cell, ...]
    plan: Plan
    peaks: tuple[CellPeak, ...] = ()


class ExplainCell(Record, frozen=True, tag="explain_cell"):
    """Measure one cell in each of the ways that lead from 2022 to here."""

    cell: Cell
    plan: Plan

    @property
    def title(self) -> str:
        """The task in words, as it stands in files (`app.model.told`)."""
        return EXPLANATION.format(cell=self.cell.english_title)


Extra = MeasureLimits | CheckParity | ExplainCell
"""What is measured beside the cells."""
Task = ProbeDevice | FetchWeights | MeasureCells | Extra
