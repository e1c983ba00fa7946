"""The device classes, where the device itself is not there: torch's calls are replaced by a script."""

import pytest
import torch

from app.engine.devices import open_device
from app.engine.devices.cpu import CpuDevice
from app.engine.tasks import perform
from app.model.events import DeviceProbed
from app.model.tasks import ProbeDevice


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
    """A stand-in whose gradients come out scaled on every second computation."""
    right = torch.nn.Linear.forward
    calls: list[int] = []

    def broken(layer: torch.nn.Linear, inputs: torch.Tensor) -> torch.Tensor:
        calls.append(1)
        result = right(layer, inputs)
        return result if len(calls) % 2 else result * 1.1

    class SickDevice(CpuDevice):
        name = "cpu"

    monkeypatch.setattr("app.engine.tasks.open_device", lambda name: SickDevice())
    monkeypatch.setattr(torch.nn.Linear, "forward", broken)
    from app.engine.tasks import _ready_device

    _ready_device.cache_clear()
    with pytest.raises(RuntimeError, match="other numbers than on the CPU"):
        list(perform(ProbeDevice("cpu")))
    _ready_device.cache_clear()
