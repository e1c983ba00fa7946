"""Models with pretrained weights: the body is the file's, the head is the seed's."""

import hashlib
import io
from collections.abc import Callable
from pathlib import Path

import pytest
import torch

from app.engine import training, weights
from app.engine.devices import open_device
from app.engine.digits import resident_batches
from app.engine.errors import describe
from app.engine.training import Trainer, build_model
from app.engine.vision import torchvision
from app.engine.weights import WeightsDamaged, WeightsNotKept, weights_path
from app.folders import cache_folder
from app.model.catalog import MODELS
from app.runner.diagnosis import explain_error
from tests.weights_server import MODEL, packed_weights, weights_of_1000_classes

CPU = open_device("cpu")
SEED = 1
HEADS = {
    "vgg16": "classifier.6",
    "alexnet": "classifier.6",
    "resnet18": "fc",
    "mobilenet_v2": "classifier.1",
    "efficientnet_b0": "classifier.1",
    "squeezenet1_0": "classifier.1",
}


@pytest.fixture(autouse=True)
def own_cache(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "caches"))
    assert cache_folder().is_relative_to(tmp_path)


@pytest.fixture
def keep(monkeypatch: pytest.MonkeyPatch) -> Callable[[bytes], None]:
    """Have the weights in the cache, under a name with their checksum."""

    def keep_as_published(content: bytes) -> None:
        digits = hashlib.sha256(content).hexdigest()[:8]
        monkeypatch.setattr(weights, "_source", lambda model: f"https://nowhere.invalid/{model}-{digits}.pth")
        weights_path(MODEL).parent.mkdir(parents=True, exist_ok=True)
        weights_path(MODEL).write_bytes(content)

    return keep_as_published


@pytest.mark.parametrize("name", MODELS)
def test_that_the_body_is_the_files_and_the_head_is_the_seeds(
    name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    torch.manual_seed(4711)
    published = torchvision.models.get_model(name, weights=None).state_dict()
    seeded = build_model(name, SEED, CPU).state_dict()
    drawn_after = torch.rand(3)
    monkeypatch.setattr(training, "load_weights", lambda model: published)
    model = build_model(name, SEED, CPU, is_pretrained=True)
    assert torch.equal(torch.rand(3), drawn_after), "dropout draws the same numbers either way"
    assert model.training
    found = model.state_dict()
    head = {f"{HEADS[name]}.weight", f"{HEADS[name]}.bias"}
    assert head < found.keys() == published.keys()
    for key, value in found.items():
        assert torch.equal(value, seeded[key] if key in head else published[key]), key
    assert all(len(found[key]) == 10 for key in head)
    assert not all(torch.equal(seeded[key], published[key]) for key in found.keys() - head)


@pytest.mark.parametrize("is_zipped", [True, False])
def test_that_both_kinds_of_files_are_read(is_zipped: bool, keep: Callable[[bytes], None]) -> None:
    keep(packed_weights(is_zipped=is_zipped))
    found = build_model(MODEL, SEED, CPU, is_pretrained=True).state_dict()
    published = weights_of_1000_classes()
    differing = [key for key in found if not torch.equal(found[key], published[key])]
    assert differing == ["classifier.1.weight", "classifier.1.bias"]


def test_that_a_pretrained_model_trains(keep: Callable[[bytes], None]) -> None:
    keep(packed_weights())
    model = build_model(MODEL, SEED, CPU, is_pretrained=True)
    before = {name: value.clone() for name, value in model.state_dict().items()}
    trainer = Trainer(model, CPU)
    for batch in resident_batches(4, 2, CPU.torch_device):
        trainer.step(batch)
    assert torch.isfinite(torch.tensor(trainer.loss()))
    assert not any(torch.equal(value, before[name]) for name, value in model.state_dict().items())


def test_that_weights_of_another_model_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(training, "load_weights", lambda model: weights_of_1000_classes())
    with pytest.raises(RuntimeError, match="loading state_dict"):
        build_model("alexnet", SEED, CPU, is_pretrained=True)


class Touches:
    """What runs when it is unpickled without care."""

    def __init__(self, path: Path) -> None:
        self._path = path

    def __reduce__(self) -> tuple[Callable[..., None], tuple[Path]]:
        return Path.touch, (self._path,)


@pytest.mark.parametrize("is_zipped", [True, False])
def test_that_code_in_a_file_is_never_run_though_its_checksum_is_right(
    is_zipped: bool, tmp_path: Path, keep: Callable[[bytes], None]
) -> None:
    """A pickle can run any code when it is read; only tensors and plain containers are let in."""
    file = io.BytesIO()
    state = {"classifier.1.weight": Touches(tmp_path / "it ran")}
    torch.save(state, file, _use_new_zipfile_serialization=is_zipped)
    torch.load(io.BytesIO(file.getvalue()), weights_only=False)
    (tmp_path / "it ran").unlink()
    keep(file.getvalue())
    with pytest.raises(WeightsDamaged, match="Weights only load failed"):
        build_model(MODEL, SEED, CPU, is_pretrained=True)
    assert not (tmp_path / "it ran").exists()


@pytest.mark.parametrize("damage", [lambda data: data[:-1], lambda data: b"", lambda data: data[::-1]])
def test_that_weights_that_were_changed_after_they_were_fetched_are_not_even_opened(
    damage: Callable[[bytes], bytes], monkeypatch: pytest.MonkeyPatch, keep: Callable[[bytes], None]
) -> None:
    def open_it(*args: object, **kwargs: object) -> None:
        raise AssertionError("it was opened")

    keep(packed_weights())
    weights_path(MODEL).write_bytes(damage(packed_weights()))
    monkeypatch.setattr(torch, "load", open_it)
    with pytest.raises(WeightsDamaged) as refused:
        build_model(MODEL, SEED, CPU, is_pretrained=True)
    failure = explain_error(describe(refused.value), output="")
    assert "their checksum is wrong" in failure.reason
    assert str(weights_path(MODEL)) in failure.details


def test_that_weights_that_were_not_fetched_are_not_looked_for_elsewhere() -> None:
    with pytest.raises(WeightsNotKept, match="FileNotFoundError"):
        build_model(MODEL, SEED, CPU, is_pretrained=True)
