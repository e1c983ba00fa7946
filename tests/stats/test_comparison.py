"""Ratios, their intervals and means, by hand-made samples."""

import pytest

from app.model.plan import make_plan
from app.model.result import fold
from app.stats.comparison import mean
from app.stats.comparison_table import comparison_rows
from app.stats.comparison_words import all_reason_lines, headline, notes, reason_lines
from app.stats.contender import Work, measured, published
from app.stats.intervals import geometric_mean_interval, speed_up_interval
from app.stats.reference import m1_max_2022
from tests.comparisons import (
    CPU_4,
    GPU_4,
    GPU_64,
    RESNET,
    VGG,
    at,
    compared,
    epoch_run,
    of_machine,
    run_on,
    with_plan,
    with_step_times,
    with_torch,
)
from tests.scripted import opening, plan_of, timed_epochs

PLAN = plan_of(batch_sizes=(4, 64))
SLOW = (0.40, 0.41, 0.42, 0.39, 0.40, 0.41)
FAST = (0.20, 0.21, 0.20, 0.19, 0.20, 0.22)


def test_that_a_ratio_is_that_of_images_per_second_and_its_interval_that_of_both_sides_samples() -> None:
    cell = next(cell for cell in PLAN.cells if cell.device == "mps")
    slow = with_step_times(run_on("Apple M1", plan=PLAN), cell, *SLOW)
    fast = with_step_times(run_on("Apple M5", plan=PLAN), cell, *FAST)
    both = compared(slow, fast)
    of_cell = at(both, Work(cell.model, "gpu", cell.batch_size))
    assert of_cell.ratio == pytest.approx(0.405 / 0.20)
    expected = speed_up_interval([s / cell.batch_size for s in SLOW], [s / cell.batch_size for s in FAST])
    assert of_cell.interval == expected
    assert expected is not None and 1.85 < expected.low < 2.025 < expected.high < 2.21
    assert of_cell.state == "comparable"
    back = at(compared(fast, slow), Work(cell.model, "gpu", cell.batch_size))
    assert back.ratio == pytest.approx(0.20 / 0.405)


def test_that_the_mean_is_geometric_over_comparable_cells_only() -> None:
    old = run_on("Apple M1")
    resnet, vgg = (cell for cell in old.plan.cells if cell.device == "mps")
    new = with_step_times(run_on("Apple M5"), resnet, *[0.1 / 4] * 6)
    new = with_step_times(new, vgg, *[0.1 / 9] * 6)
    both = compared(old, new)
    whole = mean(both, 1, GPU_4)
    assert whole is not None
    assert whole.ratio == pytest.approx(6.0)
    assert (whole.models, whole.left_out) == (2, ())
    pairs = [(each.cells[0].side, each.cells[1].side) for each in both.rows_of(GPU_4)]
    assert whole.interval == geometric_mean_interval(
        [(one.seconds_per_image, two.seconds_per_image) for one, two in pairs if one and two]
    )
    shaky = with_step_times(new, vgg, 0.01, 0.02, 0.011, 0.012, 0.018, 0.011)
    rest = mean(compared(old, shaky), 1, GPU_4)
    assert rest is not None
    assert rest.ratio == pytest.approx(4.0)
    assert (rest.models, rest.left_out, rest.reasons) == (1, ("vgg16",), ())


def test_that_where_all_are_marked_the_mean_is_of_those_and_says_so() -> None:
    old, new = run_on("Apple M1"), with_torch(run_on("Apple M5", gpu_step_s=0.05), "2.12.1")
    both = compared(old, new)
    own = mean(both, 1, GPU_4)
    assert own is not None
    assert own.ratio == pytest.approx(2.0)
    assert [reason.code for reason in own.reasons] == ["other_torch"]
    says = headline(both, GPU_4)
    assert says.sentence.endswith("is 2.00 times as fast as Apple M1 on the GPU, at batch 4 (2.00 to 2.00).")
    assert says.reservation == "Not a ratio of the machines alone: different versions of PyTorch."


