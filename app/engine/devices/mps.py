"""The Apple GPU by Metal Performance Shaders. Not yet seen running on a Mac (docs/first-run-on-a-mac.md)."""

import gc

import psutil
import torch

from app.engine.devices.base import Device
from app.engine.devices.system_memory import system_room_bytes
from app.model.catalog import Precision
from app.model.machine import DeviceStatus
from app.words import mark


class MpsDevice(Device):
    """The one Metal device torch uses."""

    name = "mps"
    shares_memory_with_cpu = True

    def status(self) -> DeviceStatus:
        is_built = torch.backends.mps.is_built()
        is_visible = is_built and torch.backends.mps.is_available()
        if not is_visible:
            reason = (
                mark("PyTorch sees no Metal GPU it can use.")
                if is_built
                else mark("This build of PyTorch has no MPS support.")
            )
            return DeviceStatus(
                device=self.name,
                is_built=is_built,
                reason=reason,
                advice=mark("An Apple GPU needs a Mac with Apple silicon and PyTorch's build for macOS."),
            )
        return DeviceStatus(
            device=self.name,
            is_built=True,
            is_visible=True,
            hardware=torch.backends.mps.get_name(),
            cores=torch.backends.mps.get_core_count(),
            memory_bytes=torch.mps.recommended_max_memory(),
        )

    def synchronize(self) -> None:
        torch.mps.synchronize()

    def memory_bytes(self) -> int:
        # MPS has no peak counter: the worker keeps the highest of the readings at the sync points.
        return torch.mps.driver_allocated_memory()

    def memory_left_bytes(self) -> int:
        return min(self._recommended_bytes(), int(psutil.virtual_memory().available))

    def memory_room_bytes(self) -> int:
        return min(self._recommended_bytes(), system_room_bytes())

    def _recommended_bytes(self) -> int:
        """What Metal still gives without slowing down; PyTorch's own limit is 1.7 times as far."""
        return torch.mps.recommended_max_memory() - torch.mps.driver_allocated_memory()

    def reset_memory(self) -> None:
        gc.collect()
        torch.mps.empty_cache()

    def why_not(self, precision: Precision) -> str | None:
        """By macOS alone: the torch that Torchmark installs has both types for autocast.

        fp16 came with torch 2.5 and its GradScaler with 2.8, bf16 with torch 2.6 on macOS 14
        (torch/amp/autocast_mode.py of the pinned wheel refuses bfloat16 below it).
        """
        if precision == "bf16" and not torch.backends.mps.is_macos_or_newer(14, 0):
            return mark("bfloat16 on the Apple GPU needs macOS 14 or newer.")
        return None
