import msgspec
import pytest

from app.model.events import RunEnded
from app.model.plan import make_plan
from app.model.result import fold
from app.stats.figures import (
    figures,
    geometric_mean_range,
    geometric_mean_speed_up,
    speed_up,
    speed_up_range,
    variation,
)
from app.stats.formats import (
    format_duration,
    format_error,
    format_memory,
    format_milliseconds,
    format_percent,
    format_range,
    format_rate,
    format_speed_up,
    format_spread,
)
from app.stats.headline import headline
from app.stats.intervals import Interval
from tests.charts import rich
from tests.scripted import failed, measured, opening, plan_of, stopped, timed_epochs, whole_run

PLAN = plan_of(models=("resnet18", "vgg16"))
RESNET_CPU, RESNET_MPS, VGG_CPU, VGG_MPS = PLAN.cells


def test_that_figures_come_from_the_median_window() -> None:
    result = fold([*opening(PLAN), *measured(RESNET_CPU, 0.4, 0.5, 9.0, steps=3)])
    own = figures(result.cells[0])
    assert own is not None
    assert own.step_time_s == pytest.approx(0.5)
    assert own.images_per_s == pytest.approx(8.0)
    assert own.samples == 3


def ends(interval: Interval | None) -> tuple[float, float]:
    assert interval is not None
    return interval.low, interval.high


def test_that_the_interval_of_a_cell_is_that_of_its_windows() -> None:
    result = fold([*opening(PLAN), *measured(RESNET_CPU, 0.4, 0.5, 0.42, 0.41, 0.4, 0.38)])
    own = figures(result.cells[0])
    assert own is not None
    assert own.step_time_s == pytest.approx(0.405)
    assert ends(own.step_time_interval) == pytest.approx((0.38, 0.5))
    assert ends(own.images_per_s_interval) == pytest.approx((4 / 0.5, 4 / 0.38))
    assert own.relative_reach == pytest.approx(1 - 0.405 / 0.5), "of the rate, which is shown"
    assert own.epoch_time_s == pytest.approx(1000 * 0.405 / 4)
    assert own.epoch_images == 1000


def test_that_variation_is_the_standard_deviation_over_the_mean() -> None:
    assert variation((1.0, 2.0, 3.0)) == pytest.approx(0.5)
    assert variation((1.0,)) is None


def test_that_an_epoch_is_told_as_it_was_measured() -> None:
    events = [*opening(PLAN), *timed_epochs(RESNET_CPU, 40.0, 50.0, 45.0, images=10)]
    own = figures(fold(events).cells[0])
    assert own is not None
    assert own.epoch_time_s == pytest.approx(45.0)
    assert own.epoch_images == 10
    assert own.step_time_s == pytest.approx(15.0), "10 images in batches of 4 are three steps"
    assert own.images_per_s == pytest.approx(10 / 45), "the last batch is smaller"
    assert own.samples == 3
    assert own.step_time_interval is None


def test_that_the_speed_up_of_epochs_is_that_of_their_seconds() -> None:
    plan = make_plan(preset="experiment-2022", devices=("cpu", "mps"), models=("resnet18",))
    cpu, mps, *_ = plan.cells
    result = fold([*opening(plan), *timed_epochs(cpu, 42.0), *timed_epochs(mps, 14.0)])
    assert speed_up(result, mps) == pytest.approx(3.0)
    assert speed_up_range(result, mps) is None
    assert headline(result).sentence == "This Mac trains 3.00× faster on its GPU, at batch 4"


def test_that_a_speed_up_has_a_range_where_both_sides_have_an_interval() -> None:
    cpu_times, mps_times = (0.40, 0.41, 0.42, 0.39, 0.40, 0.41), (0.10, 0.11, 0.10, 0.10, 0.09, 0.10)
    result = fold([*opening(PLAN), *measured(RESNET_CPU, *cpu_times), *measured(RESNET_MPS, *mps_times)])
    spread = speed_up_range(result, RESNET_MPS)
    assert spread is not None
    assert 0.39 / 0.11 <= spread.low < 4.05 < spread.high <= 0.42 / 0.09
    assert geometric_mean_range(result, "mps", 4) == spread
    assert speed_up_range(result, RESNET_CPU) is None
    few = fold([*opening(PLAN), *measured(RESNET_CPU, *cpu_times), *measured(RESNET_MPS, 0.1, 0.1)])
    assert speed_up_range(few, RESNET_MPS) is None


