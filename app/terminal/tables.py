"""A result as tables for the terminal."""

from collections.abc import Callable, Mapping, Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.model.catalog import DEVICES, MODELS
from app.model.plan import Cell, Plan
from app.model.result import CellResult, Result
from app.stats.table import STATES, Row, batch_label, row

STYLES = {"not_run": "dim", "running": "cyan", "done": "bold", "failed": "red", "stopped": "yellow"}
COLUMNS = {
    "Batch": "batch_size",
    "Images/s": "images_per_s",
    "95%": "images_per_s_range",
    "Speed-up": "speed_up",
    "95% range": "speed_up_range",
    "Step": "step_time",
    "First step": "first_step_time",
    "Memory": "memory",
    "Ended": "ended_by",
}
LEAST_WRAPPED = 20
"""Characters of a column that wraps: more than any word of ours has."""
UNBOUNDED = 10_000
"""Characters: wider than any table."""
LEFT_OUT = ("First step", "Memory", "Ended", "Step")
"""What a terminal that is too narrow for all does not show, in this order; the files have it."""


def new_table() -> Table:
    """A table without lines, for people and for pipes."""
    return Table(box=None, padding=(0, 1), pad_edge=False)


def add_columns(table: Table, names: tuple[str, ...], *, figures_from: int) -> None:
    """Columns of names to the left and, from the given one on, of figures to the right."""
    for index, name in enumerate(names):
        table.add_column(name, justify="right" if index >= figures_from else "left", no_wrap=True)


def fitting_table(make: Callable[[Sequence[str]], Table], left_out: Sequence[str], console: Console) -> Table:
    """A table with as many columns as the console has room for, those that wrap wide enough for whole words.

    Args:
        make: Makes it without these columns.
        left_out: What can be left out, in this order.
    """
    unbounded = console.options.update(max_width=UNBOUNDED)
    for count in range(len(left_out) + 1):
        table = make(left_out[:count])
        wrapping = [column for column in table.columns if not column.no_wrap]
        for column in wrapping:
            column.max_width = LEAST_WRAPPED
        needed = console.measure(table, options=unbounded).maximum
        for column in wrapping:
            column.max_width = None
        if needed <= console.width:
            break
    return table


def progress_table(plan: Plan, result: Result | None) -> Table:
    """Models by devices: what is known of each cell so far."""
    table = Table(box=None, padding=(0, 2), pad_edge=False)
    table.add_column("images per second", style="dim")
    for device in plan.devices:
        table.add_column(DEVICES[device].title, justify="right")
    for group in plan.groups:
        first, *_ = group
        states = (_state(result, cell) for cell in group)
        table.add_row(Text(f"{MODELS[first.model].title}, batch {batch_label(first)}"), *states)
    return table


def result_table(result: Result, console: Console) -> Table:
    """A row for each cell, with as many columns as the console has room for."""

    def make(left_out: Sequence[str]) -> Table:
        return _result_table(result, {key: field for key, field in COLUMNS.items() if key not in left_out})

    return fitting_table(make, LEFT_OUT, console)


def _result_table(result: Result, columns: Mapping[str, str]) -> Table:
    table = new_table()
    add_columns(table, ("Model", "Device", *columns), figures_from=2)
    for cell in result.cells:
        table.add_row(*_cells(row(result, cell), cell, tuple(columns.values())))
    return table


def _cells(words: Row, cell: CellResult, fields: tuple[str, ...]) -> list[Text]:
    texts = [getattr(words, field) for field in fields]
    name = [words.model, cell.cell.device]
    if not words.images_per_s:
        batch_size, *_ = texts
        return [*map(Text, (*name, batch_size)), Text(STATES[cell.status], style=STYLES[cell.status])]
    return [Text(text) for text in (*name, *texts)]


def _state(result: Result | None, cell: Cell) -> Text:
    own = result.cell(cell) if result else None
    if result is None or own is None or own.status == "not_run":
        return Text("")
    words = row(result, own)
    if not words.images_per_s:
        return Text(STATES[own.status], style=STYLES[own.status])
    text = Text(words.images_per_s, style=STYLES["done"])
    if words.speed_up:
        text.append(f"  {words.speed_up}", style="cyan")
    return text
