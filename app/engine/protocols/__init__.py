"""How a cell is timed: one file for each protocol."""

from collections.abc import Callable, Mapping

from app.engine.protocols.base import Bench, Measurement
from app.engine.protocols.compute import compute
from app.engine.protocols.epoch import EpochMeasurement
from app.engine.protocols.sustained import SustainedMeasurement
from app.model.plan import Protocol

PROTOCOLS: Mapping[Protocol, Callable[[Bench], Measurement]] = {
    "compute": compute,
    "epoch": EpochMeasurement,
    "sustained": SustainedMeasurement,
}

__all__ = ["PROTOCOLS", "Bench", "Measurement"]
