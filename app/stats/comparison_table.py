"""A comparison as a table for people: the same words in the window and in the terminal."""

import re
from collections.abc import Iterable

from app.model.catalog import MODELS
from app.model.record import Record
from app.stats.comparison import Compared, Comparison, Part, State
from app.stats.comparison_words import doubt_words, refusal_words
from app.stats.contender import Work, device_title
from app.stats.formats import format_range, format_rate, format_speed_up, format_spread
from app.words import tr

END_OF_SENTENCE = re.compile(r"(?<=[.!?])\s+")


class ComparisonRow(Record, frozen=True, kw_only=True):
    """A contender's measurement of a model in words; what there is not is empty.

    Attributes:
        name: Which result, told apart from the others.
        remark: Why the ratio is not given, or not of the machines alone.
        in_short: The same in a few words, without names.
        advice: What to do about it.
    """

    work: Work
    cell: Compared
    model: str
    name: str
    device: str
    images_per_s: str
    images_per_s_range: str
    ratio: str
    ratio_range: str
    state: State
    in_short: str
    remark: str
    advice: str
    is_baseline: bool


def comparison_rows(comparison: Comparison, part: Part) -> tuple[ComparisonRow, ...]:
    """A row for each model of the part and each contender."""
    return tuple(
        _row(comparison, index, row.work, cell)
        for row in comparison.rows_of(part)
        for index, cell in enumerate(row.cells)
    )


def _row(comparison: Comparison, index: int, work: Work, cell: Compared) -> ComparisonRow:
    side, spread = cell.side, cell.interval
    rate = side.images_per_s if side else None
    rate_spread = side.images_per_s_interval if side else None
    return ComparisonRow(
        work=work,
        cell=cell,
        model=MODELS[work.model].title,
        name=comparison.contenders[index].label,
        device=device_title(side.device) if side else "",
        images_per_s=format_rate(rate) if rate is not None else "",
        images_per_s_range=format_spread(rate, rate_spread) if rate is not None else "",
        ratio=format_speed_up(cell.ratio) if cell.ratio is not None and index else "",
        ratio_range=format_range(spread.low, spread.high) if spread else "",
        state=cell.state,
        in_short=tr("baseline") if not index and cell.state == "comparable" else _in_short(cell),
        remark=" ".join(reason.sentence for reason in cell.reasons) or ("" if index else tr("baseline")),
        advice=_each_sentence_once(reason.advice for reason in cell.reasons),
        is_baseline=not index,
    )


def _each_sentence_once(texts: Iterable[str]) -> str:
    """What advises more than another may begin with the same sentences."""
    return " ".join(dict.fromkeys(END_OF_SENTENCE.split(" ".join(texts))))


def _in_short(cell: Compared) -> str:
    if cell.state == "refused":
        marks = [reason for reason in cell.reasons if not reason.refuses]
        return ", ".join(filter(None, (refusal_words(cell), doubt_words(marks))))
    return doubt_words(cell.reasons)
