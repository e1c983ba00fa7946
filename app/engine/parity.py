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
from app.engine.pulse import beat
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
UPDATES = 2
"""So many of Adam's steps are computed anew: the second is the first to which its moments matter."""
BETA_1, BETA_2, EPSILON = 0.9, 0.999, 1e-8
"""torch.optim.Adam's defaults, which the training uses."""
PART = 2**16
"""Numbers that are worked on at a time in float64."""
LOGITS, LOSS = "logits", "loss"
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
        """The step as used, and strictly where the device can be stricter; then the training."""
        as_used, strict = self.step_errors(device), None
        if device.can_reduce_precision:
            with device.full_precision():
                strict = self.step_errors(device)
        self._truth.forget_gradients()
        own, cpu = self.train(device), self.train(self._cpu)
        return Parity(
            model=self._name,
            device=device.name,
            batch_size=self._batch_size,
            as_used=as_used,
            strict=strict,
            updates=_beside(own.update_errors, cpu.update_errors),
            device_losses=own.losses,
            cpu_losses=cpu.losses,
        )

    def step_errors(self, device: Device) -> StepErrors:
        """Forward, loss and backward, as they are timed, on the device and on the CPU against float64."""
        own, cpu = self._truth.errors_of(self._step(device)), self._cpu_errors
        return StepErrors(
            logits=TensorError(LOGITS, own.outputs[LOGITS], cpu.outputs[LOGITS]),
            loss=TensorError(LOSS, own.outputs[LOSS], cpu.outputs[LOSS]),
            gradients=_beside(own.gradients, cpu.gradients),
        )

    def train(self, device: Device) -> "Training":
        """The training steps, as they are timed."""
        model = self._copy_on(device)
        trainer = Trainer(model, device)
        batch = self._batch(device)
        losses, gradients = [], []
        update_errors: dict[str, float] = {}
        for step in range(TRAINING_STEPS):
            trainer.step(batch)
            losses.append(_bounded(trainer.loss()))
            beat()
            if step < UPDATES:
                gradients.append(_gradients(model))
            if step == UPDATES - 1:
                update_errors = self._update_errors(model, *gradients)
                gradients.clear()
        return Training(tuple(losses), update_errors)

    @cached_property
    def _cpu_errors(self) -> "_Errors":
        return self._truth.errors_of(self._step(self._cpu))

    def _step(self, device: Device) -> "_Step":
        model = self._copy_on(device)
        trainer = Trainer(model, device)
        logits: list[torch.Tensor] = []
        handle = model.register_forward_hook(lambda *passed: logits.append(passed[-1].detach()))
        decisions = Decisions()
        with decisions.noted(model):
            loss = trainer.forward(self._batch(device))
        handle.remove()
        beat()
        trainer.backward(loss)
        outputs = {LOGITS: logits[0].cpu(), LOSS: loss.detach().cpu()}
        return _Step(decisions, outputs, _gradients(model))

    def _update_errors(self, model: nn.Module, first: Tensors, second: Tensors) -> dict[str, float]:
        after = dict(model.named_parameters())
        return {
            name: _update_error(before.detach(), after[name].detach().cpu(), first[name], second[name])
            for name, before in self._model.named_parameters()
        }

    def _batch(self, device: Device) -> Batch:
        (batch,) = resident_batches(self._batch_size, self._batch_size, device.torch_device)
        return batch

    def _copy_on(self, device: Device) -> nn.Module:
        # A copy, because moving a module moves its gradients with it.
        return copy.deepcopy(self._model).to(device.torch_device)


@dataclass(frozen=True)
class Training:
    """The losses of the steps, and the relative error of what Adam did in the first two."""

    losses: tuple[float, ...]
    update_errors: dict[str, float]


@dataclass(frozen=True)
class _Step:
    """What a step came to, on the CPU; the gradients by the names of their parameters."""

    decisions: Decisions
    outputs: Tensors
    gradients: Tensors


