"""What is measured instead of a cell that found no memory, where the plan allows it: its group, but smaller.

The whole group, since a speed-up needs the same batch size on both sides.
"""

import msgspec

from app.model.events import CellFailed, CellMeasured, CellTooLarge, RunEvent
from app.model.plan import Cell, Plan
from app.model.result import CellResult, Result
from app.model.tasks import CellPeak
from app.stats.memory_need import MemoryNeeds
from app.words import mark

INSTEAD = mark("A smaller batch size is measured instead. Or close other programs, and run again.")


class SmallerBatches:
    """Follows a run, and knows how much memory its cells took."""

    def __init__(self, known: Result) -> None:
        self._plan = known.plan
        self._planned = set(known.plan.cells)
        self._peaks = [
            CellPeak(cell.cell, cell.peak_memory_bytes)
            for cell in known.cells
            if cell.status == "done" and cell.peak_memory_bytes
        ]
        self._rooms_bytes: dict[Cell, int] = {}
        self._sizes: list[int] = []
        self._owed = {cell.cell for cell in known.cells if _is_owed(cell, known.plan)}

    @property
    def peaks(self) -> tuple[CellPeak, ...]:
        """Of the cells that were measured."""
        return tuple(self._peaks)

    def know_room(self, refused: CellTooLarge) -> None:
        """How much there was for a cell that was not tried."""
        self._rooms_bytes[refused.cell] = refused.room_bytes

    def note(self, event: RunEvent) -> RunEvent:
        """The event; where it is a failure that a smaller batch size may mend, it says so."""
        match event:
            case CellMeasured():
                self._peaks.append(CellPeak(event.cell, event.peak_memory_bytes))
            case CellFailed() if self._plan.allow_smaller_batch:
                size = self._smaller_size(event)
                if size is not None:
                    self._sizes.append(size)
                    failure = msgspec.structs.replace(event.failure, advice=INSTEAD)
                    return CellFailed(event.cell, failure)
        return event

    def instead_of(self, group: tuple[Cell, ...]) -> tuple[Cell, ...]:
        """The group to measure next, after one has ended; empty where there is none."""
        sizes, self._sizes = self._sizes, []
        sizes += [cell.batch_size // 2 for cell in group if cell in self._owed]
        if not sizes:
            return ()
        added = tuple(msgspec.structs.replace(cell, batch_size=min(sizes)) for cell in group)
        if self._planned.issuperset(added):
            return ()
        self._planned.update(added)
        return added

    def _smaller_size(self, failed: CellFailed) -> int | None:
        """None where memory was not the reason, or where there is none that is smaller."""
        cell = failed.cell
        match failed.failure.cause:
            case "too_large":
                needs = MemoryNeeds(self._plan.images, self._peaks)
                return needs.fitting_batch_size(cell, self._rooms_bytes[cell])
            case "out_of_memory" | "swapping":
                return cell.batch_size // 2 or None
            case _:
                return None


def _is_owed(failed: CellResult, plan: Plan) -> bool:
    """Whether the run was cut off between this failure and the smaller group that was promised with it.

    How much room there was is not known any more, so half the batch size is tried next.
    """
    cell = failed.cell
    smaller = (
        other
        for group in plan.added
        for other in group
        if other.batch_size < cell.batch_size
        and msgspec.structs.replace(other, batch_size=cell.batch_size) == cell
    )
    return failed.failure is not None and failed.failure.advice == INSTEAD and not any(smaller)
