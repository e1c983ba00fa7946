"""Colours, hatches and shapes of the charts, for a light and a dark window.

Nothing is told by its colour alone: what has a colour of its own has a hatch or a shape as well. The colours
are told apart by colour-blind people too (tests/charts/test_theme.py simulates how they see them).
"""

from app.model.catalog import BASELINE_DEVICE
from app.model.record import Record

HATCHES = ("", "///", "...", "\\\\\\", "xxx", "---")
"""Of bars, in the order of `Theme.shades`."""
MARKERS = ("o", "s", "^", "D", "v", "P")
"""Of points, in the same order."""


class Theme(Record, frozen=True, kw_only=True):
    """Colours as hexadecimal RGB.

    Attributes:
        shades: For up to six things that belong together, such as the phases of a step or compared results.
    """

    background: str
    text: str
    muted: str
    grid: str
    baseline: str
    accent: str
    failed: str
    warning: str
    good: str
    shades: tuple[str, ...]

    def device_color(self, device: str) -> str:
        """Grey for the CPU everything is compared with, the accent for the GPU."""
        return self.baseline if device == BASELINE_DEVICE else self.accent


def device_hatch(device: str) -> str:
    """A plain bar for the CPU, a hatched one for the GPU."""
    return HATCHES[device != BASELINE_DEVICE]


def device_marker(device: str) -> str:
    """The shape of a device's points."""
    return MARKERS[device == BASELINE_DEVICE]


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
    shades=("#254ab4", "#ff9d00", "#009584", "#c1b9a4", "#43bbff", "#a74300"),
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
    shades=("#3d63d2", "#ffa51a", "#00a08e", "#d2cab6", "#5cc6ff", "#c2561a"),
)
