"""Whether two measurements of the same work can be put beside each other, and if not, why.

A reason refuses the ratio, where it would compare two different things, or marks it, where it is a ratio of
more than the machines. Which does what is justified in docs/method.md, "Comparing results".
"""

from collections.abc import Iterator
from typing import Literal

from app.model.record import Record
from app.notation import number
from app.stats.caution import CautionCode
from app.stats.contender import Contender, Side, Work, batch_words, work_title
from app.words import mark, tr

Refusal = Literal["missing", "not_measured", "other_precision", "other_protocol", "failed_parity"]
Mark = Literal[
    "published",
    "other_torch",
    "other_method",
    "other_threads",
    "other_loading",
    "other_images",
    "other_duration",
    "fewer_bits",
    "machine_state",
    "unsteady",
]
Code = Refusal | Mark

PROTOCOLS = {
    "compute": mark("training alone"),
    "epoch": mark("whole epochs with loading"),
    "sustained": mark("minutes without a pause"),
}
LOADING_WORDS = {0: mark("without loader processes"), 4: mark("with 4 loader processes")}
MEASURE_AGAIN = mark("Measure both in the same way for a comparison of the machines alone.")


class Reason(Record, frozen=True):
    """Why a ratio is not given, or not what it seems.

    Attributes:
        doubt: That of the measurement itself; None where the reason is another.
    """

    code: Code
    sentence: str
    advice: str
    refuses: bool = False
    doubt: CautionCode | None = None


def reasons(baseline: Contender, other: Contender, work: Work) -> tuple[Reason, ...]:
    """Why `other` cannot be compared with `baseline`, the gravest first; empty where nothing speaks against.

    Where one refuses, those that would only mark are left out: there is no ratio to be marked. But what only
    the baseline lacks is shown without a ratio, with the doubts of its own.
    """
    refusals = tuple(_refusals(baseline, other, work))
    if refusals:
        is_shown = _lacks_only_the_baseline(baseline, other, work)
        return (*refusals, *own_reasons(other, work)) if is_shown else refusals
    mine, its = baseline.side(work), other.side(work)
    assert mine is not None and its is not None
    return (
        *_marks_of_way(baseline, other, work),
        *_marks_of_numbers((baseline, mine), (other, its)),
        *own_reasons(baseline, work),
        *own_reasons(other, work),
    )


def own_reasons(contender: Contender, work: Work) -> tuple[Reason, ...]:
    """What speaks against a contender's measurement whatever it is compared with."""
    absence = _absence(contender, work)
    if absence is not None:
        return (absence,)
    side = contender.side(work)
    doubts = side.doubts if side else ()
    return tuple(
        Reason(
            "unsteady" if doubt.cell else "machine_state",
            tr("{name}: {sentence}", name=contender.spoken, sentence=doubt.sentence),
            doubt.advice,
            doubt=doubt.code,
        )
        for doubt in doubts
    )


def minor_version(torch: str) -> tuple[int, ...]:
    """The first two numbers, between which PyTorch's speed is taken to be the same; empty if unreadable."""
    # Late: the window opens without it.
    from packaging.version import InvalidVersion, Version

    try:
        return Version(torch).release[:2]
    except InvalidVersion:
        return ()


def _refusals(baseline: Contender, other: Contender, work: Work) -> Iterator[Reason]:
    sides = [each.side(work) for each in (baseline, other)]
    # What is not in its plan was not measured by another protocol either.
    if baseline.protocol != other.protocol and sides[1] is not None:
        yield Reason(
            "other_protocol",
            tr(
                "{name} measured {what}, {baseline} {baseline_what}.",
                name=other.spoken,
                what=tr(PROTOCOLS[other.protocol]),
                baseline=baseline.spoken,
                baseline_what=tr(PROTOCOLS[baseline.protocol]),
            ),
            _protocol_advice(baseline, other),
            refuses=True,
        )
        return
    absences = [absence for each in (baseline, other) if (absence := _absence(each, work)) is not None]
    yield from absences
    if not absences:
        yield from _wrong_numbers(baseline, work)
    if not absences or _lacks_only_the_baseline(baseline, other, work):
        yield from _wrong_numbers(other, work)


def _lacks_only_the_baseline(baseline: Contender, other: Contender, work: Work) -> bool:
    is_missing = _absence(baseline, work) is not None and _absence(other, work) is None
    return is_missing and baseline.protocol == other.protocol


def _protocol_advice(baseline: Contender, other: Contender) -> str:
    if baseline.is_published or other.is_published:
        return tr("Run the preset Experiment of 2022 to compare with the published result.")
    return tr("These are different times: measure both by the same protocol.")


def _absence(contender: Contender, work: Work) -> Reason | None:
    side = contender.side(work)
    if side is None:
        return _not_planned(contender, work)
    if side.seconds_per_image:
        return None
    if side.failure:
        says = tr("{name} failed: {reason}", name=contender.spoken, reason=side.failure)
    else:
        says = tr("{name}: its run was stopped before this was measured.", name=contender.spoken)
    return Reason("not_measured", says, tr("Run it there again."), refuses=True)


