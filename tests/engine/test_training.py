import copy

import pytest
import torch
from torch import nn

from app.engine.devices import DEVICES, open_device
from app.engine.digits import resident_batches
from app.engine.training import Trainer, build_model
from app.model.catalog import DEVICES as KNOWN_DEVICES
from app.model.catalog import MODELS


@pytest.mark.parametrize("name", MODELS)
def test_that_every_model_has_a_head_for_ten_classes(name: str) -> None:
    model = build_model(name, seed=1, device=open_device("cpu"))
    assert model.training
    heads = [m for m in model.modules() if isinstance(m, nn.Linear | nn.Conv2d)]
    head = heads[-1]
    assert isinstance(head, nn.Conv2d if name == "squeezenet1_0" else nn.Linear)
    model.eval()
    with torch.no_grad():
        assert model(torch.zeros(1, 3, 224, 224)).shape == (1, 10)


def test_that_the_seed_alone_decides_the_weights() -> None:
    device = open_device("cpu")
    one, same, other = (build_model("squeezenet1_0", seed, device).state_dict() for seed in (1, 1, 2))
    assert all(torch.equal(one[key], same[key]) for key in one)
    assert not all(torch.equal(one[key], other[key]) for key in one)


def test_that_the_step_really_trains() -> None:
    device = open_device("cpu")
    trainer = Trainer(build_model("resnet18", seed=1, device=device), device)
    (batch,) = resident_batches(8, 8, device.torch_device)
    losses = []
    for _ in range(6):
        trainer.step(batch)
        losses.append(trainer.loss())
    assert losses[-1] < 0.5 * losses[0]


def test_that_a_step_is_one_of_adam_on_this_batch_alone() -> None:
    """Two steps against torch's own Adam fed with the gradients of each batch by itself."""
    device = open_device("cpu")
    batches = resident_batches(4, 2, device.torch_device)
    model = build_model("squeezenet1_0", seed=1, device=device)
    reference = copy.deepcopy(model)
    optimizer = torch.optim.Adam(reference.parameters(), lr=0.001)
    trainer = Trainer(model, device)
    for images, labels in batches:
        device.seed(7)  # the dropout of both sides alike
        trainer.step((images, labels))
        device.seed(7)
        loss = nn.functional.cross_entropy(reference(images), labels)
        gradients = torch.autograd.grad(loss, list(reference.parameters()))
        for parameter, gradient in zip(reference.parameters(), gradients, strict=True):
            parameter.grad = gradient
        optimizer.step()
    for own, right in zip(model.parameters(), reference.parameters(), strict=True):
        torch.testing.assert_close(own, right)
    assert trainer.loss() == pytest.approx(float(loss.detach()))


def test_that_every_device_that_can_be_chosen_has_its_file() -> None:
    assert set(DEVICES) == set(KNOWN_DEVICES)


@pytest.mark.parametrize("name", DEVICES)
def test_that_a_device_tells_its_status_wherever_it_is_asked(name: str) -> None:
    status = open_device(name).status()
    assert status.device == name
    assert status.is_visible or status.reason
    assert not status.is_usable, "only the probe may say so"
