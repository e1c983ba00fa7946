"""What a device can do at best: matrix products and copies."""

import time
from collections.abc import Iterator

import torch

from app.engine.devices import Device
from app.model.events import LimitsMeasured
from app.model.tasks import MeasureLimits

QUICK_SIZE = 1024
QUICK_RUNS = 5


def quick_matmul_tflop_per_s(device: Device) -> float:
    """The best of a few products of square float32 matrices, in 10^12 operations a second."""
    matrix = torch.full((QUICK_SIZE, QUICK_SIZE), 0.5, device=device.torch_device)
    durations_s = []
    for _ in range(QUICK_RUNS):
        device.synchronize()
        started = time.perf_counter()
        torch.mm(matrix, matrix)
        device.synchronize()
        durations_s.append(time.perf_counter() - started)
    return float(2 * QUICK_SIZE**3 / min(durations_s) / 1e12)


def measure(task: MeasureLimits) -> Iterator[LimitsMeasured]:
    """Stub."""
    raise NotImplementedError
