"""What was asked for on the command line, and the plan that it makes."""

from typing import cast

from app.model.catalog import BASELINE_DEVICE, PRECISIONS, Precision, check_known
from app.model.plan import PRESETS, PROTOCOLS, Extra, Plan, Protocol, make_plan
from app.model.plan_bounds import ALL_IMAGES, LOADER_WORKERS
from app.model.record import Record

DEFAULT_PRESET = "quick"
SUSTAINED = "sustained"


class Choices(Record, frozen=True, kw_only=True):
    """What was asked for; what was not is as the preset has it.

    Attributes:
        preset: None means quick, or sustained where minutes are given.
        models: None means those of the preset.
        devices: None of them means the usable ones, for a sustained run the last of them.
        extras: In addition to those of the preset.
        allow_smaller_batch: Whether what finds no memory is tried at a smaller batch size.
        sustained_minutes: Implies the sustained protocol, with the models and batch sizes of its preset.
    """

    preset: str | None = None
    models: tuple[str, ...] | None = None
    devices: tuple[str, ...] = ()
    batch_sizes: tuple[int, ...] = ()
    precisions: tuple[str, ...] = PRECISIONS[:1]
    protocol: str | None = None
    images: int = ALL_IMAGES
    seed: int = 1
    cpu_threads: int | None = None
    loader_workers: int = LOADER_WORKERS[-1]
    is_pretrained: bool = False
    allow_smaller_batch: bool = False
    extras: tuple[str, ...] = ()
    sustained_minutes: float | None = None

    def plan(self, usable_devices: tuple[str, ...]) -> Plan:
        """The plan on the chosen devices, or else on the usable ones.

        Raises:
            ValueError: For anything that cannot be run, in words.
        """
        is_sustained = self.sustained_minutes is not None
        default = SUSTAINED if is_sustained else DEFAULT_PRESET
        preset = default if self.preset is None else self.preset
        check_known("preset", [preset], PRESETS)
        if is_sustained and self.protocol not in (None, SUSTAINED):
            raise ValueError(f"--sustained is a protocol itself: leave out --protocol {self.protocol}.")
        protocol = SUSTAINED if is_sustained else self.protocol
        if protocol is not None:
            check_known("protocol", [protocol], PROTOCOLS)
        brought = PRESETS[SUSTAINED if is_sustained else preset]
        return make_plan(
            preset=preset,
            models=brought.models if self.models is None else self.models,
            devices=self.devices or _default_devices(protocol or PRESETS[preset].protocol, usable_devices),
            batch_sizes=self.batch_sizes or brought.batch_sizes,
            # make_plan refuses names that are not among these.
            precisions=cast("tuple[Precision, ...]", self.precisions),
            protocol=cast("Protocol | None", protocol),
            images=self.images,
            seed=self.seed,
            cpu_threads=self.cpu_threads,
            loader_workers=self.loader_workers,
            is_pretrained=self.is_pretrained,
            allow_smaller_batch=self.allow_smaller_batch,
            extras=cast("tuple[Extra, ...]", (*PRESETS[preset].extras, *self.extras)),
            sustained_minutes=self.sustained_minutes,
        )

    def refuse_what_cannot_run(self) -> None:
        """Raises ValueError before anything is started."""
        self.plan(usable_devices=(BASELINE_DEVICE,))


def _default_devices(protocol: str, usable_devices: tuple[str, ...]) -> tuple[str, ...]:
    """All, but of a sustained run the GPU alone where there is one: the next device would start hot."""
    return usable_devices[-1:] if protocol == SUSTAINED else usable_devices
