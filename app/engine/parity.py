"""Whether a device computes what the CPU computes: a training step compared with float64, then twenty steps.

All is fixed here, so that errors can be compared between machines: no plan changes the weights, the images
or the batch size.
"""

import copy
import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import torch
from torch import nn

from app.engine.decisions import Decisions
from app.engine.devices import Device
from app.engine.digits import Batch, resident_batches
from app.engine.probe import ready_device
from app.engine.training import LEARNING_RATE, Trainer, build_model
from app.engine.vision import torchvision
from app.model.catalog import BASELINE_DEVICE
from app.model.events import ParityChecked
from app.model.parity import LARGEST, Parity, StepErrors, TensorError
from app.model.tasks import CheckParity

BATCH_SIZE = 4
"""The first digits, at every step again: a loss of few images falls far within the steps."""
SEED = 1
TRAINING_STEPS = 20
LOGITS, LOSS = "logits", "loss"
PART = 2**18
VANISHING = 1e-9
"""Of the root mean square of all the model's gradients. Below it a gradient in float64 is a zero but for
rounding: that of a BatchNorm's shift which the next BatchNorm takes away again."""

_RANDOM_LAYERS = (nn.Dropout, torchvision.ops.StochasticDepth)

Tensors = dict[str, torch.Tensor]


def check(task: CheckParity) -> Iterator[ParityChecked]:
    """Compare a device with the CPU. Raises what torch raises where the device cannot do it at all."""
    yield ParityChecked(parity=Original(task.model, BATCH_SIZE).compare(ready_device(task.device)))


class Original:
    """A model on the CPU, in float32 and float64, with which its copies on devices are compared.

    It is in training mode, as when it is timed, but without dropout and stochastic depth.
    """

    def __init__(self, name: str, batch_size: int) -> None:
        self._name = name
        self._batch_size = batch_size
        self._cpu = ready_device(BASELINE_DEVICE)
        self._model = build_model(name, SEED, self._cpu)
        for module in self._model.modules():
            if isinstance(module, _RANDOM_LAYERS):
                module.eval()
        self._truth = _Truth(self._model, self._batch(self._cpu))

    def compare(self, device: Device) -> Parity:
        """The steps as used, and strictly where the device can be stricter; then the training."""
        as_used, strict = self.step_errors(device), None
        if device.can_reduce_precision:
            with device.full_precision():
                strict = self.step_errors(device)
        return Parity(
            model=self._name,
            device=device.name,
            batch_size=self._batch_size,
            as_used=as_used,
            strict=strict,
            device_losses=self.train(device),
            cpu_losses=self.train(self._cpu),
        )

    def step_errors(self, device: Device) -> StepErrors:
        """The first step on the device and on the CPU against float64, and Adam's part of the first two."""
        own, cpu = self._errors(self._steps(device)), self._cpu_errors
        return StepErrors(
            logits=TensorError(LOGITS, own.outputs[LOGITS], cpu.outputs[LOGITS]),
            loss=TensorError(LOSS, own.outputs[LOSS], cpu.outputs[LOSS]),
            gradients=tuple(
                TensorError(name, error, cpu.gradients[name]) for name, error in own.gradients.items()
            ),
            updates=tuple(TensorError(name, error, cpu.updates[name]) for name, error in own.updates.items()),
        )

    def train(self, device: Device) -> tuple[float, ...]:
        """The losses of the training steps on a device."""
        trainer = Trainer(self._copy_on(device), device)
        batch = self._batch(device)
        losses = []
        for _ in range(TRAINING_STEPS):
            trainer.step(batch)
            losses.append(_bounded(trainer.loss()))
        return tuple(losses)

    @cached_property
    def _cpu_errors(self) -> "_Errors":
        return self._errors(self._steps(self._cpu))

    def _steps(self, device: Device) -> "_Steps":
        """The very steps that are timed."""
        model = self._copy_on(device)
        trainer = Trainer(model, device)
        batch = self._batch(device)
        logits: list[torch.Tensor] = []
        handle = model.register_forward_hook(lambda *passed: logits.append(passed[-1].detach()))
        decisions = Decisions()
        with decisions.noted(model):
            loss = trainer.forward(batch)
        handle.remove()
        trainer.backward(loss)
        outputs = {LOGITS: logits[0].cpu(), LOSS: loss.detach().cpu()}
        gradients = [_gradients(model)]
        trainer.optimize()
        trainer.step(batch)
        gradients.append(_gradients(model))
        weights = {name: parameter.detach().cpu() for name, parameter in model.named_parameters()}
        return _Steps(decisions, outputs, gradients, weights)

    def _errors(self, steps: "_Steps") -> "_Errors":
        before = self._model.named_parameters()
        return _Errors(
            outputs={name: _error(steps.outputs[name], right) for name, right in self._truth.outputs.items()},
            gradients=self._truth.gradient_errors(steps.gradients[0], steps.decisions),
            updates={name: _update_error(weight.detach(), steps, name) for name, weight in before},
        )

    def _batch(self, device: Device) -> Batch:
        (batch,) = resident_batches(self._batch_size, self._batch_size, device.torch_device)
        return batch

    def _copy_on(self, device: Device) -> nn.Module:
        # A copy, because moving a module moves its gradients with it.
        return copy.deepcopy(self._model).to(device.torch_device)


