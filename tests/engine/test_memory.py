"""Whether cells find room together: the arithmetic exactly, the estimates against real models."""

import sys
from types import SimpleNamespace

import psutil
import pytest
import torch

from app.engine.devices import DEVICES, Device
from app.engine.errors import describe
from app.engine.measure import measure_cells
from app.engine.memory import SHARE_OF_MEMORY, fit_together
from app.engine.vision import torchvision
from app.model.catalog import MODELS
from app.model.events import CellBroke, CellMeasured, CellTooLarge
from app.model.plan import Cell, make_plan
from app.model.tasks import CellPeak, MeasureCells
from app.runner.diagnosis import explain_error
from app.stats.memory_need import MemoryNeeds, expected_bytes

GB = 1e9
PLAN = make_plan(preset="quick", devices=("cpu", "mps"))
SMALL = [Cell("squeezenet1_0", device, 4) for device in ("cpu", "mps", "cuda")]
ON_CPU, ON_MPS, ON_CUDA = SMALL


def leave(monkeypatch: pytest.MonkeyPatch, **left_bytes: float) -> None:
    """Have devices tell this of their memory."""
    for name, value in left_bytes.items():
        kind: type[Device] = DEVICES[name]
        monkeypatch.setattr(kind, "memory_left_bytes", lambda device, value=value: int(value))


def test_that_a_cell_needs_weights_images_and_activations() -> None:
    model = MODELS["squeezenet1_0"]
    image_bytes = 3 * 224 * 224 * 4
    expected = model.parameters_m * 1e6 * 16 + 64 * model.activation_mb_per_image * 1e6
    cell = Cell("squeezenet1_0", "cpu", 64)
    assert expected_bytes(cell, 1000) == pytest.approx(expected + 1000 * image_bytes)
    assert expected_bytes(cell, 4) == pytest.approx(expected + 64 * image_bytes), "filled up to one batch"


@pytest.mark.parametrize("name", MODELS)
def test_that_the_catalog_knows_how_many_parameters_a_model_has(name: str) -> None:
    with torch.device("meta"):
        model = torchvision.models.get_model(name, weights=None, num_classes=10)
    counted_m = sum(parameter.numel() for parameter in model.parameters()) / 1e6
    assert MODELS[name].parameters_m == pytest.approx(counted_m, rel=0.01)


def test_that_devices_of_one_memory_share_it(monkeypatch: pytest.MonkeyPatch) -> None:
    one = expected_bytes(ON_CPU, 1000) / SHARE_OF_MEMORY
    leave(monkeypatch, cpu=1.9 * one, mps=1.9 * one)
    assert fit_together((ON_CPU,), PLAN)
    assert fit_together((ON_MPS,), PLAN)
    assert not fit_together((ON_CPU, ON_MPS), PLAN)
    leave(monkeypatch, cpu=2.1 * one, mps=2.1 * one)
    assert fit_together((ON_CPU, ON_MPS), PLAN)


def test_that_the_one_with_less_left_decides(monkeypatch: pytest.MonkeyPatch) -> None:
    leave(monkeypatch, cpu=100 * GB, mps=1 * GB)
    assert fit_together((ON_CPU,), PLAN)
    assert not fit_together((ON_CPU, ON_MPS), PLAN)


def test_that_devices_with_a_memory_of_their_own_do_not_share(monkeypatch: pytest.MonkeyPatch) -> None:
    one = expected_bytes(ON_CPU, 1000) / SHARE_OF_MEMORY
    leave(monkeypatch, cpu=1.1 * one, cuda=1.1 * one)
    assert fit_together((ON_CPU, ON_CUDA), PLAN)
    leave(monkeypatch, cuda=0.9 * one)
    assert not fit_together((ON_CPU, ON_CUDA), PLAN)
    leave(monkeypatch, cpu=0.9 * one, cuda=1.1 * one)
    assert not fit_together((ON_CPU, ON_CUDA), PLAN)


def test_that_cells_of_terabytes_do_not_fit_this_machine() -> None:
    assert not fit_together(tuple(Cell("vgg16", "cpu", size) for size in range(1, 513)), PLAN)


@pytest.mark.parametrize("name", MODELS)
def test_that_the_catalog_knows_what_a_step_holds_for_an_image(name: str) -> None:
    """Counted on the meta device, which has shapes but no numbers: what the backward pass needs is kept."""
    images = 4
    kept: dict[int, torch.UntypedStorage] = {}

    def keep(tensor: torch.Tensor) -> torch.Tensor:
        storage = tensor.untyped_storage()
        kept[storage._cdata] = storage
        return tensor

    with torch.device("meta"):
        model = torchvision.models.get_model(name, weights=None, num_classes=10)
        batch = torch.empty(images, 3, 224, 224)
        with torch.autograd.graph.saved_tensors_hooks(keep, lambda tensor: tensor):
            model(batch)
    own = {p.untyped_storage()._cdata for p in (*model.parameters(), *model.buffers(), batch)}
    counted = sum(storage.nbytes() for place, storage in kept.items() if place not in own)
    # As CUDA's allocator counted it there is more: what the backward pass makes while it uses that.
    assert 0.5 < MODELS[name].activation_mb_per_image / (counted / images / 1e6) < 1.75


def test_that_a_cell_without_room_is_not_tried_and_the_next_one_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """Real cells; the room is made up, since it is another on each machine."""
    small, large = Cell("squeezenet1_0", "cpu", 2), Cell("vgg16", "cpu", 512)
    monkeypatch.setattr(DEVICES["cpu"], "memory_room_bytes", lambda device: int(30 * GB))
    plan = make_plan(preset="quick", models=("squeezenet1_0",), devices=("cpu",), batch_sizes=(2,), images=4)
    events = list(measure_cells(MeasureCells((large, small), plan)))
    assert events[0] == CellTooLarge(large, MemoryNeeds(4, ()).needed_bytes(large), int(30 * GB))
    assert [event.cell for event in events if isinstance(event, CellMeasured)] == [small]
    assert not any(isinstance(event, CellBroke) for event in events)
    known = MeasureCells((large,), plan, (CellPeak(Cell("vgg16", "cpu", 256), int(31 * GB)),))
    (refused,) = measure_cells(known)
    assert isinstance(refused, CellTooLarge)
    assert refused.needed_bytes > 31 * GB, "another cell of the run has told"


def test_that_there_is_room_for_what_may_be_driven_out(monkeypatch: pytest.MonkeyPatch) -> None:
    cpu = DEVICES["cpu"]()
    memory = SimpleNamespace(total=int(16 * GB), available=int(GB))
    monkeypatch.setattr(psutil, "virtual_memory", lambda: memory)
    monkeypatch.setattr(psutil, "swap_memory", lambda: SimpleNamespace(free=int(2 * GB)))
    monkeypatch.setattr(sys, "platform", "linux")
    assert cpu.memory_room_bytes() == 3 * GB
    monkeypatch.setattr(sys, "platform", "darwin")
    assert cpu.memory_room_bytes() == 5 * GB, "macOS makes swap files as they are needed"


def test_that_a_real_refusal_of_memory_is_told_from_other_errors() -> None:
    with pytest.raises(RuntimeError) as refused:
        torch.empty(2**56, dtype=torch.uint8)
    assert explain_error(describe(refused.value), "").cause == "out_of_memory"
    assert explain_error(describe(RuntimeError("shape mismatch")), "").cause is None
