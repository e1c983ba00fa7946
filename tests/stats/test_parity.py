"""The verdict's arithmetic on records written by hand."""

from typing import Any

import msgspec
import pytest

from app.model.parity import LARGEST, Parity, StepErrors, TensorError
from app.stats.parity import fall, judge, reduced_bound, strict_bound

CPU_ERROR = 1e-6
FALLING = (2.0, 1.0, 0.5, 0.2, 0.1, 0.1, 0.1, 0.1)


def step(logits: float = CPU_ERROR, loss: float = CPU_ERROR, gradient: float = CPU_ERROR) -> StepErrors:
    return StepErrors(
        logits=TensorError("logits", logits, CPU_ERROR),
        loss=TensorError("loss", loss, CPU_ERROR),
        gradients=(
            TensorError("conv1.weight", CPU_ERROR, CPU_ERROR),
            TensorError("fc.bias", gradient, CPU_ERROR),
        ),
    )


def parity(**changes: Any) -> Parity:
    healthy = Parity(
        model="resnet18",
        device="mps",
        batch_size=4,
        as_used=step(),
        updates=(TensorError("conv1.weight", CPU_ERROR, CPU_ERROR),),
        device_losses=FALLING,
        cpu_losses=FALLING,
    )
    return msgspec.structs.replace(healthy, **changes)


def test_that_the_bounds_follow_the_cpus_own_error_from_a_floor_to_a_limit() -> None:
    assert strict_bound(0.0) == pytest.approx(64e-6)
    assert strict_bound(1e-5) == pytest.approx(64 * 1.1e-5)
    assert strict_bound(1e-2) == 0.04
    assert reduced_bound(0.0) == pytest.approx(2**14 * 1e-6)
    assert reduced_bound(1e-5) == pytest.approx(2**14 * 1.1e-5)
    assert reduced_bound(1e-2) == 1.0


@pytest.mark.parametrize("where", ["logits", "loss", "gradient"])
def test_that_each_tensor_decides_alone_at_its_bound(where: str) -> None:
    bound = strict_bound(CPU_ERROR)
    assert judge(parity(as_used=step(**{where: 0.99 * bound}))).code == "passed"
    assert judge(parity(as_used=step(**{where: 1.01 * bound}))).code == "failed"


def test_that_the_tensor_furthest_beyond_its_bound_is_named_for_people() -> None:
    verdict = judge(parity(as_used=step(logits=0.01, gradient=0.05)))
    assert verdict.sentence == (
        "Apple GPU (MPS) on ResNet-18 computes wrong numbers: "
        "the gradient of fc.bias is off by 5%, where rounding explains 0.013%."
    )
    assert "Do not trust" in verdict.advice
    assert "no finite share" in judge(parity(as_used=step(loss=LARGEST))).sentence


def test_that_a_pass_names_its_worst_tensor_and_asks_for_nothing() -> None:
    verdict = judge(parity(as_used=step(loss=2e-6)))
    assert (verdict.code, verdict.advice) == ("passed", "")
    assert verdict.sentence == (
        "Apple GPU (MPS) on ResNet-18 agrees with the CPU: at worst, the loss is off by 0.0002%."
    )


def test_that_fewer_bits_need_a_strict_pass_and_the_size_of_tf32() -> None:
    coarse = step(gradient=0.5 * reduced_bound(CPU_ERROR))
    verdict = judge(parity(as_used=coarse, strict=step()))
    assert verdict.code == "reduced_precision"
    assert "fewer bits" in verdict.sentence and "fc.bias" in verdict.sentence
    assert judge(parity(as_used=coarse)).code == "failed"
    assert judge(parity(as_used=coarse, strict=coarse)).code == "failed"
    assert (
        judge(parity(as_used=step(gradient=1.1 * reduced_bound(CPU_ERROR)), strict=step())).code == "failed"
    )
    assert judge(parity(strict=step())).code == "passed"


def test_that_adams_part_is_strict_even_with_fewer_bits() -> None:
    updates = (TensorError("fc.bias", 1.01 * strict_bound(CPU_ERROR), CPU_ERROR),)
    verdict = judge(parity(strict=step(), updates=updates))
    assert verdict.code == "failed"
    assert "Adam's change of fc.bias" in verdict.sentence


def test_that_the_fall_is_to_the_median_of_the_last_five() -> None:
    assert fall((2.0, 9.0, 0.1, 0.2, 0.3, 0.4, 50.0)) == pytest.approx(1 - 0.3 / 2)


def test_that_the_loss_must_fall_half_as_much_as_on_the_cpu() -> None:
    """The CPU's falls by 0.95 of its first value."""
    assert judge(parity(device_losses=(2.0, 1.04, 1.04, 1.04, 1.04, 1.04))).code == "passed"
    verdict = judge(parity(device_losses=(2.0, 1.06, 1.06, 1.06, 1.06, 1.06)))
    assert verdict.code == "failed"
    assert "in 6 training steps its loss went from 2 to 1.06, the CPU's to 0.1." in verdict.sentence
    assert judge(parity(device_losses=(2.0, *(LARGEST,) * 5))).code == "failed"
