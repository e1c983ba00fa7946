"""Exact arithmetic with a clock and an asynchronous device that follow a script, then the real work."""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, cast

import pytest
import torch
from torch.utils.flop_counter import FlopCounterMode

from app.engine.devices import Device, open_device
from app.engine.devices.cpu import CpuDevice
from app.engine.limits import (
    BUDGET_S,
    GROWTH,
    MATMUL_SIZES,
    SIZE_BUDGET_S,
    TENSOR_TYPES,
    climb,
    copy_times_s,
    lay_copy,
    lay_matmul,
    measure,
)
from app.engine.tasks import perform
from app.model.catalog import PRECISIONS, Precision
from app.model.events import LimitsMeasured
from app.model.plan import make_plan
from app.model.tasks import MeasureLimits

DISPATCH_S = 1e-5
SYNC_S = 2e-4


class Script:
    """Device and clock in one: a run returns after its dispatch, its work ends later."""

    def __init__(self, work_s: Callable[[int], float], memory_left_bytes: int = 2**40) -> None:
        self.now_s = 1000.0
        self._work_s = work_s
        self._busy_until_s = 0.0
        self._memory_left_bytes = memory_left_bytes
        self.laid: list[int] = []

    def clock(self) -> float:
        return self.now_s

    def synchronize(self) -> None:
        self.now_s = max(self.now_s, self._busy_until_s) + SYNC_S

    def memory_left_bytes(self) -> int:
        return self._memory_left_bytes

    def lay(self, size: int) -> Callable[[], None]:
        self.laid.append(size)
        runs = 0

        def run() -> None:
            nonlocal runs
            runs += 1
            # The first one compiles.
            work_s = self._work_s(size) * (10 if runs == 1 else 1)
            self._busy_until_s = max(self._busy_until_s, self.now_s) + work_s
            self.now_s += DISPATCH_S

        return run

    def climb(self, device: Any = None) -> list[tuple[int, float]]:
        return climb(
            cast("Device", device or self),
            MATMUL_SIZES,
            lay=self.lay,
            bytes_needed=lambda size: 3 * size**2 * 4,
            clock=self.clock,
        )


def _at_rate(flop_per_s: float) -> Callable[[int], float]:
    return lambda size: 2 * size**3 / flop_per_s


def test_that_each_size_has_the_time_of_one_run_and_hardly_any_of_the_synchronisation() -> None:
    found = Script(_at_rate(1e14)).climb()
    assert [size for size, _ in found] == list(MATMUL_SIZES)
    for size, duration_s in found:
        # Asking takes longer than the smallest ones do.
        assert duration_s == pytest.approx(max(DISPATCH_S, _at_rate(1e14)(size)), rel=0.01)


def test_that_a_forgotten_synchronisation_would_be_seen() -> None:
    class Impatient:
        def synchronize(self) -> None:
            """Comes back at once."""

        def memory_left_bytes(self) -> int:
            return 2**40

    script = Script(_at_rate(1e13))
    last, duration_s = script.climb(Impatient())[-1]
    assert duration_s == pytest.approx(DISPATCH_S)
    assert duration_s < _at_rate(1e13)(last)


def test_that_the_best_window_counts() -> None:
    """A device that slows down as it goes: the earliest windows were the best."""
    script = Script(lambda size: 1e-3 * (1 + script.now_s - 1000.0))
    assert script.climb()[0][1] < 1.1e-3


@pytest.mark.parametrize("flop_per_s", [1e9, 1e10, 1e11, 1e12])
def test_that_a_slow_device_stops_where_the_next_size_would_take_too_long(flop_per_s: float) -> None:
    script = Script(_at_rate(flop_per_s))
    found = script.climb()
    assert found
    assert script.laid == [size for size, _ in found], "nothing is laid out that is not timed"
    assert len(found) < len(MATMUL_SIZES)
    compiling_s = 10 * found[-1][1]
    assert script.now_s - 1000.0 < BUDGET_S + SIZE_BUDGET_S + compiling_s


