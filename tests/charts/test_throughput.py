"""What a chart says, read from the drawn figure itself."""

import msgspec
import numpy
import pytest
from matplotlib.axes import Axes
from matplotlib.colors import to_rgb
from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from app.charts import poster, throughput
from app.charts.look import Look
from app.charts.sheet import HEIGHT_IN, WIDTH_IN
from app.charts.theme import DARK, LIGHT
from app.model.events import CellStarted, RunEnded
from app.model.parity import Parity, StepErrors, TensorError
from app.model.plan import make_plan
from app.model.result import Result, Window, fold
from app.stats.badge import badge
from app.stats.cautions import doubtful_cells
from app.stats.reference import m1_max_2022
from tests.charts.rich import parity
from tests.comparisons import on_linux
from tests.scripted import measured, opening, plan_of, whole_run

PLAN = plan_of()


def drawn(result: Result, **options: object) -> Figure:
    figure = Figure(figsize=(8, 4.5), layout="constrained")
    throughput.draw(figure, result, LIGHT, Look(**options))  # type: ignore[arg-type]
    figure.draw_without_rendering()
    return figure


def texts(figure: Figure) -> list[str]:
    found = figure.findobj(Text)
    return [text.get_text() for text in found if isinstance(text, Text) and text.get_text()]


def bar_lengths(axes: Axes) -> list[float]:
    return [bar.get_width() for bar in axes.patches if isinstance(bar, Rectangle)]


def test_that_the_speed_of_wrong_numbers_is_marked() -> None:
    result = msgspec.structs.replace(whole_run(PLAN), parities=(parity("resnet18", factor=1e6),))
    assert sum("✗ wrong numbers" in text for text in texts(drawn(result))) == 1


def test_that_each_pair_has_its_bars_and_its_speed_up() -> None:
    figure = drawn(whole_run(PLAN, cpu_step_s=0.4, gpu_step_s=0.1))
    (axes,) = figure.axes
    assert bar_lengths(axes) == pytest.approx([10, 40, 10, 40])
    assert texts(figure).count("4.00×") == 2
    assert "ResNet-18" in texts(figure)
    assert "Apple GPU (MPS) · Apple M5 Pro" in texts(figure)


def test_that_a_slow_gpu_is_shown_as_such() -> None:
    figure = drawn(whole_run(PLAN, cpu_step_s=0.1, gpu_step_s=0.4))
    assert texts(figure).count("0.25×") == 2


def test_that_a_failed_cell_shows_its_reason_and_no_bar() -> None:
    figure = drawn(whole_run(PLAN, failing=(1,)))
    (axes,) = figure.axes
    assert len(bar_lengths(axes)) == 3
    assert "failed: The Apple GPU ran out of memory." in texts(figure)
    assert texts(figure).count("4.00×") == 1


def test_that_a_run_under_way_shows_what_is_measured_now() -> None:
    cpu, mps, *_ = PLAN.cells
    figure = drawn(fold([*opening(PLAN), *measured(cpu, 0.4), CellStarted(mps)]))
    assert "measuring …" in texts(figure)
    assert len(bar_lengths(figure.axes[0])) == 1


def test_that_what_a_stopped_run_did_not_reach_is_said() -> None:
    cpu, *_ = PLAN.cells
    begun = [*opening(PLAN), *measured(cpu, 0.4)]
    assert "not run" not in texts(drawn(fold(begun)))
    assert texts(drawn(fold([*begun, RunEnded("stopped")]))).count("not run") == 3


def test_that_the_column_of_speed_ups_is_headed_where_there_is_one() -> None:
    assert drawn(whole_run(PLAN)).axes[0].get_title(loc="right") == "speed-up"
    assert drawn(whole_run(plan_of(devices=("cpu",)))).axes[0].get_title(loc="right") == ""


def test_that_every_batch_size_has_its_panel() -> None:
    figure = drawn(whole_run(plan_of(batch_sizes=(4, 16, 64))))
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["batch 4", "batch 16", "batch 64"]


def test_that_every_precision_has_its_panel_and_only_float32_the_published_result() -> None:
    plan = make_plan(
        preset="quick", models=("resnet18",), devices=("cpu", "mps"), precisions=("fp32", "bf16")
    )
    figure = drawn(whole_run(plan), reference=m1_max_2022())
    assert [axes.get_title(loc="left") for axes in figure.axes] == ["batch 4, fp32", "batch 4, bf16"]
    assert [bar_lengths(axes) for axes in figure.axes] == [pytest.approx([10, 40])] * 2
    assert [len(axes.lines) for axes in figure.axes] == [2, 0]


