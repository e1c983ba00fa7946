"""The step that is measured: forward, loss, backward, Adam."""

import copy
from collections.abc import Mapping
from functools import lru_cache

import torch
from torch import nn

from app.engine.devices import Device
from app.engine.digits import CLASSES, Batch
from app.engine.vision import torchvision
from app.engine.weights import load_weights
from app.model.catalog import Precision

LEARNING_RATE = 0.001


def build_model(name: str, seed: int, device: Device, *, is_pretrained: bool = False) -> nn.Module:
    """A torchvision model with random weights from `seed` and a head for ten classes, in training mode.

    torchvision makes each model's own kind of head for `num_classes`; SqueezeNet's is a convolution.
    Where it is pretrained, all but the head is replaced by ImageNet's weights, which must be in the cache.

    Raises:
        FileNotFoundError: If it is to be pretrained and its weights were not fetched.
        RuntimeError: If they are not this model's.
    """
    model = copy.deepcopy(_new_model(name, seed))
    if is_pretrained:
        _load_all_but_the_head(model, load_weights(name))
    # Whether or not the weights had to be drawn: dropout draws the same.
    device.seed(seed)
    return model.to(device.torch_device).train()


@lru_cache(maxsize=1)
def _new_model(name: str, seed: int) -> nn.Module:
    """On the CPU, kept for the other devices of its group: drawing VGG-16's weights takes seconds."""
    torch.manual_seed(seed)
    model: nn.Module = torchvision.models.get_model(name, weights=None, num_classes=CLASSES)
    return model


def _load_all_but_the_head(model: nn.Module, weights: Mapping[str, torch.Tensor]) -> None:
    *_, head = (name for name, layer in model.named_modules() if isinstance(layer, nn.Linear | nn.Conv2d))
    own = {name: value for name, value in model.state_dict().items() if name.startswith(f"{head}.")}
    model.load_state_dict({**weights, **own})


class Trainer:
    """One model under training on one device in one precision.

    The parts of a step are methods of their own, so that they can be timed apart; `step` is all of them.
    """

    def __init__(self, model: nn.Module, device: Device, precision: Precision = "fp32") -> None:
        self._model = model
        self._device = device
        self._precision: Precision = precision
        self._optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
        self._loss_function = nn.CrossEntropyLoss()
        self._scaler = device.grad_scaler(precision)
        self._loss = torch.zeros(())

    def step(self, batch: Batch) -> None:
        """Queue one training step; nothing here waits for the device, but for fp16's look at its scale."""
        self.forget_gradients()
        loss = self.forward(batch)
        self.backward(loss)
        self.optimize()

    def forward(self, batch: Batch) -> torch.Tensor:
        """The loss of a batch, a scalar."""
        images, labels = batch
        with self._device.autocast(self._precision):
            loss: torch.Tensor = self._loss_function(self._model(images), labels)
        self._loss = loss.detach()
        return loss

    def backward(self, loss: torch.Tensor) -> None:
        """Gradients from the loss."""
        scaled = loss if self._scaler is None else self._scaler.scale(loss)
        torch.autograd.backward(scaled)

    def optimize(self) -> None:
        """Adam's step."""
        if self._scaler is None:
            self._optimizer.step()
        else:
            self._scaler.step(self._optimizer)
            self._scaler.update()

    def forget_gradients(self) -> None:
        """Set them to none, as each step begins."""
        self._optimizer.zero_grad(set_to_none=True)

    def loss(self) -> float:
        """The last step's loss; waits for the device."""
        return float(self._loss)
