"""The real step of every model on healthy and on broken stand-ins for a GPU."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import pytest
import torch
from torch import nn
from torch.optim.optimizer import (
    Optimizer,
    register_optimizer_step_post_hook,
    register_optimizer_step_pre_hook,
)

from app.engine.decisions import Decisions
from app.engine.devices.cpu import CpuDevice
from app.engine.parity import BATCH_SIZE, TRAINING_STEPS, Original, Training
from app.model.catalog import MODELS
from app.model.codec import decode_event, encode_line
from app.model.events import ParityChecked
from app.model.parity import LARGEST, Parity, StepErrors, TensorError
from app.model.plan import make_plan
from app.model.tasks import CheckParity
from app.runner.child import Child
from app.stats.parity import STRICT_LIMIT, ParityVerdict, fall, judge, strict_bound
from tests.engine.broken import (
    SCALE,
    Forward,
    SickDevice,
    Tf32Device,
    dropped_bias,
    middle_layers,
    scaled_weight_gradient,
    zeros_in_the_last_channel,
)

FEW = 2
SMALL = ("squeezenet1_0", "resnet18")
DECIDING = ("squeezenet1_0", "resnet18", "mobilenet_v2")
RIGHT_UPDATES = (TensorError("weight", 1e-6, 1e-6),)
RIGHT_LOSSES = (2.3, 0.5, 0.1, 0.1, 0.1, 0.1)


@pytest.fixture(scope="module", params=MODELS)
def original(request: pytest.FixtureRequest) -> Original:
    """One at a time, with what float64 and the CPU say of it: they cost more than all the rest."""
    return Original(request.param, FEW)


small_only = pytest.mark.parametrize("original", SMALL, indirect=True)


def parity_of(as_used: StepErrors, strict: StepErrors | None = None) -> Parity:
    """A comparison in which all but the step went well."""
    return Parity(
        model="resnet18",
        device="mps",
        batch_size=FEW,
        as_used=as_used,
        strict=strict,
        updates=RIGHT_UPDATES,
        device_losses=RIGHT_LOSSES,
        cpu_losses=RIGHT_LOSSES,
    )


def verdict_on(original: Original, device: CpuDevice) -> ParityVerdict:
    return judge(parity_of(original.step_errors(device)))


def test_that_another_healthy_device_passes(original: Original) -> None:
    """One thread in place of several adds in another order."""
    original.step_errors(CpuDevice())
    threads = torch.get_num_threads()
    torch.set_num_threads(1)
    try:
        errors = original.step_errors(CpuDevice())
    finally:
        torch.set_num_threads(threads)
    assert judge(parity_of(errors)).code == "passed"


def test_that_every_gradient_is_compared_and_bounded_below_the_fault_that_must_be_found(
    original: Original,
) -> None:
    errors = original.step_errors(CpuDevice())
    names = [error.name for error in errors.gradients]
    assert len(names) == len(set(names)) > 10
    for error in (errors.logits, errors.loss, *errors.gradients):
        assert error.device_error == error.cpu_error
        assert 0 <= error.cpu_error < STRICT_LIMIT / 4
        assert strict_bound(error.cpu_error) <= SCALE - 1


@pytest.mark.parametrize(
    ("with_bias", "fault"),
    [
        (False, scaled_weight_gradient(SCALE)),
        (True, dropped_bias),
        (False, zeros_in_the_last_channel),
    ],
    ids=["scaled weight gradient", "dropped bias", "zeros in the last channel"],
)
def test_that_a_broken_layer_is_caught(
    original: Original, request: pytest.FixtureRequest, with_bias: bool, fault: Forward
) -> None:
    name = request.node.callspec.params["original"]
    place = middle_layers(name)[with_bias]
    verdict = verdict_on(original, SickDevice(place, fault))
    assert verdict.code == "failed"
    assert verdict.advice


@small_only
def test_that_a_stand_in_without_its_fault_passes(original: Original, request: pytest.FixtureRequest) -> None:
    place, _ = middle_layers(request.node.callspec.params["original"])
    assert verdict_on(original, SickDevice(place, scaled_weight_gradient(1.0))).code == "passed"


@small_only
@pytest.mark.filterwarnings("ignore:TF32 acceleration on top of oneDNN")
def test_that_other_convolutions_pass_although_they_round_otherwise(original: Original) -> None:
    original.step_errors(CpuDevice())
    with torch.backends.mkldnn.flags(enabled=False):
        errors = original.step_errors(CpuDevice())
    assert any(error.device_error != error.cpu_error for error in errors.gradients)
    assert judge(parity_of(errors)).code == "passed"


@small_only
def test_that_fewer_bits_are_told_from_a_fault(original: Original, request: pytest.FixtureRequest) -> None:
    device = Tf32Device()
    as_used = original.step_errors(device)
    with device.full_precision():
        strict = original.step_errors(device)
    assert judge(parity_of(as_used, strict)).code == "reduced_precision"
    assert judge(parity_of(as_used)).code == "failed", "without a strict mode nothing excuses it"
    place, _ = middle_layers(request.node.callspec.params["original"])
    broken = original.step_errors(SickDevice(place, scaled_weight_gradient(SCALE)))
    assert judge(parity_of(as_used, broken)).code == "failed"
    worse = original.step_errors(SickDevice(place, scaled_weight_gradient(2.0)))
    assert judge(parity_of(worse, strict)).code == "failed", "more than TF32 explains"


@pytest.fixture(scope="module")
def squeezenet() -> Original:
    return Original("squeezenet1_0", FEW)


@pytest.fixture(scope="module")
def healthy(squeezenet: Original) -> Training:
    return squeezenet.train(CpuDevice())


@contextmanager
def optimizer_that(
    before: Callable[[Optimizer], None], after: Callable[[Optimizer], None] = lambda _: None
) -> Iterator[None]:
    handles = [
        register_optimizer_step_pre_hook(lambda optimizer, *_: before(optimizer)),
        register_optimizer_step_post_hook(lambda optimizer, *_: after(optimizer)),
    ]
    try:
        yield
    finally:
        for handle in handles:
            handle.remove()


def learning_with(**wrong: Any) -> Callable[[Optimizer], None]:
    return lambda optimizer: optimizer.param_groups[0].update(wrong)


def verdict_on_training(own: Training, cpu: Training) -> ParityVerdict:
    right = TensorError("weight", 1e-6, 1e-6)
    return judge(
        Parity(
            model="squeezenet1_0",
            device="mps",
            batch_size=FEW,
            as_used=StepErrors(right, right, (right,)),
            updates=tuple(
                TensorError(name, error, cpu.update_errors[name]) for name, error in own.update_errors.items()
            ),
            device_losses=own.losses,
            cpu_losses=cpu.losses,
        )
    )


def test_that_a_healthy_training_falls_and_passes(squeezenet: Original, healthy: Training) -> None:
    assert len(healthy.losses) == TRAINING_STEPS
    assert fall(healthy.losses) > 0.3
    assert 0 < max(healthy.update_errors.values()) < 1e-4
    assert verdict_on_training(healthy, healthy).code == "passed"


@pytest.mark.parametrize(
    "wrong",
    [{"lr": 0.00105}, {"betas": (0.8, 0.999)}, {"betas": (0.9, 0.99)}, {"eps": 1e-6}],
    ids=["learning rate", "first moment", "second moment", "epsilon"],
)
def test_that_a_wrong_adam_is_caught_by_what_it_does_to_the_weights(
    squeezenet: Original, healthy: Training, wrong: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.engine.parity.TRAINING_STEPS", 2)
    with optimizer_that(learning_with(**wrong)):
        sick = squeezenet.train(CpuDevice())
    verdict = verdict_on_training(Training(healthy.losses, sick.update_errors), healthy)
    assert verdict.code == "failed"
    assert "Adam's change of" in verdict.sentence


def test_that_a_single_parameter_that_is_not_updated_is_caught_and_named(
    squeezenet: Original, healthy: Training, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on MPS where a weight was not contiguous (PyTorch pull request 118115)."""
    monkeypatch.setattr("app.engine.parity.TRAINING_STEPS", 2)
    before: list[torch.Tensor] = []

    def restore(optimizer: Optimizer) -> None:
        optimizer.param_groups[0]["params"][3].data.copy_(before[-1])

    def keep(optimizer: Optimizer) -> None:
        before.append(optimizer.param_groups[0]["params"][3].detach().clone())

    with optimizer_that(keep, restore):
        sick = squeezenet.train(CpuDevice())
    verdict = verdict_on_training(Training(healthy.losses, sick.update_errors), healthy)
    assert verdict.code == "failed"
    assert "Adam's change of features.3.squeeze.bias is off by 100%" in verdict.sentence