@pytest.mark.parametrize(
    ("gpu_step_s", "sentence"),
    [
        (0.05, "Apple M5 is 2.00 times as fast as Apple M1 on the GPU, at batch 64 (2.00 to 2.00)."),
        (0.098, "Apple M5 is about as fast as Apple M1 on the GPU, at batch 64: 1.02× (1.02 to 1.02)."),
        (0.2, "Apple M5 has 0.50 times the speed of Apple M1 on the GPU, at batch 64 (0.50 to 0.50)."),
    ],
)
def test_that_the_headline_names_both_and_what_was_trained(gpu_step_s: float, sentence: str) -> None:
    both = compared(run_on("Apple M1", plan=PLAN), run_on("Apple M5", gpu_step_s, plan=PLAN))
    says = headline(both, both.parts[0])
    assert both.parts[0] == GPU_64
    assert (says.sentence, says.basis) == (sentence, "Geometric mean of 2 models, fp32")
    assert says.reservation == ""


def test_that_a_difference_within_chance_is_called_none() -> None:
    cell = next(cell for cell in run_on("Apple M1").plan.cells if cell.device == "mps")
    one = with_step_times(run_on("Apple M1", failing=(3,)), cell, *[0.10, 0.12] * 8)
    two = with_step_times(run_on("Apple M5", failing=(3,)), cell, *[0.09, 0.115] * 8)
    says = headline(compared(one, two), GPU_4).sentence
    assert says.startswith("Apple M5 cannot be told apart from Apple M1 by speed on the GPU")
    assert ", at batch 4: 1.07× (0." in says


def test_that_of_several_the_headline_tells_the_fastest_comparable_one_and_the_others_behind_it() -> None:
    m1, m2, m3 = run_on("Apple M1"), run_on("Apple M2", 0.05), run_on("Apple M3", 0.025)
    m4 = with_torch(run_on("Apple M4", 0.01), "2.12.1")
    says = headline(compared(m1, m2, m3, m4), GPU_4)
    assert says.sentence.startswith("Apple M3 is 4.00 times as fast as Apple M1")
    assert [other.partition(" is ")[0] for other in says.others] == ["Apple M2", "Apple M4"]
    assert "different versions of PyTorch" in says.others[1]


def test_that_a_doubt_stays_in_the_line_of_the_others() -> None:
    cell = next(cell for cell in run_on("Apple M1").plan.cells if cell.device == "mps")
    one = with_step_times(run_on("Apple M1", failing=(3,)), cell, *[0.10, 0.12] * 8)
    two = with_step_times(run_on("Apple M5", failing=(3,)), cell, *[0.09, 0.115] * 8)
    others = headline(compared(one, two, run_on("Apple M6", 0.05)), GPU_4).others_in_short
    assert others.startswith("Apple M5: ! cannot be told apart (0."), others
    faster = with_torch(run_on("Apple M4", 0.08), "2.12.1")
    others = headline(compared(run_on("Apple M1"), run_on("Apple M2", 0.05), faster), GPU_4).others_in_short
    assert others == "Apple M4: ! 1.25× (1.25 to 1.25)"


def test_that_without_any_ratio_the_headline_gives_the_reason() -> None:
    both = compared(run_on("Apple M1"), run_on("Apple M5", failing=(1, 3)))
    assert headline(both, GPU_4).sentence == (
        "Apple M5 cannot be compared with Apple M1 on the GPU, at batch 4: "
        "Apple M5 failed: The Apple GPU ran out of memory."
    )
    assert headline(both, GPU_4).basis == ""


def test_that_gpus_of_different_makes_are_compared_and_that_is_told() -> None:
    mps = run_on("Apple M5")
    cuda = run_on("Intel Xeon", plan=plan_of(devices=("cpu", "cuda")))
    both = compared(mps, cuda)
    assert at(both, RESNET).ratio == pytest.approx(1.0)
    (note,) = notes(both, GPU_4)
    assert note == "GPUs of different makes are compared: Apple GPU (MPS) with NVIDIA GPU (CUDA)."
    assert notes(both, CPU_4) == ()