@dataclass(frozen=True)
class _Steps:
    """What two steps came to, on the CPU; parameters by their names."""

    decisions: Decisions
    outputs: Tensors
    gradients: list[Tensors]
    weights: Tensors


@dataclass(frozen=True)
class _Errors:
    """Relative errors by the names of the tensors."""

    outputs: dict[str, float]
    gradients: dict[str, float]
    updates: dict[str, float]


class _Truth:
    """The first step in float64 on the CPU; on MPS float64 raises TypeError."""

    def __init__(self, model: nn.Module, batch: Batch) -> None:
        self._model = copy.deepcopy(model).double()
        self._batch = (batch[0].double(), batch[1])
        self._latest: tuple[Decisions, Tensors] | None = None

    @cached_property
    def outputs(self) -> Tensors:
        """Logits and loss, by decisions of its own: whatever rounding decides hardly moves them."""
        with torch.no_grad():
            return self._forward()

    def gradient_errors(self, gradients: Tensors, decisions: Decisions) -> dict[str, float]:
        """Against the gradients under the same decisions."""
        truth = self._gradients_under(decisions)
        norms = {name: _norm(right) for name, right in truth.items()}
        typical = math.hypot(*norms.values()) / math.sqrt(sum(right.numel() for right in truth.values()))
        errors = {}
        for name, right in truth.items():
            usual = typical * math.sqrt(right.numel())
            vanishes = norms[name] < VANISHING * usual
            errors[name] = _error(gradients[name], right, usual if vanishes else norms[name])
        return errors

    def _forward(self) -> Tensors:
        images, labels = self._batch
        logits = self._model(images)
        return {LOGITS: logits, LOSS: nn.functional.cross_entropy(logits, labels)}

    def _gradients_under(self, decisions: Decisions) -> Tensors:
        """The latest are kept: a device that rounds alike decides alike."""
        if self._latest is None or not self._latest[0].agree_with(decisions):
            self._latest = None
            self._model.zero_grad(set_to_none=True)
            with decisions.imposed(self._model):
                torch.autograd.backward(self._forward()[LOSS])
            self._latest = decisions, _gradients(self._model)
        return self._latest[1]


def _update_error(before: torch.Tensor, steps: _Steps, name: str) -> float:
    """How far a parameter's change is from what Adam in float64 makes of the same gradients."""
    wrong, right = 0.0, 0.0
    gradients = [of_step[name] for of_step in steps.gradients]
    for start, end, *parts in _in_parts(before, steps.weights[name], *gradients):
        weights = nn.Parameter(start.clone())
        adam = torch.optim.Adam([weights], lr=LEARNING_RATE)
        for part in parts:
            weights.grad = part
            adam.step()
        change = weights.detach() - start
        wrong += float((end - start - change).square().sum())
        right += float(change.square().sum())
    return _ratio(math.sqrt(wrong), math.sqrt(right))


def _gradients(model: nn.Module) -> Tensors:
    """On the CPU, where they are the model's own until it forgets them; zeros where there are none."""
    return {
        name: torch.zeros(parameter.shape) if parameter.grad is None else parameter.grad.cpu()
        for name, parameter in model.named_parameters()
    }


def _in_parts(*tensors: torch.Tensor) -> Iterator[list[torch.Tensor]]:
    """Tensors of one size piece by piece, in float64: one parameter of VGG-16 is most of its memory."""
    flat = [tensor.flatten() for tensor in tensors]
    for start in range(0, flat[0].numel(), PART):
        yield [tensor[start : start + PART].double() for tensor in flat]


def _norm(tensor: torch.Tensor) -> float:
    return math.sqrt(sum(float(part.square().sum()) for (part,) in _in_parts(tensor)))


def _error(found: torch.Tensor, right: torch.Tensor, scale: float | None = None) -> float:
    squares = sum(float((own - part).square().sum()) for own, part in _in_parts(found, right))
    return _ratio(math.sqrt(squares), _norm(right) if scale is None else scale)


def _ratio(distance: float, scale: float) -> float:
    if distance == 0:
        return 0.0
    return _bounded(distance / scale) if scale else LARGEST


def _bounded(number: float) -> float:
    """What JSON can carry: infinity and what is not a number become `LARGEST`."""
    return min(number, LARGEST) if math.isfinite(number) else LARGEST
