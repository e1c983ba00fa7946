"""A comparison in sentences."""

from collections.abc import Mapping

from app.model.catalog import MODELS
from app.model.record import Record
from app.stats.comparability import Code, Reason
from app.stats.comparison import Compared, Comparison, Mean, Part, mean
from app.stats.contender import device_title
from app.stats.headline import NEARLY_EQUAL
from app.stats.intervals import Interval
from app.words import mark, tr

TWO_DIGITS = 10
RESERVATION = "!"
"""Stands before a ratio that is not one of the machines alone."""

DOUBTS: Mapping[Code, str] = {
    "published": mark("by single runs, one of them without a warm-up"),
    "other_torch": mark("with different versions of PyTorch"),
    "other_method": mark("one of them by an older way of measuring"),
    "other_threads": mark("with a number of threads that was chosen"),
    "other_loading": mark("with different loading of the images"),
    "other_images": mark("with epochs of different length"),
    "other_duration": mark("over different times"),
    "fewer_bits": mark("one of them with fewer bits"),
    "machine_state": mark("on a machine that could not do its best"),
    "unsteady": mark("measured unsteadily"),
}

REFUSALS: Mapping[Code, str] = {
    "missing": mark("not measured"),
    "not_measured": mark("failed or stopped"),
    "other_precision": mark("not in this precision"),
    "other_protocol": mark("not comparable: another protocol"),
    "failed_parity": mark("not comparable: wrong numbers"),
}
OF_THE_BASELINE: tuple[Code, ...] = ("missing", "not_measured", "other_precision")
"""Reasons which, if the cell itself was measured, are the baseline's."""
OF_A_CELL: tuple[Code, ...] = ("not_measured", "unsteady")


class ComparisonHeadline(Record, frozen=True, kw_only=True):
    """What a part of a comparison says.

    Attributes:
        sentence: About the fastest of those that are compared with the baseline.
        basis: What its ratio is of.
        others: A sentence on each of the others.
        others_in_short: The same as names with ratios, in one line.
    """

    sentence: str
    basis: str
    others: tuple[str, ...]
    others_in_short: str


def headline(comparison: Comparison, part: Part) -> ComparisonHeadline:
    """How the contenders' speeds compare in a part."""
    means = {index: mean(comparison, index, part) for index in range(1, len(comparison.contenders))}
    first = max(means, key=lambda index: _rank(means[index]))
    best = means[first]
    others = {index: own for index, own in means.items() if index != first}
    names = {index: comparison.contenders[index].name for index in others}
    return ComparisonHeadline(
        sentence=sentence(comparison, first, part, best),
        basis=_basis(best, part) if best else "",
        others=tuple(sentence(comparison, index, part, own) for index, own in others.items()),
        others_in_short=" · ".join(_in_short(names[index], own) for index, own in others.items()),
    )


def sentence(comparison: Comparison, index: int, part: Part, own: Mean | None) -> str:
    """As in "Apple M5 is 1.8 times as fast as Apple M1 on the GPU, at batch 64 (1.75 to 1.86)."."""
    names = {
        "name": comparison.contenders[index].name,
        "baseline": comparison.baseline.name,
        "device": part.kind.upper(),
        "batch": batch_words(part),
    }
    if own is None:
        cells = (row.cells[index] for row in comparison.rows_of(part))
        first = [cell.reasons[0] for cell in cells if cell.reasons]
        # Another protocol concerns the whole part, another reason perhaps a single model.
        why = min(first, key=lambda reason: reason.code != "other_protocol").sentence
        return tr(
            "{name} cannot be compared with {baseline} on the {device}, at batch {batch}: {why}",
            **names,
            why=why,
        )
    says = _compare(own, names)
    doubts = dict.fromkeys(tr(DOUBTS[reason.code]) for reason in own.reasons)
    if not doubts:
        return tr("{sentence}.", sentence=says)
    return tr("{sentence}, {doubts}.", sentence=says, doubts=", ".join(doubts))


def notes(comparison: Comparison, part: Part) -> tuple[str, ...]:
    """What holds for the part as a whole and is no reason against a single cell."""
    found = []
    rows = comparison.rows_of(part)
    sides = [cell.side for row in rows for cell in row.cells if cell.side is not None]
    devices = list(dict.fromkeys(side.device for side in sides))
    if len(devices) > 1:
        titles = tr(" with ").join(map(device_title, devices))
        found.append(tr("GPUs of different makes are compared: {devices}.", devices=titles))
    ratios = [cell for row in rows for cell in row.cells[1:] if cell.ratio is not None]
    if any(cell.interval is None for cell in ratios):
        found.append(tr("Fewer than six samples, as of a single epoch, have no interval."))
    found += [
        tr(
            "{title}: {conditions} Its samples were not published, so that its ratios have no interval.",
            title=each.name,
            conditions=tr(each.conditions),
        )
        for each in comparison.contenders
        if each.is_published
    ]
    return tuple(found)


