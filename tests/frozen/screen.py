"""A screen without a monitor, on which a window is used by mouse and keyboard."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

SIZE = "1280x860x24"
SOON_S = 60.0
PAUSE_S = 0.5


def wait_until(is_so: Callable[[], Any], what: str, timeout_s: float = SOON_S) -> Any:
    """The first truth that is told. Raises AssertionError where none comes in time."""
    until = time.monotonic() + timeout_s
    while time.monotonic() < until:
        if told := is_so():
            return told
        time.sleep(0.3)
    raise AssertionError(f"waited {timeout_s:g} s in vain for {what}")


class Screen:
    """An X server of its own with a window manager.

    Attributes:
        display: Its name, for DISPLAY.
    """

    def __init__(self, display: str) -> None:
        self.display = display

    def find(self, title: str) -> str | None:
        """The id of a visible window whose title begins so."""
        found = self._do("search", "--onlyvisible", "--name", f"^{title}").split()
        return found[-1] if found else None

    def wait_for(self, title: str) -> str:
        """As `find`, once it is there."""
        return str(wait_until(lambda: self.find(title), f"a window named {title}"))

    def click(self, window: str, x: int, y: int) -> None:
        """Click into a window; a negative number counts from its right or bottom edge."""
        size = dict(line.split("=") for line in self._do("getwindowgeometry", "--shell", window).split())
        at = (x % int(size["WIDTH"]), y % int(size["HEIGHT"]))
        self._do("mousemove", "--window", window, str(at[0]), str(at[1]))
        self._do("click", "1")

    def press(self, *keys: str) -> None:
        """Press keys, one after the other, slowly: each menu must be there before the next key."""
        for key in keys:
            self._do("key", key)
            time.sleep(PAUSE_S)

    def type(self, text: str) -> None:
        """Type a text where the cursor is."""
        self._do("type", "--delay", "20", text)

    def _do(self, *args: str) -> str:
        return subprocess.run(
            ["xdotool", *args],
            env={**os.environ, "DISPLAY": self.display},
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            text=True,
            check=False,
            timeout=SOON_S,
        ).stdout


@contextmanager
def open_screen() -> Iterator[Screen]:
    """A screen for as long as it is needed."""
    # Without access control: the program is another user's. It listens on this machine alone.
    server = subprocess.Popen(
        ["Xvfb", "-displayfd", "1", "-screen", "0", SIZE, "-nolisten", "tcp", "-ac"],
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    )
    assert server.stdout is not None
    display = f":{server.stdout.readline().strip()}"
    manager = subprocess.Popen(
        ["openbox"],
        env={**os.environ, "DISPLAY": display},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        yield Screen(display)
    finally:
        for process in (manager, server):
            process.terminate()
            process.wait()
        server.stdout.close()
