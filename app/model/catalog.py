"""What can be chosen by name: models, devices, precisions. One line each; no torch needed to list them."""

import sys
from collections.abc import Iterable, Mapping
from typing import Literal

from app.model.record import Record


class ModelSpec(Record, frozen=True):
    """A torchvision classification model.

    Attributes:
        name: torchvision's own name, understood by `torchvision.models.get_model`.
        forward_gmacs: Multiply-adds of one forward pass at 224x224, in units of 10^9, as torchvision's
            documentation states them. They only serve to guess how long a run takes.
        parameters_m: Trained numbers with a head for ten classes, in millions.
        parameter_tensors: How many tensors those numbers are in; small work takes a time for each of them.
        activation_mb_per_image: What a training step holds for each image beyond weights, gradients and
            Adam's moments, in 10^6 bytes, as CUDA's allocator counted it at batch 64 in float32. It only
            serves to guess whether two devices' models fit into one memory.
    """

    name: str
    title: str
    forward_gmacs: float
    parameters_m: float
    parameter_tensors: int
    activation_mb_per_image: float


class DeviceSpec(Record, frozen=True):
    """A device PyTorch can train on.

    Attributes:
        platforms: The `sys.platform` values on which the device can exist.
        assumed_tflop_per_s: A modest guess of its best matrix product in float32, until it is measured.
        assumed_gb_per_s: The same of its memory.
        dispatch_s: About what torch takes to hand one parameter's share of a step over to the device: the
            forward, backward and Adam kernels that belong to one weight.
    """

    name: str
    title: str
    platforms: tuple[str, ...]
    assumed_tflop_per_s: float
    assumed_gb_per_s: float
    dispatch_s: float


Precision = Literal["fp32", "fp16", "bf16"]

PRECISIONS: tuple[Precision, ...] = ("fp32", "fp16", "bf16")
"""float32 throughout, or autocast to the type of two bytes where torch deems it safe."""

BASELINE_DEVICE = "cpu"

MODELS: Mapping[str, ModelSpec] = {
    spec.name: spec
    for spec in (
        ModelSpec(
            "vgg16",
            "VGG-16",
            forward_gmacs=15.47,
            parameters_m=134.3,
            parameter_tensors=32,
            activation_mb_per_image=67,
        ),
        ModelSpec(
            "alexnet",
            "AlexNet",
            forward_gmacs=0.71,
            parameters_m=57.0,
            parameter_tensors=16,
            activation_mb_per_image=5,
        ),
        ModelSpec(
            "resnet18",
            "ResNet-18",
            forward_gmacs=1.81,
            parameters_m=11.2,
            parameter_tensors=62,
            activation_mb_per_image=22,
        ),
        ModelSpec(
            "mobilenet_v2",
            "MobileNetV2",
            forward_gmacs=0.30,
            parameters_m=2.24,
            parameter_tensors=158,
            activation_mb_per_image=74,
        ),
        ModelSpec(
            "efficientnet_b0",
            "EfficientNet-B0",
            forward_gmacs=0.39,
            parameters_m=4.02,
            parameter_tensors=213,
            activation_mb_per_image=83,
        ),
        ModelSpec(
            "squeezenet1_0",
            "SqueezeNet 1.0",
            forward_gmacs=0.82,
            parameters_m=0.74,
            parameter_tensors=52,
            activation_mb_per_image=33,
        ),
    )
}

DEVICES: Mapping[str, DeviceSpec] = {
    spec.name: spec
    for spec in (
        DeviceSpec(
            name=BASELINE_DEVICE,
            title="CPU",
            platforms=("darwin", "linux"),
            assumed_tflop_per_s=0.5,
            assumed_gb_per_s=20,
            dispatch_s=0.05e-3,
        ),
        DeviceSpec(
            name="mps",
            title="Apple GPU (MPS)",
            platforms=("darwin",),
            assumed_tflop_per_s=3,
            assumed_gb_per_s=80,
            dispatch_s=0.15e-3,
        ),
        DeviceSpec(
            name="cuda",
            title="NVIDIA GPU (CUDA)",
            platforms=("linux",),
            assumed_tflop_per_s=10,
            assumed_gb_per_s=500,
            dispatch_s=0.12e-3,
        ),
    )
}


def devices_of_this_platform(platform: str = sys.platform) -> tuple[DeviceSpec, ...]:
    """The devices worth asking for on this operating system, the CPU first."""
    return tuple(spec for spec in DEVICES.values() if platform in spec.platforms)


def check_known(kind: str, names: Iterable[str], known: Iterable[str]) -> None:
    """Refuse unknown names.

    Raises:
        ValueError: With the list of the known names, made for a person to read.
    """
    known = tuple(known)
    unknown = [name for name in names if name not in known]
    if unknown:
        raise ValueError(f"unknown {kind}: {', '.join(map(repr, unknown))}. Known are: {', '.join(known)}.")
