"""Two to six results beside each other: each cell's speed over that of the first, the baseline."""

import statistics
from collections.abc import Sequence
from typing import Literal

from app.model.catalog import Precision
from app.model.record import Record
from app.stats.comparability import Reason, own_reasons, reasons
from app.stats.contender import Contender, Kind, Side, Work
from app.stats.intervals import Interval, Samples, geometric_mean_interval, speed_up_interval
from app.stats.telling_apart import told_apart
from app.words import tr

FEWEST, MOST = 2, 6

State = Literal["comparable", "marked", "refused"]


class Compared(Record, frozen=True, kw_only=True):
    """One contender's measurement of a work beside the baseline's.

    Attributes:
        side: None where the work was not in its plan.
        ratio: Its images per second over the baseline's, above 1 where it is faster; the baseline's own is
            1. None where it is refused.
        interval: At 95% confidence; None for the baseline, and where a side has fewer than six samples.
        reasons: What refuses or marks the ratio; of the baseline, what speaks against its measurement.
    """

    side: Side | None
    ratio: float | None
    interval: Interval | None
    reasons: tuple[Reason, ...]

    @property
    def state(self) -> State:
        """Whether the ratio is one of the machines alone."""
        if self.ratio is None:
            return "refused"
        return "marked" if self.reasons else "comparable"


class Row(Record, frozen=True):
    """A work and what each contender made of it, in their order."""

    work: Work
    cells: tuple[Compared, ...]


class Part(Record, frozen=True):
    """What is compared at a time: the models on a kind of device, at a batch size, in a precision."""

    kind: Kind
    batch_size: int
    precision: Precision

    @property
    def title(self) -> str:
        """As in "GPU, batch 64"."""
        words = tr("{device}, batch {batch_size}", device=self.kind.upper(), batch_size=self.batch_size)
        return words if self.precision == "fp32" else f"{words}, {self.precision}"


class Comparison(Record, frozen=True):
    """Contenders, the first of them the baseline, and the works that any measured.

    Each contender has a name and a look of its own.
    """

    contenders: tuple[Contender, ...]
    rows: tuple[Row, ...]

    @property
    def baseline(self) -> Contender:
        """The one whose speed is 1."""
        return self.contenders[0]

    @property
    def parts(self) -> tuple[Part, ...]:
        """The most telling first: the GPU, the largest batch, float32."""
        found = {_part_of(row.work) for row in self.rows}
        order = sorted(
            found, key=lambda part: (part.kind == "cpu", part.precision != "fp32", -part.batch_size)
        )
        return tuple(order)

    def rows_of(self, part: Part) -> tuple[Row, ...]:
        """The models of a part."""
        return tuple(row for row in self.rows if _part_of(row.work) == part)

    def has_ratio(self, part: Part) -> bool:
        """Whether anything in a part is compared with the baseline's."""
        return any(self.has_ratio_of(index, part) for index in range(1, len(self.contenders)))

    def has_ratio_of(self, index: int, part: Part) -> bool:
        """Whether anything of a contender is compared in a part; of the baseline, with it."""
        if not index:
            return self.has_ratio(part)
        return any(row.cells[index].ratio is not None for row in self.rows_of(part))


class Mean(Record, frozen=True, kw_only=True):
    """The geometric mean of a contender's ratios in a part.

    Attributes:
        interval: None where a side of any of them has fewer than six samples.
        models: How many ratios it is of; never of comparable and marked ones together.
        left_out: The models that it is not of, though one of the two has them in its plan.
        reasons: What marks all or some of its ratios; empty where they are comparable.
    """

    ratio: float
    interval: Interval | None
    models: int
    left_out: tuple[str, ...]
    reasons: tuple[Reason, ...]


def compare(contenders: Sequence[Contender]) -> Comparison:
    """Put them beside each other.

    Raises:
        ValueError: For fewer than two, more than six, or one that is there twice; in words.
    """
    if len(contenders) < FEWEST:
        raise ValueError(tr("One result alone cannot be compared: name two to six."))
    if len(contenders) > MOST:
        raise ValueError(tr("{count} results: no more than six can be compared.", count=len(contenders)))
    runs = [each.run_id for each in contenders]
    for each in contenders:
        if runs.count(each.run_id) > 1:
            raise ValueError(tr("{name} ({details}) is there twice.", name=each.spoken, details=each.details))
    apart = told_apart(contenders)
    rows = (Row(work, tuple(_compared(apart[0], each, work) for each in apart)) for work in _works(apart))
    return Comparison(apart, tuple(rows))


def mean(comparison: Comparison, index: int, part: Part) -> Mean | None:
    """Of a contender's comparable ratios, or of its marked ones where it has no others; else None."""
    # What neither of the two was to measure is left out of nothing.
    rows = [
        row
        for row in comparison.rows_of(part)
        if row.cells[0].side is not None or row.cells[index].side is not None
    ]
    for state in ("comparable", "marked"):
        chosen = [row for row in rows if row.cells[index].state == state]
        if chosen:
            pairs = [_samples(row, index) for row in chosen]
            ratios = [row.cells[index].ratio for row in chosen]
            return Mean(
                ratio=statistics.geometric_mean(ratio for ratio in ratios if ratio is not None),
                interval=geometric_mean_interval(pairs) if index else None,
                models=len(chosen),
                left_out=tuple(row.work.model for row in rows if row not in chosen),
                reasons=tuple(dict.fromkeys(why for row in chosen for why in row.cells[index].reasons)),
            )
    return None


def _compared(baseline: Contender, other: Contender, work: Work) -> Compared:
    mine, its = baseline.side(work), other.side(work)
    if other is baseline:
        own = own_reasons(baseline, work)
        return Compared(side=mine, ratio=_ratio(mine, mine), interval=None, reasons=own)
    why = reasons(baseline, other, work)
    if any(reason.refuses for reason in why) or mine is None or its is None:
        return Compared(side=its, ratio=None, interval=None, reasons=why)
    spread = speed_up_interval(mine.seconds_per_image, its.seconds_per_image)
    return Compared(side=its, ratio=_ratio(mine, its), interval=spread, reasons=why)


def _ratio(baseline: Side | None, other: Side | None) -> float | None:
    mine = baseline.images_per_s if baseline else None
    its = other.images_per_s if other else None
    return its / mine if mine is not None and its is not None else None


def _samples(row: Row, index: int) -> tuple[Samples, Samples]:
    mine, its = row.cells[0].side, row.cells[index].side
    assert mine is not None and its is not None
    return mine.seconds_per_image, its.seconds_per_image


def _works(contenders: Sequence[Contender]) -> tuple[Work, ...]:
    """In the order of the plans; a published result adds none, as its conditions fit few."""
    runs = [each for each in contenders if not each.is_published]
    return tuple(dict.fromkeys(side.work for each in runs for side in each.sides))


def _part_of(work: Work) -> Part:
    return Part(work.kind, work.batch_size, work.precision)
