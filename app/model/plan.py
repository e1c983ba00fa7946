"""What to measure, decided before anything runs."""

from collections.abc import Mapping
from itertools import product
from typing import TypeVar

from app.model.catalog import DEVICES, MODELS, Precision, check_known
from app.model.record import Record

ALL_IMAGES = 1000
MAX_BATCH_SIZE = 512
MAX_SEED = 2**32 - 1

Choice = TypeVar("Choice")


class Cell(Record, frozen=True):
    """One thing to measure: a model trained on a device at a batch size in a precision."""

    model: str
    device: str
    batch_size: int
    precision: Precision = "fp32"

    @property
    def title(self) -> str:
        """The cell in words, as it stands in progress lines and messages."""
        return f"{MODELS[self.model].title} on {DEVICES[self.device].title}, batch {self.batch_size}"


class Timing(Record, frozen=True):
    """How long the compute protocol measures a cell (docs/method.md).

    Attributes:
        warmup_steps: Steps after the first one and before the first window.
        windows: Timed windows wanted.
        window_time_s: A window holds as many steps as are expected to fill this time, at least one.
        budget_s: Past this time in the windows no new one is started, once `min_windows` are there.
    """

    warmup_steps: int
    windows: int
    min_windows: int
    window_time_s: float
    budget_s: float


class Preset(Record, frozen=True):
    """A named choice of batch sizes and timing."""

    name: str
    title: str
    batch_sizes: tuple[int, ...]
    timing: Timing


PRESETS: Mapping[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(
            name="quick",
            title="Quick: batch 4, a first answer",
            batch_sizes=(4,),
            timing=Timing(warmup_steps=2, windows=5, min_windows=3, window_time_s=0.25, budget_s=15.0),
        ),
        Preset(
            name="full",
            title="Full: batch 4 and 64, longer windows",
            batch_sizes=(4, 64),
            timing=Timing(warmup_steps=3, windows=10, min_windows=3, window_time_s=0.5, budget_s=60.0),
        ),
    )
}


class Plan(Record, frozen=True, kw_only=True):
    """A whole run. Cells are measured in the order of `cells`."""

    preset: str
    models: tuple[str, ...]
    devices: tuple[str, ...]
    batch_sizes: tuple[int, ...]
    precisions: tuple[Precision, ...] = ("fp32",)
    protocol: str = "compute"
    images: int = ALL_IMAGES
    seed: int = 1
    timing: Timing

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, so ordered that a model's devices follow each other and speed-ups appear early."""
        return tuple(
            Cell(model=model, device=device, batch_size=batch_size, precision=precision)
            for batch_size, precision, model, device in product(
                self.batch_sizes, self.precisions, self.models, self.devices
            )
        )


def make_plan(
    *,
    preset: str,
    models: tuple[str, ...],
    devices: tuple[str, ...],
    batch_sizes: tuple[int, ...] = (),
    images: int = ALL_IMAGES,
    seed: int = 1,
) -> Plan:
    """Build a plan from choices; no batch sizes means those of the preset.

    Raises:
        ValueError: For anything that cannot be run, in words for the person who chose it.
    """
    check_known("preset", [preset], PRESETS)
    check_known("model", models, MODELS)
    check_known("device", devices, DEVICES)
    batch_sizes = batch_sizes or PRESETS[preset].batch_sizes
    for what, chosen in (("model", models), ("device", devices)):
        if not chosen:
            raise ValueError(f"no {what} was chosen: choose at least one.")
    for batch_size in batch_sizes:
        if not 1 <= batch_size <= MAX_BATCH_SIZE:
            raise ValueError(f"batch size {batch_size} is not between 1 and {MAX_BATCH_SIZE}.")
    if not 1 <= images <= ALL_IMAGES:
        raise ValueError(f"{images} images: choose 1 to {ALL_IMAGES}, as many as come with the program.")
    if not 0 <= seed <= MAX_SEED:
        raise ValueError(f"seed {seed} is not between 0 and {MAX_SEED}.")
    return Plan(
        preset=preset,
        models=_once(models),
        devices=_once(devices),
        batch_sizes=_once(batch_sizes),
        images=images,
        seed=seed,
        timing=PRESETS[preset].timing,
    )


def _once(items: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(dict.fromkeys(items))
