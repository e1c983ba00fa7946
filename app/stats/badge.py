"""How far a result can be quoted, in one word."""

from typing import Literal

from app.model.catalog import DEVICES, MODELS
from app.model.plan import ALL_IMAGES
from app.model.record import Record
from app.model.result import Result
from app.stats.cell_cautions import cell_cautions
from app.stats.parity import judge
from app.stats.run_cautions import run_cautions

BadgeCode = Literal["standard", "custom", "unstable", "failed_parity"]

TITLES: dict[BadgeCode, str] = {
    "standard": "Standard",
    "custom": "Custom",
    "unstable": "Unstable",
    "failed_parity": "Failed parity",
}
SHAKING = ("unstable", "drift")
"""The cautions that say that the machine's speed itself changed under the measurement."""


class Badge(Record, frozen=True):
    """The word and why it is that one."""

    code: BadgeCode
    sentence: str

    @property
    def title(self) -> str:
        """The word as people read it."""
        return TITLES[self.code]


def badge(result: Result) -> Badge:
    """The gravest that applies: wrong numbers, then unsteady ones, then ones that compare with no others."""
    failed = [parity for parity in result.parities if judge(parity).code == "failed"]
    if failed:
        names = ", ".join(
            f"{MODELS[parity.model].title} on {DEVICES[parity.device].title}" for parity in failed
        )
        return Badge("failed_parity", f"The device's numbers are wrong: {names}.")
    shaky = [
        cell
        for cell in result.cells
        if any(caution.code in SHAKING for caution in cell_cautions(result, cell))
    ]
    if shaky:
        return Badge("unstable", f"Not measured steadily: {len(shaky)} of {len(result.cells)} cells.")
    why = _why_custom(result)
    if why:
        return Badge("custom", why)
    return Badge(
        "standard", f"All as the preset {result.plan.preset} has it: comparable with other machines."
    )


def _why_custom(result: Result) -> str:
    """Why the result is not to be put beside others of its preset; empty where it is."""
    plan = result.plan
    done = sum(cell.status == "done" for cell in result.cells)
    if done < len(result.cells):
        return f"Only {done} of {len(result.cells)} cells were measured."
    if result.extra_failures:
        return f"Not done: {', '.join(failure.what for failure in result.extra_failures)}."
    for caution in run_cautions(result):
        if caution.code != "single_epoch":
            return caution.sentence
    if not plan.gpus:
        return "No GPU was measured."
    if plan.images < ALL_IMAGES:
        return f"Measured with {plan.images} of the {ALL_IMAGES} images."
    if not plan.is_as_preset:
        return "Measured by choices of its own, not by those of a preset."
    return ""
