"""The whole result as it is printed when a run is over."""

from collections.abc import Callable, Iterator

from rich.console import Console, RenderableType
from rich.text import Text

from app.model.result import Result
from app.stats.badge import BadgeCode, badge
from app.stats.cautions import caution_lines
from app.stats.headline import headline
from app.terminal import findings, sections
from app.terminal.tables import result_table

SECTIONS: tuple[Callable[[Result], Iterator[RenderableType]], ...] = (
    sections.epochs,
    findings.throttling,
    findings.parity,
    sections.limits,
    sections.shares,
    sections.phases,
    findings.explanation,
)
BADGE_STYLES: dict[BadgeCode, str] = {
    "standard": "green",
    "custom": "dim",
    "unstable": "yellow",
    "failed_parity": "red",
}


def print_result(result: Result, console: Console) -> None:
    """A row for each cell, the headline, the sections for which there is data, and all that speaks against.

    The last is what a terminal still shows: how far the result can be quoted, and what failed.
    """
    says, mark = headline(result), badge(result)
    console.print(result_table(result, console))
    console.print()
    for section in SECTIONS:
        for part in section(result):
            console.print(part)
    console.print(Text(says.sentence, style="bold"))
    if says.basis:
        console.print(Text(says.basis, style="dim"))
    console.print(Text(f"{mark.title}. {mark.sentence}", style=BADGE_STYLES[mark.code]))
    for line in caution_lines(result):
        console.print(Text(line, style="yellow"))
    for cell in result.cells:
        if cell.failure is not None:
            reason = f"{cell.cell.title}: {cell.failure.reason} {cell.failure.advice}"
            console.print(Text(reason.rstrip(), style="red"))
    for extra in result.extra_failures:
        reason = f"{extra.what}: {extra.failure.reason} {extra.failure.advice}"
        console.print(Text(reason.rstrip(), style="red"))
