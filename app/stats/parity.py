"""The verdict on a device's numbers: passed, computed with fewer bits, or failed.

The thresholds are justified by measurement in docs/method.md, "Is the GPU right?".
"""

import statistics
from collections.abc import Callable, Mapping
from operator import itemgetter
from typing import Literal

from app.model.catalog import DEVICES, MODELS
from app.model.parity import LARGEST, Parity, StepErrors, TensorError
from app.model.plan import Cell
from app.model.record import Record
from app.model.result import Result
from app.notation import number
from app.stats.formats import format_error
from app.words import mark, tr

FLOOR = 1e-6
"""Added to the CPU's own error, which chance can make tiny: about 16 roundings of float32 (2^-24)."""
STRICT_FACTOR = 64
"""A device may be off by so many times what the CPU is. A healthy NVIDIA GPU was by up to 4."""
STRICT_LIMIT = 0.04
"""Never more than this, so that an error of 5% is found everywhere."""
REDUCED_FACTOR = 2**14
"""TF32 rounds to 10 bits where float32 has 23, which is 2^13 times as coarse; twice that is allowed."""
REDUCED_LIMIT = 1.0
"""An error as large as the tensor itself is no rounding."""
LAST_LOSSES = 5
FALL_SHARE = 0.5
"""Of the CPU's fall of the loss. Healthy runs that differ by rounding alone reached 0.74 of it and more."""

Code = Literal["passed", "reduced_precision", "failed"]
Bound = Callable[[float], float]
Named = tuple[str, TensorError]
"""One of the names below, in English: of some hundred tensors only the worst is told."""
OUTPUT, LOSS = mark("the output"), mark("the loss")
GRADIENT, CHANGE = mark("the gradient of {name}"), mark("Adam's change of {name}")

IN_SHORT: Mapping[Code, str] = {
    "passed": mark("passed"),
    "reduced_precision": mark("fewer bits"),
    "failed": mark("failed"),
}
"""In English; shown by `tr`."""
DO_NOT_TRUST = mark(
    "Do not trust what this device trains with this version of PyTorch, nor its speed. "
    "Update macOS or the driver and PyTorch, then run again; if it stays so, report it to PyTorch."
)


class ParityVerdict(Record, frozen=True):
    """What follows from a comparison, for a person; the advice is empty where nothing needs doing."""

    code: Code
    sentence: str
    advice: str


def judge(parity: Parity) -> ParityVerdict:
    """The verdict on a model's numbers on a device."""
    who = {"device": DEVICES[parity.device].title, "model": MODELS[parity.model].title}
    as_used, strict = _tensors(parity.as_used), _tensors(parity.strict or parity.as_used)
    updates = [(CHANGE, error) for error in parity.updates]
    problem = (
        _worst_problem(who, strict, strict_bound)
        or _worst_problem(who, as_used, reduced_bound)
        or _worst_problem(who, updates, strict_bound)
        or _different_fall(who, parity)
    )
    if problem:
        return ParityVerdict("failed", problem, tr(DO_NOT_TRUST))
    title, worst = max(as_used, key=lambda named: named[1].device_error)
    what = tr(title, name=worst.name)
    if _worst_problem(who, as_used, strict_bound):
        return ParityVerdict(
            "reduced_precision",
            tr(
                "{device} on {model} computes float32 with fewer bits, as its default allows: {what} is off "
                "by {error}. With all bits it agrees with the CPU.",
                **who,
                what=what,
                error=_text(worst.device_error),
            ),
            tr("Say so where you quote its speed, which the fewer bits raise."),
        )
    return ParityVerdict(
        "passed",
        tr(
            "{device} on {model} agrees with the CPU: at worst, {what} is off by {error}.",
            **who,
            what=what,
            error=_text(worst.device_error),
        ),
        "",
    )


def wrong_numbers(result: Result, cell: Cell) -> ParityVerdict | None:
    """What was found of a cell's model on its device, where it computes something else; None elsewhere."""
    parity = result.parity_of(cell.model, cell.device)
    verdict = judge(parity) if parity is not None else None
    return verdict if verdict is not None and verdict.code == "failed" else None


def parity_in_short(result: Result, cell: Cell) -> str:
    """In a word or two; empty where it was not checked."""
    parity = result.parity_of(cell.model, cell.device)
    return tr(IN_SHORT[judge(parity).code]) if parity is not None else ""


def computes_with_fewer_bits(result: Result, device: str) -> bool:
    """Whether float32 was found to be less than that there, on any model; False where nobody looked."""
    return any(
        judge(parity).code == "reduced_precision" for parity in result.parities if parity.device == device
    )


def strict_bound(cpu_error: float) -> float:
    """The largest relative error that differences in rounding float32 explain."""
    return min(STRICT_FACTOR * (cpu_error + FLOOR), STRICT_LIMIT)


def reduced_bound(cpu_error: float) -> float:
    """The largest relative error that rounding to TF32 explains."""
    return min(REDUCED_FACTOR * (cpu_error + FLOOR), REDUCED_LIMIT)


def fall(losses: tuple[float, ...]) -> float:
    """The share of the first loss that is gone: 1 - median of the last five / first."""
    return 1 - statistics.median(losses[-LAST_LOSSES:]) / losses[0]


def _worst_problem(who: Mapping[str, str], tensors: list[Named], bound: Bound) -> str | None:
    """The tensor that is furthest beyond its bound; None where all are within."""
    if not tensors:
        return None
    excess, title, error = max(
        ((error.device_error / bound(error.cpu_error), title, error) for title, error in tensors),
        key=itemgetter(0),
    )
    if excess <= 1:
        return None
    return tr(
        "{device} on {model} computes wrong numbers: {what} is off by {error}, where rounding explains "
        "{explained}.",
        **who,
        what=tr(title, name=error.name),
        error=_text(error.device_error),
        explained=_text(bound(error.cpu_error)),
    )


def _different_fall(who: Mapping[str, str], parity: Parity) -> str | None:
    own, cpu = fall(parity.device_losses), fall(parity.cpu_losses)
    if own >= FALL_SHARE * cpu:
        return None
    return tr(
        "{device} on {model} computes wrong numbers: in {steps} training steps its loss went from {first} to "
        "{last}, the CPU's to {cpu_last}.",
        **who,
        steps=len(parity.device_losses),
        first=number(parity.device_losses[0], ".3g"),
        last=number(parity.device_losses[-1], ".3g"),
        cpu_last=number(parity.cpu_losses[-1], ".3g"),
    )


def _tensors(step: StepErrors) -> list[Named]:
    """All of them with what people call them."""
    return [(OUTPUT, step.logits), (LOSS, step.loss), *((GRADIENT, error) for error in step.gradients)]


def _text(error: float) -> str:
    return tr("no finite share") if error >= LARGEST else format_error(error)
