"""The device classes: the CPU for real, others by torch's own calls replaced by a script."""

from collections.abc import Callable

import psutil
import pytest
import torch
from torch import nn

from app.engine.devices import DEVICES, open_device
from app.engine.probe import ready_device
from app.engine.tasks import perform
from app.engine.training import Trainer
from app.model.catalog import PRECISIONS, Precision
from app.model.events import DeviceProbed
from app.model.tasks import ProbeDevice

CPU = open_device("cpu")
TYPES = {"fp32": torch.float32, "fp16": torch.float16, "bf16": torch.bfloat16}


@pytest.fixture
def mps_calls(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    calls: list[str] = []
    monkeypatch.setattr(torch.backends.mps, "is_built", lambda: True)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: True)
    monkeypatch.setattr(torch.backends.mps, "get_name", lambda: "Apple M5")
    monkeypatch.setattr(torch.backends.mps, "get_core_count", lambda: 10)
    monkeypatch.setattr(torch.mps, "recommended_max_memory", lambda: 16 * 2**30)
    monkeypatch.setattr(torch.mps, "driver_allocated_memory", lambda: 123)
    monkeypatch.setattr(torch.mps, "synchronize", lambda: calls.append("synchronize"))
    monkeypatch.setattr(torch.mps, "empty_cache", lambda: calls.append("empty_cache"))
    return calls


def test_that_the_apple_gpu_is_described_synchronised_and_emptied_by_torchs_own_calls(
    mps_calls: list[str],
) -> None:
    device = open_device("mps")
    status = device.status()
    assert (status.is_built, status.is_visible, status.hardware, status.cores) == (True, True, "Apple M5", 10)
    assert status.memory_bytes == 16 * 2**30
    assert device.torch_device == torch.device("mps")
    assert device.memory_bytes() == 123
    device.synchronize()
    device.reset_memory()
    assert mps_calls == ["synchronize", "empty_cache"]