def test_that_precisions_are_not_averaged_with_each_other() -> None:
    plan = make_plan(
        preset="quick", devices=("cpu", "mps"), models=("resnet18",), precisions=("fp32", "bf16")
    )
    cpu, mps, cpu_bf16, mps_bf16 = plan.cells
    result = fold(
        [
            *opening(plan),
            *measured(cpu, 0.4),
            *measured(mps, 0.1),
            *measured(cpu_bf16, 0.8),
            *measured(mps_bf16, 0.1),
        ]
    )
    assert geometric_mean_speed_up(result, "mps", 4) == pytest.approx(4.0)
    assert geometric_mean_speed_up(result, "mps", 4, "bf16") == pytest.approx(8.0)
    assert headline(result).basis == "1 model, batch 4, fp32, Apple GPU (MPS) against CPU"


def test_that_only_a_finished_cell_has_figures() -> None:
    result = fold([*opening(PLAN), *failed(RESNET_CPU), *stopped(RESNET_MPS)])
    assert [figures(cell) for cell in result.cells] == [None, None, None, None]


def test_that_the_speed_up_is_the_ratio_of_medians() -> None:
    events = [*opening(PLAN), *measured(RESNET_CPU, 0.4, 0.6, 0.5), *measured(RESNET_MPS, 0.1, 0.2, 0.1)]
    result = fold(events)
    assert speed_up(result, RESNET_MPS) == pytest.approx(5.0)
    assert speed_up(result, RESNET_CPU) == 1.0
    assert speed_up(result, VGG_MPS) is None


def test_that_a_speed_up_without_its_cpu_cell_is_not_made_up() -> None:
    result = fold([*opening(PLAN), *failed(RESNET_CPU), *measured(RESNET_MPS, 0.1)])
    assert speed_up(result, RESNET_MPS) is None


def test_that_the_mean_of_speed_ups_is_geometric_and_leaves_out_what_failed() -> None:
    events = [
        *opening(PLAN),
        *measured(RESNET_CPU, 0.8),
        *measured(RESNET_MPS, 0.1),
        *measured(VGG_CPU, 0.2),
        *measured(VGG_MPS, 0.1),
    ]
    assert geometric_mean_speed_up(fold(events), "mps", 4) == pytest.approx(4.0)
    assert geometric_mean_speed_up(fold(events[:-5]), "mps", 4) == pytest.approx(8.0)
    assert geometric_mean_speed_up(fold(events), "mps", 64) is None


@pytest.mark.parametrize(
    ("gpu_step_s", "sentence"),
    [
        (0.1, "This Mac trains 4.00× faster on its GPU (4.00 to 4.00×), at batch 4"),
        (0.41, "This Mac trains about as fast on its GPU as on its CPU (0.98 to 0.98×), at batch 4"),
        (0.8, "This Mac trains slower on its GPU: 0.50× the speed of its CPU (0.50 to 0.50×), at batch 4"),
    ],
)
def test_that_the_headline_never_hides_a_slow_gpu(gpu_step_s: float, sentence: str) -> None:
    says = headline(whole_run(PLAN, cpu_step_s=0.4, gpu_step_s=gpu_step_s))
    assert says.sentence == sentence
    assert says.basis == "geometric mean of 2 models, batch 4, fp32, Apple GPU (MPS) against CPU"


def test_that_a_gpu_whose_range_holds_one_is_called_neither_faster_nor_slower() -> None:
    plan = plan_of(models=("resnet18",))
    cpu, gpu = plan.cells
    noisy = (0.3, 0.5, 0.32, 0.48, 0.35, 0.45)
    events = [*opening(plan), *measured(cpu, *noisy), *measured(gpu, *(0.85 * step_s for step_s in noisy))]
    assert headline(fold([*events, RunEnded("completed")])).sentence == (
        "This Mac trains on its GPU at a speed that cannot be told from its CPU's: 1.18× (0.81 to 1.71×), "
        "at batch 4"
    )


def test_that_float32_is_not_plainly_said_where_the_gpu_computes_with_fewer_bits() -> None:
    right = whole_run(PLAN)
    fewer = msgspec.structs.replace(right, parities=(rich.of_fewer_bits(rich.parity("vgg16")),))
    assert headline(fewer).basis == (
        "geometric mean of 2 models, batch 4, fp32 with fewer bits on the GPU, its default, "
        "Apple GPU (MPS) against CPU"
    )
    checked = msgspec.structs.replace(right, parities=(rich.parity("vgg16"),))
    assert headline(checked).basis == headline(right).basis
    in_bf16 = msgspec.structs.replace(PLAN, precisions=("bf16",))
    autocast = msgspec.structs.replace(whole_run(in_bf16), parities=fewer.parities)
    assert ", bf16, " in headline(autocast).basis