@dataclass(frozen=True)
class _Errors:
    """Relative errors by the names of the tensors."""

    outputs: dict[str, float]
    gradients: dict[str, float]


class _Truth:
    """The first step in float64 on the CPU; on MPS float64 raises TypeError."""

    def __init__(self, model: nn.Module, batch: Batch) -> None:
        self._model = copy.deepcopy(model).double()
        self._batch = (batch[0].double(), batch[1])
        self._latest: tuple[Decisions, Tensors] | None = None

    def errors_of(self, step: _Step) -> _Errors:
        """The gradients against those under the same decisions, the outputs against none but the own."""
        right = self._gradients_under(step.decisions)
        norms = {name: _norm(gradient) for name, gradient in right.items()}
        numbers = sum(gradient.numel() for gradient in right.values())
        typical = math.hypot(*norms.values()) / math.sqrt(numbers)
        gradients = {}
        for name, gradient in right.items():
            usual = typical * math.sqrt(gradient.numel())
            scale = usual if norms[name] < VANISHING * usual else norms[name]
            gradients[name] = _error(step.gradients[name], gradient, scale)
        outputs = {name: _error(step.outputs[name], own, _norm(own)) for name, own in self._outputs.items()}
        return _Errors(outputs, gradients)

    def forget_gradients(self) -> None:
        """Give back their memory, 1 GB for VGG-16."""
        self._latest = None
        self._model.zero_grad(set_to_none=True)

    @cached_property
    def _outputs(self) -> Tensors:
        with torch.no_grad():
            return self._forward()

    def _forward(self) -> Tensors:
        images, labels = self._batch
        logits = self._model(images)
        return {LOGITS: logits, LOSS: nn.functional.cross_entropy(logits, labels)}

    def _gradients_under(self, decisions: Decisions) -> Tensors:
        """The latest are kept: a device that rounds alike decides alike."""
        if self._latest is None or not self._latest[0].agree_with(decisions):
            self.forget_gradients()
            with decisions.imposed(self._model):
                loss = self._forward()[LOSS]
                beat()
                torch.autograd.backward(loss)
            self._latest = decisions, _gradients(self._model)
        return self._latest[1]


def _beside(own: dict[str, float], cpu: dict[str, float]) -> tuple[TensorError, ...]:
    return tuple(TensorError(name, error, cpu[name]) for name, error in own.items())


def _update_error(
    before: torch.Tensor, after: torch.Tensor, first: torch.Tensor, second: torch.Tensor
) -> float:
    """How far a parameter's change is from what Adam makes of its two gradients in float64.

    Source: Kingma and Ba, "Adam", arxiv.org/abs/1412.6980, algorithm 1, whose two steps these are.
    """
    wrong, right = 0.0, 0.0
    for start, end, one, two in _in_parts(before, after, first, second):
        update = one / (one.abs() + EPSILON)
        mean = (BETA_1 * one + two) / (1 + BETA_1)
        square = (BETA_2 * one.square() + two.square()) / (1 + BETA_2)
        update += mean / (square.sqrt() + EPSILON)
        update *= LEARNING_RATE
        wrong = math.hypot(wrong, _norm(start - end - update))
        right = math.hypot(right, _norm(update))
    return _ratio(wrong, right)


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
        beat()
        yield [tensor[start : start + PART].double() for tensor in flat]


def _norm(tensor: torch.Tensor) -> float:
    return float(torch.linalg.vector_norm(tensor))


def _error(found: torch.Tensor, right: torch.Tensor, scale: float) -> float:
    return _ratio(math.hypot(*(_norm(own - part) for own, part in _in_parts(found, right))), scale)


def _ratio(distance: float, scale: float) -> float:
    if distance == 0:
        return 0.0
    return _bounded(distance / scale) if scale else LARGEST


def _bounded(number: float) -> float:
    """What JSON can carry: infinity and what is not a number become `LARGEST`."""
    return min(number, LARGEST) if math.isfinite(number) else LARGEST
