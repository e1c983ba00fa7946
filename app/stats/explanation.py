"""What each step from the 2022 way of measuring to the right one changes, on this machine."""

from collections.abc import Mapping, Sequence

from app.model.catalog import BASELINE_DEVICE
from app.model.explanation import LINKS, Link, LinkName
from app.model.plan import Cell
from app.model.plan_bounds import ALL_IMAGES
from app.model.record import Record
from app.model.result import Result
from app.stats.caution import Caution
from app.stats.figures import baseline_of
from app.stats.thresholds import FEWEST_LATER_STEPS
from app.words import mark, tr

LINK_SENTENCES: Mapping[LinkName, str] = {
    "as_in_2022": mark(
        "The clock holds the start of the loader's processes, the loading and the model's first"
        " steps, and stops without waiting for the device."
    ),
    "synchronised": mark("The same, but the clock stops when the device has finished."),
    "warmed_up": mark("Loader and model warmed up before the clock: this is the epoch protocol."),
    "compute": mark("The batches lie on the device: loading and copying are out of the clock."),
}
"""In English; shown by `tr`."""
NO_CHANGE = 0.01
"""Seconds that differ by no more than this share are written alike, or nearly so."""


class LinkFigures(Record, frozen=True, kw_only=True):
    """One link of a cell's chain.

    Attributes:
        epoch_time_s: For 1000 images, projected where `images` is fewer (`Link.epoch_time_s`).
        change: `epoch_time_s` over that of the link before; None for the first, or where that one is missing.
        speed_up: The CPU's `epoch_time_s` at this link over this one; None where the CPU's is missing.
        speed_up_change: `speed_up` over that of the link before; None as for `change`.
    """

    name: LinkName
    images: int
    epoch_time_s: float
    change: float | None = None
    speed_up: float | None = None
    speed_up_change: float | None = None


class Chain(Record, frozen=True):
    """A cell's links as far as they were measured, in the order of LINKS."""

    cell: Cell
    links: tuple[LinkFigures, ...]

    @property
    def images(self) -> int:
        """Over how many images it was measured: those of its shortest link."""
        return min(link.images for link in self.links)

    @property
    def steps(self) -> int:
        """How many steps those are."""
        return -(-self.images // self.cell.batch_size)

    @property
    def is_rough(self) -> bool:
        """Whether its epochs are projected from too few steps; a whole epoch is not projected."""
        return self.images < ALL_IMAGES and self.steps - 1 < FEWEST_LATER_STEPS


class ModelExplanation(Record, frozen=True):
    """The chains of a model, the CPU's first."""

    model: str
    chains: tuple[Chain, ...]


def explanations(result: Result) -> tuple[ModelExplanation, ...]:
    """What was measured, by model in the order in which it was measured; empty without `explain`."""
    by_cell: dict[Cell, dict[LinkName, Link]] = {}
    for link in result.links:
        by_cell.setdefault(link.cell, {})[link.name] = link
    chains = [_chain(cell, by_cell) for cell in by_cell]
    models = dict.fromkeys(chain.cell.model for chain in chains)
    return tuple(
        ModelExplanation(
            model=model,
            chains=tuple(
                sorted(
                    (chain for chain in chains if chain.cell.model == model),
                    key=lambda chain: chain.cell.device != BASELINE_DEVICE,
                )
            ),
        )
        for model in models
    )


def waiting_changes_nothing(found: Sequence[ModelExplanation]) -> bool:
    """Whether no chain became longer when the clock waited for the device: its first two links are one then.

    So it is where copying a batch has waited for the step before: only the last one is to be waited for then.
    """
    changes = [
        link.change
        for model in found
        for chain in model.chains
        for link in chain.links
        if link.name == "synchronised" and link.change is not None
    ]
    return bool(changes) and all(abs(change - 1) <= NO_CHANGE for change in changes)


def explanation_cautions(result: Result) -> tuple[Caution, ...]:
    """The doubt about each chain that is too short; it says nothing about the cell's own figures."""
    chains = (chain for model in explanations(result) for chain in model.chains)
    return tuple(_too_short(chain, result) for chain in chains if chain.is_rough)


def _too_short(chain: Chain, result: Result) -> Caution:
    is_all_there_was = chain.images >= result.plan.images
    return Caution(
        "rough_explanation",
        _projected(chain),
        tr("Choose more images.")
        if is_all_there_was
        else tr("Choose a smaller batch size or a smaller model."),
        chain.cell,
        (-chain.steps,),
    )


def _projected(chain: Chain) -> str:
    """From how little; a single image is a single step, too."""
    if chain.images == 1:
        return tr(
            "The seconds that explain it are projected from 1 step over 1 image, which makes them rough."
        )
    if chain.steps == 1:
        return tr(
            "The seconds that explain it are projected from 1 step over {images} images, which makes them "
            "rough.",
            images=chain.images,
        )
    return tr(
        "The seconds that explain it are projected from {steps} steps over {images} images, which makes "
        "them rough.",
        steps=chain.steps,
        images=chain.images,
    )


def _chain(cell: Cell, by_cell: Mapping[Cell, Mapping[LinkName, Link]]) -> Chain:
    own, baseline = by_cell[cell], by_cell.get(baseline_of(cell), {})
    times_s = {name: link.epoch_time_s for name, link in own.items()}
    speed_ups = {
        name: baseline[name].epoch_time_s / time_s for name, time_s in times_s.items() if name in baseline
    }
    return Chain(
        cell=cell,
        links=tuple(
            LinkFigures(
                name=name,
                images=own[name].images,
                epoch_time_s=times_s[name],
                change=_over(times_s, name, before),
                speed_up=speed_ups.get(name),
                speed_up_change=_over(speed_ups, name, before),
            )
            for before, name in zip((None, *LINKS), LINKS, strict=False)
            if name in own
        ),
    )


def _over(figures: Mapping[LinkName, float], name: LinkName, before: LinkName | None) -> float | None:
    if before is None or before not in figures or name not in figures:
        return None
    return figures[name] / figures[before]