@pytest.mark.parametrize("rate", [0.0, -0.001], ids=["stands still", "climbs"])
def test_that_a_loss_that_does_not_fall_is_caught(
    squeezenet: Original, healthy: Training, rate: float
) -> None:
    with optimizer_that(learning_with(lr=rate)):
        sick = squeezenet.train(CpuDevice())
    verdict = verdict_on_training(Training(sick.losses, healthy.update_errors), healthy)
    assert verdict.code == "failed"
    assert "20 training steps" in verdict.sentence


def test_that_no_numbers_at_all_are_a_failure_that_can_be_written_down(squeezenet: Original) -> None:
    def spoilt(layer: nn.Conv2d, images: torch.Tensor) -> torch.Tensor:
        return zeros_in_the_last_channel(layer, images) / 0

    errors = squeezenet.step_errors(SickDevice(0, spoilt))
    assert errors.logits.device_error == LARGEST
    event = ParityChecked(parity=parity_of(errors))
    assert decode_event(encode_line(event)) == event
    assert judge(parity_of(errors)).code == "failed"


def test_that_a_vanishing_gradient_is_measured_against_the_others() -> None:
    """A shift before a convolution and a BatchNorm has no effect: float64 says 1e-17, float32 1e-8."""
    errors = {e.name: e for e in Original("mobilenet_v2", FEW).step_errors(CpuDevice()).gradients}
    assert errors["features.2.conv.3.bias"].cpu_error < 1e-3


