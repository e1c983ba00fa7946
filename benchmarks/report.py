"""A ratio beside its bound."""

import sys
from collections.abc import Iterable

from app.model.record import Record


class Check(Record, frozen=True):
    """A measured ratio and where it should lie."""

    name: str
    ratio: float
    low: float
    high: float
    note: str = ""

    @property
    def is_met(self) -> bool:
        """Whether the ratio is within its bound."""
        return self.low <= self.ratio <= self.high


def report(checks: Iterable[Check]) -> bool:
    """Print each check as it comes; returns whether all were met."""
    are_met = True
    for check in checks:
        verdict = "ok " if check.is_met else "OUT"
        say(f"{verdict} {check.name}: {check.ratio:.4f} (bound {check.low:g} to {check.high:g}) {check.note}")
        are_met = are_met and check.is_met
    return are_met


def say(text: str) -> None:
    """A line, at once."""
    sys.stdout.write(f"{text.rstrip()}\n")
    sys.stdout.flush()
