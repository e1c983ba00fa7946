import hashlib

import pytest
import torch

from app.engine.digits import load_digits, resident_batches
from app.resources import resource_path

CPU = torch.device("cpu")


def test_that_the_shipped_files_are_the_published_ones() -> None:
    sums = resource_path("mnist", "SHA256SUMS").read_text().splitlines()
    packed = [line.split() for line in sums if line.endswith(".gz")]
    assert len(packed) == 2
    for expected, name in packed:
        assert hashlib.sha256(resource_path("mnist", name).read_bytes()).hexdigest() == expected


def test_that_the_digits_are_mnist_at_the_size_the_models_want() -> None:
    images, labels = load_digits(1000)
    assert images.shape == (1000, 1, 224, 224)
    assert (images.dtype, labels.dtype) == (torch.float32, torch.int64)
    assert (float(images.min()), float(images.max())) == (0.0, 1.0)
    assert labels[:10].tolist() == [5, 0, 4, 1, 9, 2, 1, 3, 1, 4]
    assert torch.bincount(labels).tolist() == [97, 116, 99, 93, 105, 92, 94, 117, 87, 100]
    # The ink of a digit stays where it was: shrinking back gives the original within the interpolation.
    small = torch.nn.functional.interpolate(images[:1], size=(28, 28), mode="area")
    assert 0.1 < float(small.mean()) < 0.2


@pytest.mark.parametrize(("count", "batch_size", "batches"), [(10, 5, 2), (10, 4, 3), (3, 8, 1)])
def test_that_batches_have_one_shape_and_use_every_digit(count: int, batch_size: int, batches: int) -> None:
    images, labels = load_digits(count)
    made = resident_batches(count, batch_size, CPU)
    assert len(made) == batches
    assert {batch[0].shape for batch in made} == {(batch_size, 3, 224, 224)}
    assert all(batch[0].is_contiguous() for batch in made)
    seen = torch.cat([batch[1] for batch in made])
    assert seen[:count].tolist() == labels.tolist()
    assert torch.equal(made[0][0][0], images[0].expand(3, -1, -1))
