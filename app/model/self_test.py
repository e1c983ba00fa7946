"""What the self-test tells about an installation."""

from app.model.record import Record


class DeviceTest(Record, frozen=True):
    """One tiny cell on a device; `reason` says why it was not measured."""

    device: str
    is_usable: bool
    hardware: str | None = None
    step_time_s: float | None = None
    reason: str | None = None


class PaintedWindow(Record, frozen=True):
    """The window as it was seen.

    Attributes:
        platform: Qt's name of the window system, as in cocoa, xcb or offscreen.
        width_px: Of the picture that was painted, in pixels of the screen.
        device_pixel_ratio: Pixels of the screen to one of Qt's; 2 on a Retina screen.
        paint_time_s: From the start of Qt to the painted window.
    """

    pyside6: str
    platform: str
    width_px: int
    height_px: int
    device_pixel_ratio: float
    paint_time_s: float


class SelfTest(Record, frozen=True, kw_only=True):
    """The line that `--self-test` prints. What could not be found out is None or empty.

    Attributes:
        is_ok: Whether there is no problem.
        problems: What does not work, in words.
        is_frozen: Whether this is the bundled program, which brings its own Python.
        file_sizes_bytes: The exported files by their suffixes; each was read back.
        processes_left: How many processes the test has left behind.
        duration_s: Of the whole test.
    """

    is_ok: bool
    problems: tuple[str, ...]
    version: str
    is_frozen: bool
    python: str
    torch: str | None
    torchvision: str | None
    os: str | None
    chip: str | None
    devices: tuple[DeviceTest, ...]
    file_sizes_bytes: dict[str, int]
    window: PaintedWindow | None
    processes_left: int | None
    duration_s: float
