"""What the engine needs of a device; nothing outside app/engine/devices asks which one it is."""

from abc import ABC, abstractmethod
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext

import torch

from app.model.catalog import PRECISIONS, Precision
from app.model.machine import DeviceStatus, PrecisionSupport

AUTOCAST_TYPES = {"fp16": torch.float16, "bf16": torch.bfloat16}


class DeviceError(RuntimeError):
    """A device that cannot be used; the message says why, for a person."""


class Device(ABC):
    """A place where torch computes, perhaps asynchronously.

    Attributes:
        shares_memory_with_cpu: Whether what is laid on it takes from the CPU's memory.
        can_reduce_precision: Whether it may compute float32 with fewer bits than float32 has.
    """

    name: str
    shares_memory_with_cpu = False
    can_reduce_precision = False

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
    def memory_left_bytes(self) -> int:
        """What can still be laid on the device without driving anything out."""

    @abstractmethod
    def memory_room_bytes(self) -> int:
        """What can be laid on it at most, if the rest of the system makes way as far as it should."""

    @abstractmethod
    def reset_memory(self) -> None:
        """Give cached blocks back and begin a new highest value."""

    @abstractmethod
    def why_not(self, precision: Precision) -> str | None:
        """Why it cannot train in `precision`, for a person; None where it can."""

    def precisions(self) -> tuple[PrecisionSupport, ...]:
        """What can be said about each precision."""
        return tuple(PrecisionSupport(precision, self.why_not(precision)) for precision in PRECISIONS)

    def autocast(self, precision: Precision) -> AbstractContextManager[object]:
        """Where the forward pass and the loss belong; for fp32 it does nothing."""
        if precision == "fp32":
            return nullcontext()
        return torch.autocast(self.name, dtype=AUTOCAST_TYPES[precision])

    def grad_scaler(self, precision: Precision) -> torch.amp.GradScaler | None:
        """What keeps small float16 gradients from vanishing, as PyTorch's recipe for it wants; else None."""
        return torch.amp.GradScaler(self.name) if precision == "fp16" else None

    @contextmanager
    def full_precision(self) -> Iterator[None]:
        """While it lasts, float32 is computed with all the bits of float32."""
        yield

    def seed(self, seed: int) -> None:
        """Seed the generators of the CPU and of this device."""
        torch.manual_seed(seed)
