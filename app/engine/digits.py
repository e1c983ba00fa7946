"""The first 1000 MNIST digits, as the models want them."""

import gzip
from functools import lru_cache

import numpy
import torch

from app.resources import resource_path

CLASSES = 10
SIDE = 224
CHANNELS = 3
_IDX_HEADER_BYTES = {"images": 16, "labels": 8}

Batch = tuple[torch.Tensor, torch.Tensor]


def _read_idx(kind: str, name: str) -> torch.Tensor:
    with gzip.open(resource_path("mnist", name)) as file:
        data = file.read()[_IDX_HEADER_BYTES[kind] :]
    return torch.from_numpy(numpy.frombuffer(data, dtype=numpy.uint8).copy())


def read_digits(count: int) -> Batch:
    """The first `count` digits as the files have them: (count, 28, 28) uint8 and labels (count,) int64."""
    pixels = _read_idx("images", "train-images-idx3-ubyte.gz").view(-1, 28, 28)[:count]
    labels = _read_idx("labels", "train-labels-idx1-ubyte.gz")[:count].long()
    return pixels.clone(), labels


@lru_cache(maxsize=1)
def load_digits(count: int) -> Batch:
    """The first `count` digits on the CPU.

    Returns:
        Images (count, 1, 224, 224) float32 in [0, 1], resized bilinearly, and labels (count,) int64.
    """
    pixels, labels = read_digits(count)
    values = pixels.unsqueeze(1).float() / 255
    images = torch.nn.functional.interpolate(values, size=(SIDE, SIDE), mode="bilinear")
    return images, labels


def resident_batches(count: int, batch_size: int, device: torch.device) -> list[Batch]:
    """All the digits as equal batches held on `device`.

    Where the batch size does not divide `count`, the last batch is filled up from the first digits: every
    digit is used and every batch has one shape, since a new shape would compile anew on MPS.

    Returns:
        Batches of images (batch_size, 3, 224, 224) float32 and labels (batch_size,) int64.
    """
    images, labels = load_digits(count)
    batches = -(-count // batch_size)
    order = torch.arange(batches * batch_size) % count
    return [
        (
            images[chosen].to(device).expand(-1, CHANNELS, -1, -1).contiguous(),
            labels[chosen].to(device),
        )
        for chosen in order.view(batches, batch_size)
    ]
