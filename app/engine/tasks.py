"""What each task does, inside the worker process."""

import copy
import math
import time
from collections.abc import Callable, Iterator
from functools import cache

import msgspec
import torch

from app.engine.devices import Device, DeviceError, open_device
from app.engine.digits import CHANNELS, CLASSES, resident_batches
from app.engine.protocols import compute
from app.engine.training import Trainer, build_model
from app.engine.vision import torchvision
from app.model.events import (
    CellMeasured,
    CellStarted,
    DeviceProbed,
    SoftwareFound,
    TaskEvent,
)
from app.model.machine import Software
from app.model.tasks import MeasureCell, ProbeDevice, Task

PROBE_TOLERANCE = 0.02
"""Of the largest number. Far above what reduced precision costs, far below what a broken operation does."""

PROTOCOLS: dict[str, Callable[..., Iterator[TaskEvent]]] = {"compute": compute.measure}


def perform(task: Task) -> Iterator[TaskEvent]:
    """Do a task; its events come as they happen. Raises whatever goes wrong."""
    match task:
        case ProbeDevice():
            return _probe(task.device)
        case MeasureCell():
            return _measure(task)


def software() -> SoftwareFound:
    """The versions that do the measuring."""
    return SoftwareFound(
        software=Software(
            torch=str(torch.__version__),
            torchvision=str(torchvision.__version__),
            cpu_threads=torch.get_num_threads(),
        )
    )


def _probe(name: str) -> Iterator[TaskEvent]:
    # Told before it is tried, so that an abort in the trial does not hide what the device is.
    status = open_device(name).status()
    yield DeviceProbed(status=status)
    if status.is_visible:
        _ready_device(name)
        yield DeviceProbed(status=msgspec.structs.replace(status, is_usable=True))


@cache
def _ready_device(name: str) -> Device:
    """The device after its first real work, which makes its context: no cell's first step should pay that.

    Raises:
        RuntimeError: Torch's own, or DeviceError where the numbers are wrong.
    """
    device = open_device(name)
    _compute_a_little(device)
    return device


def _compute_a_little(device: Device) -> None:
    """Allocate, convolve, go backward, synchronise, compare: what a claim of availability does not tell.

    Hosted virtual Macs report an available GPU and then cannot allocate 256 bytes
    (github.com/actions/runner-images issues 9918 and 11899).
    """
    layers = torch.nn.Sequential(
        torch.nn.Conv2d(CHANNELS, 8, kernel_size=3), torch.nn.Flatten(), torch.nn.Linear(8 * 14 * 14, CLASSES)
    )
    images = torch.linspace(0, 1, 2 * CHANNELS * 16 * 16).view(2, CHANNELS, 16, 16)
    # A copy, because moving a module moves its gradients with it.
    expected = _gradients(copy.deepcopy(layers), images)
    found = _gradients(layers.to(device.torch_device), images.to(device.torch_device))
    device.synchronize()
    for right, own in zip(expected, found, strict=True):
        largest = float(right.abs().max())
        if not torch.allclose(own, right, rtol=PROBE_TOLERANCE, atol=PROBE_TOLERANCE * largest):
            raise DeviceError("A small convolution gave other numbers than on the CPU.")


def _gradients(layers: torch.nn.Module, images: torch.Tensor) -> list[torch.Tensor]:
    """The gradients of a small loss, on the CPU."""
    layers(images).square().mean().backward()
    return [parameter.grad.cpu() for parameter in layers.parameters() if parameter.grad is not None]


def _measure(task: MeasureCell) -> Iterator[TaskEvent]:
    cell = task.cell
    yield CellStarted(cell=cell)
    device = _ready_device(cell.device)
    device.reset_memory()
    trainer = Trainer(build_model(cell.model, task.seed, device))
    batches = resident_batches(task.images, cell.batch_size, device.torch_device)
    peak_memory_bytes = 0
    for event in PROTOCOLS[task.protocol](
        cell=cell,
        timing=task.timing,
        batches=batches,
        step=trainer.step,
        synchronize=device.synchronize,
        clock=time.perf_counter,
    ):
        peak_memory_bytes = max(peak_memory_bytes, device.memory_bytes())
        yield event
    if not math.isfinite(trainer.loss()):
        raise ArithmeticError("The training loss is not a finite number: its speed means nothing.")
    yield CellMeasured(cell=cell, peak_memory_bytes=peak_memory_bytes)
