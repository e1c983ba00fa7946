"""The published result of 2022: shown beside a measurement, and compared with others by its epochs alone."""

from functools import cache

import msgspec

from app.model.record import Record
from app.resources import resource_path
from app.words import mark

CONDITIONS = mark(
    "Published by its author: a whole epoch with data loading, one run, no warm-up. "
    "A reference, not the same measurement."
)


class ReferenceCell(Record, frozen=True):
    """Published seconds per epoch of a model at a batch size, and what they are in images per second."""

    model: str
    batch_size: int
    cpu_epoch_s: float
    mps_epoch_s: float
    cpu_images_per_s: float
    mps_images_per_s: float


class Reference(Record, frozen=True):
    """A published result with the conditions under which it was made; an epoch was of `images`.

    Attributes:
        title: In English, as its conditions are; shown by `tr`.
    """

    title: str
    os: str
    torch: str
    conditions: str
    images: int
    loader_workers: int
    cells: tuple[ReferenceCell, ...]

    def cell(self, model: str, batch_size: int) -> ReferenceCell | None:
        """The published numbers of a model at a batch size, if there are any."""
        return next((c for c in self.cells if (c.model, c.batch_size) == (model, batch_size)), None)


@cache
def m1_max_2022() -> Reference:
    """The M1 Max of June 2022; its seconds per epoch of 1000 images are turned into images per second."""
    data = msgspec.json.decode(resource_path("reference", "m1-max-2022.json").read_bytes())
    images = data["protocol"]["images"]
    return Reference(
        title=data["title"],
        os=f"macOS {data['machine']['macos']}",
        torch=data["software"]["torch"],
        conditions=CONDITIONS,
        images=images,
        loader_workers=data["protocol"]["loader_workers"],
        cells=tuple(
            ReferenceCell(
                model=row["model"],
                batch_size=row["batch_size"],
                cpu_epoch_s=row["cpu_s"],
                mps_epoch_s=row["mps_s"],
                cpu_images_per_s=images / row["cpu_s"],
                mps_images_per_s=images / row["mps_s"],
            )
            for row in data["results"]
        ),
    )