@pytest.mark.parametrize("is_logarithmic", [False, True])
def test_that_a_bar_can_be_held_against_one_of_another_panel(is_logarithmic: bool) -> None:
    plan = make_plan(preset="quick", devices=("cpu", "mps"), batch_sizes=(4, 16), precisions=("fp32", "bf16"))
    events = opening(plan)
    for place, cell in enumerate(plan.cells):
        events += measured(cell, 0.4 / (place + 1))
    figure = drawn(fold(events), is_logarithmic=is_logarithmic)
    assert len(figure.axes) == 4
    assert len({axes.get_xlim() for axes in figure.axes}) == 1
    assert len({tuple(axes.get_xticks()) for axes in figure.axes}) == 1


def test_that_the_lines_on_the_bars_are_explained_where_there_are_some() -> None:
    cpu = PLAN.cells[0]
    few = drawn(fold([*opening(PLAN), *measured(cpu, 0.4)]))
    assert "images per second" in texts(few)
    whole = drawn(whole_run(PLAN))
    assert "images per second (thin lines: 95% range)" in texts(whole)


def test_that_a_long_line_is_not_taken_for_the_figure_before_it() -> None:
    cpu, gpu = plan_of(models=("resnet18",)).cells
    steady, wide = [0.4] * 6, [0.08, 0.09, 0.1, 0.1, 0.11, 0.12, 0.08]
    figure = drawn(
        fold([*opening(plan_of(models=("resnet18",))), *measured(cpu, *steady), *measured(gpu, *wide)])
    )
    assert "10.0" in texts(figure)
    assert "40.0 (33.3 to 50.0)" in texts(figure)
    (axes,) = figure.axes
    (figure_of_gpu,) = [text for text in axes.texts if text.get_text().startswith("40.0")]
    (ratio,) = [text for text in axes.texts if text.get_text() == "4.00×"]
    assert figure_of_gpu.get_window_extent().x1 < ratio.get_window_extent().x0


def test_that_the_published_result_is_explained_as_far_as_it_is_drawn() -> None:
    only_cpu = drawn(whole_run(plan_of(devices=("cpu",))), reference=m1_max_2022())
    assert "MacBook Pro M1 Max, June 2022, CPU" in texts(only_cpu)
    assert "MacBook Pro M1 Max, June 2022, GPU" not in texts(only_cpu)
    unpublished = drawn(whole_run(plan_of(batch_sizes=(2,))), reference=m1_max_2022())
    assert "MacBook Pro M1 Max, June 2022: nothing was published of these cells." in texts(unpublished)


def test_that_the_published_result_is_labelled_and_enters_no_figure() -> None:
    plain = whole_run(PLAN, cpu_step_s=0.4, gpu_step_s=0.1)
    figure = drawn(plain, reference=m1_max_2022())
    joined = " ".join(texts(figure)).replace("\n", " ")
    assert "MacBook Pro M1 Max, June 2022, CPU" in joined
    assert "one run, no warm-up. A reference, not the same measurement." in joined
    assert texts(figure).count("4.00×") == 2
    (axes,) = figure.axes
    points = sorted(float(line.get_xdata()[0]) for line in axes.lines)  # type: ignore[index,arg-type]
    published = sorted(1000 / seconds for seconds in (188.278774, 36.275963, 42.052558, 18.608237))
    assert points == pytest.approx(published, rel=1e-5)


def test_that_a_published_number_near_0_is_drawn_whole_beside_the_names_of_the_rows() -> None:
    plan = plan_of(models=("mobilenet_v2", "vgg16"), batch_sizes=(64,))
    figure = drawn(whole_run(plan, cpu_step_s=1.0, gpu_step_s=0.03), reference=m1_max_2022())
    (axes,) = figure.axes
    assert not any(mark.get_clip_on() for mark in axes.lines)
    names = [label.get_window_extent() for label in axes.get_yticklabels()]
    marks = [mark.get_window_extent() for mark in axes.lines]
    assert min(mark.x0 for mark in marks) < axes.bbox.x0, "there is one at the edge"
    assert max(name.x1 for name in names) < min(mark.x0 for mark in marks)


def test_that_the_chart_is_described_in_words() -> None:
    words = throughput.describe(whole_run(PLAN, cpu_step_s=0.4, gpu_step_s=0.1))
    assert "ResNet-18 on Apple GPU (MPS), batch 4: 40.0 images per second, 4.00× the CPU." in words
    assert throughput.describe(fold(opening(PLAN))) == "No cell has been measured yet."


def test_that_dark_and_light_differ_and_a_redraw_leaves_nothing_behind() -> None:
    figure = Figure(layout="constrained")
    result = whole_run(PLAN)
    throughput.draw(figure, result, LIGHT)
    throughput.draw(figure, result, DARK)
    assert len(figure.axes) == 1
    assert len(figure.legends) == 1
    assert max(to_rgb(figure.get_facecolor())) < 0.3


