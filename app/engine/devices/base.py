"""What the engine needs of a device; nothing outside app/engine/devices asks which one it is."""

from abc import ABC, abstractmethod

import torch

from app.model.machine import DeviceStatus


class DeviceError(RuntimeError):
    """A device that cannot be used; the message says why, for a person."""


class Device(ABC):
    """A place where torch computes, perhaps asynchronously."""

    name: str

    @property
    def torch_device(self) -> torch.device:
        """Where tensors and modules go."""
        return torch.device(self.name)

    @abstractmethod
    def status(self) -> DeviceStatus:
        """What can be known without computing; whether it is usable is for the probe to say."""

    @abstractmethod
    def synchronize(self) -> None:
        """Return when all queued work is done."""

    @abstractmethod
    def memory_bytes(self) -> int:
        """Memory in use, read at a synchronisation; the highest since `reset_memory` where counted."""

    @abstractmethod
    def reset_memory(self) -> None:
        """Give cached blocks back and begin a new highest value."""

    def seed(self, seed: int) -> None:
        """Seed the generators of the CPU and of this device."""
        torch.manual_seed(seed)
