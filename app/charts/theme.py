"""Colours of the charts, for a light and a dark window."""

from app.model.catalog import BASELINE_DEVICE
from app.model.record import Record


class Theme(Record, frozen=True, kw_only=True):
    """Colours as hexadecimal RGB."""

    background: str
    text: str
    muted: str
    grid: str
    baseline: str
    accent: str
    failed: str
    warning: str
    good: str

    def device_color(self, device: str) -> str:
        """Grey for the CPU everything is compared with, the accent for the GPU."""
        return self.baseline if device == BASELINE_DEVICE else self.accent


LIGHT = Theme(
    background="#ffffff",
    text="#1d1d1f",
    muted="#6e6e73",
    grid="#e5e5ea",
    baseline="#a7adb8",
    accent="#0a66d6",
    failed="#c0271d",
    warning="#9a5b00",
    good="#1a7f37",
)
DARK = Theme(
    background="#1e1e20",
    text="#f2f2f7",
    muted="#a1a1a8",
    grid="#38383c",
    baseline="#7b828f",
    accent="#4aa3ff",
    failed="#ff6b60",
    warning="#ffb340",
    good="#4cd964",
)
