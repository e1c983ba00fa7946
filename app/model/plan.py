"""What to measure, decided before anything runs."""

from collections.abc import Mapping
from itertools import product
from typing import Literal, TypeVar

import msgspec

from app.model.catalog import BASELINE_DEVICE, DEVICES, MODELS, Precision, check_known
from app.model.plan_bounds import (
    ALL_IMAGES,
    LOADER_WORKERS,
    refuse_numbers,
    refuse_too_many_cells,
    refuse_unknown,
)
from app.model.quantities import Count, Figure, Some, Time
from app.model.record import Record
from app.model.texts import Name
from app.model.told import CELL, CELL_IN_PRECISION
from app.words import mark, tr

CUSTOM = "custom"

Protocol = Literal["compute", "epoch", "sustained"]
Extra = Literal["parity", "phases", "limits", "explain"]
PROTOCOLS: tuple[Protocol, ...] = ("compute", "epoch", "sustained")
EXTRAS: tuple[Extra, ...] = ("parity", "phases", "limits", "explain")

Choice = TypeVar("Choice")


class Cell(Record, frozen=True):
    """One thing to measure: a model trained on a device at a batch size in a precision."""

    model: Name
    device: Name
    batch_size: Some
    precision: Precision = "fp32"

    @property
    def title(self) -> str:
        """The cell in words, as it stands in progress lines and messages."""
        return tr(self._words, **self._values)

    @property
    def english_title(self) -> str:
        """The same as it stands in files."""
        return self._words.format(**self._values)

    @property
    def _words(self) -> str:
        return CELL if self.precision == "fp32" else CELL_IN_PRECISION

    @property
    def _values(self) -> dict[str, object]:
        return {
            "model": MODELS[self.model].title,
            "device": DEVICES[self.device].title,
            "batch_size": self.batch_size,
            "precision": self.precision,
        }


class Timing(Record, frozen=True):
    """How the compute protocol measures a cell (docs/method.md).

    Attributes:
        warmup_budget_s: Past this time no more warm-up is done, settled or not.
        window_time_s: A window holds at least as many steps as are expected to fill this time, one at least.
        min_windows: Fewest timed windows; six are needed for an interval.
        precision_goal: Sampling ends when the 95% interval of the median is within this share of it.
        budget_s: Past this time in the windows no new one is started, once `min_windows` are there.
    """

    warmup_budget_s: Time
    window_time_s: Time
    min_windows: Count
    precision_goal: Figure
    budget_s: Time


class Preset(Record, frozen=True, kw_only=True):
    """A named set of choices; what it leaves open is the default of `Plan`.

    Attributes:
        name: By which it is chosen and kept; within sentences said by `tr`.
        title: In English; shown by `tr`.
    """

    name: str
    title: str
    models: tuple[str, ...] = tuple(MODELS)
    batch_sizes: tuple[int, ...] = (4,)
    protocol: Protocol = "compute"
    timing: Timing
    extras: tuple[Extra, ...] = ()
    sustained_minutes: float | None = None


QUICK = Timing(warmup_budget_s=0.6, window_time_s=0.1, min_windows=6, precision_goal=0.01, budget_s=0.8)
THOROUGH = Timing(
    warmup_budget_s=10.0, window_time_s=0.25, min_windows=10, precision_goal=0.01, budget_s=20.0
)

PRESETS: Mapping[str, Preset] = {
    preset.name: preset
    for preset in (
        Preset(name=mark("quick"), title=mark("Quick: a first answer"), timing=QUICK),
        Preset(
            name=mark("standard"),
            title=mark("Standard: batch 4 and 64"),
            batch_sizes=(4, 64),
            timing=THOROUGH,
            extras=("parity", "phases"),
        ),
        Preset(
            name=mark("experiment-2022"),
            title=mark("Experiment of 2022"),
            batch_sizes=(4, 64),
            protocol="epoch",
            timing=THOROUGH,
        ),
        Preset(
            name=mark("sustained"),
            title=mark("Sustained: does it throttle?"),
            models=("resnet18",),
            batch_sizes=(64,),
            protocol="sustained",
            timing=THOROUGH,
            sustained_minutes=10.0,
        ),
        Preset(name=CUSTOM, title=mark("Custom"), timing=THOROUGH),
    )
}


