"""Whether cells find room together: the arithmetic exactly, the estimates against real models."""

import pytest
import torch

from app.engine.devices import DEVICES, Device
from app.engine.memory import SHARE_OF_MEMORY, expected_bytes, fit_together
from app.engine.vision import torchvision
from app.model.catalog import MODELS
from app.model.plan import Cell, make_plan

GB = 1e9
PLAN = make_plan(preset="quick", devices=("cpu", "mps"))
SMALL = [Cell("squeezenet1_0", device, 4) for device in ("cpu", "mps", "cuda")]
ON_CPU, ON_MPS, ON_CUDA = SMALL


def leave(monkeypatch: pytest.MonkeyPatch, **left_bytes: float) -> None:
    """Have devices tell this of their memory."""
    for name, value in left_bytes.items():
        kind: type[Device] = DEVICES[name]
        monkeypatch.setattr(kind, "memory_left_bytes", lambda device, value=value: int(value))


def test_that_a_cell_needs_weights_images_and_activations() -> None:
    model = MODELS["squeezenet1_0"]
    image_bytes = 3 * 224 * 224 * 4
    expected = model.parameters_m * 1e6 * 16 + 64 * model.activation_mb_per_image * 1e6
    cell = Cell("squeezenet1_0", "cpu", 64)
    assert expected_bytes(cell, 1000) == pytest.approx(expected + 1000 * image_bytes)
    assert expected_bytes(cell, 4) == pytest.approx(expected + 64 * image_bytes), "filled up to one batch"


@pytest.mark.parametrize("name", MODELS)
def test_that_the_catalog_knows_how_many_parameters_a_model_has(name: str) -> None:
    with torch.device("meta"):
        model = torchvision.models.get_model(name, weights=None, num_classes=10)
    counted_m = sum(parameter.numel() for parameter in model.parameters()) / 1e6
    assert MODELS[name].parameters_m == pytest.approx(counted_m, rel=0.01)


def test_that_devices_of_one_memory_share_it(monkeypatch: pytest.MonkeyPatch) -> None:
    one = expected_bytes(ON_CPU, 1000) / SHARE_OF_MEMORY
    leave(monkeypatch, cpu=1.9 * one, mps=1.9 * one)
    assert fit_together((ON_CPU,), PLAN)
    assert fit_together((ON_MPS,), PLAN)
    assert not fit_together((ON_CPU, ON_MPS), PLAN)
    leave(monkeypatch, cpu=2.1 * one, mps=2.1 * one)
    assert fit_together((ON_CPU, ON_MPS), PLAN)


def test_that_the_one_with_less_left_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    leave(monkeypatch, cpu=100 * GB, mps=1 * GB)
    assert fit_together((ON_CPU,), PLAN)
    assert not fit_together((ON_CPU, ON_MPS), PLAN)


def test_that_devices_with_a_memory_of_their_own_do_not_share(monkeypatch: pytest.MonkeyPatch) -> None:
    one = expected_bytes(ON_CPU, 1000) / SHARE_OF_MEMORY
    leave(monkeypatch, cpu=1.1 * one, cuda=1.1 * one)
    assert fit_together((ON_CPU, ON_CUDA), PLAN)
    leave(monkeypatch, cuda=0.9 * one)
    assert not fit_together((ON_CPU, ON_CUDA), PLAN)
    leave(monkeypatch, cpu=0.9 * one, cuda=1.1 * one)
    assert not fit_together((ON_CPU, ON_CUDA), PLAN)


def test_that_cells_of_terabytes_do_not_fit_this_machine() -> None:
    assert not fit_together(tuple(Cell("vgg16", "cpu", size) for size in range(1, 513)), PLAN)