def test_that_epochs_are_compared_by_their_images_per_second_without_an_interval() -> None:
    both = compared(epoch_run("Apple M1"), epoch_run("Apple M5", gpu_s=5.0))
    cell = at(both, RESNET)
    assert cell.ratio == pytest.approx(2.0)
    assert (cell.interval, cell.state) == (None, "comparable")
    assert "no interval" in notes(both, GPU_4)[0]
    assert headline(both, GPU_64).sentence == (
        "Apple M5 is 2.00 times as fast as Apple M1 on the GPU, at batch 64."
    )


def test_that_the_published_result_takes_part_by_its_epochs_and_is_marked() -> None:
    of_2022 = published(m1_max_2022())
    both = compared(of_2022, epoch_run("Apple M5", gpu_s=9.304118871688843))
    cell = at(both, RESNET)
    assert cell.ratio == pytest.approx(2.0)
    assert {reason.code for reason in cell.reasons} == {"published", "other_torch"}
    assert "single runs" in headline(both, GPU_4).reservation
    assert any("Its samples were not published" in note for note in notes(both, GPU_4))
    assert {row.work.model for row in both.rows} == {"resnet18", "vgg16"}, "only what was measured"


@pytest.mark.parametrize("is_baseline", [True, False])
def test_that_without_a_ratio_the_published_result_has_no_note_but_advice(is_baseline: bool) -> None:
    of_2022, m1, m5 = published(m1_max_2022()), measured(run_on("Apple M1")), measured(run_on("Apple M5"))
    three = compared(of_2022, m1, m5) if is_baseline else compared(m1, of_2022, m5)
    assert notes(three, GPU_4) == ()
    line, *_ = reason_lines(three, GPU_4)
    assert "Run the preset Experiment of 2022 to compare with the published result." in line


def test_that_nobody_is_asked_to_measure_what_was_published() -> None:
    plan = make_plan(preset="experiment-2022", devices=("cpu", "mps"), models=("squeezenet1_0",))
    events = [event for cell in plan.cells for event in timed_epochs(cell, 10.0, images=plan.images)]
    squeezed = of_machine(fold([*opening(plan), *events]), "Apple M5")
    (line,) = reason_lines(compared(squeezed, published(m1_max_2022())), GPU_4)
    assert line.endswith(" has no SqueezeNet 1.0 on the GPU, batch 4. Nothing was published of it.")


def test_that_one_seven_and_twins_are_refused_in_words() -> None:
    runs = [run_on(f"Apple M{number}") for number in range(1, 8)]
    with pytest.raises(ValueError, match="One result alone cannot be compared"):
        compared(*runs[:1])
    with pytest.raises(ValueError, match="7 results: no more than six"):
        compared(*runs)
    with pytest.raises(ValueError, match=r"^Apple M1 \(MacBook Pro · .*\) is there twice\.$"):
        compared(runs[0], runs[1], runs[0])


def test_that_the_table_has_every_figure_and_each_remark() -> None:
    both = compared(run_on("Apple M1"), run_on("Apple M5", gpu_step_s=0.05, failing=(3,)))
    rows = comparison_rows(both, GPU_4)
    assert [(row.model, row.name, row.images_per_s, row.ratio, row.ratio_range) for row in rows] == [
        ("ResNet-18", "Apple M1", "40.0", "", ""),
        ("ResNet-18", "Apple M5", "80.0", "2.00×", "2.00 to 2.00×"),
        ("VGG-16", "Apple M1", "40.0", "", ""),
        ("VGG-16", "Apple M5", "", "", ""),
    ]
    assert [row.remark for row in rows] == [
        "baseline",
        "",
        "baseline",
        "Apple M5 failed: The Apple GPU ran out of memory.",
    ]
    assert reason_lines(both, GPU_4) == (
        "VGG-16: Apple M5 failed: The Apple GPU ran out of memory. Run it there again.",
    )


