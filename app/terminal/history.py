"""The runs that are kept, as a table."""

from collections.abc import Sequence
from functools import partial

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.folders import runs_folder
from app.history.store import Entry, Store, StoreError
from app.history.words import outcome, preset_title
from app.refusal import refuse
from app.stats.moments import local_minute
from app.terminal.tables import fitting_table, new_table

COLUMNS = ("Date", "Run", "Machine", "Preset", "Outcome", "Folder")
WRAPPED = ("Run", "Machine", "Outcome")
LEFT_OUT = ("Preset", "Machine")
"""What a terminal that is too narrow for all does not show, in this order; the window has it."""


def print_history() -> int:
    """Print every run, the latest first; the exit code."""
    console = Console()
    try:
        entries = sorted(Store().entries(), key=_started_at, reverse=True)
    except StoreError as error:
        return refuse(str(error))
    if not entries:
        console.print("Nothing is kept yet: `torchmark run` measures, and every run is kept by itself.")
        return 0
    console.print(fitting_table(partial(_table, entries), LEFT_OUT, console))
    console.print(Text(f"Each in its folder under {runs_folder()}", style="dim"))
    return 0


def _started_at(entry: Entry) -> str:
    return entry.summary.started_at if entry.summary else ""


def _table(entries: Sequence[Entry], left_out: Sequence[str]) -> Table:
    table = new_table()
    columns = [title for title in COLUMNS if title not in left_out]
    for title in columns:
        table.add_column(title, no_wrap=title not in WRAPPED, overflow="fold")
    for entry in entries:
        cells = dict(zip(COLUMNS, _cells(entry), strict=True))
        table.add_row(*(Text(cells[title]) for title in columns))
    return table


def _cells(entry: Entry) -> tuple[str, ...]:
    if entry.summary is None:
        return ("", entry.title, "", "", outcome(entry), entry.name)
    about = entry.summary
    return (
        local_minute(about.started_at),
        entry.title,
        about.machine,
        preset_title(about),
        outcome(entry),
        entry.name,
    )
