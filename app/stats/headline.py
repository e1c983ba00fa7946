"""The result in one sentence."""

from collections.abc import Iterable

from app.model.catalog import BASELINE_DEVICE, DEVICES, Precision
from app.model.machine import Machine
from app.model.record import Record
from app.model.result import CellResult, Result
from app.model.told import retell
from app.notation import number
from app.stats.figures import compared_cells, figures, geometric_mean_range, geometric_mean_speed_up
from app.stats.formats import format_range, format_speed_up
from app.stats.intervals import Interval
from app.stats.parity import computes_with_fewer_bits
from app.words import tr

NEARLY_EQUAL = 0.05
"""Within this of 1.0 neither device is called faster."""


class Headline(Record, frozen=True):
    """What the run says.

    Attributes:
        basis: On what the speed-up rests; empty where there is none.
        why: Why there is no speed-up, where a failure tells.
    """

    sentence: str
    basis: str = ""
    why: str = ""


def headline(result: Result, machine: str = "") -> Headline:
    """The speed-up of the first GPU in the plan, with its 95% range, or why there is none.

    At its largest measured batch size, in the first of the precisions measured there.

    Args:
        machine: What the sentence calls the machine where it is not the one that the reader sits at.
    """
    plan = result.plan
    machine = machine or machine_name(result.machine)
    for device in plan.gpus:
        for batch_size in sorted(plan.all_batch_sizes, reverse=True):
            for precision in plan.precisions:
                ratio = geometric_mean_speed_up(result, device, batch_size, precision)
                if ratio is not None:
                    spread = geometric_mean_range(result, device, batch_size, precision)
                    return Headline(
                        sentence=_compare(machine, ratio, spread, batch_size),
                        basis=_basis(result, device, batch_size, precision),
                    )
    return _without_speed_up(result, machine)


def machine_name(machine: Machine) -> str:
    """What the sentence calls the machine."""
    return tr("This Mac") if machine.os_name == "macOS" else tr("This machine")


def _compare(machine: str, ratio: float, spread: Interval | None, batch_size: int) -> str:
    between = format_range(spread.low, spread.high) if spread else ""
    if abs(ratio - 1) <= NEARLY_EQUAL:
        return tr(
            "{machine} trains about as fast on its GPU as on its CPU ({range}), at batch {batch_size}",
            machine=machine,
            range=between or f"{number(ratio, '.2f')}×",
            batch_size=batch_size,
        )
    values = {"machine": machine, "ratio": format_speed_up(ratio), "batch_size": batch_size}
    if spread is not None and spread.low <= 1 <= spread.high:
        return tr(
            "{machine} trains on its GPU at a speed that cannot be told from its CPU's: {ratio} ({range}), "
            "at batch {batch_size}",
            range=between,
            **values,
        )
    if ratio < 1:
        if not between:
            return tr(
                "{machine} trains slower on its GPU: {ratio} the speed of its CPU, at batch {batch_size}",
                **values,
            )
        return tr(
            "{machine} trains slower on its GPU: {ratio} the speed of its CPU ({range}), "
            "at batch {batch_size}",
            range=between,
            **values,
        )
    if not between:
        return tr("{machine} trains {ratio} faster on its GPU, at batch {batch_size}", **values)
    return tr(
        "{machine} trains {ratio} faster on its GPU ({range}), at batch {batch_size}", range=between, **values
    )


def _basis(result: Result, device: str, batch_size: int, precision: Precision) -> str:
    cells = compared_cells(result, device, batch_size, precision)
    values = {
        "batch_size": batch_size,
        "precision": _precision(result, device, precision),
        "device": DEVICES[device].title,
    }
    if len(cells) == 1:
        return tr("1 model, batch {batch_size}, {precision}, {device} against CPU", **values)
    return tr(
        "geometric mean of {count} models, batch {batch_size}, {precision}, {device} against CPU",
        count=len(cells),
        **values,
    )


def _precision(result: Result, device: str, precision: Precision) -> str:
    """Not float32 plainly where only the CPU computed in that."""
    if precision == "fp32" and computes_with_fewer_bits(result, device):
        return tr("{precision} with fewer bits on the GPU, its default", precision=precision)
    return precision


def _without_speed_up(result: Result, machine: str) -> Headline:
    measured = {cell.cell.device for cell in result.cells if figures(cell) is not None}
    if not measured:
        nothing = tr("Nothing measured yet") if result.outcome is None else _nothing(result)
        return Headline(nothing, why=_why_failed(result.cells) if result.outcome else "")
    on_gpus = [cell for cell in result.cells if cell.cell.device != BASELINE_DEVICE]
    if measured == {BASELINE_DEVICE}:
        if any(cell.failure for cell in on_gpus):
            sentence = tr("{machine} could not be measured on its GPU", machine=machine)
            return Headline(sentence, why=_why_failed(on_gpus))
        return Headline(tr("{machine} was measured on its CPU only", machine=machine))
    return Headline(tr("{machine} was measured without its CPU to compare with", machine=machine))


def _nothing(result: Result) -> str:
    """Of a cell that was stopped the samples are there to be seen."""
    if any(cell.windows or cell.epochs for cell in result.cells):
        return tr("No cell was measured to its end")
    return tr("Nothing was measured")


def _why_failed(cells: Iterable[CellResult]) -> str:
    """What the first cell that failed says."""
    return next((retell(cell.failure.reason) for cell in cells if cell.failure is not None), "")
