"""Where the time of a step goes: an instrumented pass."""

from app.engine.protocols.base import Bench
from app.model.phases import Phases


def measure_phases(bench: Bench) -> Phases:
    """Each phase between two synchronisations."""
    raise NotImplementedError
