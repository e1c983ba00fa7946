"""Where a model is not smooth: which units a ReLU lets through, which pixel a max-pooling takes.

Rounding alone turns some of these decisions, and each turned one changes the gradients of all the layers
before it by far more than rounding does. So gradients are compared with those of float64 under the decisions
of the run that they are compared with; what the decisions do to the logits is compared without.

Only layers count, not functions called within one: torchvision's models of the catalog have none of those.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial

import torch
from torch import nn
from torch.nn import functional

Hook = Callable[[nn.Module, tuple[torch.Tensor, ...], torch.Tensor], torch.Tensor | None]

_DECIDING = (nn.ReLU, nn.ReLU6, nn.MaxPool2d)
_RELU6_TOP = 6.0


class Decisions:
    """Those of one forward pass, in the order in which they were taken, on the CPU.

    Attributes:
        taken: For a ReLU, 1 where it let a number through, 2 where that was cut at six, else 0; for a
            max-pooling, where in its plane each maximum lay.
    """

    def __init__(self) -> None:
        self.taken: list[torch.Tensor] = []

    @contextmanager
    def noted(self, model: nn.Module) -> Iterator[None]:
        """While it lasts, note what `model` decides."""
        with _hooked(model, self._note):
            yield

    @contextmanager
    def imposed(self, model: nn.Module) -> Iterator[None]:
        """While it lasts, `model` decides the same, whatever its numbers say.

        Its ReLUs no longer work in place, then and later.
        """
        for module in model.modules():
            if isinstance(module, nn.ReLU | nn.ReLU6):
                module.inplace = False
        with _hooked(model, partial(self._impose, iter(self.taken))):
            yield

    def agree_with(self, other: "Decisions") -> bool:
        """Whether both are the same throughout."""
        return all(torch.equal(own, others) for own, others in zip(self.taken, other.taken, strict=True))

    def _note(self, module: nn.Module, inputs: tuple[torch.Tensor, ...], output: torch.Tensor) -> None:
        # From the output, because an input may have been overwritten in place.
        if isinstance(module, nn.MaxPool2d):
            taken = _largest(module, inputs[0].detach().cpu())
        else:
            taken = (output.detach() > 0).to(torch.uint8).cpu()
            if isinstance(module, nn.ReLU6):
                taken += (output.detach() >= _RELU6_TOP).cpu()
        self.taken.append(taken)

    @staticmethod
    def _impose(
        taken: Iterator[torch.Tensor], module: nn.Module, inputs: tuple[torch.Tensor, ...], _: torch.Tensor
    ) -> torch.Tensor:
        decision = next(taken)
        if isinstance(module, nn.MaxPool2d):
            return inputs[0].flatten(2).gather(2, decision.flatten(2)).view(decision.shape)
        return inputs[0] * (decision == 1) + _RELU6_TOP * (decision == 2)  # noqa: PLR2004


def _largest(pool: nn.MaxPool2d, images: torch.Tensor) -> torch.Tensor:
    """Where in its plane each maximum lies: (batch, channels, height, width) int64."""
    _, indices = functional.max_pool2d(
        images,
        pool.kernel_size,
        pool.stride,
        pool.padding,
        pool.dilation,
        pool.ceil_mode,
        return_indices=True,
    )
    return indices


@contextmanager
def _hooked(model: nn.Module, hook: Hook) -> Iterator[None]:
    handles = [
        module.register_forward_hook(hook) for module in model.modules() if isinstance(module, _DECIDING)
    ]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()
