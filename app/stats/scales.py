"""How a machine's two speeds, of computing and of all else, differ from what was thought of them."""

import statistics
from collections.abc import Sequence

from app.model.record import Record

RIDGE = 1e-6
"""Holds both scales to the same where the cells say nothing of their difference, and only there."""
SMALLEST = 0.05


class StepParts(Record, frozen=True):
    """Expected seconds of a step: of its arithmetic, and of moving data and handing work over."""

    arithmetic_s: float
    rest_s: float

    @property
    def total_s(self) -> float:
        """One after the other."""
        return self.arithmetic_s + self.rest_s


class Scales(Record, frozen=True):
    """What the parts have to be multiplied by."""

    arithmetic: float = 1.0
    rest: float = 1.0

    def apply(self, parts: StepParts) -> float:
        """Expected seconds of a step on this machine."""
        return self.arithmetic * parts.arithmetic_s + self.rest * parts.rest_s


def fit_scales(parts: Sequence[StepParts], measured_s: Sequence[float]) -> Scales:
    """Least squares of the relative errors; both are 1 where nothing was measured."""
    if not parts:
        return Scales()
    common = statistics.median(time_s / each.total_s for each, time_s in zip(parts, measured_s, strict=True))
    # Late: the window opens without numpy.
    import numpy

    shares = numpy.array([[each.arithmetic_s, each.rest_s] for each in parts])
    shares *= common / numpy.array(measured_s)[:, None]
    wanted = shares.sum(axis=0) + RIDGE
    solved = numpy.linalg.solve(shares.T @ shares + RIDGE * numpy.eye(2), wanted)
    arithmetic, rest = (common * max(SMALLEST, float(scale)) for scale in solved)
    return Scales(arithmetic, rest)