def test_that_what_several_reasons_advise_is_advised_once() -> None:
    quick = with_plan(run_on("Apple M5"), preset="quick")
    gpu_cell = next(cell for cell in quick.plan.cells if cell.device == "mps")
    shaken = with_step_times(quick, gpu_cell, 0.1, 0.2, 0.1, 0.2)
    row = comparison_rows(compared(run_on("Apple M1"), shaken), GPU_4)[1]
    assert len({reason.advice for reason in row.cell.reasons}) == 2, "one has more than the other"
    assert row.advice == (
        "Close other programs, wait until the machine is cool, then run again. "
        "The preset standard takes more samples."
    )


def test_that_reasons_of_a_kind_share_a_line_and_all_of_them_can_be_had() -> None:
    both = compared(run_on("Apple M1"), run_on("Apple M5", failing=(1,)), run_on("Apple M4", failing=(3,)))
    (line,) = reason_lines(both, GPU_4)
    assert line.startswith("ResNet-18: Apple M5 failed:")
    assert line.endswith("(1 more of this kind in all results.)")
    one, two = all_reason_lines(both, GPU_4)
    assert line == f"{one} (1 more of this kind in all results.)"
    assert two.startswith("VGG-16: Apple M4 failed:")


def test_that_one_reason_of_several_models_names_them_all() -> None:
    both = compared(run_on("Apple M1"), run_on("Apple M5", failing=(1, 3)))
    (line,) = reason_lines(both, GPU_4)
    assert line.startswith("ResNet-18, VGG-16: Apple M5 failed:")
    assert all_reason_lines(both, GPU_4) == (line,)


def test_that_each_mean_says_which_models_it_is_not_of() -> None:
    plan = plan_of(models=("vgg16", "resnet18", "alexnet"))
    m1, m2 = run_on("Apple M1", plan=plan), run_on("Apple M2", 0.05, plan=plan, failing=(3,))
    m3 = run_on("Apple M3", 0.08, plan=plan_of(models=("vgg16",)))
    m4 = run_on("Apple M4", 0.09, plan=plan)
    says = headline(compared(m1, m2, m3, m4), GPU_4)
    assert says.sentence.startswith("Apple M2 is 2.00 times as fast as Apple M1")
    assert says.basis == "Geometric mean of 2 of 3 models, fp32, without ResNet-18: see the remarks"
    assert says.others_in_short == (
        "Apple M3: 1.25× (1.25 to 1.25) without ResNet-18, AlexNet · Apple M4: 1.11× (1.11 to 1.11)"
    )
    of_m3, of_m4 = says.others
    assert of_m3.endswith("(1.25 to 1.25). 1 of 3 models, fp32, without ResNet-18, AlexNet: see the remarks.")
    assert of_m4.endswith("(1.11 to 1.11).")


def test_that_what_neither_of_two_was_to_measure_is_left_out_of_nothing() -> None:
    few, many = plan_of(models=("vgg16",)), plan_of(models=("vgg16", "alexnet"))
    three = compared(
        run_on("Apple M1", plan=few), run_on("Apple M2", 0.05, plan=few), run_on("Apple M3", plan=many)
    )
    says = headline(three, GPU_4)
    assert says.basis == "1 model, fp32"
    assert says.others_in_short == "Apple M3: 1.00× (1.00 to 1.00) without AlexNet"


def test_that_a_part_without_the_baselines_cell_compares_nothing() -> None:
    small, large = run_on("Apple M1", plan=plan_of()), run_on("Apple M5", plan=PLAN)
    both = compared(small, large)
    cell = at(both, Work("vgg16", "gpu", 64))
    assert (cell.ratio, [reason.code for reason in cell.reasons]) == (None, ["missing"])
    assert cell.side is not None and cell.side.images_per_s is not None
    assert at(both, VGG).state == "comparable"
