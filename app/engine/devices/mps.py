"""The Apple GPU by Metal Performance Shaders. Not yet seen running on a Mac (docs/mac-claims.md)."""

import gc

import torch

from app.engine.devices.base import Device
from app.model.machine import DeviceStatus


class MpsDevice(Device):
    """The one Metal device torch uses."""

    name = "mps"

    def status(self) -> DeviceStatus:
        is_built = torch.backends.mps.is_built()
        is_visible = is_built and torch.backends.mps.is_available()
        if not is_visible:
            reason = (
                "PyTorch sees no Metal GPU it can use."
                if is_built
                else "This build of PyTorch has no MPS support."
            )
            return DeviceStatus(
                device=self.name,
                is_built=is_built,
                reason=reason,
                advice="An Apple GPU needs a Mac with Apple silicon and PyTorch's build for macOS.",
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

    def reset_memory(self) -> None:
        gc.collect()
        torch.mps.empty_cache()
