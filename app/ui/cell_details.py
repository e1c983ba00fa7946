"""What is behind a row of the table of results: why its cell failed, or what speaks against quoting it."""

from PySide6.QtWidgets import QWidget

from app.model.result import CellResult, Result
from app.model.told import retell
from app.stats.table import doubts_about
from app.ui.messages import show_problem, tell
from app.words import tr


def has_details(result: Result, cell: CellResult) -> bool:
    """Whether there is more to say of a cell than stands in its row."""
    return cell.failure is not None or bool(doubts_about(result, cell))


def show_cell_details(parent: QWidget, result: Result, cell: CellResult) -> None:
    """Tell it in a sheet."""
    if cell.failure is not None:
        failure = cell.failure
        what = tr("{cell} failed.", cell=cell.cell.title)
        show_problem(parent, what, f"{retell(failure.reason)}\n{retell(failure.advice)}", failure.details)
        return
    what = tr("{cell} should not be quoted as it is.", cell=cell.cell.title)
    doubts = doubts_about(result, cell)
    tell(parent, what, "\n\n".join(f"{each.sentence} {each.advice}".rstrip() for each in doubts))
