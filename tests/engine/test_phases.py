"""Exact arithmetic with a clock and an asynchronous device that follow a script, then the real engine."""

from typing import Any, cast

import msgspec
import pytest
import torch

from app.engine import phases
from app.engine.devices import Device, open_device
from app.engine.digits import load_digits
from app.engine.loading import DigitImages
from app.engine.phases import load_one_by_one, measure_phases
from app.engine.protocols import Bench
from app.engine.training import Trainer, build_model
from app.model.phases import Phases
from app.model.plan import Cell, make_plan

DISPATCH_S = 0.001
SYNC_S = 0.002
LOADING_S, TRANSFER_S, FORWARD_S, BACKWARD_S, OPTIMIZER_S = 0.05, 0.03, 0.1, 0.2, 0.04
STEP_S = LOADING_S + TRANSFER_S + FORWARD_S + BACKWARD_S + OPTIMIZER_S + 5 * SYNC_S
PLAN = make_plan(preset="quick", devices=("cpu",), images=6)


class Script:
    """Device, trainer, loader and clock in one: work is queued, and only a synchronisation waits for it."""

    def __init__(self, slowness: float = 1.0) -> None:
        self.now_s = 1000.0
        self.torch_device = torch.device("cpu")
        self._busy_until_s = 0.0
        self._slowness = slowness
        self.starts: list[int] = []
        self.steps = 0

    def _queue(self, work_s: float) -> None:
        # Whatever is done for the first time takes ten times as long.
        first = 1 if self.steps else 10
        self._busy_until_s = max(self._busy_until_s, self.now_s) + first * self._slowness * work_s
        self.now_s += DISPATCH_S

    def clock(self) -> float:
        return self.now_s

    def synchronize(self) -> None:
        self.now_s = max(self.now_s, self._busy_until_s) + SYNC_S

    def load(self, digits: object, start: int, batch_size: int) -> tuple["Script", "Script"]:
        assert batch_size == 4
        self.starts.append(start)
        self.now_s += LOADING_S
        return self, self

    def to(self, place: torch.device) -> "Script":
        self.now_s += TRANSFER_S / 2
        return self

    def forward(self, batch: object) -> None:
        self._queue(FORWARD_S)

    def backward(self, loss: object) -> None:
        self._queue(BACKWARD_S)

    def optimize(self) -> None:
        self._queue(OPTIMIZER_S)
        self.steps += 1

    def forget_gradients(self) -> None:
        """At no cost."""


def _phases_of(script: Script, monkeypatch: pytest.MonkeyPatch, device: Any = None) -> Phases:
    monkeypatch.setattr(phases, "load_one_by_one", script.load)
    bench = Bench(
        cell=Cell("resnet18", "cpu", 4),
        plan=PLAN,
        device=cast("Device", device or script),
        trainer=cast("Trainer", script),
        clock=script.clock,
    )
    return measure_phases(bench)


def test_that_each_phase_has_its_own_time_and_one_synchronisation(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _phases_of(Script(), monkeypatch)
    assert msgspec.structs.asdict(found) == {
        "steps": 3,  # past one second after the third
        "loading_s": pytest.approx(LOADING_S + SYNC_S),
        "transfer_s": pytest.approx(TRANSFER_S + SYNC_S),
        "forward_s": pytest.approx(FORWARD_S + SYNC_S),
        "backward_s": pytest.approx(BACKWARD_S + SYNC_S),
        "optimizer_s": pytest.approx(OPTIMIZER_S + SYNC_S),
        "sync_s": pytest.approx(SYNC_S),
    }
    assert 2 * STEP_S < phases.BUDGET_S < 3 * STEP_S


def test_that_a_forgotten_synchronisation_would_be_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    class Impatient:
        torch_device = torch.device("cpu")

        def synchronize(self) -> None:
            """Comes back at once."""

    found = _phases_of(Script(), monkeypatch, Impatient())
    assert found.forward_s == pytest.approx(DISPATCH_S)
    assert found.forward_s < FORWARD_S


def test_that_slow_steps_are_made_twice_and_no_more(monkeypatch: pytest.MonkeyPatch) -> None:
    found = _phases_of(Script(slowness=100), monkeypatch)
    assert found.steps == phases.LEAST_STEPS
    assert found.backward_s == pytest.approx(100 * BACKWARD_S + SYNC_S)


def test_that_each_step_loads_the_next_digits(monkeypatch: pytest.MonkeyPatch) -> None:
    script = Script()
    _phases_of(script, monkeypatch)
    assert script.starts == [0, 4, 8, 12]


def test_that_images_are_loaded_as_the_protocols_have_them() -> None:
    """PIL resizes bytes and so rounds to 1/255; torch resizes floats."""
    images, labels = load_one_by_one(DigitImages(5), start=3, batch_size=4)
    assert images.shape == (4, 3, 224, 224)
    resized, right = load_digits(5)
    assert labels.tolist() == right[[3, 4, 0, 1]].tolist()
    expected = resized[[3, 4, 0, 1]].expand(-1, 3, -1, -1)
    torch.testing.assert_close(images, expected, rtol=0, atol=1.01 / 255)


@pytest.mark.parametrize("precision", ["fp32", "bf16"])
def test_that_a_real_bench_goes_on_training_and_leaves_no_gradients(precision: Any) -> None:
    device = open_device("cpu")
    model = build_model("squeezenet1_0", 1, device)
    before = [parameter.detach().clone() for parameter in model.parameters()]
    bench = Bench(
        cell=Cell("squeezenet1_0", "cpu", 2, precision),
        plan=PLAN,
        device=device,
        trainer=Trainer(model, device, precision),
    )
    found = measure_phases(bench)
    assert found.steps >= phases.LEAST_STEPS
    assert min(found.loading_s, found.transfer_s, found.forward_s, found.backward_s, found.optimizer_s) > 0
    assert found.backward_s > found.transfer_s, "nothing has to travel to the CPU"
    assert all(parameter.grad is None for parameter in model.parameters())
    assert not all(
        torch.equal(old, new.detach()) for old, new in zip(before, model.parameters(), strict=True)
    )
