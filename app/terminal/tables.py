"""A result as tables for the terminal."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.model.catalog import DEVICES, MODELS
from app.model.plan import Cell, Plan
from app.model.result import CellResult, Result
from app.stats.cautions import all_cautions
from app.stats.headline import headline
from app.stats.table import STATES, row


def progress_table(plan: Plan, result: Result | None) -> Table:
    """Models by devices: what is known of each cell so far."""
    table = Table(box=None, padding=(0, 2), pad_edge=False)
    table.add_column("images per second", style="dim")
    for device in plan.devices:
        table.add_column(DEVICES[device].title, justify="right")
    for batch_size in plan.batch_sizes:
        for model in plan.models:
            cells = (Cell(model=model, device=device, batch_size=batch_size) for device in plan.devices)
            states = (_state(result, cell) for cell in cells)
            table.add_row(Text(f"{MODELS[model].title}, batch {batch_size}"), *states)
    return table


def print_result(result: Result, console: Console) -> None:
    """A row for each cell, the headline, and the reasons of the failed ones."""
    table = Table(box=None, padding=(0, 1), pad_edge=False)
    for title in ("Model", "Device"):
        table.add_column(title, no_wrap=True)
    for title in ("Batch", "Images/s", "Speed-up", "Step", "First step", "Memory"):
        table.add_column(title, justify="right", no_wrap=True)
    for cell in result.cells:
        table.add_row(*_row(result, cell))
    says = headline(result)
    console.print(table)
    console.print()
    console.print(Text(f"{says.sentence} ({says.basis})" if says.basis else says.sentence, style="bold"))
    for line in all_cautions(result):
        console.print(Text(line, style="yellow"))
    for cell in result.cells:
        if cell.failure is not None:
            reason = f"{cell.cell.title}: {cell.failure.reason} {cell.failure.advice}"
            console.print(Text(reason.rstrip(), style="red"))


def _row(result: Result, cell: CellResult) -> list[Text]:
    words = row(result, cell)
    name = [words.model, cell.cell.device, words.batch_size]
    if not words.images_per_s:
        return [*map(Text, name), Text(STATES[cell.status], style=STYLES[cell.status])]
    values = (words.images_per_s, words.speed_up, words.step_time, words.first_step_time, words.memory)
    return [Text(text) for text in (*name, *values)]


STYLES = {"not_run": "dim", "running": "cyan", "done": "bold", "failed": "red", "stopped": "yellow"}


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
