"""The report for a bug, shown and then saved."""

from pathlib import Path

from rich.console import Console
from rich.text import Text

from app.compat.gather import gather_machine
from app.diagnostics import as_zip, collect, suggested_name
from app.export.files import ExportError, write_atomically
from app.runner.check import check
from app.runner.child import Child
from app.runner.endings import Stopped
from app.terminal.interrupt import INTERRUPTED, stop_on_interrupt

SAVED, NOT_SAVED = 0, 2


def save_diagnostics(out: Path | None) -> int:
    """Check this machine, print all that the file will hold, and write it.

    Returns:
        0 if it was saved, 2 if not, 130 if the check was stopped.
    """
    console = Console()
    with stop_on_interrupt() as stop, Child(stop) as child:
        try:
            with Console(stderr=True).status("Checking this machine …"):
                report = check(gather_machine(stop), child)
        except Stopped:
            return INTERRUPTED
    parts = collect(report)
    for part in parts:
        console.print(Text(f"== {part.name}", style="bold"))
        console.print(Text(part.text))
    path = out or Path(suggested_name())
    try:
        write_atomically(path, as_zip(parts))
    except ExportError as error:
        console.print(Text(f"{error} --out FILE chooses one.", style="red"))
        return NOT_SAVED
    console.print(Text(f"All of this, and no more, was saved in {path}. Nothing was sent anywhere."))
    return SAVED
