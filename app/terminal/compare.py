"""Comparing saved results in the terminal."""

import sys
from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.padding import Padding
from rich.table import Table
from rich.text import Text

from app.export import comparison_csv, comparison_json, comparison_png
from app.export.files import ExportError, make_folder, write_atomically
from app.export.saved_contenders import read_contenders
from app.refusal import refuse
from app.stats.comparison import Comparison, Part, compare, mean
from app.stats.comparison_table import ComparisonRow, comparison_rows
from app.stats.comparison_words import headline, notes, reason_lines
from app.stats.contender import Contender, published
from app.stats.reference import m1_max_2022
from app.terminal.tables import fitting_table, new_table

ALL_COMPARED, SOME_NOT_COMPARED = 0, 1
PUBLISHED = "2022"
"""Names the published result, unless there is a file of that name."""
COLUMNS = ("Model", "Result", "Images/s", "95%", "Ratio", "95% range", "Remark")
TEXT_COLUMNS = ("Model", "Result", "Remark")
LEFT_OUT = ("95%", "Remark", "95% range")
"""What has no column in a terminal that is too narrow for all, in this order. The files have it, and a remark
stands below the name of its result then."""
BELOW_NAME = (0, 0, 0, 2)
"""Left of a remark that has no column."""
STYLES = {"comparable": "bold", "marked": "yellow", "refused": "dim"}
CSV_NAME = "comparison.csv"


class CannotCompare(Exception):
    """Nothing can be compared, in words, a line for each reason."""


def compare_results(names: Sequence[str], *, with_2022: bool, out: Path | None, as_json: bool) -> int:
    """Read the results, print how they compare with the first, and write the files.

    Returns:
        0 if each result has a ratio to the first somewhere, 1 if one has none or a file was not written, 2 if
        a file cannot be read, fewer than two or more than six were named, or `out` cannot be written to.
    """
    console = Console(stderr=as_json)
    try:
        comparison = _comparison([*names, *([PUBLISHED] if with_2022 else [])])
        if out is not None:
            make_folder(out)
    except (CannotCompare, ExportError) as error:
        return refuse(str(error))
    if as_json:
        sys.stdout.write(comparison_json.encode(comparison).decode())
    # The most telling part last: that is what a terminal still shows.
    for part in reversed(comparison.parts):
        for each in _section(comparison, part, console):
            console.print(each)
    is_saved = out is None or _save(comparison, out, console)
    return ALL_COMPARED if is_saved and _has_compared_all(comparison) else SOME_NOT_COMPARED


def _comparison(names: Sequence[str]) -> Comparison:
    contenders, unread = [], []
    for name in names:
        if name == PUBLISHED and not Path(name).exists():
            contenders.append(published(m1_max_2022()))
            continue
        found, problems = read_contenders([Path(name)])
        contenders += found
        unread += [" ".join(filter(None, (f"{name}: {each.reason}", each.details))) for each in problems]
    if unread:
        raise CannotCompare("\n".join(unread))
    try:
        return compare(_once_published(contenders))
    except ValueError as error:
        raise CannotCompare(str(error)) from error


def _once_published(contenders: Sequence[Contender]) -> list[Contender]:
    """Asked for twice, by its name and by the option, it is there once."""
    found: list[Contender] = []
    for each in contenders:
        if not (each.is_published and any(other.is_published for other in found)):
            found.append(each)
    return found


def _section(comparison: Comparison, part: Part, console: Console) -> Iterator[RenderableType]:
    says = headline(comparison, part)
    yield Text(part.title, style="bold underline")
    yield fitting_table(partial(_table, comparison, part), LEFT_OUT, console)
    yield Text(says.sentence, style="bold")
    if says.reservation:
        yield Text(says.reservation, style="yellow")
    if says.basis:
        yield Text(says.basis, style="dim")
    for sentence in says.others:
        yield Text(sentence)
    for line in reason_lines(comparison, part):
        yield Text(line, style="yellow")
    for note in notes(comparison, part):
        yield Text(note, style="dim")
    yield Text()


def _table(comparison: Comparison, part: Part, left_out: Sequence[str]) -> Table:
    table = new_table()
    columns = [name for name in COLUMNS if name not in left_out]
    for name in columns:
        is_text = name in TEXT_COLUMNS
        wraps = is_text and name != "Model"
        table.add_column(name, justify="left" if is_text else "right", no_wrap=not wraps, overflow="fold")
    for row in comparison_rows(comparison, part):
        cells = _cells(row)
        if "Remark" in left_out and row.in_short:
            cells["Result"] = Group(cells["Result"], Padding(cells["Remark"], BELOW_NAME))
        table.add_row(*(cells[name] for name in columns))
    return table


def _cells(row: ComparisonRow) -> dict[str, RenderableType]:
    """By the names of their columns."""
    style = STYLES[row.state]
    return {
        "Model": Text(row.model if row.is_baseline else ""),
        "Result": Text(row.name),
        "Images/s": Text(row.images_per_s, style=style),
        "95%": Text(row.images_per_s_range, style=style),
        "Ratio": Text(row.ratio, style=style),
        "95% range": Text(row.ratio_range, style=style),
        "Remark": Text(row.in_short, style="dim" if row.state == "comparable" else style),
    }


def _save(comparison: Comparison, out: Path, console: Console) -> bool:
    """The table, and a picture for each part; whether all were written."""
    names = []
    try:
        write_atomically(out / CSV_NAME, comparison_csv.encode(comparison))
        names.append(CSV_NAME)
        for part in comparison.parts:
            name = _picture_name(part)
            write_atomically(out / name, comparison_png.encode(comparison, part))
            names.append(name)
    except ExportError as error:
        console.print(Text(str(error), style="red"))
        return False
    console.print(Text(f"Saved {', '.join(names)} in {out}", style="dim"))
    return True


def _picture_name(part: Part) -> str:
    """As in comparison-gpu-64-fp32.png."""
    return f"comparison-{part.kind}-{part.batch_size}-{part.precision}.png"


def _has_compared_all(comparison: Comparison) -> bool:
    others = range(1, len(comparison.contenders))
    return all(any(mean(comparison, index, part) for part in comparison.parts) for index in others)
