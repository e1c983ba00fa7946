"""Stub."""

from collections.abc import Iterator

from app.engine.protocols.base import Bench
from app.model.events import CellSample, SamplingEnd


class EpochMeasurement:
    """Stub."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    @property
    def ended_by(self) -> SamplingEnd | None:
        raise NotImplementedError

    def prepare(self) -> Iterator[CellSample]:
        raise NotImplementedError

    def turn(self) -> Iterator[CellSample]:
        raise NotImplementedError