def test_that_a_build_without_the_device_is_told_from_a_device_that_is_not_seen(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(torch.backends.mps, "is_built", lambda: False)
    assert "no MPS support" in str(open_device("mps").status().reason)
    monkeypatch.setattr(torch.backends.mps, "is_built", lambda: True)
    monkeypatch.setattr(torch.backends.mps, "is_available", lambda: False)
    assert "sees no Metal GPU" in str(open_device("mps").status().reason)


def test_that_the_probe_passes_on_a_healthy_device() -> None:
    first, last = perform(ProbeDevice("cpu"))
    assert isinstance(first, DeviceProbed)
    assert isinstance(last, DeviceProbed)
    assert not first.status.is_usable
    assert last.status.is_usable


def test_that_the_probe_catches_a_device_that_computes_wrong_numbers(monkeypatch: pytest.MonkeyPatch) -> None:
    """A stand-in whose linear layers give too much on every second computation."""
    right = torch.nn.Linear.forward
    calls: list[int] = []

    def broken(layer: torch.nn.Linear, inputs: torch.Tensor) -> torch.Tensor:
        calls.append(1)
        result = right(layer, inputs)
        return result if len(calls) % 2 else result * 1.1

    monkeypatch.setattr(torch.nn.Linear, "forward", broken)
    ready_device.cache_clear()
    with pytest.raises(RuntimeError, match="other numbers than on the CPU"):
        list(perform(ProbeDevice("cpu")))
    ready_device.cache_clear()


@pytest.fixture
def linear() -> nn.Linear:
    torch.manual_seed(1)
    return nn.Linear(8, 10)


def test_that_the_cpu_trains_in_every_precision_and_its_probe_says_so() -> None:
    *_, last = perform(ProbeDevice("cpu"))
    assert isinstance(last, DeviceProbed)
    assert [support.precision for support in last.status.precisions] == list(PRECISIONS)
    assert all(last.status.why_not(precision) is None for precision in PRECISIONS)
    assert last.status.matmul_tflop_per_s is not None
    assert last.status.matmul_tflop_per_s > 0


@pytest.mark.parametrize(("version", "can_bf16"), [((13, 5), False), ((14, 0), True), ((26, 1), True)])
def test_that_the_apple_gpu_has_bfloat16_from_macos_14_on(
    monkeypatch: pytest.MonkeyPatch, version: tuple[int, int], can_bf16: bool
) -> None:
    monkeypatch.setattr(
        torch.backends.mps, "is_macos_or_newer", lambda major, minor: version >= (major, minor)
    )
    support = {each.precision: each.reason for each in open_device("mps").precisions()}
    assert (support["fp32"], support["fp16"]) == (None, None)
    assert support["bf16"] == (None if can_bf16 else "bfloat16 on the Apple GPU needs macOS 14 or newer.")


@pytest.mark.parametrize("is_supported", [True, False])
def test_that_an_nvidia_gpu_is_asked_for_bfloat16_of_its_own(
    monkeypatch: pytest.MonkeyPatch, is_supported: bool
) -> None:
    asked: list[bool] = []

    def answer(*, including_emulation: bool) -> bool:
        asked.append(including_emulation)
        return is_supported

    monkeypatch.setattr(torch.cuda, "is_bf16_supported", answer)
    device = open_device("cuda")
    assert (device.why_not("bf16") is None) == is_supported
    assert asked == [False], "emulated numbers tell nothing of the GPU"
    assert device.why_not("fp32") is device.why_not("fp16") is None


@pytest.mark.parametrize("precision", PRECISIONS)
def test_that_the_cpu_computes_in_the_type_of_the_precision(linear: nn.Linear, precision: Precision) -> None:
    inputs = torch.ones(2, 8)
    with CPU.autocast(precision):
        assert linear(inputs).dtype == TYPES[precision]
    assert linear(inputs).dtype == torch.float32, "only within"


def test_that_autocast_on_the_apple_gpu_is_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(torch.backends.mps, "is_macos_or_newer", lambda major, minor: True)
    device = open_device("mps")
    for precision in PRECISIONS:
        with device.autocast(precision):
            assert torch.is_autocast_enabled("mps") == (precision != "fp32")
            if precision != "fp32":
                assert torch.get_autocast_dtype("mps") == TYPES[precision]
        assert not torch.is_autocast_enabled("mps")


def test_that_only_float16_needs_a_scaler() -> None:
    assert CPU.grad_scaler("fp32") is CPU.grad_scaler("bf16") is None
    scaler = CPU.grad_scaler("fp16")
    assert scaler is not None
    assert scaler.is_enabled()


def test_that_the_scaler_saves_gradients_that_float16_cannot_hold(linear: nn.Linear) -> None:
    """A weight of the loss makes them smaller than float16's smallest number, 6e-8."""

    def largest_gradient(scaler: torch.amp.GradScaler | None) -> float:
        linear.zero_grad(set_to_none=True)
        with CPU.autocast("fp16"):
            loss = linear(torch.ones(2, 8)).mean() * 1e-8
        torch.autograd.backward(loss if scaler is None else scaler.scale(loss))
        assert linear.weight.grad is not None
        return float(linear.weight.grad.abs().max())

    assert largest_gradient(None) == 0
    assert largest_gradient(CPU.grad_scaler("fp16")) > 0


@pytest.mark.parametrize("precision", PRECISIONS)
def test_that_training_learns_in_every_precision(linear: nn.Linear, precision: Precision) -> None:
    images = torch.eye(8)
    trainer = Trainer(linear, CPU, precision)
    losses = []
    for _ in range(200):
        trainer.step((images, torch.arange(8)))
        losses.append(trainer.loss())
    assert losses[-1] < 0.9 * losses[0]
    assert linear.weight.dtype == torch.float32, "the weights themselves keep all their bits"


def test_that_float32_has_all_its_bits_within_full_precision_and_after_it_what_it_had() -> None:
    """On CUDA: torch allows TF32 in convolutions unless it is told not to."""

    def flags() -> tuple[bool, bool]:
        return torch.backends.cudnn.allow_tf32, torch.backends.cuda.matmul.allow_tf32

    before = flags()
    assert before[0], "torch's default is what makes this needed"
    with open_device("cuda").full_precision():
        assert flags() == (False, False)
    assert flags() == before
    with pytest.raises(KeyError), open_device("cuda").full_precision():
        raise KeyError
    assert flags() == before


@pytest.mark.parametrize("name", ["cpu", "mps"])
def test_that_devices_without_reduced_precision_change_nothing(name: str) -> None:
    device = open_device(name)
    assert not device.can_reduce_precision
    before = torch.get_float32_matmul_precision()
    with device.full_precision():
        assert torch.get_float32_matmul_precision() == before


def test_that_only_cuda_may_reduce_the_precision_of_float32() -> None:
    assert {name for name in DEVICES if open_device(name).can_reduce_precision} == {"cuda"}


class Available:
    def __init__(self, available: int) -> None:
        self.available = available


def test_that_the_memory_left_on_the_cpu_is_what_the_system_has_available(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert 0 < CPU.memory_left_bytes() < psutil.virtual_memory().total
    monkeypatch.setattr(psutil, "virtual_memory", lambda: Available(7 * 2**30))
    assert CPU.memory_left_bytes() == 7 * 2**30


@pytest.mark.parametrize(
    ("available", "left"), [(20 * 2**30, 10 * 2**30), (3 * 2**30, 3 * 2**30)], ids=["Metal", "system"]
)
def test_that_the_memory_left_on_the_apple_gpu_is_the_lesser_of_metals_and_the_systems(
    monkeypatch: pytest.MonkeyPatch, available: int, left: int
) -> None:
    monkeypatch.setattr(torch.mps, "recommended_max_memory", lambda: 16 * 2**30)
    monkeypatch.setattr(torch.mps, "driver_allocated_memory", lambda: 6 * 2**30)
    monkeypatch.setattr(psutil, "virtual_memory", lambda: Available(available))
    assert open_device("mps").memory_left_bytes() == left


def test_that_the_memory_left_on_an_nvidia_gpu_counts_torchs_own_reserve(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    calls: dict[str, Callable[[], object]] = {
        "mem_get_info": lambda: (5 * 2**30, 16 * 2**30),
        "memory_reserved": lambda: 4 * 2**30,
        "memory_allocated": lambda: 1 * 2**30,
    }
    for name, call in calls.items():
        monkeypatch.setattr(torch.cuda, name, call)
    assert open_device("cuda").memory_left_bytes() == 8 * 2**30
