"""The training loop that anybody would write by hand: the yardstick of the others."""

import time
from itertools import cycle

import torch

from app.engine.devices import Device
from app.engine.digits import Batch
from app.engine.vision import torchvision

CLASSES = 10


class PlainLoop:
    """A model of its own, trained on given batches, timed with a clock and a synchronisation alone."""

    def __init__(self, model: str, batches: list[Batch], device: Device) -> None:
        torch.manual_seed(1)
        self._model = torchvision.models.get_model(model, weights=None, num_classes=CLASSES)
        self._model.to(device.torch_device)
        self._model.train()
        self._optimizer = torch.optim.Adam(self._model.parameters(), lr=0.001)
        self._criterion = torch.nn.CrossEntropyLoss()
        self._batches = batches
        self._stream = cycle(batches)
        self._device = device

    def time_steps(self, steps: int) -> float:
        """Seconds for some steps."""
        self._device.synchronize()
        started = time.perf_counter()
        for _ in range(steps):
            self._train(next(self._stream))
        self._device.synchronize()
        return time.perf_counter() - started

    def time_epoch(self, images: int) -> float:
        """Seconds for `images` images once, the last batch as large as what is left."""
        left = images
        self._device.synchronize()
        started = time.perf_counter()
        for pixels, labels in self._batches:
            if left <= 0:
                break
            self._train((pixels[:left], labels[:left]))
            left -= len(labels)
        self._device.synchronize()
        return time.perf_counter() - started

    def _train(self, batch: Batch) -> None:
        images, labels = batch
        self._optimizer.zero_grad(set_to_none=True)
        loss = self._criterion(self._model(images), labels)
        loss.backward()
        self._optimizer.step()