@pytest.mark.parametrize("name", DECIDING)
def test_that_imposed_decisions_are_the_ones_that_were_noted(name: str) -> None:
    """Under its own decisions a model computes what it computes without; under others it does not."""
    original = Original(name, FEW)
    model, images = original._model, original._batch(CpuDevice())[0]
    own, others = Decisions(), Decisions()
    with torch.no_grad():
        with own.noted(model):
            expected = model(images)
        with others.noted(model):
            model(images.flip(0))
        with own.imposed(model):
            torch.testing.assert_close(model(images), expected, rtol=0, atol=0)
        with others.imposed(model):
            assert not torch.allclose(model(images), expected)
        assert torch.equal(model(images), expected), "nothing is left behind"
    assert own.agree_with(own)
    assert not own.agree_with(others)


def test_that_the_real_worker_compares_and_no_plan_changes_how() -> None:
    plan = make_plan(preset="quick", models=("squeezenet1_0",), devices=("cpu",), batch_sizes=(1,), seed=7)
    with Child(threading.Event()) as child:
        events = list(child.perform(CheckParity("squeezenet1_0", "cpu", plan)))
    (checked,) = (event for event in events if isinstance(event, ParityChecked))
    parity = checked.parity
    assert (parity.model, parity.device, parity.batch_size) == ("squeezenet1_0", "cpu", BATCH_SIZE)
    assert parity.strict is None
    assert len(parity.device_losses) == len(parity.cpu_losses) == TRAINING_STEPS
    assert len(parity.updates) == len(parity.as_used.gradients) == 52
    assert judge(parity).code == "passed"
