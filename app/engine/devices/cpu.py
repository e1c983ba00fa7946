"""The CPU: always there, synchronous."""

import gc

import psutil
import torch

from app.engine.devices.base import Device
from app.engine.devices.system_memory import system_room_bytes
from app.model.catalog import Precision
from app.model.machine import DeviceStatus


class CpuDevice(Device):
    """Memory is the process's resident set: torch has no counter for the CPU."""

    name = "cpu"
    shares_memory_with_cpu = True

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

    def memory_left_bytes(self) -> int:
        return int(psutil.virtual_memory().available)

    def memory_room_bytes(self) -> int:
        return system_room_bytes()

    def reset_memory(self) -> None:
        gc.collect()

    def why_not(self, precision: Precision) -> str | None:  # noqa: ARG002
        """None: torch computes both types of two bytes on any CPU, if slowly where it has no instructions."""
        return None
