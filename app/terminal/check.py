"""The compatibility report in the terminal."""

import sys

import msgspec
from rich.console import Console
from rich.table import Table
from rich.text import Text

from app.compat.gather import gather_machine
from app.compat.report import Report
from app.privacy import for_others
from app.runner.check import check
from app.runner.child import Child
from app.runner.endings import Stopped
from app.terminal.interrupt import INTERRUPTED, stop_on_interrupt

EXIT_CODES = {"usable": 0, "cpu_only": 1, "cannot_measure": 2}
MARKS = {
    "ok": ("✓", "green"),
    "info": ("·", "dim"),
    "warning": ("!", "yellow"),
    "problem": ("✗", "red"),
    "unknown": ("?", "dim"),
}


def check_machine(*, as_json: bool) -> int:
    """Check, print the report, and give the exit code of its verdict."""
    with stop_on_interrupt() as stop, Child(stop) as child:
        console = Console(stderr=True)
        try:
            with console.status("Checking this machine …"):
                report = check(gather_machine(stop), child)
        except Stopped:
            return INTERRUPTED
    if as_json:
        text = msgspec.json.format(msgspec.json.encode(for_others(report)), indent=2)
        sys.stdout.write(text.decode() + "\n")
    else:
        print_report(report, Console())
    return EXIT_CODES[report.verdict.level]


def print_report(report: Report, console: Console) -> None:
    """The verdict, why, what to do, and one line for each item."""
    verdict = report.verdict
    console.print(Text(verdict.sentence, style="bold"))
    for line in (verdict.reason, verdict.remedy):
        if line:
            console.print(Text(line))
    console.print()
    table = Table.grid(padding=(0, 2))
    for item in report.items:
        mark, style = MARKS[item.status]
        value = Text(item.value)
        for line in (item.note, item.remedy):
            if line and line != verdict.remedy:
                value.append(f"\n{line}", style="dim")
        table.add_row(Text(mark, style=style), Text(item.title), value)
    console.print(table)
