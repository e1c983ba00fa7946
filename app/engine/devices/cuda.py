"""An NVIDIA GPU: how Torchmark is developed without a Mac."""

import gc

import torch

from app.engine.devices.base import Device
from app.model.machine import DeviceStatus


class CudaDevice(Device):
    """The first CUDA device."""

    name = "cuda"

    def status(self) -> DeviceStatus:
        is_built = torch.version.cuda is not None
        if not (is_built and torch.cuda.is_available()):
            reason = (
                "No NVIDIA GPU is visible to this process."
                if is_built
                else "This build of PyTorch has no CUDA support."
            )
            return DeviceStatus(
                device=self.name,
                is_built=is_built,
                reason=reason,
                advice="An NVIDIA GPU needs its driver and a PyTorch with CUDA.",
            )
        properties = torch.cuda.get_device_properties(0)
        return DeviceStatus(
            device=self.name,
            is_built=True,
            is_visible=True,
            hardware=properties.name,
            cores=properties.multi_processor_count,
            memory_bytes=properties.total_memory,
        )

    def synchronize(self) -> None:
        torch.cuda.synchronize()

    def memory_bytes(self) -> int:
        return torch.cuda.max_memory_allocated()

    def reset_memory(self) -> None:
        gc.collect()
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()
