"""A comparison in sentences."""

from collections.abc import Mapping, Sequence

from app.model.catalog import MODELS
from app.model.record import Record
from app.stats.caution import IN_SHORT
from app.stats.comparability import Code, Reason
from app.stats.comparison import Compared, Comparison, Mean, Part, mean
from app.stats.contender import batch_words, device_title
from app.stats.formats import format_factor, format_speed_up
from app.stats.headline import NEARLY_EQUAL
from app.stats.intervals import Interval
from app.words import mark, tr

RESERVATION = "!"
"""Stands before a ratio that is not one of the machines alone."""

RESERVATIONS: Mapping[Code, str] = {
    "published": mark("single runs, one of them without a warm-up"),
    "other_torch": mark("different versions of PyTorch"),
    "other_method": mark("an older way of measuring"),
    "other_threads": mark("a chosen number of threads"),
    "other_loading": mark("different loading of the images"),
    "other_images": mark("epochs of different length"),
    "other_duration": mark("different durations"),
    "fewer_bits": mark("fewer bits on one side"),
}
"""What is no doubt of a single measurement. In English; shown by `tr`."""

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
_Kind = dict[Reason, list[str]]
"""Reasons with the models that they are about."""


class ComparisonHeadline(Record, frozen=True, kw_only=True):
    """What a part of a comparison says.

    Attributes:
        sentence: About the fastest of those that are compared with the baseline.
        reservation: What its ratio is of beside the machines; empty where there is nothing.
        basis: What its ratio is of.
        others: A sentence on each of the others, and where it is not of all models, on those it is of.
        others_in_short: The same as names with ratios, in one line.
    """

    sentence: str
    reservation: str
    basis: str
    others: tuple[str, ...]
    others_in_short: str


def headline(comparison: Comparison, part: Part) -> ComparisonHeadline:
    """How the contenders' speeds compare in a part."""
    means = {index: mean(comparison, index, part) for index in range(1, len(comparison.contenders))}
    first = max(means, key=lambda index: _rank(means[index]))
    best = means[first]
    others = {index: own for index, own in means.items() if index != first}
    names = {index: comparison.contenders[index].spoken for index in others}
    return ComparisonHeadline(
        sentence=sentence(comparison, first, part, best),
        reservation=reservation(best.reasons) if best else "",
        basis=_basis(best, part) if best else "",
        others=tuple(_other(comparison, index, part, own) for index, own in others.items()),
        others_in_short=" · ".join(
            _in_short(names[index], own) if own else _refused_in_short(comparison, index, part, names[index])
            for index, own in others.items()
        ),
    )