def test_that_the_headline_has_no_range_where_there_is_none() -> None:
    events = [*opening(PLAN), *measured(RESNET_CPU, 0.4, 0.4), *measured(RESNET_MPS, 0.1, 0.1)]
    assert headline(fold(events)).sentence == "This Mac trains 4.00× faster on its GPU, at batch 4"


def test_that_the_headline_takes_the_largest_measured_batch() -> None:
    plan = plan_of(models=("resnet18",), batch_sizes=(4, 64))
    small_cpu, small_mps, *_ = plan.cells
    assert "1 model, batch 64" in headline(whole_run(plan)).basis
    partly = fold([*opening(plan), *measured(small_cpu, 0.4), *measured(small_mps, 0.1)])
    assert "1 model, batch 4," in headline(partly).basis


def test_that_the_headline_says_why_there_is_no_speed_up() -> None:
    cpu_only = plan_of(models=("resnet18",), devices=("cpu",))
    assert headline(whole_run(cpu_only)).sentence == "This Mac was measured on its CPU only"
    assert headline(fold(opening(PLAN))).sentence == "Nothing measured yet"
    assert headline(fold([*opening(PLAN), RunEnded("stopped")])).sentence == "Nothing was measured"
    begun = [*opening(PLAN), *stopped(PLAN.cells[0])]
    assert headline(fold(begun)).sentence == "No cell was measured to its end", "its samples are there"
    failed_gpu = headline(whole_run(PLAN, failing=(1, 3)))
    assert failed_gpu.sentence == "This Mac could not be measured on its GPU"
    assert failed_gpu.why == "The Apple GPU ran out of memory."
    gpu_alone = plan_of(models=("resnet18",), devices=("mps",))
    assert headline(whole_run(gpu_alone)).sentence == "This Mac was measured without its CPU to compare with"


def test_that_figures_are_written_with_three_digits() -> None:
    assert [format_rate(rate) for rate in (0.8249, 12.34, 123.4, 12345.6)] == [
        "0.82",
        "12.3",
        "123",
        "12,346",
    ]
    assert format_milliseconds(0.0123) == "12.3 ms"
    assert format_memory(48 * 2**30) == "48 GB"
    assert format_memory(2**29) == "0.5 GB"


def test_that_a_speed_up_never_seems_to_lie_outside_its_range() -> None:
    speed_ups = [format_speed_up(ratio) for ratio in (0.0537, 0.561, 1.834, 5.447, 12.36)]
    assert speed_ups == ["0.054×", "0.56×", "1.83×", "5.45×", "12.4×"]
    assert format_range(5.448, 5.47) == "5.45 to 5.47×"


def test_that_spreads_are_written_with_two_digits() -> None:
    assert [format_error(share) for share in (2.1e-6, 1.0, 12.3)] == ["0.00021%", "100%", "1,200%"]
    assert [format_percent(share) for share in (0.0083, 0.0731, 0.152)] == ["0.8%", "7.3%", "15%"]
    assert format_range(3.951, 4.08) == "3.95 to 4.08×"
    assert format_range(12.32, 12.91) == "12.3 to 12.9×"
    assert format_range(8.772, 17.07) == "8.77 to 17.1×"
    assert format_range(0.0531, 0.0563) == "0.053 to 0.056×"


def test_that_only_a_narrow_interval_is_written_with_a_plus_minus() -> None:
    assert format_spread(100.0, Interval(99.5, 100.83)) == "±0.8%"
    assert format_spread(100.0, Interval(91.0, 110.0)) == "±10%"
    assert format_spread(100.0, Interval(91.0, 111.0)) == "91.0 to 111"
    assert format_spread(4.47, Interval(0.794, 9.523)) == "0.79 to 9.52", "113% above, and not below nothing"
    assert format_spread(100.0, None) == ""


def test_that_a_lopsided_interval_is_not_written_with_a_plus_minus() -> None:
    assert format_spread(1056.0, Interval(957.0, 1065.0)) == "957 to 1,065", "9.4% below, 0.9% above"
    assert format_spread(100.0, Interval(99.0, 109.0)) == "99.0 to 109"
    assert format_spread(100.0, Interval(96.0, 108.0)) == "±8.0%", "half as far to the nearer side"
    assert format_spread(100.0, Interval(96.1, 108.0)) == "96.1 to 108"
    assert format_spread(100.0, Interval(98.1, 100.0)) == "±1.9%", "too little to be seen"


def test_that_waiting_times_are_coarse() -> None:
    texts = [format_duration(seconds) for seconds in (0.2, 7.4, 43, 59.9, 95, 4210)]
    assert texts == ["1 s", "7 s", "45 s", "60 s", "2 min", "1 h 10 min"]
