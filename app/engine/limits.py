"""What a device can do at best: matrix products and copies."""

import math
import time
from collections.abc import Callable, Iterator, Sequence

import torch

from app.engine.devices import Device, open_device
from app.engine.protocols.base import Clock
from app.engine.pulse import beat
from app.model.catalog import PRECISIONS, Precision
from app.model.events import LimitsMeasured
from app.model.limits import CopySpeed, DeviceLimits, MatmulSpeed
from app.model.tasks import MeasureLimits

QUICK_SIZE = 1024
QUICK_RUNS = 5

TENSOR_TYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}
MATMUL_SIZES = (256, 512, 1024, 2048, 4096, 8192)
"""Of square matrices; far below the 32768 from which M1 and M2 multiply wrongly (pytorch issue 198182)."""
COPY_SIZES_BYTES = (8 * 2**20, 64 * 2**20, 512 * 2**20)
"""Of the tensor. STREAM asks for four times the cache; the largest one here has room for 128 MiB of it."""
GROWTH = 8
"""How much more work each product is than the one before."""
BUDGET_S = 1.2
"""For the products in one precision: with the copies some five seconds for a device with all three."""
LEAST_RUNS = 3
"""A product is tried where its untimed run and two windows are expected to fit into the budget."""
SIZE_BUDGET_S = 0.3
"""Past this time no new window is begun at a size, so that no size takes the others' time."""
WINDOW_TIME_S = 0.02
"""Some fifty times what waiting for an idle GPU costs; only the fastest window counts."""
WINDOWS = 5
SHARE_OF_MEMORY = 0.25
"""Of what is left: limits are not worth driving anything out of memory."""

Run = Callable[[], object]


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
    """Products in every precision the device has, then copies; about five seconds in all.

    fp32 is as torch multiplies float32 by default: without TF32 on CUDA, which it allows convolutions but
    not `torch.mm` (docs.pytorch.org/docs/stable/notes/cuda.html). A model's convolutions may thus be faster
    than this limit.
    """
    device = open_device(task.device)
    device.reset_memory()
    matmuls = tuple(
        MatmulSpeed(precision, size, duration_s)
        for precision in PRECISIONS
        if device.why_not(precision) is None
        for size, duration_s in matmul_times_s(device, precision)
    )
    copies = tuple(CopySpeed(2 * size, duration_s) for size, duration_s in copy_times_s(device))
    device.reset_memory()
    yield LimitsMeasured(limits=DeviceLimits(task.device, matmuls, copies))


def matmul_times_s(device: Device, precision: Precision) -> list[tuple[int, float]]:
    """The seconds of a product of square matrices, by their size."""
    bytes_each = TENSOR_TYPES[precision].itemsize
    return climb(
        device,
        MATMUL_SIZES,
        lay=lambda size: lay_matmul(device, precision, size),
        bytes_needed=lambda size: 3 * size**2 * bytes_each,
    )


def copy_times_s(device: Device) -> list[tuple[int, float]]:
    """The seconds of a copy within the device's memory, by the bytes of the tensor."""
    return [
        (size_bytes, best_time_s(lay_copy(device, size_bytes), device))
        for size_bytes in COPY_SIZES_BYTES
        if has_room(device, 2 * size_bytes)
    ]


def has_room(device: Device, needed_bytes: int) -> bool:
    """Whether so much can be laid on the device without getting near the end of its memory."""
    return needed_bytes <= SHARE_OF_MEMORY * device.memory_left_bytes()


def lay_matmul(device: Device, precision: Precision, size: int) -> Run:
    """A product of square matrices, ready to be run.

    The numbers are random: with equal ones a GPU takes less power and computes faster than any training.
    """

    def random() -> torch.Tensor:
        return torch.randn(size, size, device=device.torch_device).to(TENSOR_TYPES[precision])

    left, right = random(), random()
    product = torch.empty_like(left)
    return lambda: torch.mm(left, right, out=product)


def lay_copy(device: Device, size_bytes: int) -> Run:
    """A copy of a float32 tensor, ready to be run. It reads and writes `size_bytes` each.

    Both are counted, as in STREAM's copy (www.cs.virginia.edu/stream/ref.html), and nothing that a cache
    reads on its own before it writes.
    """
    # Ones, because an operating system may keep one page for all that was never written.
    source = torch.ones(size_bytes // torch.float32.itemsize, device=device.torch_device)
    target = torch.empty_like(source)
    return lambda: target.copy_(source)


def climb(
    device: Device,
    sizes: Sequence[int],
    *,
    lay: Callable[[int], Run],
    bytes_needed: Callable[[int], int],
    clock: Clock = time.perf_counter,
) -> list[tuple[int, float]]:
    """Each size and the best time of one run, from the smallest up to where time or memory ends.

    Args:
        sizes: Ascending; each is `GROWTH` times the work of the one before.
        lay: Makes what is timed, with its tensors on the device.
    """
    ends_s = clock() + BUDGET_S
    found: list[tuple[int, float]] = []
    for size in sizes:
        expected_s = GROWTH * found[-1][1] if found else 0.0
        if clock() + LEAST_RUNS * expected_s > ends_s or not has_room(device, bytes_needed(size)):
            break
        found.append((size, best_time_s(lay(size), device, clock)))
    return found


def best_time_s(run: Run, device: Device, clock: Clock = time.perf_counter) -> float:
    """Of one run, in the fastest of a few windows after one that is not timed, since it may compile.

    As in timeit's autorange, a window's runs are doubled until they fill it.
    """
    run()
    device.synchronize()
    ends_s = clock() + SIZE_BUDGET_S
    best_s, runs, windows = math.inf, 1, 0
    while windows < WINDOWS:
        started = clock()
        for _ in range(runs):
            run()
        device.synchronize()
        duration_s = clock() - started
        beat()
        best_s = min(best_s, duration_s / runs)
        if clock() >= ends_s:
            break
        if duration_s < WINDOW_TIME_S:
            runs *= 2
        else:
            windows += 1
    return best_s
