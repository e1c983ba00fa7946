"""Digits decoded and resized one by one, as the experiment of 2022 did, in processes of their own or in this.

What this imports is imported by each of those processes: torch, which DataLoader needs, and PIL. torchvision
would double the time they take to start.
"""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import cycle, islice
from typing import Self

import numpy
import torch
from PIL import Image
from torch.utils.data import DataLoader, Dataset, Sampler, default_collate

from app.engine.digits import CHANNELS, SIDE, Batch, read_digits
from app.engine.offspring import SPAWN, end_with_parent

WHITE = 255


class DigitImages(Dataset[tuple[torch.Tensor, int]]):
    """The first `count` digits; each is made anew whenever it is asked for."""

    def __init__(self, count: int) -> None:
        self._pixels, self._labels = read_digits(count)

    def __len__(self) -> int:
        return len(self._labels)

    def __getitem__(self, index: int) -> tuple[torch.Tensor, int]:
        """An image (3, 224, 224) float32 in [0, 1], and its label.

        The work is that of torchvision's Resize, Grayscale(3) and ToTensor on a PIL image
        (torchvision/transforms/_functional_pil.py and functional.py); a test compares the images.
        """
        small = Image.fromarray(self._pixels[index].numpy())
        gray = numpy.array(small.resize((SIDE, SIDE), Image.Resampling.BILINEAR))
        picture = Image.fromarray(numpy.dstack([gray] * CHANNELS))
        pixels = torch.from_numpy(numpy.array(picture)).permute(2, 0, 1).contiguous()
        return pixels.to(torch.float32).div(WHITE), int(self._labels[index])


class _Order(Sampler[list[int]]):
    """Batches of indices, set between two passes.

    DataLoader asks for the next batches as soon as a pass begins and never before, so the processes can be
    warmed by one pass without a look at those of the next.
    """

    def __init__(self) -> None:
        self.batches: list[list[int]] = []

    def __iter__(self) -> Iterator[list[int]]:
        return iter(self.batches)


class Loader:
    """Shuffled digits in batches, the last one partial where the batch size does not divide their number.

    Its processes start with `start`, or else with the first epoch, and end with `close`, after which others
    can be started.
    """

    def __init__(self, *, images: int, batch_size: int, workers: int, seed: int) -> None:
        generator = torch.Generator().manual_seed(seed)
        order: list[int] = torch.randperm(images, generator=generator).tolist()
        self._batches = [order[at : at + batch_size] for at in range(0, images, batch_size)]
        self._workers = workers
        self._digits = DigitImages(images)
        self._order = _Order()
        with _as_many_workers_as_in_2022():
            self._loader = DataLoader(
                self._digits,
                batch_sampler=self._order,
                num_workers=workers,
                multiprocessing_context=SPAWN if workers else None,
                worker_init_fn=end_with_parent if workers else None,
                persistent_workers=workers > 0,
                # Otherwise the seeds of its processes are drawn from the generator that dropout uses.
                generator=generator,
            )

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def samples(self) -> list[Batch]:
        """A batch of each shape that an epoch has, the whole one first; made in this process."""
        return [default_collate([self._digits[index] for index in batch]) for batch in self._shapes()]

    def start(self) -> None:
        """Start the processes and have each make a batch."""
        if self._workers:
            shapes = self._shapes()
            list(self._pass(list(islice(cycle(shapes), max(self._workers, len(shapes))))))

    def epoch(self, steps: int | None = None) -> Iterator[Batch]:
        """All digits once, or only the first `steps` batches.

        Yields:
            Images (up to batch_size, 3, 224, 224) float32 in [0, 1] and labels (up to batch_size,) int64.
        """
        return self._pass(self._batches[:steps])

    def close(self) -> None:
        """End the processes, also in the middle of an epoch."""
        # Only the end of the last reference would do it otherwise, and a traceback may hold one.
        iterator = self._loader._iterator  # noqa: SLF001
        if iterator is not None:
            iterator._shutdown_workers()  # type: ignore[attr-defined]  # noqa: SLF001
            # Otherwise the next epoch would be asked of these, which are gone.
            self._loader._iterator = None  # noqa: SLF001

    def _shapes(self) -> list[list[int]]:
        by_size = {len(batch): batch for batch in reversed(self._batches)}
        return sorted(by_size.values(), key=len, reverse=True)

    def _pass(self, batches: list[list[int]]) -> Iterator[Batch]:
        self._order.batches = batches
        with _as_many_workers_as_in_2022():
            made = iter(self._loader)
        yield from ((images, labels) for images, labels in made)


@contextmanager
def _as_many_workers_as_in_2022() -> Iterator[None]:
    """Without the advice to take no more of them than there are cores."""
    with warnings.catch_warnings():
        warnings.filterwarnings("ignore", message="This DataLoader will create", category=UserWarning)
        yield