def _not_planned(contender: Contender, work: Work) -> Reason:
    """By the most that is missing, so that it is said once: the device, the batch size, or one model."""
    name, device = contender.spoken, work.kind.upper()
    there = [side.work for side in contender.sides if side.work.kind == work.kind]
    precisions = [
        own.precision for own in there if (own.model, own.batch_size) == (work.model, work.batch_size)
    ]
    if precisions:
        return Reason(
            "other_precision",
            tr(
                "{name} measured it in {precisions}, not in {precision}.",
                name=name,
                precisions=", ".join(precisions),
                precision=work.precision,
            ),
            tr("These are different computations: measure both in the same precision."),
            refuses=True,
        )
    advice = tr("Nothing was published of it.") if contender.is_published else tr("Measure it there too.")
    if not there:
        says = tr("{name} was not measured on the {device}.", name=name, device=device)
        advice = tr("Measure it there too, or compare on a device that both have.")
    elif not any((own.batch_size, own.precision) == (work.batch_size, work.precision) for own in there):
        batch = batch_words(work.batch_size, work.precision)
        says = tr(
            "{name} was not measured on the {device}, at batch {batch}.",
            name=name,
            device=device,
            batch=batch,
        )
    else:
        says = tr("{name} has no {work}.", name=name, work=work_title(work))
    return Reason("missing", says, advice, refuses=True)


def _wrong_numbers(contender: Contender, work: Work) -> Iterator[Reason]:
    side = contender.side(work)
    if side is not None and side.parity == "failed":
        yield Reason(
            "failed_parity",
            tr("{name} computes wrong numbers there, and their speed means nothing.", name=contender.spoken),
            tr("Update macOS or the driver and PyTorch there, then run again."),
            refuses=True,
        )


def _marks_of_way(baseline: Contender, other: Contender, work: Work) -> Iterator[Reason]:
    """How it was measured."""
    names = {"name": other.spoken, "baseline": baseline.spoken}
    again = tr(MEASURE_AGAIN)
    if baseline.is_published != other.is_published:
        title = baseline.spoken if baseline.is_published else other.spoken
        yield Reason(
            "published",
            tr("{name} was measured without a warm-up, once, its loader started in the clock.", name=title),
            tr("Take its ratios as rough: single runs have no interval."),
        )
    if minor_version(baseline.torch) != minor_version(other.torch):
        yield Reason(
            "other_torch",
            tr(
                "{name} ran PyTorch {torch}, {baseline} {baseline_torch}.",
                **names,
                torch=other.torch,
                baseline_torch=baseline.torch,
            ),
            tr("Measure both with the same PyTorch for a comparison of the machines alone."),
        )
    if baseline.is_first_method != other.is_first_method:
        old = baseline.spoken if baseline.is_first_method else other.spoken
        yield Reason("other_method", tr("{name} was measured by an older Torchmark.", name=old), again)
    if work.kind == "cpu" and _have_other_threads(baseline, other):
        yield Reason(
            "other_threads",
            tr(
                "{name} ran {threads} CPU threads, {baseline} {baseline_threads}, which was chosen.",
                **names,
                threads=other.cpu_threads,
                baseline_threads=baseline.cpu_threads,
            ),
            again,
        )
    yield from _marks_of_amount(baseline, other, names)


def _marks_of_amount(baseline: Contender, other: Contender, names: dict[str, str]) -> Iterator[Reason]:
    """What an epoch loads, and how long a sustained run is."""
    again = tr(MEASURE_AGAIN)
    if baseline.loader_workers is not None and baseline.loader_workers != other.loader_workers:
        sentence = tr(
            "{name} loaded its images {how}, {baseline} {baseline_how}.",
            **names,
            how=tr(LOADING_WORDS[other.loader_workers or 0]),
            baseline_how=tr(LOADING_WORDS[baseline.loader_workers]),
        )
        yield Reason("other_loading", sentence, again)
    if baseline.images != other.images:
        sentence = tr(
            "An epoch of {name} has {images} images, one of {baseline} {baseline_images}.",
            **names,
            images=other.images,
            baseline_images=baseline.images,
        )
        yield Reason("other_images", sentence, again)
    mine, its = baseline.sustained_minutes, other.sustained_minutes
    if mine is not None and its is not None and mine != its:
        sentence = tr(
            "{name} trained for {minutes} minutes, {baseline} for {baseline_minutes}.",
            **names,
            minutes=number(its, "g"),
            baseline_minutes=number(mine, "g"),
        )
        yield Reason("other_duration", sentence, again)


def _have_other_threads(baseline: Contender, other: Contender) -> bool:
    """By choice: as many as PyTorch takes by itself belong to the machine."""
    if baseline.cpu_threads is None or other.cpu_threads is None:
        return False
    is_chosen = baseline.has_chosen_threads or other.has_chosen_threads
    return is_chosen and baseline.cpu_threads != other.cpu_threads


def _marks_of_numbers(one: tuple[Contender, Side], two: tuple[Contender, Side]) -> Iterator[Reason]:
    """Whether one computes with fewer bits; a device that was not looked at is as the same device is."""
    reduced = [contender.spoken for contender, side in (one, two) if side.parity == "reduced_precision"]
    is_known = None not in (one[1].parity, two[1].parity)
    if len(reduced) == 1 and (is_known or one[1].device != two[1].device):
        yield Reason(
            "fewer_bits",
            tr("{name} computes float32 with fewer bits there, which is faster.", name=reduced[0]),
            tr("Say so where you quote the ratio."),
        )
