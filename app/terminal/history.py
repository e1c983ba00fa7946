"""The runs that are kept, as a table."""

from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.folders import runs_folder
from app.history.store import Entry, Store
from app.history.words import outcome
from app.stats.moments import local_minute


def print_history() -> None:
    """Print every run, the latest first."""
    console = Console()
    entries = sorted(Store().entries(), key=_started_at, reverse=True)
    if not entries:
        console.print("Nothing is kept yet: `torchmark run` measures, and every run is kept by itself.")
        return
    table = Table(box=None, pad_edge=False)
    for title in ("Date", "Run", "Machine", "Preset", "Outcome", "Folder"):
        table.add_column(title, overflow="fold")
    for entry in entries:
        table.add_row(*map(Text, _cells(entry)))
    console.print(table)
    console.print(Text(f"Each in its folder under {runs_folder()}", style="dim"))


def _started_at(entry: Entry) -> str:
    return entry.summary.started_at if entry.summary else ""


def _cells(entry: Entry) -> tuple[str, ...]:
    if entry.summary is None:
        return ("", entry.title, "", "", outcome(entry), entry.name)
    about = entry.summary
    return (
        local_minute(about.started_at),
        entry.title,
        about.machine,
        about.preset,
        outcome(entry),
        entry.name,
    )