def sentence(comparison: Comparison, index: int, part: Part, own: Mean | None) -> str:
    """As in "Apple M5 is 1.8 times as fast as Apple M1 on the GPU, at batch 64 (1.75 to 1.86)."."""
    names = {
        "name": comparison.contenders[index].spoken,
        "baseline": comparison.baseline.spoken,
        "device": part.kind.upper(),
        "batch": batch_words(part.batch_size, part.precision),
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
    return tr("{sentence}.", sentence=_compare(own, names))


def reservation(reasons: Sequence[Reason]) -> str:
    """As in "Not a ratio of the machines alone: different versions of PyTorch."; empty where it is."""
    return tr("Not a ratio of the machines alone: {doubts}.", doubts=doubt_words(reasons)) if reasons else ""


def doubt_words(reasons: Sequence[Reason]) -> str:
    """Each once, in a few words, without names."""
    return ", ".join(dict.fromkeys(map(_words, reasons)))


def notes(comparison: Comparison, part: Part) -> tuple[str, ...]:
    """What holds for the part as a whole and is no reason against a single cell."""
    found = []
    rows = comparison.rows_of(part)
    sides = [cell.side for row in rows for cell in row.cells if cell.side is not None]
    devices = list(dict.fromkeys(side.device for side in sides))
    if len(devices) > 1:
        titles = tr(" with ").join(map(device_title, devices))
        found.append(tr("GPUs of different makes are compared: {devices}.", devices=titles))
    found += _unknown_bits(comparison, part)
    ratios = [cell for row in rows for cell in row.cells[1:] if cell.ratio is not None]
    if any(cell.interval is None for cell in ratios):
        found.append(tr("Fewer than six samples, as of a single epoch, have no interval."))
    found += [
        tr(
            "{title}: {conditions} Its samples were not published, so that its ratios have no interval.",
            title=each.spoken,
            conditions=tr(each.conditions),
        )
        for index, each in enumerate(comparison.contenders)
        if each.is_published and comparison.has_ratio_of(index, part)
    ]
    return tuple(found)


def reason_lines(comparison: Comparison, part: Part) -> tuple[str, ...]:
    """A line for each kind of reason, with its advice, those that refuse first."""
    return tuple(map(_kind_line, _kinds(comparison, part)))


def all_reason_lines(comparison: Comparison, part: Part) -> tuple[str, ...]:
    """A line for each reason there is, in the order of their kinds."""
    kinds = _kinds(comparison, part)
    return tuple(_reason_line(reason, models) for kind in kinds for reason, models in kind.items())


def refusal_words(cell: Compared) -> str:
    """In place of a bar or a ratio."""
    if _lacks_the_baseline(cell):
        return tr("the baseline was not measured")
    return tr(REFUSALS[cell.reasons[0].code])


def is_beside_the_others(cell: Compared) -> bool:
    """Whether its speed can be shown beside that of the others, be there a baseline for a ratio or not."""
    return cell.ratio is not None or _lacks_the_baseline(cell)


def _unknown_bits(comparison: Comparison, part: Part) -> list[str]:
    """Where one was found to compute with fewer bits, those whose same device nobody looked at."""
    names: dict[str, None] = {}
    for row in comparison.rows_of(part):
        pairs = zip(comparison.contenders, row.cells, strict=True)
        sides = [
            (each.spoken, cell.side) for each, cell in pairs if cell.side and cell.side.seconds_per_image
        ]
        coarse = {side.device for _, side in sides if side.parity == "reduced_precision"}
        names |= dict.fromkeys(name for name, side in sides if side.device in coarse and not side.parity)
    return [
        tr(
            "{name}: its bits were not checked. It is taken to compute float32 with as few as the same "
            "device of another result here.",
            name=name,
        )
        for name in names
    ]


def _lacks_the_baseline(cell: Compared) -> bool:
    is_measured = cell.side is not None and cell.side.images_per_s is not None
    return is_measured and {reason.code for reason in cell.reasons if reason.refuses} <= {*OF_THE_BASELINE}


def _words(reason: Reason) -> str:
    return tr(RESERVATIONS[reason.code]) if reason.doubt is None else tr(IN_SHORT[reason.doubt])


def _compare(own: Mean, names: dict[str, str]) -> str:
    between = _between(own.interval)
    figure = tr(": {ratio}{between}", ratio=format_speed_up(own.ratio), between=between)
    if _is_nearly_equal(own):
        text = tr("{name} is about as fast as {baseline} on the {device}, at batch {batch}", **names)
        return text + figure
    if _is_within_chance(own):
        text = tr(
            "{name} cannot be told apart from {baseline} by speed on the {device}, at batch {batch}", **names
        )
        return text + figure
    times = format_factor(own.ratio)
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


def _is_nearly_equal(own: Mean) -> bool:
    return abs(own.ratio - 1) <= NEARLY_EQUAL


def _is_within_chance(own: Mean) -> bool:
    return own.interval is not None and own.interval.low <= 1 <= own.interval.high


def _between(interval: Interval | None) -> str:
    if interval is None:
        return ""
    return tr(" ({low} to {high})", low=format_factor(interval.low), high=format_factor(interval.high))


def _refused_in_short(comparison: Comparison, index: int, part: Part, name: str) -> str:
    """By the reason, where it is one for all models."""
    why = {refusal_words(row.cells[index]) for row in comparison.rows_of(part)}
    return f"{name}: {why.pop()}" if len(why) == 1 else tr("{name}: not comparable", name=name)


def _in_short(name: str, own: Mean) -> str:
    is_no_difference = _is_within_chance(own) and not _is_nearly_equal(own)
    ratio = tr("cannot be told apart") if is_no_difference else format_speed_up(own.ratio)
    says = f"{ratio}{_between(own.interval)}"
    if own.reasons:
        says = f"{RESERVATION} {says}"
    if own.left_out:
        says = tr("{ratio} without {models}", ratio=says, models=_titles(own.left_out))
    return f"{name}: {says}"


def _other(comparison: Comparison, index: int, part: Part, own: Mean | None) -> str:
    says = [sentence(comparison, index, part, own)]
    if own is not None:
        says += filter(None, [reservation(own.reasons), f"{_basis(own, part)}." if own.left_out else ""])
    return " ".join(says)


def _basis(own: Mean, part: Part) -> str:
    count, precision = own.models, part.precision
    if not own.left_out:
        if count == 1:
            return tr("1 model, {precision}", precision=precision)
        return tr("Geometric mean of {count} models, {precision}", count=count, precision=precision)
    several = {"all": count + len(own.left_out), "precision": precision}
    if count == 1:
        what = tr("1 of {all} models, {precision}", **several)
    else:
        what = tr("Geometric mean of {count} of {all} models, {precision}", count=count, **several)
    return tr("{what}, without {models}: see the remarks", what=what, models=_titles(own.left_out))


def _titles(models: Sequence[str]) -> str:
    return ", ".join(MODELS[model].title for model in models)


def _rank(own: Mean | None) -> tuple[bool, bool, float]:
    """Those with a ratio before those without, comparable ones before others, then by speed."""
    if own is None:
        return False, False, 0.0
    return True, not own.reasons, own.ratio


def _kinds(comparison: Comparison, part: Part) -> list[_Kind]:
    """Those that refuse first."""
    kinds: dict[Code, _Kind] = {}
    for row in comparison.rows_of(part):
        for reason in dict.fromkeys(why for cell in row.cells for why in cell.reasons):
            kinds.setdefault(reason.code, {}).setdefault(reason, []).append(row.work.model)
    return sorted(kinds.values(), key=lambda kind: not next(iter(kind)).refuses)


def _kind_line(kind: _Kind) -> str:
    """The first of a kind, and how many more there are."""
    says = _reason_line(*next(iter(kind.items())))
    if len(kind) == 1:
        return says
    return tr("{reason} ({count} more of this kind in all results.)", reason=says, count=len(kind) - 1)


def _reason_line(reason: Reason, models: Sequence[str]) -> str:
    """With its advice, and with the models where it is about single cells."""
    says = f"{reason.sentence} {reason.advice}"
    return f"{_titles(models)}: {says}" if reason.code in OF_A_CELL else says
