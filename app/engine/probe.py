"""Whether a device really computes, which a claim of availability does not tell."""

import copy
from collections.abc import Iterator
from functools import cache

import msgspec
import torch

from app.engine.devices import Device, DeviceError, open_device
from app.engine.digits import CHANNELS, CLASSES
from app.engine.limits import quick_matmul_tflop_per_s
from app.model.events import DeviceProbed
from app.model.tasks import ProbeDevice

PROBE_TOLERANCE = 0.02
"""Of the largest number. Far above what reduced precision costs, far below what a broken operation does."""


def probe(task: ProbeDevice) -> Iterator[DeviceProbed]:
    """Tell what the device is, then try it. Raises as `ready_device` does."""
    # Told before it is tried, so that an abort in the trial does not hide what the device is.
    status = open_device(task.device).status()
    yield DeviceProbed(status=status)
    if status.is_visible:
        device = ready_device(task.device)
        yield DeviceProbed(
            status=msgspec.structs.replace(
                status,
                is_usable=True,
                precisions=device.precisions(),
                matmul_tflop_per_s=quick_matmul_tflop_per_s(device),
            )
        )


@cache
def ready_device(name: str) -> Device:
    """The device after its first real work, which makes its context: no cell's first step should pay that.

    Raises:
        RuntimeError: Torch's own, or DeviceError where the numbers are wrong.
    """
    device = open_device(name)
    _compute_a_little(device)
    return device


def _compute_a_little(device: Device) -> None:
    """Allocate, convolve, go backward, synchronise, compare.

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
