import pytest

from app.model.events import RunEnded
from app.model.result import fold
from app.stats.figures import figures, geometric_mean_speed_up, speed_up
from app.stats.formats import format_duration, format_memory, format_milliseconds, format_rate
from app.stats.headline import headline
from tests.scripted import failed, measured, opening, plan_of, stopped, whole_run

PLAN = plan_of(models=("resnet18", "vgg16"))
RESNET_CPU, RESNET_MPS, VGG_CPU, VGG_MPS = PLAN.cells


def test_that_figures_come_from_the_median_window() -> None:
    result = fold([*opening(PLAN), *measured(RESNET_CPU, 0.4, 0.5, 9.0, steps=3)])
    own = figures(result.cells[0])
    assert own is not None
    assert own.step_time_s == pytest.approx(0.5)
    assert own.images_per_s == pytest.approx(8.0)
    assert own.samples == 3


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
        (0.1, "4.0× faster on the GPU"),
        (0.41, "About as fast on the GPU as on the CPU (0.98×)"),
        (0.8, "Slower on the GPU: 0.50× the speed of the CPU"),
    ],
)
def test_that_the_headline_never_hides_a_slow_gpu(gpu_step_s: float, sentence: str) -> None:
    says = headline(whole_run(PLAN, cpu_step_s=0.4, gpu_step_s=gpu_step_s))
    assert says.sentence == sentence
    assert says.basis == "geometric mean of 2 models, batch 4, fp32, Apple GPU (MPS) against CPU"


def test_that_the_headline_takes_the_largest_measured_batch() -> None:
    plan = plan_of(models=("resnet18",), batch_sizes=(4, 64))
    small_cpu, small_mps, *_ = plan.cells
    assert "1 model, batch 64" in headline(whole_run(plan)).basis
    partly = fold([*opening(plan), *measured(small_cpu, 0.4), *measured(small_mps, 0.1)])
    assert "1 model, batch 4," in headline(partly).basis


def test_that_the_headline_says_why_there_is_no_speed_up() -> None:
    cpu_only = plan_of(models=("resnet18",), devices=("cpu",))
    assert headline(whole_run(cpu_only)).sentence == "Measured on the CPU only"
    assert headline(fold(opening(PLAN))).sentence == "Nothing measured yet"
    assert headline(fold([*opening(PLAN), RunEnded("stopped")])).sentence == "Nothing was measured"
    gpu_alone = plan_of(models=("resnet18",), devices=("mps",))
    assert headline(whole_run(gpu_alone)).sentence == "Measured without a CPU run to compare with"


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


def test_that_waiting_times_are_coarse() -> None:
    texts = [format_duration(seconds) for seconds in (0.2, 7.4, 43, 59.9, 95, 4210)]
    assert texts == ["1 s", "7 s", "45 s", "60 s", "2 min", "1 h 10 min"]
