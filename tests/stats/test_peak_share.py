import msgspec
import pytest

from app.model.events import (
    CellMeasured,
    CellStarted,
    FlopsCounted,
    LimitsMeasured,
    RunEvent,
    WindowTimed,
)
from app.model.limits import DeviceLimits, MatmulSpeed
from app.model.result import Result, fold
from app.stats.peak_share import achieved_tflop_per_s, peak_share, reservation
from tests.charts import rich
from tests.scripted import opening, plan_of

PLAN = plan_of(models=("resnet18",))
CPU, MPS = PLAN.cells
STEP_TIME_S = 0.02
LIMITS = DeviceLimits(
    "mps",
    (MatmulSpeed("fp32", 1000, 0.001), MatmulSpeed("fp32", 2000, 0.002), MatmulSpeed("fp16", 10, 1.0)),
    (),
)
"""The second is the best: 8 TFLOP/s."""


def _result(*findings: RunEvent, flops_per_step: int | None = 40 * 10**9) -> Result:
    """The cell on the GPU: steps of `STEP_TIME_S`, and one window that was an outlier."""
    windows = [
        WindowTimed(MPS, steps=5, duration_s=5 * step_time_s, turn=0, at_s=0.0)
        for step_time_s in (STEP_TIME_S, 9.0, STEP_TIME_S)
    ]
    counted = [] if flops_per_step is None else [FlopsCounted(MPS, flops_per_step)]
    ended = CellMeasured(cell=MPS, ended_by="budget_spent", peak_memory_bytes=1)
    return fold([*opening(PLAN), *findings, CellStarted(MPS), *windows, *counted, ended])


def test_that_the_share_is_the_operations_of_a_step_over_its_time_and_the_peak() -> None:
    result = _result(LimitsMeasured(LIMITS))
    assert achieved_tflop_per_s(result, MPS) == pytest.approx(2.0)
    found = peak_share(result, MPS)
    assert found is not None
    assert found.achieved_tflop_per_s == pytest.approx(2.0)
    assert found.peak_tflop_per_s == pytest.approx(8.0)
    assert found.share == pytest.approx(0.25)


def test_that_without_limits_there_is_still_what_was_achieved() -> None:
    result = _result()
    assert achieved_tflop_per_s(result, MPS) == pytest.approx(2.0)
    assert peak_share(result, MPS) is None


def test_that_the_peak_is_of_the_same_device_and_precision() -> None:
    of_another = DeviceLimits("cpu", LIMITS.matmuls, ())
    in_another = DeviceLimits("mps", LIMITS.matmuls[-1:], ())
    assert peak_share(_result(LimitsMeasured(of_another)), MPS) is None
    assert peak_share(_result(LimitsMeasured(in_another)), MPS) is None


def test_that_nothing_is_said_of_a_cell_without_operations_or_time() -> None:
    uncounted = _result(LimitsMeasured(LIMITS), flops_per_step=None)
    assert achieved_tflop_per_s(uncounted, MPS) is None
    assert peak_share(uncounted, MPS) is None
    assert achieved_tflop_per_s(_result(), CPU) is None
    unended = fold([*opening(PLAN), CellStarted(MPS), FlopsCounted(MPS, 10**9)])
    assert achieved_tflop_per_s(unended, MPS) is None


def test_that_a_peak_of_other_arithmetic_than_the_training_is_said_to_be_so() -> None:
    plain = _result(LimitsMeasured(LIMITS))
    fewer = msgspec.structs.replace(plain, parities=(rich.of_fewer_bits(rich.parity("resnet18")),))
    assert reservation(fewer).startswith("Apple GPU (MPS) trains with fewer bits than its fp32 peak")
    assert reservation(plain) == ""
    assert reservation(msgspec.structs.replace(plain, parities=(rich.parity("resnet18"),))) == ""
    no_limits = msgspec.structs.replace(fewer, limits=())
    assert reservation(no_limits) == ""
