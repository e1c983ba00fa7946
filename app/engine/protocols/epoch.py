"""The epoch protocol: the experiment of 2022 made right."""

import math
import statistics
from collections.abc import Callable, Iterable, Iterator, Sequence

from app.engine.digits import Batch
from app.engine.loading import Loader
from app.engine.protocols.base import Bench
from app.engine.protocols.compute import LEAD_IN_S, SETTLED_CHUNKS, SETTLED_WITHIN, SYNC_TRIALS
from app.engine.pulse import beat
from app.model.events import CellSample, EpochTimed, FirstStepTimed, SamplingEnd, WarmedUp
from app.model.plan import Plan
from app.model.record import Record

OpenLoader = Callable[..., Loader]
"""Called with the arguments of `Loader`."""


class Pass(Record, frozen=True, kw_only=True):
    """Some batches trained on, each once.

    Attributes:
        first_s: From before the first batch was asked for until its step was queued.
        queued_s: From before the first batch was asked for until the last step was queued.
        duration_s: The same to after the last synchronisation.
    """

    images: int
    steps: int
    first_s: float
    queued_s: float
    duration_s: float

    def once_s(self, until_s: float) -> float:
        """What the first batch and step took beyond a mean later one of those until `until_s`.

        0 if there was no later one.
        """
        later_s = (until_s - self.first_s) / (self.steps - 1) if self.steps > 1 else self.first_s
        return max(0.0, self.first_s - later_s)


class EpochMeasurement:
    """Times one epoch, loading included, in one turn.

    The loader's processes live for that turn only: they are started and warmed before the clock, and are
    idle in nobody else's turn.
    """

    def __init__(self, bench: Bench, open_loader: OpenLoader = Loader) -> None:
        self._bench = bench
        self._loader = loader_for(bench, bench.plan.loader_workers, open_loader)
        self._samples: list[Batch] = []
        self._lead_in: list[Batch] = []
        self._ended_by: SamplingEnd | None = None

    @property
    def ended_by(self) -> SamplingEnd | None:
        return self._ended_by

    def prepare(self) -> Iterator[CellSample]:
        self._samples = self._loader.samples()
        first = time_pass(self._bench, self._samples[:1])
        yield FirstStepTimed(cell=self._bench.cell, first_step_time_s=first.duration_s)
        warmed = warm_up(self._bench, self._samples)
        self._lead_in = lead_in(self._samples, warmed)
        yield warmed

    def turn(self) -> Iterator[CellSample]:
        bench = self._bench
        with self._loader as loader:
            loader_start_s = start_loader(bench, loader)
            time_pass(bench, self._lead_in)
            epoch = time_pass(bench, loader.epoch())
        self._ended_by = "all_timed"
        yield EpochTimed(
            cell=bench.cell,
            images=epoch.images,
            steps=epoch.steps,
            duration_s=epoch.duration_s,
            loader_start_s=loader_start_s,
        )


def loader_for(bench: Bench, workers: int, open_loader: OpenLoader = Loader) -> Loader:
    """A loader of the plan's images in the cell's batches, in an order that is the same for all cells."""
    plan: Plan = bench.plan
    return open_loader(images=plan.images, batch_size=bench.cell.batch_size, workers=workers, seed=plan.seed)


def start_loader(bench: Bench, loader: Loader) -> float:
    """Start and warm the loader's processes; returns the seconds it took."""
    bench.device.synchronize()
    started = bench.clock()
    loader.start()
    return bench.clock() - started


def time_pass(bench: Bench, batches: Iterable[Batch], *, budget_s: float = math.inf) -> Pass:
    """Train once on each batch.

    Args:
        bench: Its trainer makes the steps.
        batches: Not yet asked for; making them is in the clock.
        budget_s: This long after the first step, no new batch is asked for once there were two.
    """
    images, steps, first_s = 0, 0, 0.0
    bench.device.synchronize()
    started = bench.clock()
    for batch in batches:
        train(bench, batch)
        beat()
        images += len(batch[1])
        steps += 1
        now_s = bench.clock() - started
        if steps == 1:
            first_s = now_s
        elif now_s - first_s >= budget_s:
            break
    queued_s = bench.clock() - started
    bench.device.synchronize()
    duration_s = bench.clock() - started
    return Pass(images=images, steps=steps, first_s=first_s, queued_s=queued_s, duration_s=duration_s)


def train(bench: Bench, batch: Batch) -> None:
    """One step from a batch on the host; the copy waits, since others have corrupted data on MPS."""
    images, labels = batch
    device = bench.device.torch_device
    bench.trainer.step((images.to(device), labels.to(device)))


def warm_up(bench: Bench, samples: Sequence[Batch]) -> WarmedUp:
    """Steps on each sample until two in a row were hardly faster than the best before them.

    Every shape has its own share of the plan's time and at least one step, since a new shape compiles.
    """
    steps, spent_s, has_settled = 0, 0.0, True
    for number, sample in enumerate(samples, start=1):
        share_ends_s = bench.plan.timing.warmup_budget_s * number / len(samples)
        best_s, agreeing = math.inf, 0
        while agreeing < SETTLED_CHUNKS and (best_s == math.inf or spent_s < share_ends_s):
            step_time_s = time_pass(bench, [sample]).duration_s
            agreeing = agreeing + 1 if step_time_s >= (1 - SETTLED_WITHIN) * best_s else 0
            best_s = min(best_s, step_time_s)
            steps += 1
            spent_s += step_time_s
        has_settled = has_settled and agreeing >= SETTLED_CHUNKS
    return WarmedUp(
        cell=bench.cell,
        steps=steps,
        duration_s=spent_s,
        has_settled=has_settled,
        sync_time_s=_idle_sync_s(bench),
    )


def lead_in(samples: Sequence[Batch], warmed: WarmedUp) -> list[Batch]:
    """What to train on right before the clock: meanwhile caches went cold and an idle GPU's clocks low."""
    return [samples[0]] * int(LEAD_IN_S * warmed.steps / warmed.duration_s)


def _idle_sync_s(bench: Bench) -> float:
    """What waiting for an idle device costs; an epoch has one such wait."""
    durations_s = []
    for _ in range(SYNC_TRIALS):
        started = bench.clock()
        bench.device.synchronize()
        durations_s.append(bench.clock() - started)
    return statistics.median(durations_s)