def test_that_the_picture_names_machine_versions_and_date() -> None:
    figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN), layout="constrained")
    poster.draw(figure, whole_run(PLAN))
    assert (
        "MacBook Pro · Apple M5 Pro · macOS 27.0.1 · PyTorch 2.14.1, torchvision 0.29.2 · "
        "Torchmark 0.1.0 · 2026-11-23"
    ) in texts(figure)
    assert "Apple M5 Pro trains 4.00× faster on its GPU (4.00 to 4.00×), at batch 4" in texts(figure), (
        "others look at it"
    )
    assert "Intel(R) Xeon(R) Processor with NVIDIA H200 · Linux · " in poster.footer(
        on_linux(whole_run(PLAN))
    )


def test_that_the_picture_says_what_speaks_against_quoting_it() -> None:
    steady = whole_run(PLAN)
    assert poster.cautions(whole_run(make_plan(preset="quick", devices=("cpu", "mps")))) == ""
    assert poster.cautions(steady) == "Measured by choices of its own, not by those of a preset."
    shaky = msgspec.structs.replace(
        steady.cells[0], windows=(*steady.cells[0].windows, Window(steps=1, duration_s=2.0))
    )
    result = msgspec.structs.replace(
        steady,
        cells=(shaky, *steady.cells[1:]),
        machine=msgspec.structs.replace(steady.machine, power_source="battery"),
    )
    figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN), layout="constrained")
    poster.draw(figure, result)
    assert "Not measured steadily: 1 of 4 cells. The computer ran on battery." in texts(figure)
    assert "Unstable" in texts(figure)


def test_that_the_picture_says_which_cells_it_counts() -> None:
    steady = whole_run(PLAN)
    swapping = [msgspec.structs.replace(cell, swap_grown_bytes=2**30) for cell in steady.cells[1:]]
    shaky = msgspec.structs.replace(
        steady.cells[0], windows=(*steady.cells[0].windows, Window(steps=1, duration_s=2.0))
    )
    result = msgspec.structs.replace(steady, cells=(shaky, *swapping))
    assert badge(result).sentence == "Not measured steadily: 1 of 4 cells."
    assert poster.cautions(result) == (
        "Not measured steadily: 1 of 4 cells. Cells with a caution of their own: 4 of 4."
    )
    assert len(doubtful_cells(result)) == 4
    steady_but_swapping = msgspec.structs.replace(steady, cells=(steady.cells[0], *swapping))
    assert poster.cautions(steady_but_swapping) == (
        "Measured by choices of its own, not by those of a preset. Cells with a caution of their own: 3 of 4."
    )


def test_that_the_picture_bears_its_badge() -> None:
    whole = whole_run(make_plan(preset="quick", devices=("cpu", "mps")))
    error = TensorError("logits", device_error=0.5, cpu_error=1e-7)
    wrong = Parity(
        model="vgg16",
        device="mps",
        batch_size=4,
        as_used=StepErrors(error, error, (error,)),
        updates=(error,),
        device_losses=(2.3, 2.3),
        cpu_losses=(2.3, 1.9),
    )
    for result, title in (
        (whole, "Standard"),
        (whole_run(PLAN), "Custom"),
        (msgspec.structs.replace(whole, parities=(wrong,)), "Failed parity"),
    ):
        figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN), layout="constrained")
        poster.draw(figure, result)
        assert title in texts(figure)
    assert poster.cautions(result) == "The device's numbers are wrong: VGG-16 on Apple GPU (MPS)."


@pytest.mark.parametrize("share", [0.3, 0.9, 0.98, 1.0, 1.01, 1.05, 1.3, 4.0])
def test_that_a_published_number_has_its_figure_and_covers_none(share: float) -> None:
    """Measured here: so many times as fast as was published."""
    published = m1_max_2022().cell("vgg16", 4)
    assert published is not None
    cpu_s, gpu_s = (4 / share / rate for rate in (published.cpu_images_per_s, published.mps_images_per_s))
    plan = plan_of(models=("vgg16",))
    figure = drawn(whole_run(plan, cpu_step_s=cpu_s, gpu_step_s=gpu_s), reference=m1_max_2022())
    (axes,) = figure.axes
    shown = {text.get_text().removeprefix("◇ ").removeprefix("○ "): text for text in axes.texts}
    assert {"5.31", "27.6"} <= shown.keys()
    radius = 4 * figure.dpi / 72
    for mark in axes.lines:
        x, y = axes.transData.transform(numpy.column_stack(mark.get_data()))[0]
        boxes = [text.get_window_extent() for text in axes.texts]
        covered = [
            box for box in boxes if box.x0 < x + radius and x - radius < box.x1 and box.y0 < y < box.y1
        ]
        assert not covered
    assert all(text.get_window_extent().x1 <= figure.bbox.x1 for text in axes.texts)
