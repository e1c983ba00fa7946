"""What can be chosen for a plan, and the refusal of the rest, in words for the person who chose it."""

import math
from typing import TYPE_CHECKING

from app.model.catalog import DEVICES, MODELS, PRECISIONS, check_known
from app.notation import number
from app.words import mark, tr

if TYPE_CHECKING:
    from app.model.plan import Plan

ALL_IMAGES = 1000
MAX_BATCH_SIZE = 512
MAX_SEED = 2**32 - 1
MAX_THREADS = 1024
MIN_SUSTAINED_MINUTES = 0.02
MAX_SUSTAINED_MINUTES = 24 * 60.0
MAX_SAMPLED_MINUTES = 48 * 60.0
"""Of all cells of a sustained run: a window takes about a second, and a larger result would not be read back
(app/model/result_file.py)."""
MAX_CELLS = 250
"""All models on two devices in all precisions at six batch sizes are 216. Each has its row in every chart."""
MAX_ADDED_CELLS = 1000
"""More than all models on three devices in all precisions at the ten sizes that halving 512 comes through."""
LOADER_WORKERS = (0, 4)


def refuse_too_many_cells(plan: "Plan") -> None:
    """Raises ValueError for more than can be handled, also of those that were added."""
    count = math.prod(map(len, (plan.models, plan.devices, plan.batch_sizes, plan.precisions)))
    added = sum(map(len, plan.added))
    if count > MAX_CELLS or added > MAX_ADDED_CELLS:
        raise ValueError(
            tr(
                "a run of {count} cells: choose fewer models, batch sizes or precisions, "
                "for {most} cells at most.",
                count=count + added,
                most=MAX_CELLS,
            )
        )


def refuse_unknown(plan: "Plan") -> None:
    """Raises ValueError for a name that is not known, and where nothing was chosen."""
    # Late: they are the plan's own.
    from app.model.plan import EXTRAS, PROTOCOLS

    for what, names, known in (
        ("model", plan.models, MODELS),
        ("device", plan.devices, DEVICES),
        ("precision", plan.precisions, PRECISIONS),
        ("protocol", (plan.protocol,), PROTOCOLS),
        ("extra", plan.extras, EXTRAS),
    ):
        check_known(what, names, known)
    for chosen, refusal in (
        (plan.models, mark("no model was chosen: choose at least one.")),
        (plan.devices, mark("no device was chosen: choose at least one.")),
        (plan.precisions, mark("no precision was chosen: choose at least one.")),
    ):
        if not chosen:
            raise ValueError(tr(refusal))


def refuse_numbers(plan: "Plan") -> None:
    """Raises ValueError for a number that is too small or too large."""
    for batch_size in plan.batch_sizes:
        if not 1 <= batch_size <= MAX_BATCH_SIZE:
            raise ValueError(
                tr(
                    "batch size {batch_size} is not between 1 and {most}.",
                    batch_size=batch_size,
                    most=MAX_BATCH_SIZE,
                )
            )
    if not 1 <= plan.images <= ALL_IMAGES:
        raise ValueError(
            tr(
                "{images} images: choose 1 to {most}, as many as come with the program.",
                images=plan.images,
                most=ALL_IMAGES,
            )
        )
    if not 0 <= plan.seed <= MAX_SEED:
        raise ValueError(tr("seed {seed} is not between 0 and {most}.", seed=plan.seed, most=MAX_SEED))
    _refuse_processes(plan)
    if plan.sustained_minutes is not None:
        _refuse_minutes(plan.sustained_minutes, len(plan.cells))


def _refuse_processes(plan: "Plan") -> None:
    if plan.cpu_threads is not None and not 1 <= plan.cpu_threads <= MAX_THREADS:
        raise ValueError(
            tr("{threads} CPU threads: choose 1 to {most}.", threads=plan.cpu_threads, most=MAX_THREADS)
        )
    if plan.loader_workers not in LOADER_WORKERS:
        none, some = LOADER_WORKERS
        raise ValueError(
            tr(
                "{workers} loader workers: choose {none} or {some}.",
                workers=plan.loader_workers,
                none=none,
                some=some,
            )
        )


def _refuse_minutes(minutes: float, cells: int) -> None:
    if not MIN_SUSTAINED_MINUTES <= minutes <= MAX_SUSTAINED_MINUTES:
        raise ValueError(
            tr(
                "{minutes} minutes: choose {least} to {most}.",
                minutes=number(minutes, "g"),
                least=number(MIN_SUSTAINED_MINUTES, "g"),
                most=number(MAX_SUSTAINED_MINUTES, "g"),
            )
        )
    if minutes * cells > MAX_SAMPLED_MINUTES:
        raise ValueError(
            tr(
                "{count} cells of {minutes} minutes: choose fewer cells or less time, "
                "for {most} hours in all at most.",
                count=cells,
                minutes=number(minutes, "g"),
                most=number(MAX_SAMPLED_MINUTES / 60, "g"),
            )
        )
