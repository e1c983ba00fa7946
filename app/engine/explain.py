"""The same cell measured in each of the ways that lead from 2022 to here."""

from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

import torch

from app.engine.digits import Batch
from app.engine.loading import Loader
from app.engine.offspring import SPAWN, end_with_parent
from app.engine.probe import ready_device
from app.engine.protocols.base import Bench
from app.engine.protocols.epoch import (
    OpenLoader,
    Pass,
    lead_in,
    loader_for,
    start_loader,
    time_pass,
    warm_up,
)
from app.engine.training import Trainer, build_model
from app.model.events import LinkTimed
from app.model.explanation import Link, LinkName
from app.model.tasks import ExplainCell
from app.sleep_clock import while_awake
from app.words import mark

LINK_BUDGET_S = 5.0
"""After its first step the first link takes no more than this; the others take its images."""


def explain(task: ExplainCell) -> Iterator[LinkTimed]:
    """Time each of LINKS, in their order, over the same images.

    Raises:
        RuntimeError: If a process that was to measure a cold link died.
    """
    # What earlier cells left here would be missing there.
    ready_device(task.cell.device).reset_memory()
    as_in_2022, synchronised = while_awake(lambda: _in_fresh_process(task))
    yield LinkTimed(link=as_in_2022)
    yield LinkTimed(link=synchronised)
    steps = -(-as_in_2022.images // task.cell.batch_size)
    for link in warm_links(lay_out(task), steps):
        yield LinkTimed(link=link)


def lay_out(task: ExplainCell) -> Bench:
    """The cell with a new model on its device."""
    cell, plan = task.cell, task.plan
    device = ready_device(cell.device)
    device.reset_memory()
    model = build_model(cell.model, plan.seed, device, is_pretrained=plan.is_pretrained)
    trainer = Trainer(model, device, cell.precision)
    return Bench(cell=cell, plan=plan, device=device, trainer=trainer)


def cold_links(bench: Bench, open_loader: OpenLoader = Loader) -> tuple[Link, Link]:
    """A model's very first steps, with the start of the loader's processes in the clock as it was in 2022.

    Both links are one pass with two readings of the clock at its end: as it was read in 2022, when the last
    step was queued, and after waiting for the device. So nothing but the waiting is between them.

    Args:
        bench: Of a model that has made no step.
        open_loader: Makes the loader.
    """
    with loader_for(bench, bench.plan.loader_workers, open_loader) as loader:
        timed = time_pass(bench, loader.epoch(), budget_s=LINK_BUDGET_S)
    return (
        _link(bench, "as_in_2022", timed, timed.queued_s),
        _link(bench, "synchronised", timed, timed.duration_s),
    )


def warm_links(bench: Bench, steps: int, open_loader: OpenLoader = Loader) -> Iterator[Link]:
    """The two links of a warm model: the loader in the clock, then batches that lie on the device."""
    with loader_for(bench, bench.plan.loader_workers, open_loader) as loader:
        samples = loader.samples()
        leading = lead_in(samples, warm_up(bench, samples))
        start_loader(bench, loader)
        loaded = while_awake(lambda: _led_pass(bench, leading, loader.epoch(steps)), bench.asleep)
    yield _link(bench, "warmed_up", loaded, loaded.duration_s)
    device = bench.device.torch_device
    # Without processes, since batches that these have sent hold open files.
    with loader_for(bench, 0, open_loader) as loader:
        resident = [(images.to(device), labels.to(device)) for images, labels in loader.epoch(steps)]
    computed = while_awake(lambda: _led_pass(bench, leading, resident), bench.asleep)
    yield _link(bench, "compute", computed, computed.duration_s)


def _led_pass(bench: Bench, leading: Iterable[Batch], batches: Iterable[Batch]) -> Pass:
    """A pass over the batches right after an untimed one over the leading ones."""
    time_pass(bench, leading)
    return time_pass(bench, batches)


def _link(bench: Bench, name: LinkName, timed: Pass, until_s: float) -> Link:
    return Link(
        cell=bench.cell,
        name=name,
        images=timed.images,
        duration_s=until_s,
        once_s=timed.once_s(until_s),
    )


def _in_fresh_process(task: ExplainCell) -> tuple[Link, Link]:
    """The cold links where nothing was compiled before: that lasts for a process, not for a model."""
    with ProcessPoolExecutor(1, mp_context=SPAWN, initializer=end_with_parent) as pool:
        try:
            return pool.submit(_measure_cold, task, torch.get_num_threads()).result()
        except BrokenProcessPool as error:
            raise RuntimeError(
                mark(
                    "The process that measured a model's first steps ended unexpectedly; usually memory had "
                    "run out. Choose a smaller batch size."
                )
            ) from error


def _measure_cold(task: ExplainCell, threads: int) -> tuple[Link, Link]:
    torch.set_num_threads(threads)
    return cold_links(lay_out(task))
