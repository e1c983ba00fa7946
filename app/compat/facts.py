"""Everything the items are made from, with the few conclusions that several of them share."""

from app.compat.macos import MACOS
from app.compat.requirements import Trouble, is_macos_too_old, known_trouble
from app.model.catalog import BASELINE_DEVICE
from app.model.machine import DeviceStatus, Machine, Software
from app.model.record import Record


class Facts(Record, frozen=True, kw_only=True):
    """What was found out.

    Attributes:
        software: None where torch could not be loaded.
        devices: What the probes told.
    """

    machine: Machine
    software: Software | None
    devices: tuple[DeviceStatus, ...]

    @property
    def is_mac(self) -> bool:
        """Whether this is macOS; otherwise it is Linux."""
        return self.machine.os_name == MACOS

    @property
    def cpu(self) -> DeviceStatus | None:
        """What the probe of the CPU told."""
        return next((status for status in self.devices if status.device == BASELINE_DEVICE), None)

    @property
    def gpu(self) -> DeviceStatus | None:
        """What the probe of this platform's kind of GPU told."""
        return next((status for status in self.devices if status.device != BASELINE_DEVICE), None)

    @property
    def is_intel_mac(self) -> bool:
        """Whether the processor is known and is not Apple's."""
        return self.is_mac and not self.machine.is_apple_silicon and self.machine.chip is not None

    @property
    def is_macos_too_old(self) -> bool:
        """Whether this PyTorch does not use the GPU on this macOS."""
        return (
            self.is_mac
            and self.software is not None
            and is_macos_too_old(self.machine.os_version, self.software.torch)
        )

    @property
    def trouble(self) -> Trouble | None:
        """What this macOS and this PyTorch are known to do together."""
        if not self.is_mac or self.software is None:
            return None
        return known_trouble(self.machine.os_version, self.software.torch)
