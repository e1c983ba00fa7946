"""Devices that compute on the CPU with one thing wrong, or with fewer bits: stand-ins for GPUs."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from itertools import pairwise
from typing import Any

import torch
from torch import nn
from torch.nn import functional
from torch.overrides import TorchFunctionMode

from app.engine.devices.cpu import CpuDevice
from app.engine.vision import torchvision
from app.model.catalog import Precision

Forward = Callable[[Any, torch.Tensor], torch.Tensor]

SCALE = 1.05
_LAYERS = (nn.Conv2d, nn.BatchNorm2d, nn.Linear)
_ACTIVATIONS = (nn.ReLU, nn.ReLU6, nn.SiLU)


class _ScaledGradient(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, weight: torch.Tensor, factor: float) -> torch.Tensor:
        ctx.factor = factor
        return weight.clone()

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor, None]:
        return gradients[0] * ctx.factor, None


def scaled_weight_gradient(factor: float) -> Forward:
    def forward(layer: nn.Conv2d, images: torch.Tensor) -> torch.Tensor:
        weight: torch.Tensor = _ScaledGradient.apply(layer.weight, factor)  # type: ignore[no-untyped-call]
        return _convolve(layer, images, weight, layer.bias)

    return forward


def dropped_bias(layer: nn.Module, inputs: torch.Tensor) -> torch.Tensor:
    if isinstance(layer, nn.BatchNorm2d):
        return functional.batch_norm(inputs, None, None, layer.weight, None, training=True, eps=layer.eps)
    assert isinstance(layer, nn.Conv2d)
    return _convolve(layer, inputs, layer.weight, None)


def zeros_in_the_last_channel(layer: nn.Conv2d, images: torch.Tensor) -> torch.Tensor:
    right = _convolve(layer, images, layer.weight, layer.bias)
    return torch.cat([right[:, :-1], torch.zeros_like(right[:, -1:])], dim=1)


def _convolve(
    layer: nn.Conv2d, images: torch.Tensor, weight: torch.Tensor, bias: torch.Tensor | None
) -> torch.Tensor:
    assert isinstance(layer.padding, tuple)
    return functional.conv2d(images, weight, bias, layer.stride, layer.padding, layer.dilation, layer.groups)


class SickDevice(CpuDevice):
    """The layer of the number `place`, of all layers in the order they come, computes `forward` instead."""

    def __init__(self, place: int, forward: Forward) -> None:
        self._place = place
        self._forward = forward

    @contextmanager
    def autocast(self, precision: Precision) -> Iterator[None]:
        """Where the engine computes forward: so the fault acts there, and in the backward pass of it."""
        layers = 0

        def replace(layer: nn.Module, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> Any:
            nonlocal layers
            if not isinstance(layer, _LAYERS):
                return output
            layers += 1
            return self._forward(layer, inputs[0]) if layers == self._place + 1 else output

        handle = nn.modules.module.register_module_forward_hook(replace)
        try:
            yield
        finally:
            handle.remove()


def middle_layers(name: str) -> tuple[int, int]:
    """The place of a convolution in the middle of a model, and of a layer there whose bias is felt.

    A BatchNorm's shift that the next one takes away again is not: an activation must follow.
    """
    with torch.device("meta"):
        modules = list(torchvision.models.get_model(name, weights=None).modules())
    layers = [module for module in modules if isinstance(module, _LAYERS)]
    convolutions = [place for place, layer in enumerate(layers) if isinstance(layer, nn.Conv2d)]
    with_bias = [
        layers.index(layer)
        for layer, following in pairwise(modules)
        if isinstance(layer, nn.Conv2d | nn.BatchNorm2d)
        and layer.bias is not None
        and isinstance(following, _ACTIVATIONS)
    ]
    return convolutions[len(convolutions) // 2], with_bias[len(with_bias) // 2]


class Tf32Device(CpuDevice):
    """Convolutions round what they multiply to TF32's 10 bits, forward and backward, unless told not to."""

    can_reduce_precision = True

    def __init__(self) -> None:
        self._is_full = False

    @contextmanager
    def autocast(self, precision: Precision) -> Iterator[None]:
        if self._is_full:
            yield
        else:
            with _RoundedConvolutions():
                yield

    @contextmanager
    def full_precision(self) -> Iterator[None]:
        self._is_full = True
        try:
            yield
        finally:
            self._is_full = False


class _RoundedConvolutions(TorchFunctionMode):
    def __torch_function__(
        self, function: Any, types: Any, args: tuple[Any, ...] = (), kwargs: Mapping[str, Any] | None = None
    ) -> Any:
        if function is not torch.conv2d:
            return function(*args, **(kwargs or {}))
        images, weight, *others = args
        images, weight = _Rounded.apply(images, weight)  # type: ignore[no-untyped-call]
        return _RoundedBackward.apply(function(images, weight, *others, **(kwargs or {})))  # type: ignore[no-untyped-call]


def _to_tf32(numbers: torch.Tensor) -> torch.Tensor:
    """To the nearest float32 whose last 13 of 23 bits are zero."""
    return ((numbers.contiguous().view(torch.int32) + 0x1000) & ~0x1FFF).view(torch.float32)


class _Rounded(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, *tensors: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return tuple(map(_to_tf32, tensors))

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> tuple[torch.Tensor, ...]:
        return gradients


class _RoundedBackward(torch.autograd.Function):
    @staticmethod
    def forward(ctx: Any, output: torch.Tensor) -> torch.Tensor:
        return output.clone()

    @staticmethod
    def backward(ctx: Any, *gradients: torch.Tensor) -> torch.Tensor:
        return _to_tf32(gradients[0])
