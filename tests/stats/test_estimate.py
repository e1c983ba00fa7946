import msgspec
import pytest

from app.model.machine import DeviceStatus
from app.model.plan import Cell, make_plan
from app.stats.estimate import Estimate

PLAN = make_plan(preset="standard", devices=("cpu", "mps"))
SLOW = DeviceStatus("mps", is_usable=True, matmul_tflop_per_s=2.0)
FAST = msgspec.structs.replace(SLOW, matmul_tflop_per_s=20.0)
VGG_64 = Cell("vgg16", "mps", 64)


def step_time_s(cell: Cell, *statuses: DeviceStatus) -> float:
    return Estimate(PLAN, {status.device: status for status in statuses}).step_time_s(cell)


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
    assert Estimate(PLAN, {}).cell_s(resnet) > Estimate(plain, {}).cell_s(resnet)
    ten_minutes = make_plan(preset="sustained", devices=("cpu",))
    assert Estimate(ten_minutes, {}).cell_s(resnet) == pytest.approx(600, rel=0.2)
    epoch = make_plan(preset="experiment-2022", devices=("cpu",))
    short = msgspec.structs.replace(epoch, images=100)
    assert Estimate(epoch, {}).cell_s(resnet) > 2 * Estimate(short, {}).cell_s(resnet)


def test_that_a_cells_own_step_time_replaces_the_guess() -> None:
    estimate = Estimate(PLAN, {})
    assert estimate.cell_s(VGG_64, 100.0) > estimate.cell_s(VGG_64, 1.0) > estimate.cell_s(VGG_64, 0.001)
