"""The step that is measured: forward, loss, backward, Adam."""

import torch
from torch import nn

from app.engine.devices import Device
from app.engine.digits import CLASSES, Batch
from app.engine.vision import torchvision

LEARNING_RATE = 0.001


def build_model(name: str, seed: int, device: Device) -> nn.Module:
    """A torchvision model with random weights from `seed` and a head for ten classes, in training mode.

    torchvision makes each model's own kind of head for `num_classes`; SqueezeNet's is a convolution.
    """
    device.seed(seed)
    model: nn.Module = torchvision.models.get_model(name, weights=None, num_classes=CLASSES)
    return model.to(device.torch_device).train()


class Trainer:
    """One model under training."""

    def __init__(self, model: nn.Module) -> None:
        self._model = model
        self._optimizer = torch.optim.Adam(model.parameters(), lr=LEARNING_RATE)
        self._loss_function = nn.CrossEntropyLoss()
        self._loss = torch.zeros(())

    def step(self, batch: Batch) -> None:
        """Queue one training step; nothing here waits for the device."""
        images, labels = batch
        self._optimizer.zero_grad(set_to_none=True)
        loss = self._loss_function(self._model(images), labels)
        loss.backward()
        self._optimizer.step()
        self._loss = loss.detach()

    def loss(self) -> float:
        """The last step's loss; waits for the device."""
        return float(self._loss)
