"""Where the time of a step goes: an instrumented pass."""

import statistics
from itertools import count, pairwise

from torch.utils.data import default_collate

from app.engine.digits import Batch
from app.engine.loading import DigitImages
from app.engine.protocols.base import Bench
from app.engine.pulse import beat
from app.model.phases import Phases

LEAST_STEPS = 2
BUDGET_S = 1.0
"""Past this time no more steps are made, once there are `LEAST_STEPS`."""
SYNC_TRIALS = 5


def measure_phases(bench: Bench) -> Phases:
    """Each phase from one synchronisation to the next, in steps that go on training the bench's model.

    The first step is not timed: loading and transfer have not been done before.
    """
    digits = DigitImages(bench.plan.images)
    starts = (index * bench.cell.batch_size for index in count())
    bench.trainer.forget_gradients()
    _time_step(bench, digits, next(starts))
    steps_s: list[list[float]] = []
    began_s = bench.clock()
    while len(steps_s) < LEAST_STEPS or bench.clock() - began_s < BUDGET_S:
        steps_s.append(_time_step(bench, digits, next(starts)))
    loading_s, transfer_s, forward_s, backward_s, optimizer_s = map(
        statistics.fmean, zip(*steps_s, strict=True)
    )
    return Phases(
        steps=len(steps_s),
        loading_s=loading_s,
        transfer_s=transfer_s,
        forward_s=forward_s,
        backward_s=backward_s,
        optimizer_s=optimizer_s,
        sync_s=statistics.median(_time_synchronisation(bench) for _ in range(SYNC_TRIALS)),
    )


def _time_step(bench: Bench, digits: DigitImages, start: int) -> list[float]:
    """Seconds of loading, transfer, forward, backward and optimizer; the device is idle at both ends."""
    trainer, place = bench.trainer, bench.device.torch_device
    bench.device.synchronize()
    ends_s = [bench.clock()]

    def end_phase() -> None:
        bench.device.synchronize()
        ends_s.append(bench.clock())

    images, labels = load_one_by_one(digits, start, bench.cell.batch_size)
    end_phase()
    batch = images.to(place), labels.to(place)
    end_phase()
    loss = trainer.forward(batch)
    end_phase()
    trainer.backward(loss)
    end_phase()
    trainer.optimize()
    trainer.forget_gradients()
    end_phase()
    beat()
    return [after - before for before, after in pairwise(ends_s)]


def load_one_by_one(digits: DigitImages, start: int, batch_size: int) -> Batch:
    """A batch of the digits from `start` on, beginning again after the last, as a loader process makes it."""
    batch: Batch = default_collate(
        [digits[index % len(digits)] for index in range(start, start + batch_size)]
    )
    return batch


def _time_synchronisation(bench: Bench) -> float:
    """Of an idle device."""
    bench.device.synchronize()
    began_s = bench.clock()
    bench.device.synchronize()
    return bench.clock() - began_s
