"""The CPU: always there, synchronous."""

import gc

import psutil
import torch

from app.engine.devices.base import Device
from app.model.machine import DeviceStatus


class CpuDevice(Device):
    """Memory is the process's resident set: torch has no counter for the CPU."""

    name = "cpu"

    def status(self) -> DeviceStatus:
        return DeviceStatus(
            device=self.name,
            is_built=True,
            is_visible=True,
            hardware=torch.backends.cpu.get_cpu_capability(),
            cores=psutil.cpu_count(logical=False),
            memory_bytes=psutil.virtual_memory().total,
        )

    def synchronize(self) -> None:
        """Nothing is ever queued."""

    def memory_bytes(self) -> int:
        return int(psutil.Process().memory_info().rss)

    def reset_memory(self) -> None:
        gc.collect()
