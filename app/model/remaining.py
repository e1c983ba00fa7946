"""What of a run is there already, so that a resumed one does only the rest."""

from collections.abc import Iterator

from app.model.explanation import LINKS
from app.model.plan import Cell
from app.model.result import Result
from app.model.tasks import CheckParity, ExplainCell, MeasureLimits


def finished_cells(result: Result) -> frozenset[Cell]:
    """The cells that have their figure, or the reason why there is none."""
    return frozenset(cell.cell for cell in result.cells if cell.status in ("done", "failed"))


def finished_extras(result: Result) -> frozenset[str]:
    """The titles of what is measured beside the cells, where that was done or has failed."""
    return frozenset(_titles(result))


def _titles(result: Result) -> Iterator[str]:
    plan = result.plan
    yield from (failure.what for failure in result.extra_failures)
    yield from (MeasureLimits(limits.device, plan).title for limits in result.limits)
    yield from (CheckParity(parity.model, parity.device, plan).title for parity in result.parities)
    yield from (ExplainCell(link.cell, plan).title for link in result.links if link.name == LINKS[-1])
