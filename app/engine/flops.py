"""Floating-point operations of a training step, by torch's own counter."""

from collections.abc import Sequence
from functools import cache

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode, conv_flop_count

from app.engine.digits import CHANNELS, CLASSES, SIDE
from app.engine.protocols.base import Bench
from app.engine.vision import torchvision

Shape = Sequence[int]


def count_flops(bench: Bench) -> int:
    """Operations of the convolutions and matrix products in one forward and backward pass.

    A multiply-add is two. Activations, normalisation, pooling, biases and Adam's arithmetic are not
    counted, nor what a device computes beside the plain formula: it is the work that is asked for.
    """
    return flops_per_step(bench.cell.model, bench.cell.batch_size)


@cache
def flops_per_step(model: str, batch_size: int) -> int:
    """Of a torchvision model, counted on torch's meta device, which has shapes but no numbers."""
    counter = FlopCounterMode(
        display=False, custom_mapping={torch.ops.aten.convolution_backward: _convolution_backward_flop}
    )
    with torch.device("meta"):
        network = torchvision.models.get_model(model, weights=None, num_classes=CLASSES)
        images = torch.empty(batch_size, CHANNELS, SIDE, SIDE)
        labels = torch.empty(batch_size, dtype=torch.int64)
        with counter:
            torch.autograd.backward(nn.functional.cross_entropy(network(images), labels))
    return int(counter.get_total_flops())


def _convolution_backward_flop(
    out_gradient: Shape,
    images: Shape,
    weight: Shape,
    _bias: object,
    _stride: object,
    _padding: object,
    _dilation: object,
    transposed: bool,
    _output_padding: object,
    _groups: int,
    wanted: Sequence[bool],
    **_shapes: object,
) -> int:
    """Each of the two gradients, of the images and of the weight, takes as many as the forward pass.

    torch's own formula forgets to divide the weight's by the groups (pytorch pull 183405), which makes a
    step of EfficientNet-B0, with its convolutions of one channel a group, fourteen times as large as it is.

    Args:
        wanted: Which gradients are computed: of the images, the weight, the bias.
    """
    forward = conv_flop_count(list(images), list(weight), list(out_gradient), transposed)
    of_images, of_weight, _ = wanted
    return (of_images + of_weight) * forward
