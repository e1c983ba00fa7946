"""How far a result can be quoted, in one word."""

from collections.abc import Iterator
from itertools import islice
from typing import Literal

from app.model.catalog import DEVICES, MODELS
from app.model.plan import Plan
from app.model.plan_bounds import ALL_IMAGES
from app.model.record import Record
from app.model.result import CellResult, Result
from app.model.told import retell
from app.stats.cell_cautions import cell_cautions
from app.stats.figures import measured_count
from app.stats.parity import judge
from app.stats.run_cautions import run_cautions
from app.words import mark, tr

BadgeCode = Literal["standard", "custom", "unstable", "failed_parity"]

TITLES: dict[BadgeCode, str] = {
    "standard": mark("Standard"),
    "custom": mark("Custom"),
    "unstable": mark("Unstable"),
    "failed_parity": mark("Failed parity"),
}
"""In English; shown by `tr`."""
SHAKING = ("unstable", "drift")
"""The cautions that say that the machine's speed itself changed under the measurement."""


class Badge(Record, frozen=True):
    """The word and why it is that one."""

    code: BadgeCode
    sentence: str
    has_figures: bool = True

    @property
    def title(self) -> str:
        """The word as people read it."""
        return tr(TITLES[self.code])


def badge(result: Result) -> Badge:
    """The gravest that applies: wrong numbers, then unsteady ones, then ones that compare with no others."""
    failed = [parity for parity in result.parities if judge(parity).code == "failed"]
    if failed:
        names = (
            tr("{model} on {device}", model=MODELS[parity.model].title, device=DEVICES[parity.device].title)
            for parity in failed
        )
        return Badge("failed_parity", tr("The device's numbers are wrong: {names}.", names=", ".join(names)))
    shaky = unsteady_cells(result)
    if shaky:
        count = measured_count(result)
        sentence = tr("Not measured steadily: {shaky} of {count} cells.", shaky=len(shaky), count=count)
        return Badge("unstable", sentence)
    why = _why_custom(result)
    if why:
        return Badge("custom", why, has_figures=any(cell.status == "done" for cell in result.cells))
    as_preset = tr(
        "All as the preset {preset} has it: comparable with other machines.", preset=tr(result.plan.preset)
    )
    return Badge("standard", as_preset)


def unsteady_cells(result: Result) -> list[CellResult]:
    """Those whose speed itself changed while they were measured."""
    return [
        cell
        for cell in result.cells
        if any(caution.code in SHAKING for caution in cell_cautions(result, cell))
    ]


def _why_custom(result: Result) -> str:
    """Why the result is not to be put beside others of its preset; empty where it is."""
    plan = result.plan
    done = sum(cell.status == "done" for cell in result.cells)
    if not done:
        # Not that none was measured to its end: the headline says so.
        return tr("There is no figure to quote.")
    if done < len(result.cells):
        return tr("Only {done} of {count} cells were measured.", done=done, count=len(result.cells))
    if result.extra_failures:
        missing = ", ".join(retell(failure.what) for failure in result.extra_failures)
        return tr("Not done: {what}.", what=missing)
    return " ".join((*_of_the_plan(plan), *_of_the_run(result)))


def _of_the_plan(plan: Plan) -> Iterator[str]:
    """What was chosen comes first: whoever chose it finds it there."""
    if not plan.gpus:
        yield tr("No GPU was measured.")
    if plan.images < ALL_IMAGES:
        yield tr("Measured with {images} of the {all} images.", images=plan.images, all=ALL_IMAGES)
    elif plan.gpus and not plan.is_as_preset:
        yield tr("Measured by choices of its own, not by those of a preset.")


def _of_the_run(result: Result) -> Iterator[str]:
    """The gravest doubt; the others are among the warnings."""
    doubts = (caution.sentence for caution in run_cautions(result) if caution.code != "single_epoch")
    yield from islice(doubts, 1)
