"""A screen of X11 that nobody sees, and that can be looked at without asking anybody: Xvfb's own memory."""

import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy
from numpy.typing import NDArray

WIDTH, HEIGHT = 1280, 800
STRIDE = 8
# The header of an xwd file, 32 bits a field, big-endian (X11/XWDFile.h).
HEADER_SIZE_FIELD, LINE_BYTES_FIELD, COLORS_FIELD = 0, 12, 19
HEADER_FIELDS = 25
COLOR_BYTES = 12


class Screen:
    """A screen of 24-bit colours.

    Attributes:
        name: What DISPLAY is set to.
        pixels: (HEIGHT, WIDTH) uint32, 0 where nothing was painted; they change as the screen does.
    """

    def __init__(self, name: str, memory: Path) -> None:
        self.name = name
        header = numpy.memmap(memory, dtype=">u4", mode="r", shape=(HEADER_FIELDS,))
        start = int(header[HEADER_SIZE_FIELD]) + COLOR_BYTES * int(header[COLORS_FIELD])
        line_pixels = int(header[LINE_BYTES_FIELD]) // 4
        lines = numpy.memmap(memory, dtype="u4", mode="r", offset=start, shape=(HEIGHT, line_pixels))
        self.pixels: NDArray[numpy.uint32] = lines[:, :WIDTH]

    def painted_share(self) -> float:
        """How much of the screen is not black, as it is at first; from some of it, to take little time."""
        some = self.pixels[::STRIDE, ::STRIDE]
        return float(numpy.count_nonzero(some)) / some.size


@contextmanager
def own_screen() -> Iterator[dict[str, str]]:
    """The environment of a window: its own settings and history, on a screen nobody sees if there is one."""
    with ExitStack() as stack:
        environment = {**os.environ, "HOME": stack.enter_context(tempfile.TemporaryDirectory())}
        if has_screens():
            shown = stack.enter_context(screen())
            environment |= {"DISPLAY": shown.name, "QT_QPA_PLATFORM": "xcb"}
        yield environment


def has_screens() -> bool:
    """Whether there is an Xvfb; macOS has none, and shows its windows on its own screen."""
    return shutil.which("Xvfb") is not None


@contextmanager
def screen() -> Iterator[Screen]:
    """A screen that is there for as long as the context is."""
    told, tells = os.pipe()
    with tempfile.TemporaryDirectory() as folder:
        size = ["-screen", "0", f"{WIDTH}x{HEIGHT}x24", "-fbdir", folder]
        server = subprocess.Popen(
            ["Xvfb", "-displayfd", str(tells), "-nolisten", "tcp", *size],  # noqa: S607
            pass_fds=(tells,),
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
        )
        os.close(tells)
        try:
            with os.fdopen(told) as numbers:
                yield Screen(f":{numbers.readline().strip()}", Path(folder) / "Xvfb_screen0")
        finally:
            server.terminate()
            server.wait()
