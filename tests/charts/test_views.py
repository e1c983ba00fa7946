"""What each view says, read from the drawn figure; how it looks is in test_images.py."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from pathlib import Path
from typing import Any

import msgspec
import pytest
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text

from app.charts.look import Look
from app.charts.theme import DARK, LIGHT
from app.charts.views import VIEWS
from app.model.events import CellStarted, FirstStepTimed, RunEnded, RunEvent, WarmedUp, WindowTimed
from app.model.parity import Parity
from app.model.plan import Cell, make_plan
from app.model.result import Result, fold
from app.model.result_file import decode_result
from app.stats.reference import m1_max_2022
from app.words import speak
from tests.charts import rich
from tests.charts.drawn import bar_lengths, drawn, joined, texts
from tests.scripted import failed, measured, opening, plan_of, whole_run

RICH = rich.rich_result()
SUSTAINED = rich.sustained_result()
EPOCHS = rich.epoch_result()
PLAIN = whole_run(plan_of(), cpu_step_s=0.4, gpu_step_s=0.1)
MODEL_SAMPLES = Path(__file__).parents[1] / "model" / "samples"
LOGARITHMIC = Look(is_logarithmic=True)


def result_for(name: str) -> Result:
    return {"sustained": SUSTAINED, "epochs": EPOCHS}.get(name, RICH)


def lines(figure: Figure, axes: int = 0) -> list[Line2D]:
    return list(figure.axes[axes].lines)


def numbers(data: Any) -> list[float]:
    return [float(value) for value in data]


@pytest.mark.parametrize("name", VIEWS)
def test_that_a_view_with_data_is_drawn_and_described(name: str) -> None:
    result = result_for(name)
    assert VIEWS[name].missing(result) == ""
    assert VIEWS[name].describe(result).endswith(".")
    for look in (Look(), LOGARITHMIC):
        figure = drawn(name, result, look)
        assert any(axes.lines or axes.patches or axes.collections for axes in figure.axes)


@pytest.mark.parametrize("name", VIEWS)
def test_that_a_view_draws_every_moment_of_a_run(name: str) -> None:
    view = VIEWS[name]
    figure = Figure(figsize=(6, 4), layout="constrained")
    cpu, mps = (Cell("resnet18", device, 64) for device in ("cpu", "mps"))
    plan = rich.rich_plan(("resnet18",), (64,))
    moments: Sequence[Sequence[RunEvent]] = (
        opening(plan)[:1],
        opening(plan),
        [*opening(plan), CellStarted(cpu)],
        [*opening(plan), *measured(cpu, 0.4)[:2]],
        [*opening(plan), *measured(cpu, 0.4)[:-1]],
        [*opening(plan), *measured(cpu, 0.4, 0.5), *measured(mps, 0.1)[:4]],
        [*opening(plan), *measured(cpu, 0.4, 0.5), *measured(mps, 0.1)[:4], RunEnded("stopped")],
    )
    for events in moments:
        result = fold(events)
        view.draw(figure, result, DARK, LOGARITHMIC)
        view.draw(figure, result, LIGHT, Look())
        figure.draw_without_rendering()
        assert figure.axes
        assert view.describe(result)


@pytest.mark.parametrize("name", VIEWS)
def test_that_a_view_shows_a_result_of_the_first_version(name: str) -> None:
    old = decode_result((MODEL_SAMPLES / "result-version-1.json").read_bytes())
    assert drawn(name, old).axes
    assert VIEWS[name].describe(old)


@pytest.mark.parametrize(
    ("name", "advice"),
    [
        ("phases", "Run with Phases switched on"),
        ("peak_share", "Run with Limits switched on"),
        ("parity", "Run with Parity switched on"),
        ("explain", "Run with Explain switched on"),
        ("sustained", "Run the preset Sustained"),
        ("epochs", "Run the preset Experiment of 2022"),
    ],
)
def test_that_a_view_without_data_says_what_to_run(name: str, advice: str) -> None:
    view = VIEWS[name]
    assert view.missing(PLAIN).startswith(advice)
    assert view.describe(PLAIN) == view.missing(PLAIN)
    assert joined(drawn(name, PLAIN)) == view.missing(PLAIN)


@pytest.fixture
def stretched() -> Iterator[None]:
    """A language in which everything takes 40% more room."""
    speak(lambda text: text + "o" * round(0.4 * len(text)))
    yield
    speak(str)


@pytest.mark.usefixtures("stretched")
@pytest.mark.parametrize("name", VIEWS)
@pytest.mark.parametrize("size", [(9.0, 5.0), (6.4, 3.6)])
def test_that_nothing_is_cut_off_where_texts_are_longer(name: str, size: tuple[float, float]) -> None:
    figure = drawn(name, result_for(name), Look(reference=m1_max_2022()), size)
    edges = figure.bbox.padded(2)
    ticks = {label for axes in figure.axes for label in (*axes.get_xticklabels(), *axes.get_yticklabels())}
    for text in figure.findobj(Text):
        assert isinstance(text, Text)
        if text.get_text() and text not in ticks:
            box = text.get_window_extent()
            assert edges.x0 <= box.x0 and box.x1 <= edges.x1, text.get_text()
            assert edges.y0 <= box.y0 and box.y1 <= edges.y1, text.get_text()


def test_that_many_models_of_one_verdict_are_told_together() -> None:
    assert VIEWS["parity"].describe(RICH) == (
        "6 of 6 models agree with the CPU: at worst, a tensor is off by 0.00042%."
    )
    models = tuple(rich.SPEED_UPS)
    spoilt = (wrong(rich.parity(models[0])), *(rich.parity(model) for model in models[1:]))
    words = VIEWS["parity"].describe(msgspec.structs.replace(PLAIN, parities=spoilt))
    assert words.startswith("Apple GPU (MPS) on VGG-16 computes wrong numbers:")
    assert "5 of 6 models agree" in words


def test_that_many_cells_are_told_by_their_range() -> None:
    words = VIEWS["throughput"].describe(RICH)
    assert "Apple GPU (MPS), batch 4: 20.5 (EfficientNet-B0) to 129 (AlexNet)." in words
    assert words.endswith("1 cell failed.")


def test_that_windows_are_missing_where_epochs_were_timed() -> None:
    assert VIEWS["step_times"].missing(EPOCHS).startswith("Run the preset Standard")
    assert "another preset" in VIEWS["peak_share"].missing(EPOCHS)


def test_that_what_is_planned_is_only_waited_for() -> None:
    under_way = fold(opening(rich.rich_plan()))
    for name in ("speed_up", "step_times", "phases", "memory", "peak_share", "parity", "explain"):
        assert VIEWS[name].missing(under_way) == "Not measured yet: it comes in the course of this run."
    stopped = fold([*opening(rich.rich_plan()), RunEnded("stopped")])
    assert VIEWS["parity"].missing(stopped).startswith("Run with Parity")


def test_that_rates_have_their_intervals() -> None:
    figure = drawn("throughput", whole_run_of_noise())
    low, high = figure.axes[0].collections[0].get_segments()[0][:, 0]  # type: ignore[attr-defined]
    assert (low, high) == pytest.approx((4 / 0.45, 4 / 0.35))


def whole_run_of_noise() -> Result:
    plan = plan_of(models=("resnet18",))
    cpu, mps = plan.cells
    noise = (0.35, 0.38, 0.4, 0.4, 0.42, 0.45)
    return fold(
        [
            *opening(plan),
            *measured(cpu, *noise),
            *measured(mps, *[time_s / 4 for time_s in noise]),
            RunEnded("completed"),
        ]
    )


def test_that_a_logarithmic_axis_is_one_and_keeps_the_figures() -> None:
    figure = drawn("throughput", PLAIN, LOGARITHMIC)
    (axes,) = figure.axes
    assert axes.get_xscale() == "log"
    assert bar_lengths(axes) == pytest.approx([10, 40, 10, 40])
    assert drawn("throughput", PLAIN).axes[0].get_xscale() == "linear"


def test_that_devices_differ_by_hatch_as_well() -> None:
    cpu, mps, *_ = drawn("throughput", PLAIN).axes[0].patches
    assert cpu.get_facecolor() != mps.get_facecolor()
    assert cpu.get_hatch() != mps.get_hatch()


def test_that_the_speed_up_stands_against_the_line_of_equals() -> None:
    figure = drawn("speed_up", PLAIN)
    found = lines(figure)
    assert numbers(found[0].get_xdata()) == [1, 1]
    points = [numbers(line.get_xdata())[0] for line in found if line.get_marker() == "o"]
    assert points == pytest.approx([4, 4, 4])
    assert texts(figure).count("4.00×") == 3
    assert "geometric mean" in texts(figure)


@pytest.mark.parametrize("size", [(6.3, 2.6), (9.0, 3.3), (22.0, 9.0)])
@pytest.mark.parametrize(("device", "says"), [("mps", "failed: The"), ("cpu", "CPU failed: The")])
def test_that_a_pair_of_which_one_side_failed_is_no_pair_that_was_not_measured(
    device: str, says: str, size: tuple[float, float]
) -> None:
    plan = plan_of()
    broken = failed(Cell("vgg16", device, 4))
    rest = [measured(cell, *[0.1] * 6) for cell in plan.cells if cell != Cell("vgg16", device, 4)]
    events = [*opening(plan), *broken, *(event for cell in rest for event in cell), RunEnded("completed")]
    figure = drawn("speed_up", fold(events), size_in=size)
    assert "✗" in texts(figure)
    assert "not measured" not in texts(figure)
    (label,) = [text for text in figure.axes[0].texts if text.get_text().startswith(says)]
    assert label.get_color() == LIGHT.failed
    assert label.get_window_extent().x1 <= figure.bbox.x1


def test_that_a_slower_gpu_has_another_shape() -> None:
    slow = whole_run(plan_of(), cpu_step_s=0.1, gpu_step_s=0.4)
    markers = [line.get_marker() for line in lines(drawn("speed_up", slow))]
    assert markers.count("v") == 3
    assert "slower than the CPU, 0.25×" in VIEWS["speed_up"].describe(slow)


def test_that_first_steps_outliers_and_drift_are_seen() -> None:
    figure = drawn("step_times", RICH)
    by_title = {axes.get_title(loc="left"): axes for axes in figure.axes}
    assert len(by_title) == 12
    outlier = by_title["ResNet-18, batch 64"]
    (ring,) = [line for line in outlier.lines if line.get_markerfacecolor() == "none"]
    assert numbers(ring.get_ydata())[0] == pytest.approx(1.6, abs=0.05)
    slowed = by_title["VGG-16, batch 64"]
    (levels,) = [line for line in slowed.lines if line.get_color() == LIGHT.warning]
    before, after = numbers(levels.get_ydata())
    assert 1.05 < after / before < 1.15
    stars = [line for axes in figure.axes for line in axes.lines if line.get_marker() == "*"]
    assert len(stars) == 23, "every cell but the failed one has a first step"
    words = VIEWS["step_times"].describe(RICH)
    assert "ResNet-18 on Apple GPU (MPS), batch 64: 1 sample is far from all the others." in words
    assert "VGG-16 on CPU, batch 64: It became slower by" in words


def test_that_the_cell_being_measured_is_shown_already() -> None:
    plan = rich.rich_plan(("vgg16",), (4,))
    cell = plan.cells[0]
    events: list[RunEvent] = [
        *opening(plan),
        CellStarted(cell),
        FirstStepTimed(cell, 2.0),
        WarmedUp(cell, 2, 1.0, has_settled=True, sync_time_s=0.001),
        WindowTimed(cell, 1, 0.5, 0, 0.0),
        WindowTimed(cell, 1, 0.5, 0, 0.5),
    ]
    figure = drawn("step_times", fold(events))
    (axes,) = figure.axes
    assert axes.get_title(loc="left") == "VGG-16, batch 4"
    dots = next(line for line in axes.lines if line.get_marker() == "s")
    assert numbers(dots.get_xdata()) == pytest.approx([0.25, 0.75])


def test_that_phases_fill_their_bars() -> None:
    figure = drawn("phases", rich.rich_result(rich.rich_plan(("vgg16",), (64,))))
    (axes,) = figure.axes
    cpu, mps = bar_lengths(axes)[:5], bar_lengths(axes)[5:]
    assert sum(cpu) == sum(mps) == pytest.approx(1)
    assert len({bar.get_hatch() for bar in axes.patches}) == 5
    step_s = rich.step_time_s(Cell("vgg16", "mps", 64))
    whole_s = step_s + 64 * 0.00114
    assert mps[3] == pytest.approx(0.58 * step_s / whole_s)
    assert f"{1000 * whole_s:,.0f} ms" in texts(figure)


def test_that_memory_stands_against_the_limit_of_its_device() -> None:
    figure = drawn("memory", PLAIN)
    assert bar_lengths(figure.axes[0]) == pytest.approx([3.0] * 4)
    assert texts(figure).count("3 GB · 6.2%") == 2, "of the machine's 48 GB"
    assert texts(figure).count("3 GB · 8.3%") == 2, "of the 36 GB that the GPU can use well"
    assert not lines(figure), "36 GB would leave no room to bars of 3"
    limits = sorted(numbers(line.get_xdata())[0] for line in lines(drawn("memory", PLAIN, LOGARITHMIC)))
    assert limits == pytest.approx([36, 48])
    assert "Apple GPU (MPS): the most that it can use well, 36 GB" in joined(figure)


def test_that_memory_near_its_limit_is_told() -> None:
    full = msgspec.structs.replace(PLAIN.cells[1], peak_memory_bytes=35 * 2**30)
    result = msgspec.structs.replace(PLAIN, cells=(PLAIN.cells[0], full, *PLAIN.cells[2:]))
    assert "Near the limit: ResNet-18 on Apple GPU (MPS), batch 4." in VIEWS["memory"].describe(result)
    figure = drawn("memory", result)
    (near,) = [text for text in figure.axes[0].texts if text.get_text() == "35 GB · 97%"]
    assert near.get_color() == LIGHT.warning
    assert len(lines(figure)) == 2


def test_that_the_share_of_the_peak_is_that_of_the_device() -> None:
    plan = rich.rich_plan(("vgg16",), (64,))
    figure = drawn("peak_share", rich.rich_result(plan))
    work_tflop = 6 * 15.47e9 * 64 / 1e12
    shares = [
        100 * work_tflop / rich.step_time_s(cell) / peak
        for cell, peak in zip(plan.cells, (2.4, 13.6), strict=True)
    ]
    assert bar_lengths(figure.axes[0]) == pytest.approx(shares, rel=0.1)
    assert "CPU 2.40 TFLOP/s (fp32), Apple GPU (MPS) 13.6 TFLOP/s (fp32)" in joined(figure)


def wrong(parity: Parity) -> Parity:
    step = parity.as_used
    bad = msgspec.structs.replace(step.logits, device_error=0.5)
    return msgspec.structs.replace(parity, as_used=msgspec.structs.replace(step, logits=bad))


def test_that_parity_shows_every_tensor_and_the_verdict() -> None:
    right, spoilt = rich.parity("alexnet"), wrong(rich.parity("vgg16"))
    figure = drawn("parity", msgspec.structs.replace(PLAIN, parities=(right, spoilt)))
    (axes,) = figure.axes
    assert axes.get_xscale() == "log"
    strips = [numbers(line.get_xdata()) for line in axes.lines if len(numbers(line.get_xdata())) > 2]
    errors = [right.as_used.logits, right.as_used.loss, *right.as_used.gradients]
    assert strips[0] == pytest.approx([error.device_error for error in errors])
    assert strips[1] == pytest.approx([error.cpu_error for error in errors])
    assert max(strips[2]) == pytest.approx(0.5)
    shown = texts(figure)
    assert [text for text in shown if text in {"✓ passed", "✗ failed"}] == ["✓ passed", "✗ failed"]


def test_that_an_error_beyond_the_limit_that_is_no_failure_is_explained() -> None:
    passed = tuple(map(rich.parity, rich.rich_plan().models))
    assert "does not apply" not in joined(drawn("parity", msgspec.structs.replace(PLAIN, parities=passed)))
    coarse = msgspec.structs.replace(PLAIN, parities=tuple(map(rich.of_fewer_bits, passed)))
    shown = joined(drawn("parity", coarse))
    assert "≈ fewer bits" in shown
    assert "so that the limit does not apply to it" in shown
    assert "limit with all bits: 4.0% at most" in shown


def test_that_the_line_of_parity_is_told_to_be_the_highest_of_the_limits() -> None:
    shown = joined(drawn("parity", msgspec.structs.replace(PLAIN, parities=(rich.parity("vgg16"),))))
    assert "limit: 4.0% at most" in shown
    assert "its own limit: 64 × (the CPU's error + 0.0001%), at most 4.0%." in shown


@pytest.mark.parametrize("width_in", [4.2, 6.4, 9.0])
def test_that_the_axis_of_parity_is_in_the_unit_of_its_figures(width_in: float) -> None:
    result = msgspec.structs.replace(PLAIN, parities=(rich.of_fewer_bits(rich.parity("vgg16")),))
    (axes,) = drawn("parity", result, size_in=(width_in, 5)).axes
    ticks = [label for label in axes.get_xticklabels() if label.get_text()]
    assert ticks[-1].get_text() == "1%"
    assert all(tick.get_text().endswith("%") for tick in ticks)
    boxes = [tick.get_window_extent() for tick in ticks]
    assert all(left.x1 < right.x0 for left, right in pairwise(boxes))
    worst = [line for line in axes.lines if line.get_markersize() == 7]
    assert next(numbers(line.get_xdata())[0] for line in worst) == pytest.approx(0.05)
    assert "the large one the worst" in axes.get_xlabel().replace("\n", " ")


def test_that_the_chain_leads_from_2022_to_compute_alone() -> None:
    result = rich.rich_result(rich.rich_plan(("vgg16",), (4,)))
    figure = drawn("explain", result)
    (axes,) = figure.axes
    labels = [label.get_text() for label in axes.get_yticklabels()]
    assert labels == ["as in 2022", "synchronised", "warmed up", "compute alone"]
    cpu_s = 1000 * rich.step_time_s(Cell("vgg16", "cpu", 4)) / 4
    factors = [factor for pair in rich.LINK_FACTORS.values() for factor in pair]
    expected = [cpu_s * factor / (7.4 if index % 2 else 1) for index, factor in enumerate(factors)]
    assert bar_lengths(axes) == pytest.approx(expected, rel=0.01)
    assert "9.10×" in texts(figure) and "7.42×" in texts(figure)
    words = VIEWS["explain"].describe(result)
    assert words == (
        "VGG-16 on Apple GPU (MPS), batch 4: 9.10× the CPU as measured in 2022, 7.42× with compute alone. "
        "Quote the speed-ups of Images per second: each way here is a single pass, which by chance can come "
        "out slower than the one above it."
    )
    assert "Quote the speed-ups of Images per second" in joined(figure)
    (last,) = [text for text in axes.texts if text.get_text() == "7.42×"]
    assert last.get_color() == LIGHT.text, "not that of the speed-ups that are to be quoted"


def test_that_ways_that_nowhere_differ_share_a_row_and_it_is_said_why() -> None:
    result = rich.rich_result(rich.rich_plan(("vgg16", "alexnet"), (4,)))
    by_name = {(link.cell, link.name): link for link in result.links}

    def waiting(share: float, only: str = "") -> Result:
        found = [
            msgspec.structs.replace(
                by_name[link.cell, "as_in_2022"],
                name="synchronised",
                duration_s=by_name[link.cell, "as_in_2022"].duration_s
                * (share if only in ("", link.cell.model) else 1),
            )
            if link.name == "synchronised"
            else link
            for link in result.links
        ]
        return msgspec.structs.replace(result, links=tuple(found))

    why = "which changes nothing here: at most the last step was still under way"
    alike, different = waiting(1.002), waiting(1.1, only="alexnet")
    figure = drawn("explain", alike)
    assert [label.get_text() for label in figure.axes[0].get_yticklabels()] == [
        "as in 2022\n= synchronised",
        "warmed up",
        "compute alone",
    ]
    assert why in joined(figure)
    assert why not in joined(drawn("explain", different))
    assert len(drawn("explain", different).axes[0].get_yticklabels()) == 4
    height_in = VIEWS["explain"].height_in
    assert height_in(alike, Look()) < height_in(different, Look())


def test_that_a_drop_is_seen_where_it_is() -> None:
    figure = drawn("sustained", SUSTAINED)
    _, gpu = figure.axes
    (drop,) = [line for line in gpu.lines if line.get_linestyle() == ":"]
    assert numbers(drop.get_xdata())[0] == pytest.approx(4.0, abs=0.2)
    assert any(text.startswith("held") and text.endswith("(83%)") for text in texts(figure))
    assert "It slowed down, first after 4 min" in VIEWS["sustained"].describe(SUSTAINED)


def test_that_epochs_stand_beside_the_published_table() -> None:
    figure = drawn("epochs", EPOCHS, Look(reference=m1_max_2022()))
    published = sorted(numbers(line.get_xdata())[0] for line in figure.axes[0].lines)
    expected = [
        seconds
        for cell in m1_max_2022().cells
        if cell.batch_size == 4
        for seconds in (cell.cpu_epoch_s, cell.mps_epoch_s)
    ]
    assert published == pytest.approx(sorted(expected))
    vgg_s = 1.2 * rich.step_time_s(Cell("vgg16", "cpu", 4)) / 4 * 1000
    assert bar_lengths(figure.axes[0])[0] == pytest.approx(vgg_s)
    fewer = msgspec.structs.replace(
        EPOCHS, plan=make_plan(preset="experiment-2022", devices=("cpu", "mps"), images=100)
    )
    assert not drawn("epochs", fewer, Look(reference=m1_max_2022())).axes[0].lines