def reason_lines(comparison: Comparison, part: Part) -> tuple[str, ...]:
    """A line for each kind of reason, with its advice, those that refuse first."""
    kinds: dict[Code, dict[Reason, str]] = {}
    for row in comparison.rows_of(part):
        for reason in (why for cell in row.cells for why in cell.reasons):
            kinds.setdefault(reason.code, {}).setdefault(reason, MODELS[row.work.model].title)
    listed = sorted(kinds.values(), key=lambda kind: not next(iter(kind)).refuses)
    return tuple(map(_reason_line, listed))


def refusal_words(cell: Compared) -> str:
    """In place of a bar or a ratio."""
    codes = [reason.code for reason in cell.reasons]
    is_measured = cell.side is not None and cell.side.images_per_s is not None
    if is_measured and codes[0] in OF_THE_BASELINE:
        return tr("the baseline was not measured")
    return tr(REFUSALS[codes[0]])


def batch_words(part: Part) -> str:
    """As in "64", or "64 in bf16" where it is not float32."""
    if part.precision == "fp32":
        return str(part.batch_size)
    return tr("{batch_size} in {precision}", batch_size=part.batch_size, precision=part.precision)


def format_ratio(ratio: float) -> str:
    """A ratio of two machines: 0.56×, 1.83×, 12.4×. Two machines are often near each other."""
    return f"{ratio:.1f}×" if ratio >= TWO_DIGITS else f"{ratio:.2f}×"


def _compare(own: Mean, names: dict[str, str]) -> str:
    between = _between(own.interval)
    if abs(own.ratio - 1) <= NEARLY_EQUAL:
        aside = between or f" ({format_ratio(own.ratio)})"
        text = tr("{name} is about as fast as {baseline} on the {device}, at batch {batch}", **names)
        return text + aside
    if own.interval is not None and own.interval.low <= 1 <= own.interval.high:
        text = tr(
            "{name} cannot be told apart from {baseline} by speed on the {device}, at batch {batch}", **names
        )
        return text + between
    times = f"{own.ratio:.1f}" if own.ratio >= 1 else f"{own.ratio:.2f}"
    if own.ratio < 1:
        text = tr(
            "{name} has {times} times the speed of {baseline} on the {device}, at batch {batch}",
            **names,
            times=times,
        )
    else:
        text = tr(
            "{name} is {times} times as fast as {baseline} on the {device}, at batch {batch}",
            **names,
            times=times,
        )
    return text + between


def _between(interval: Interval | None) -> str:
    if interval is None:
        return ""
    digits = 1 if interval.low >= TWO_DIGITS else 2
    low, high = f"{interval.low:.{digits}f}", f"{interval.high:.{digits}f}"
    return tr(" ({low} to {high})", low=low, high=high)


def _in_short(name: str, own: Mean | None) -> str:
    if own is None:
        return tr("{name}: not comparable", name=name)
    ratio = format_ratio(own.ratio)
    return f"{name}: {RESERVATION} {ratio}" if own.reasons else f"{name}: {ratio}{_between(own.interval)}"


def _basis(own: Mean, part: Part) -> str:
    if own.models == 1:
        what = tr("1 model, {precision}", precision=part.precision)
    else:
        what = tr("Geometric mean of {count} models, {precision}", count=own.models, precision=part.precision)
    if not own.left_out:
        return what
    return tr("{what}; {count} left out, see their remarks", what=what, count=own.left_out)


def _rank(own: Mean | None) -> tuple[bool, bool, float]:
    """Those with a ratio before those without, comparable ones before others, then by speed."""
    if own is None:
        return False, False, 0.0
    return True, not own.reasons, own.ratio


def _reason_line(kind: dict[Reason, str]) -> str:
    """The first of a kind, with the model where it is about one cell, and how many more there are."""
    first, model = next(iter(kind.items()))
    says = f"{first.sentence} {first.advice}"
    if first.code in OF_A_CELL:
        says = f"{model}: {says}"
    if len(kind) == 1:
        return says
    more = tr("({count} more of this kind stand in the table.)", count=len(kind) - 1)
    return f"{says} {more}"
