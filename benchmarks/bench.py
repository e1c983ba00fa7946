"""A cell of the app's own engine, laid out beside a plain loop on the same batches."""

import time
from collections.abc import Iterator

from app.engine.devices import Device
from app.engine.digits import Batch, resident_batches
from app.engine.probe import ready_device
from app.engine.protocols.compute import ComputeMeasurement
from app.engine.training import Trainer, build_model
from app.model.events import WindowTimed
from app.model.plan import Cell, Timing
from app.model.plan_bounds import ALL_IMAGES
from benchmarks.plain_loop import PlainLoop

ROUND_S = 0.5


class Bench:
    """One cell measured by the app, and the same work by hand."""

    def __init__(self, model: str, device_name: str, batch_size: int, images: int = ALL_IMAGES) -> None:
        self.cell = Cell(model, device_name, batch_size)
        self.device: Device = ready_device(device_name)
        self.batches: list[Batch] = resident_batches(images, batch_size, self.device.torch_device)
        trainer = Trainer(build_model(model, 1, self.device), self.device)
        # Rounds end a turn after `ROUND_S`, and only the benchmark ends the rounds.
        timing = Timing(
            warmup_budget_s=5.0,
            window_time_s=0.1,
            min_windows=10**6,
            precision_goal=0.0,
            budget_s=4 * ROUND_S,
        )
        self._measurement = ComputeMeasurement(
            cell=self.cell,
            timing=timing,
            batches=self.batches,
            step=trainer.step,
            synchronize=self.device.synchronize,
            clock=time.perf_counter,
        )
        self.plain = PlainLoop(model, self.batches, self.device)
        list(self._measurement.prepare())
        self.plain.time_steps(3)

    def app_windows(self) -> Iterator[WindowTimed]:
        """The app's windows, one after the other without end; between two of them it waits."""
        while True:
            for event in self._measurement.turn():
                if isinstance(event, WindowTimed):
                    yield event

    def app_round(self) -> list[WindowTimed]:
        """The windows of one turn of the app's measurement."""
        return [event for event in self._measurement.turn() if isinstance(event, WindowTimed)]