class Plan(Record, frozen=True, kw_only=True):
    """A whole run. Cells are measured in the order of `cells`, those of a group in turns.

    Attributes:
        preset: The name under which it was chosen; `is_as_preset` tells whether anything was changed.
        cpu_threads: None leaves the choice to torch.
        loader_workers: Processes that decode and resize, in the epoch protocol.
        is_pretrained: Whether the weights of ImageNet are loaded, which changes no time.
        sustained_minutes: How long each cell of the sustained protocol trains.
        allow_smaller_batch: Whether a cell that finds no memory is followed by its group at a smaller batch
            size.
        added: Those groups, known only while they are measured.
    """

    preset: Name
    models: tuple[Name, ...]
    devices: tuple[Name, ...]
    batch_sizes: tuple[Some, ...]
    precisions: tuple[Precision, ...] = ("fp32",)
    protocol: Protocol = "compute"
    images: Some = ALL_IMAGES
    seed: Count = 1
    timing: Timing
    cpu_threads: Some | None = None
    loader_workers: Count = LOADER_WORKERS[-1]
    is_pretrained: bool = False
    extras: tuple[Extra, ...] = ()
    sustained_minutes: Time | None = None
    allow_smaller_batch: bool = False
    added: tuple[tuple[Cell, ...], ...] = ()

    def __post_init__(self) -> None:
        """Raises ValueError for more cells than can be handled, before anything goes through them."""
        refuse_too_many_cells(self)

    @property
    def cells(self) -> tuple[Cell, ...]:
        """Every cell, so ordered that a model's devices follow each other and speed-ups appear early."""
        return tuple(cell for group in self.groups for cell in group)

    @property
    def groups(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that differ in their device only, and are measured in turns where memory allows."""
        chosen = tuple(
            tuple(
                Cell(model=model, device=device, batch_size=batch_size, precision=precision)
                for device in self.devices
            )
            for batch_size, precision, model in product(self.batch_sizes, self.precisions, self.models)
        )
        return chosen + self.added

    @property
    def all_batch_sizes(self) -> tuple[int, ...]:
        """Those that were chosen, then those of the added groups."""
        return tuple(dict.fromkeys(cell.batch_size for cell in self.cells))

    @property
    def cells_to_explain(self) -> tuple[Cell, ...]:
        """Each model on each device once, at the smallest batch size, where the old way erred most."""
        batch_size, precision = min(self.batch_sizes), self.precisions[0]
        return tuple(
            Cell(model=model, device=device, batch_size=batch_size, precision=precision)
            for model, device in product(self.models, self.devices)
        )

    @property
    def gpus(self) -> tuple[str, ...]:
        """The devices that are compared with the CPU."""
        return tuple(device for device in self.devices if device != BASELINE_DEVICE)

    @property
    def is_as_preset(self) -> bool:
        """Whether all choices but the devices are those of the preset, so that runs can be compared."""
        is_comparable = self.preset in PRESETS and self.preset != CUSTOM
        # What it allows changes nothing; what it then adds does.
        chosen = msgspec.structs.replace(self, allow_smaller_batch=False)
        return is_comparable and chosen == make_plan(preset=self.preset, devices=self.devices)


def make_plan(
    *,
    preset: str,
    devices: tuple[str, ...],
    models: tuple[str, ...] | None = None,
    batch_sizes: tuple[int, ...] = (),
    precisions: tuple[Precision, ...] = ("fp32",),
    protocol: Protocol | None = None,
    images: int = ALL_IMAGES,
    seed: int = 1,
    cpu_threads: int | None = None,
    loader_workers: int = LOADER_WORKERS[-1],
    is_pretrained: bool = False,
    extras: tuple[Extra, ...] | None = None,
    sustained_minutes: float | None = None,
    allow_smaller_batch: bool = False,
) -> Plan:
    """Build a plan from choices; what is None or, of batch sizes, empty is as the preset has it.

    Raises:
        ValueError: For anything that cannot be run, in words for the person who chose it.
    """
    check_known("preset", [preset], PRESETS)
    chosen = PRESETS[preset]
    protocol = protocol or chosen.protocol
    if protocol == "sustained" and sustained_minutes is None:
        sustained_minutes = chosen.sustained_minutes or PRESETS["sustained"].sustained_minutes
    plan = Plan(
        preset=preset,
        models=_once(chosen.models if models is None else models),
        devices=_once(devices),
        batch_sizes=_once(batch_sizes or chosen.batch_sizes),
        precisions=_once(precisions),
        protocol=protocol,
        images=images,
        seed=seed,
        timing=chosen.timing,
        cpu_threads=cpu_threads,
        loader_workers=loader_workers,
        is_pretrained=is_pretrained,
        extras=_once(chosen.extras if extras is None else extras),
        sustained_minutes=sustained_minutes,
        allow_smaller_batch=allow_smaller_batch,
    )
    refuse_unknown(plan)
    refuse_numbers(plan)
    return plan


def _once(items: tuple[Choice, ...]) -> tuple[Choice, ...]:
    return tuple(dict.fromkeys(items))
