"""A bench whose clock, device and loader follow a script, for exact arithmetic."""

from collections.abc import Callable, Iterator
from typing import Any, Self, cast

import torch

from app.engine.digits import Batch
from app.engine.loading import Loader
from app.engine.protocols.base import Bench
from app.model.plan import Cell, make_plan

DISPATCH_S = 0.001
START_S = 7.0
LOAD_S = 0.5


class ScriptedBench:
    """An asynchronous device: a step returns after its dispatch, its work ends later.

    Attributes:
        steps: The size of each batch trained on, from the first.
        sleeps: The seconds that the system sleeps in a step, by the step's number.
    """

    def __init__(self, *, step_time_s: float, first_step_time_s: float | None = None) -> None:
        self.now_s = 1000.0
        self.steps: list[int] = []
        self.sleeps: dict[int, float] = {}
        self.asleep_s = 700.0
        self.opened: list[ScriptedLoader] = []
        self.failing_step: int | None = None
        self._step_time_s = step_time_s
        self._first_step_time_s = first_step_time_s or step_time_s
        self._busy_until_s = 0.0

    def bench(self, *, images: int, batch_size: int, workers: int = 4) -> Bench:
        cell = Cell("resnet18", "mps", batch_size)
        plan = make_plan(
            preset="experiment-2022",
            models=(cell.model,),
            devices=(cell.device,),
            batch_sizes=(batch_size,),
            images=images,
            loader_workers=workers,
        )
        return Bench(
            cell=cell,
            plan=plan,
            device=cast("Any", self),
            trainer=cast("Any", self),
            clock=lambda: self.now_s,
            asleep=lambda: self.asleep_s,
        )

    torch_device = torch.device("cpu")

    def step(self, batch: Batch) -> None:
        if len(self.steps) == self.failing_step:
            raise RuntimeError("scripted")
        self.asleep_s += self.sleeps.get(len(self.steps), 0.0)
        # A new shape compiles, in the step's own time and on the CPU, as on MPS.
        if len(batch[1]) not in self.steps:
            self.now_s += self._first_step_time_s - self._step_time_s
        self.steps.append(len(batch[1]))
        self._busy_until_s = max(self._busy_until_s, self.now_s) + self._step_time_s
        self.now_s += DISPATCH_S

    def synchronize(self) -> None:
        self.now_s = max(self.now_s, self._busy_until_s)

    @property
    def open_loader(self) -> Callable[..., Loader]:
        def open_loader(**choices: int) -> Loader:
            self.opened.append(ScriptedLoader(self, **choices))
            return cast("Loader", self.opened[-1])

        return open_loader


class ScriptedLoader:
    """Makes each batch while it is waited for; its processes start with `start` or the first epoch."""

    def __init__(
        self, script: ScriptedBench, *, images: int, batch_size: int, workers: int, seed: int
    ) -> None:
        whole, rest = divmod(images, batch_size)
        self._sizes = [batch_size] * whole + [rest] * bool(rest)
        self._script = script
        self._has_started = not workers
        self.workers = workers
        self.is_open = True

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.is_open = False

    def samples(self) -> list[Batch]:
        return [_batch(size) for size in sorted(set(self._sizes), reverse=True)]

    def start(self) -> None:
        if not self._has_started:
            self._script.now_s += START_S
        self._has_started = True

    def epoch(self, steps: int | None = None) -> Iterator[Batch]:
        self.start()
        for size in self._sizes[:steps]:
            self._script.now_s += LOAD_S
            yield _batch(size)


def _batch(size: int) -> Batch:
    return torch.zeros(size), torch.zeros(size)
