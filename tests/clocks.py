"""The system's clocks as a script has them: what runs on them sleeps without sleeping."""

import time

import pytest

from app import sleep_clock


class FakeClocks:
    """All three of them in seconds; the one on the wall may be set."""

    def __init__(self) -> None:
        self._awake_s = 5000.0
        self._asleep_s = 700.0
        self._set_s = 0.0

    def install(self, monkeypatch: pytest.MonkeyPatch) -> None:
        """In place of the system's."""
        monkeypatch.setattr(time, "clock_gettime", self.read)
        monkeypatch.setattr(time, "time", lambda: self.read(time.CLOCK_REALTIME))

    def read(self, clock: int) -> float:
        times_s = {
            sleep_clock.STANDS_STILL: self._awake_s,
            sleep_clock.GOES_ON: self._awake_s + self._asleep_s,
            time.CLOCK_REALTIME: 1.8e9 + self._awake_s + self._asleep_s + self._set_s,
        }
        return times_s[clock]

    def work(self, seconds: float) -> None:
        self._awake_s += seconds

    def sleep(self, seconds: float) -> None:
        self._asleep_s += seconds

    def set_wall_clock(self, by_s: float) -> None:
        self._set_s += by_s