def test_that_even_the_slowest_device_has_one_figure_from_one_window() -> None:
    script = Script(lambda size: 3.0)
    ((size, duration_s),) = script.climb()
    assert script.now_s - 1000.0 == pytest.approx((10 + 1) * 3.0, abs=0.01)
    assert size == MATMUL_SIZES[0]
    assert duration_s == pytest.approx(3.0 + SYNC_S)


def test_that_sizes_that_need_much_of_the_memory_left_are_not_tried() -> None:
    found = Script(_at_rate(1e14), memory_left_bytes=4 * 3 * 2048**2 * 4).climb()
    assert [size for size, _ in found] == [256, 512, 1024, 2048]


def test_that_a_copy_that_needs_much_of_the_memory_left_is_not_tried(monkeypatch: pytest.MonkeyPatch) -> None:
    class Full(CpuDevice):
        def memory_left_bytes(self) -> int:
            return 8 * 2**16

    monkeypatch.setattr("app.engine.limits.COPY_SIZES_BYTES", (2**15, 2**16, 2**17))
    assert [size_bytes for size_bytes, _ in copy_times_s(Full())] == [2**15, 2**16]


def test_that_each_size_is_as_much_more_work_as_is_assumed() -> None:
    for small, large in pairwise(MATMUL_SIZES):
        assert large**3 == GROWTH * small**3


@pytest.mark.parametrize("precision", PRECISIONS)
def test_that_one_run_is_one_product_in_its_precision(
    precision: Precision, monkeypatch: pytest.MonkeyPatch
) -> None:
    factors = []

    def spy(left: torch.Tensor, right: torch.Tensor, *, out: torch.Tensor) -> torch.Tensor:
        factors.append((left.dtype, right.dtype, out.dtype, bool(left.std() > 0.5)))
        return torch.matmul(left, right, out=out)

    run = lay_matmul(open_device("cpu"), precision, 64)
    monkeypatch.setattr(torch, "mm", spy)
    with FlopCounterMode(display=False) as counter:
        run()
    assert counter.get_total_flops() == 2 * 64**3
    assert factors == [(*[TENSOR_TYPES[precision]] * 3, True)]


def test_that_one_run_copies_as_many_bytes_as_are_counted(monkeypatch: pytest.MonkeyPatch) -> None:
    copied = []

    def spy(target: torch.Tensor, source: torch.Tensor) -> None:
        copied.append((target.nbytes, source.nbytes, target.data_ptr() != source.data_ptr()))

    run = lay_copy(open_device("cpu"), 2**20)
    monkeypatch.setattr(torch.Tensor, "copy_", spy)
    run()
    assert copied == [(2**20, 2**20, True)]


def test_that_the_limits_of_a_real_device_are_measured_in_all_it_can_do(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr("app.engine.limits.BUDGET_S", 0.1)
    monkeypatch.setattr("app.engine.limits.SIZE_BUDGET_S", 0.05)
    monkeypatch.setattr("app.engine.limits.COPY_SIZES_BYTES", (2**16, 2**19))
    (event,) = perform(MeasureLimits("cpu", make_plan(preset="quick", devices=("cpu",))))
    assert isinstance(event, LimitsMeasured)
    limits = event.limits
    assert limits.device == "cpu"
    assert [limits.peak_tflop_per_s(precision) is not None for precision in PRECISIONS] == [True] * 3
    assert {matmul.size for matmul in limits.matmuls} <= set(MATMUL_SIZES)
    assert limits.copies[0].copied_bytes == 2 * 2**16
    assert limits.peak_gb_per_s is not None
    assert limits.peak_gb_per_s > 0


def test_that_a_precision_the_device_lacks_is_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    class Older(CpuDevice):
        def why_not(self, precision: Precision) -> str | None:
            return None if precision == "fp32" else "It is too old."

    monkeypatch.setattr("app.engine.limits.BUDGET_S", 0.01)
    monkeypatch.setattr("app.engine.limits.COPY_SIZES_BYTES", (2**16,))
    monkeypatch.setattr("app.engine.limits.open_device", lambda name: Older())
    (event,) = measure(MeasureLimits("cpu", make_plan(preset="quick", devices=("cpu",))))
    assert {matmul.precision for matmul in event.limits.matmuls} == {"fp32"}
