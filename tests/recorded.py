"""Runs as they really came: `python -m tests.recorded FILE PRESET DEVICE MODEL ...`.

A line for each event, compressed: the seconds since the run was asked for, and the event as it was told.
"""

import gzip
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from app.compat.gather import gather_machine
from app.model.events import RunEvent
from app.model.plan import make_plan
from app.model.record import Record
from app.runner.child import Child
from app.runner.run import run


class Noted(Record, frozen=True):
    """An event and when it came."""

    at_s: float
    event: RunEvent


def read(path: Path) -> tuple[Noted, ...]:
    lines = gzip.decompress(path.read_bytes()).splitlines()
    return tuple(msgspec.json.decode(line, type=Noted) for line in lines)


def record(preset: str, devices: tuple[str, ...], models: tuple[str, ...] | None) -> Iterator[Noted]:
    plan = make_plan(preset=preset, devices=devices, models=models)
    stop = threading.Event()
    machine = gather_machine(stop)
    began_s = time.monotonic()
    with Child(stop) as child:
        for event in run(plan, machine, child):
            yield Noted(round(time.monotonic() - began_s, 4), event)


def main() -> None:
    path, preset, device, *models = sys.argv[1:]
    noted = record(preset, (device,), tuple(models) or None)
    lines = b"".join(msgspec.json.encode(each) + b"\n" for each in noted)
    Path(path).write_bytes(gzip.compress(lines, mtime=0))


if __name__ == "__main__":
    main()
