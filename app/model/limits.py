"""What a device can do at best, measured."""

from app.model.catalog import Precision
from app.model.quantities import Count, Duration, Some
from app.model.record import Record
from app.model.texts import Name


class MatmulSpeed(Record, frozen=True):
    """The best run of multiplying square matrices: 2 x size^3 floating-point operations in `duration_s`."""

    precision: Precision
    size: Some
    duration_s: Duration

    @property
    def tflop_per_s(self) -> float:
        """10^12 floating-point operations a second."""
        return 2 * self.size**3 / self.duration_s / 1e12


class CopySpeed(Record, frozen=True):
    """A tensor copied within the device's memory: read once and written once, `copied_bytes` in all."""

    copied_bytes: Count
    duration_s: Duration

    @property
    def gb_per_s(self) -> float:
        """10^9 bytes a second."""
        return self.copied_bytes / self.duration_s / 1e9


class DeviceLimits(Record, frozen=True):
    """A device's measured limits; `copies` in several sizes, because small ones may stay in a cache."""

    device: Name
    matmuls: tuple[MatmulSpeed, ...]
    copies: tuple[CopySpeed, ...]

    def peak_tflop_per_s(self, precision: Precision) -> float | None:
        """The best of all sizes; None where the device cannot compute in that precision."""
        speeds = [speed.tflop_per_s for speed in self.matmuls if speed.precision == precision]
        return max(speeds, default=None)

    @property
    def peak_gb_per_s(self) -> float | None:
        """Of the largest copy, which no cache holds."""
        largest = max(self.copies, key=lambda copy: copy.copied_bytes, default=None)
        return largest.gb_per_s if largest else None
