import msgspec
import pytest

from app.model.machine import DeviceStatus
from app.model.plan import Cell, Plan, make_plan
from app.stats.estimate import Estimate

PLAN = make_plan(preset="standard", devices=("cpu", "mps"))
SLOW = DeviceStatus("mps", is_usable=True, matmul_tflop_per_s=2.0)
FAST = msgspec.structs.replace(SLOW, matmul_tflop_per_s=20.0)
VGG_64 = Cell("vgg16", "mps", 64)


def step_time_s(cell: Cell, *statuses: DeviceStatus) -> float:
    return Estimate(PLAN, {status.device: status for status in statuses}).step_time_s(cell)


def cell_s(plan: Plan, cell: Cell) -> float:
    estimate = Estimate(plan, {})
    step_s = estimate.step_time_s(cell)
    return estimate.lead_s(step_s) + estimate.sampling_s(cell, step_s) + estimate.phases_s(step_s)


def test_that_a_device_with_faster_products_is_expected_to_train_faster() -> None:
    assert step_time_s(VGG_64, FAST) < step_time_s(VGG_64) < step_time_s(VGG_64, SLOW)


def test_that_small_work_is_bound_by_handing_it_over_and_not_by_the_arithmetic() -> None:
    small = Cell("efficientnet_b0", "mps", 1)
    assert step_time_s(small, FAST) > 0.8 * step_time_s(small, SLOW)
    assert step_time_s(VGG_64, FAST) < 0.3 * step_time_s(VGG_64, SLOW)


@pytest.mark.parametrize("model", PLAN.models)
def test_that_the_published_m1_max_is_met_within_generous_bounds(model: str) -> None:
    """An M1 Max multiplies float32 matrices at about 8 TFLOP/s; its epochs had 250 batches of 4."""
    published_s = {
        "vgg16": 36.3,
        "alexnet": 10.7,
        "resnet18": 18.6,
        "mobilenet_v2": 45.1,
        "efficientnet_b0": 75.5,
    }
    if model not in published_s:
        assert model == "squeezenet1_0", "the only one that was not published"
        return
    m1_max = msgspec.structs.replace(SLOW, matmul_tflop_per_s=8.0)
    epoch_s = 250 * step_time_s(Cell(model, "mps", 4), m1_max)
    # The old torch and the loader inside its clock were slower than a step is today.
    assert published_s[model] / 8 < epoch_s < 2 * published_s[model]


def test_that_extras_and_protocols_take_their_time() -> None:
    resnet = Cell("resnet18", "cpu", 64)
    plain = msgspec.structs.replace(PLAN, extras=())
    assert cell_s(PLAN, resnet) > cell_s(plain, resnet)
    ten_minutes = make_plan(preset="sustained", devices=("cpu",))
    assert cell_s(ten_minutes, resnet) == pytest.approx(600, rel=0.2)
    epoch = make_plan(preset="experiment-2022", devices=("cpu",))
    short = msgspec.structs.replace(epoch, images=100)
    assert cell_s(epoch, resnet) > 2 * cell_s(short, resnet)


def test_that_each_part_of_a_cell_is_expected_by_its_step_time() -> None:
    estimate = Estimate(PLAN, {})
    for shorter_s, longer_s in ((0.2, 1.0), (1.0, 100.0)):
        assert estimate.lead_s(longer_s) > estimate.lead_s(shorter_s)
    assert estimate.sampling_s(VGG_64, 100.0) > estimate.sampling_s(VGG_64, 1.0)
