"""What was found out about the machine, its software and its devices."""

from typing import Literal

from app.model.catalog import Precision
from app.model.quantities import Count, Figure
from app.model.record import Record
from app.model.texts import Details, Name, Sentence

PowerSource = Literal["mains", "battery"]


class PerformanceLevel(Record, frozen=True):
    """A kind of CPU core; Apple silicon has up to three, named by macOS."""

    name: Name
    cores: Count


class Machine(Record, frozen=True, kw_only=True):
    """The hardware and system as the operating system's own tools tell them; None where they do not."""

    os_name: Name
    os_version: Name | None = None
    os_build: Name | None = None
    model: Name | None = None
    chip: Name | None = None
    cpu_cores: Count | None = None
    performance_levels: tuple[PerformanceLevel, ...] = ()
    gpu: Name | None = None
    gpu_cores: Count | None = None
    metal: Name | None = None
    memory_bytes: Count | None = None
    is_apple_silicon: bool = False
    is_virtual: bool = False
    python_version: Name
    python_arch: Name
    is_translated: bool = False
    power_source: PowerSource | None = None
    low_power_mode: bool | None = None

    @property
    def os(self) -> str:
        """Name and version in one, as in "macOS 27.0.1"."""
        return f"{self.os_name} {self.os_version}" if self.os_version else self.os_name


class Software(Record, frozen=True):
    """What the measuring process runs on.

    Attributes:
        cpu_threads: Threads that torch chooses on the CPU; on Apple silicon that may leave cores idle.
        is_cpu_fallback_on: Whether PYTORCH_ENABLE_MPS_FALLBACK lets the CPU do operations MPS has not.
    """

    torch: Name
    torchvision: Name
    cpu_threads: Count
    is_cpu_fallback_on: bool = False


class PrecisionSupport(Record, frozen=True):
    """Whether a device can train in a precision; `reason` says why not, None where it can."""

    precision: Precision
    reason: Sentence | None = None


class DeviceStatus(Record, frozen=True):
    """How far a device can be used, from least to most telling.

    Attributes:
        is_built: This build of torch has code for the device.
        is_visible: The system shows such a device to this process.
        is_usable: A real forward and backward pass gave finite numbers on it.
        hardware: The device's own name, as in "Apple M5".
        precisions: Which precisions it can train in; empty where it was not asked.
        matmul_tflop_per_s: A short look at its speed in float32, from which the time to run is estimated.
        reason: Why it is not usable, in words; None when it is.
        details: The original error text, for one click away.
    """

    device: Name
    is_built: bool = False
    is_visible: bool = False
    is_usable: bool = False
    hardware: Name | None = None
    cores: Count | None = None
    memory_bytes: Count | None = None
    precisions: tuple[PrecisionSupport, ...] = ()
    matmul_tflop_per_s: Figure | None = None
    reason: Sentence | None = None
    advice: Sentence | None = None
    details: Details | None = None

    def why_not(self, precision: Precision) -> str | None:
        """Why the device cannot train in `precision`; None where it can or was not asked."""
        return next((each.reason for each in self.precisions if each.precision == precision), None)
