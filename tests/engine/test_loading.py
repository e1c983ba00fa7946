"""The digits as the experiment of 2022 made them, in this process and in others."""

import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import torch
from PIL import Image

from app.engine.digits import read_digits
from app.engine.loading import DigitImages, Loader
from app.engine.vision import torchvision
from tests.engine.processes import loader_processes, still_there

IMAGES, BATCH_SIZE = 18, 4


@pytest.fixture
def no_process_left() -> Iterator[None]:
    yield
    assert not loader_processes(os.getpid())


def open_loader(
    workers: int = 0, seed: int = 1, images: int = IMAGES, batch_size: int = BATCH_SIZE
) -> Loader:
    return Loader(images=images, batch_size=batch_size, workers=workers, seed=seed)


def test_that_the_images_are_those_of_torchvision() -> None:
    transforms = torchvision.transforms
    as_in_2022 = transforms.Compose(
        [transforms.Resize((224, 224)), transforms.Grayscale(3), transforms.ToTensor()]
    )
    pixels, labels = read_digits(30)
    for index, (image, label) in enumerate(map(DigitImages(30).__getitem__, range(30))):
        expected = as_in_2022(Image.fromarray(pixels[index].numpy()))
        assert torch.equal(image, expected)
        assert (image.shape, image.dtype) == ((3, 224, 224), torch.float32)
        assert image.is_contiguous()
        assert label == labels[index]


def test_that_an_epoch_has_every_digit_once_and_keeps_the_partial_batch() -> None:
    batches = list(open_loader().epoch())
    assert [len(labels) for _, labels in batches] == [4, 4, 4, 4, 2]
    assert {images.shape[1:] for images, _ in batches} == {(3, 224, 224)}
    digits = DigitImages(IMAGES)
    inks = sorted(float(image.sum()) for images, _ in batches for image in images)
    assert inks == sorted(float(digits[index][0].sum()) for index in range(IMAGES))


def test_that_the_order_is_shuffled_by_the_seed_alone() -> None:
    def order(seed: int) -> list[int]:
        return torch.cat([labels for _, labels in open_loader(seed=seed).epoch()]).tolist()

    torch.manual_seed(17)
    first = order(1)
    assert order(1) == first
    assert order(2) != first
    assert first != read_digits(IMAGES)[1].tolist()
    after = torch.rand(1)
    torch.manual_seed(17)
    assert torch.equal(torch.rand(1), after), "the loader took numbers from the generator of dropout"


def test_that_an_epoch_can_be_cut_short() -> None:
    loader = open_loader()
    whole = [labels.tolist() for _, labels in loader.epoch()]
    assert [labels.tolist() for _, labels in loader.epoch(2)] == whole[:2]


@pytest.mark.parametrize(
    ("images", "batch_size", "sizes"), [(18, 4, [4, 2]), (16, 4, [4]), (3, 8, [3]), (9, 8, [8, 1])]
)
def test_that_the_samples_have_every_shape_of_an_epoch(
    images: int, batch_size: int, sizes: list[int]
) -> None:
    loader = open_loader(images=images, batch_size=batch_size)
    assert [len(labels) for _, labels in loader.samples()] == sizes
    assert {len(labels) for _, labels in loader.epoch()} == set(sizes)


@pytest.mark.usefixtures("no_process_left")
def test_that_processes_make_the_same_batches_and_none_of_them_too_early() -> None:
    expected = list(open_loader().epoch())
    with open_loader(workers=4) as loader:
        assert not loader_processes(os.getpid())
        loader.start()
        processes = loader_processes(os.getpid())
        assert len(processes) == 4
        # DataLoader's own count of the batches it has asked for and not yet had.
        assert loader._loader._iterator._tasks_outstanding == 0  # type: ignore[union-attr]
        made = list(loader.epoch())
        assert loader_processes(os.getpid()) == processes, "an epoch after the start needs no new processes"
    for own, right in zip(made, expected, strict=True):
        assert torch.equal(own[0], right[0])
        assert torch.equal(own[1], right[1])


@pytest.mark.usefixtures("no_process_left")
def test_that_a_loader_that_was_closed_starts_other_processes() -> None:
    loader = open_loader(workers=1)
    epochs = []
    for _ in range(2):
        with loader:
            loader.start()
            epochs.append([labels.tolist() for _, labels in loader.epoch()])
        assert not loader_processes(os.getpid())
    assert epochs[0] == epochs[1]
    assert sum(map(len, epochs[0])) == IMAGES


@pytest.mark.usefixtures("no_process_left")
def test_that_its_processes_end_when_something_fails_in_the_middle() -> None:
    def fail_in_the_middle() -> None:
        with open_loader(workers=4, images=200) as loader:
            next(loader.epoch())
            assert len(loader_processes(os.getpid())) == 4
            raise ArithmeticError

    with pytest.raises(ArithmeticError):
        fail_in_the_middle()


def test_that_a_loader_process_imports_no_more_than_it_needs() -> None:
    script = "import sys, torch.utils.data, app.engine.loading; print(*sys.modules)"
    printed = subprocess.run(
        [sys.executable, "-c", script], capture_output=True, text=True, check=True
    ).stdout
    modules = set(printed.split())
    assert {"torch", "PIL.Image"} <= modules
    assert not modules & {"torchvision", "matplotlib", "scipy", "PySide6", "rich", "typer", "app.runner"}


def test_that_its_processes_end_with_a_parent_that_is_killed(tmp_path: Path) -> None:
    script = tmp_path / "parent.py"
    script.write_text(
        "import sys\n"
        "from app.engine.loading import Loader\n"
        "if __name__ == '__main__':\n"
        "    with Loader(images=16, batch_size=4, workers=4, seed=1) as loader:\n"
        "        loader.start()\n"
        "        print('ready', flush=True)\n"
        "        sys.stdin.read()\n"
    )
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    command = [sys.executable, str(script)]
    pipe = subprocess.PIPE
    with subprocess.Popen(command, stdin=pipe, stdout=pipe, env=environment) as parent:
        assert parent.stdout is not None
        assert parent.stdout.readline() == b"ready\n"
        processes = loader_processes(parent.pid)
        assert len(processes) == 4
        parent.kill()
        parent.wait()
        assert not still_there(processes)
