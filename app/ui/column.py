"""A column of the table of results."""

from collections.abc import Callable, Mapping

from app.model.record import Record
from app.model.result import CellResult, Result
from app.stats.figures import Figures, figures
from app.stats.table import Row
from app.ui.table_text import Value

Of = Callable[[Result, CellResult], Value]


class Column(Record, frozen=True):
    """One column.

    Attributes:
        text: What a cell shows; empty where it is not known.
        key: What the rows are sorted by: numbers as such, never as text. None stands after all others,
            whichever way is sorted.
        tip: What this one cell means, where there is more to say than in the column's `meaning`.
        in_full: What is copied as text, where a cell shows it in short.
        copied: What it is in a spreadsheet, by the titles there; empty where that is its title and full text.
    """

    title: str
    meaning: str
    text: Callable[[Row], str]
    key: Of
    is_text: bool = False
    tip: Callable[[Result, CellResult], str] = lambda _result, _cell: ""
    in_full: Callable[[Row], str] | None = None
    copied: Mapping[str, Of] = {}


def of_figures(pick: Callable[[Figures], Value]) -> Of:
    """What is picked from a cell's figures; None where it has none."""

    def key(_result: Result, cell: CellResult) -> Value:
        measured = figures(cell)
        return None if measured is None else pick(measured)

    return key
