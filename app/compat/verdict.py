"""The one sentence on top of the report, drawn from its items."""

from collections.abc import Sequence
from typing import Literal

from app.compat.item import Item
from app.model.record import Record
from app.words import tr

VerdictLevel = Literal["usable", "cpu_only", "cannot_measure"]

MOST_FUNDAMENTAL_FIRST = ("chip", "python", "os", "torch", "mps", "cuda", "metal", "gpu_test")
"""Each of these can explain the failure of those after it, so the first problem is the one to tell."""


class Verdict(Record, frozen=True):
    """What can be measured here and, where something cannot, why and what to do."""

    level: VerdictLevel
    sentence: str
    reason: str = ""
    remedy: str = ""


def decide(items: Sequence[Item], *, is_mac: bool) -> Verdict:
    """The verdict: usable unless an item is a problem, and nothing without PyTorch.

    Where the GPU passed its test no item is a problem (see `all_items`): only real work tells.
    """
    problems = {item.key: item for item in items if item.status == "problem"}
    first = next((problems[key] for key in MOST_FUNDAMENTAL_FIRST if key in problems), None)
    if first is None:
        sentence = (
            tr("This Mac's GPU can train with PyTorch.")
            if is_mac
            else tr("This machine's NVIDIA GPU can train with PyTorch.")
        )
        return Verdict(level="usable", sentence=sentence)
    if "torch" in problems:
        return Verdict(
            level="cannot_measure",
            sentence=tr("PyTorch cannot be measured on this machine."),
            reason=first.note,
            remedy=first.remedy,
        )
    # Its own sentence, because lupdate reads no text within an f-string.
    linux = tr("This is Linux without a usable NVIDIA GPU.")
    return Verdict(
        level="cpu_only",
        sentence=tr("Only the CPU can be measured on this machine."),
        reason=first.note if is_mac else f"{linux} {first.note}",
        remedy=first.remedy,
    )
