"""Charts in words: a sentence for each cell where there are few, else the range of each group of cells."""

from collections.abc import Callable, Mapping, Sequence

from app.charts.axes import work_title
from app.model.catalog import DEVICES, MODELS
from app.model.plan import Cell
from app.model.result import Result
from app.words import tr

FEW = 6
"""Sentences that can still be listened to."""


def at_most_few(sentences: Sequence[str], summary: Callable[[], Sequence[str]]) -> str:
    """The sentences, or where they are too many the summary."""
    return " ".join(sentences if len(sentences) <= FEW else summary())


def ranges(result: Result, values: Mapping[Cell, float], write: Callable[[float], str]) -> list[str]:
    """From the least to the largest of each device at each batch size and precision, with the models."""
    groups: dict[tuple[str, str], list[Cell]] = {}
    for cell in values:
        work = work_title(result.plan, cell.batch_size, cell.precision)
        groups.setdefault((DEVICES[cell.device].title, work), []).append(cell)
    sentences = []
    for (device, work), cells in groups.items():
        low, high = min(cells, key=values.__getitem__), max(cells, key=values.__getitem__)
        if values[low] == values[high]:
            sentences.append(
                tr("{device}, {work}: {value}.", device=device, work=work, value=write(values[low]))
            )
        else:
            sentences.append(
                tr(
                    "{device}, {work}: {low} ({low_model}) to {high} ({high_model}).",
                    device=device,
                    work=work,
                    low=write(values[low]),
                    low_model=MODELS[low.model].title,
                    high=write(values[high]),
                    high_model=MODELS[high.model].title,
                )
            )
    return sentences


def failures(result: Result) -> list[str]:
    """How many cells failed; nothing where none did."""
    failed = sum(cell.status == "failed" for cell in result.cells)
    if not failed:
        return []
    return [tr("1 cell failed.") if failed == 1 else tr("{count} cells failed.", count=failed)]
