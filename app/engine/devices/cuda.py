"""An NVIDIA GPU: how Torchmark is developed without a Mac."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

import torch

from app.engine.devices.base import Device
from app.model.catalog import Precision
from app.model.machine import DeviceStatus
from app.words import mark


class CudaDevice(Device):
    """The first CUDA device."""

    name = "cuda"
    can_reduce_precision = True

    def status(self) -> DeviceStatus:
        is_built = torch.version.cuda is not None
        if not (is_built and torch.cuda.is_available()):
            reason = (
                mark("No NVIDIA GPU is visible to this process.")
                if is_built
                else mark("This build of PyTorch has no CUDA support.")
            )
            return DeviceStatus(
                device=self.name,
                is_built=is_built,
                reason=reason,
                advice=mark("An NVIDIA GPU needs its driver and a PyTorch with CUDA."),
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

    def memory_left_bytes(self) -> int:
        free, _ = torch.cuda.mem_get_info()
        cached = torch.cuda.memory_reserved() - torch.cuda.memory_allocated()
        return free + cached

    def memory_room_bytes(self) -> int:
        return self.memory_left_bytes()

    def reset_memory(self) -> None:
        gc.collect()
        torch.cuda.empty_cache()
        torch.cuda.reset_peak_memory_stats()

    def why_not(self, precision: Precision) -> str | None:
        if precision == "bf16" and not torch.cuda.is_bf16_supported(including_emulation=False):
            return mark("This GPU has no bfloat16 of its own (it came with Ampere).")
        return None

    @contextmanager
    def full_precision(self) -> Iterator[None]:
        """Without TF32, which torch allows convolutions by default and which has float16's 10 bits.

        Source: docs.pytorch.org/docs/stable/notes/cuda.html, "TensorFloat-32 (TF32) on Ampere".
        """
        before = torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32
        torch.backends.cudnn.allow_tf32 = torch.backends.cuda.matmul.allow_tf32 = False
        try:
            yield
        finally:
            torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32 = before
