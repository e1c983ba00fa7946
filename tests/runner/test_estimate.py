"""The estimate before the start against a real run."""

import threading
import time

from app.model.events import CellStarted, DeviceProbed
from app.model.machine import DeviceStatus
from app.model.plan import make_plan
from app.runner.child import Child
from app.runner.run import run
from app.stats.time_left import expected_duration_s
from tests.scripted import M5_PRO

GENEROUS = 4.0


def test_that_the_estimate_from_the_devices_limits_is_of_the_right_size() -> None:
    plan = make_plan(preset="quick", devices=("cpu",), models=("squeezenet1_0", "mobilenet_v2"), images=16)
    statuses: list[DeviceStatus] = []
    started_s = 0.0
    with Child(threading.Event()) as child:
        for event in run(plan, M5_PRO, child):
            if isinstance(event, DeviceProbed):
                statuses.append(event.status)
            if isinstance(event, CellStarted) and not started_s:
                started_s = time.monotonic()
    took_s = time.monotonic() - started_s
    assert statuses[-1].matmul_tflop_per_s
    ratio = expected_duration_s(plan, statuses) / took_s
    assert 1 / GENEROUS < ratio < GENEROUS
