"""What the chart of a comparison says, read from the drawn figure itself."""

from itertools import combinations, pairwise

import pytest
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.collections import LineCollection
from matplotlib.colors import to_rgb, to_rgba
from matplotlib.figure import Figure, SubFigure
from matplotlib.patches import Rectangle
from matplotlib.text import Text

from app.charts import comparison as chart
from app.charts import comparison_poster
from app.charts.theme import DARK, LIGHT, Theme
from app.model.catalog import MODELS
from app.stats.comparison import Comparison
from app.stats.contender import measured
from tests.comparisons import (
    GPU_4,
    compared,
    epoch_run,
    replace,
    run_on,
    with_plan,
    with_step_times,
    with_torch,
)
from tests.scripted import plan_of

OLD, NEW = run_on("Apple M1"), run_on("Apple M5", gpu_step_s=0.05)


def drawn(comparison: Comparison, theme: Theme = LIGHT, width_in: float = 8.4) -> Figure:
    size = width_in, max(3.0, chart.height_in(comparison, GPU_4))
    figure = Figure(figsize=size, layout="constrained")
    chart.draw(figure, comparison, GPU_4, theme)
    figure.draw_without_rendering()
    return figure


def texts(figure: Figure) -> list[str]:
    return [text.get_text() for text in figure.findobj(Text) if isinstance(text, Text) and text.get_text()]


def bars(axes: Axes) -> list[Rectangle]:
    return [bar for bar in axes.patches if isinstance(bar, Rectangle)]


def test_that_each_model_has_a_bar_for_each_result_and_ratios_stand_beside_them() -> None:
    figure = drawn(compared(OLD, NEW))
    (axes,) = figure.axes
    assert [bar.get_width() for bar in bars(axes)] == pytest.approx([40, 80, 40, 80])
    places = [bar.get_y() + bar.get_height() / 2 for bar in bars(axes)]
    assert places == sorted(places), "model by model, the baseline on top"
    assert texts(figure).count("2.00×") == 2
    assert {"ResNet-18", "VGG-16", "Baseline: Apple M1", "Apple M5", "40.0", "80.0"} <= set(texts(figure))


def test_that_intervals_are_drawn_where_there_are_some() -> None:
    cell = next(cell for cell in NEW.plan.cells if cell.device == "mps")
    wide = with_step_times(NEW, cell, 0.050, 0.049, 0.051, 0.050, 0.048, 0.052)
    (axes,) = drawn(compared(OLD, wide)).axes
    ends = [line.get_segments()[0][:, 0] for line in axes.collections if isinstance(line, LineCollection)]
    assert any(tuple(end) == pytest.approx((4 / 0.052, 4 / 0.048)) for end in ends)
    (axes,) = drawn(compared(epoch_run("Apple M1"), epoch_run("Apple M5"))).axes
    assert not axes.collections


def test_that_what_the_baseline_lacks_has_its_bar_without_a_ratio() -> None:
    lacking = run_on("Apple M1", failing=(1,))
    figure = drawn(compared(lacking, NEW))
    (axes,) = figure.axes
    assert [bar.get_width() for bar in bars(axes)] == pytest.approx([80, 40, 80])
    assert {"failed or stopped", "-", "2.00×"} <= set(texts(figure))
    doubtful = with_step_times(NEW, next(c for c in NEW.plan.cells if c.device == "mps"), *[0.05, 0.08] * 6)
    (lonely, *_) = bars(drawn(compared(lacking, doubtful)).axes[0])
    assert lonely.get_linestyle() in ("--", "dashed"), "its doubts are its own"
    assert "80.0 images per second, the baseline was not measured" in chart.describe(
        compared(lacking, NEW), GPU_4
    )


def test_that_a_reservation_is_seen_at_the_bar_and_at_the_ratio() -> None:
    figure = drawn(compared(OLD, with_torch(NEW, "2.12.0")))
    plain, marked, *_ = bars(figure.axes[0])
    assert plain.get_linestyle() == "solid"
    assert marked.get_linestyle() in ("--", "dashed")
    assert to_rgba(marked.get_facecolor())[3] < 1
    assert texts(figure).count("! 2.00×") == 2
    assert "! and a pale bar: no comparison of the machines alone, see the remarks." in texts(figure)
    assert not any("pale" in text for text in texts(drawn(compared(OLD, NEW))))


def test_that_what_is_not_comparable_has_its_reason_and_no_bar() -> None:
    figure = drawn(compared(OLD, run_on("Apple M5", failing=(1,)), epoch_run("Apple M4")))
    assert len(bars(figure.axes[0])) == 3
    assert texts(figure).count("failed or stopped") == 1
    assert texts(figure).count("not comparable: another protocol") == 2


def test_that_six_results_are_told_apart_by_colour_and_by_hatch_and_do_not_touch() -> None:
    six = compared(*(run_on(f"Apple M{number}") for number in range(1, 7)))
    figure = drawn(six)
    group = bars(figure.axes[0])[:6]
    assert len({bar.get_facecolor() for bar in group}) == 6
    assert len({bar.get_hatch() for bar in group}) == 6
    renderer = FigureCanvasAgg(figure).get_renderer()
    ratios = [text for text in figure.axes[0].texts if text.get_text() == "1.00×"]
    assert len(ratios) == 10
    boxes = sorted((text.get_window_extent(renderer) for text in ratios), key=lambda box: -box.y0)
    assert all(low.y1 <= high.y0 + 2 for high, low in pairwise(boxes))


def test_that_a_result_keeps_its_colour_and_hatch_when_another_becomes_the_baseline() -> None:
    one, two = compared(OLD, NEW).contenders
    first, second = bars(drawn(compared(one, two)).axes[0])[:2]
    now_second, now_first = bars(drawn(compared(two, one)).axes[0])[:2]
    for before, after in ((first, now_first), (second, now_second)):
        assert before.get_facecolor() == after.get_facecolor()
        assert before.get_hatch() == after.get_hatch()
    assert first.get_facecolor() != second.get_facecolor()
    swapped = drawn(compared(two, one)).legends[0]
    assert [text.get_text() for text in swapped.get_texts()] == ["Baseline: Apple M5", "Apple M1"]
    faces = [patch.get_facecolor() for patch in swapped.get_patches()]
    assert faces == [second.get_facecolor(), first.get_facecolor()]


LONG_CHIP = "Intel(R) Xeon(R) Platinum 8481C CPU @ 2.70GHz"
OTHER_LONG_CHIP = "Intel(R) Xeon(R) Gold 8481C CPU @ 2.70GHz"


@pytest.mark.parametrize(
    ("differing", "shown"),
    [
        (
            {"started_at": "2026-11-23T14:06:00Z"},
            ("Intel(R…2.70GHz (2026-11-23 23:05)", "Intel(R…2.70GHz (2026-11-23 23:06)"),
        ),
        (
            {"torch": "2.14.0.dev20260622"},
            ("Intel(R)…2.70GHz (PyTorch 2.14.1)", "Intel….70GHz (PyTorch 2.14.0.dev20260622)"),
        ),
        ({}, ("Intel(R) Xeon(…C CPU @ 2.70GHz (1)", "Intel(R) Xeon(…C CPU @ 2.70GHz (2)")),
        # What differs would be cut out: these stay whole.
        ({"name": OTHER_LONG_CHIP}, (LONG_CHIP, OTHER_LONG_CHIP)),
    ],
)
def test_that_long_names_in_the_legend_keep_what_tells_them_apart(
    differing: dict[str, str], shown: tuple[str, str], in_seoul: None
) -> None:
    one = replace(measured(OLD), name=LONG_CHIP)
    two = replace(one, **{"run_id": "2", **differing})
    both = compared(one, two)
    whole = both.contenders[0].label, both.contenders[1].label
    for width_in, labels in ((7.6, shown), (16.0, whole)):
        figure = drawn(both, width_in=width_in)
        found = [text.get_text() for text in figure.legends[0].get_texts()]
        assert found == [f"Baseline: {labels[0]}", labels[1]]
        box = figure.legends[0].get_window_extent()
        assert box.x1 <= figure.bbox.width


def test_that_the_chart_is_described_in_words() -> None:
    words = chart.describe(compared(OLD, run_on("Apple M5", gpu_step_s=0.05, failing=(3,))), GPU_4)
    assert words.startswith("Apple M5 is 2.00 times as fast as Apple M1 on the GPU, at batch 4")
    assert "Apple M5 80.0 images per second, 2.00×" in words
    assert "VGG-16: Apple M1 40.0 images per second, 1.00×, Apple M5 failed or stopped." in words


def test_that_dark_and_light_differ_and_a_redraw_leaves_nothing_behind() -> None:
    figure = Figure(layout="constrained")
    both = compared(OLD, NEW)
    for theme in (LIGHT, DARK):
        chart.draw(figure, both, GPU_4, theme)
    assert (len(figure.axes), len(figure.legends)) == (1, 1)
    assert max(to_rgb(figure.get_facecolor())) < 0.3


def test_that_the_picture_has_headline_conditions_and_what_speaks_against_it() -> None:
    both = compared(OLD, with_torch(NEW, "2.12.0"))
    figure = comparison_poster.make_figure(both, GPU_4)
    joined = " ".join(texts(figure)).replace("\n", " ")
    assert "Apple M5 is 2.00 times as fast as Apple M1 on the GPU, at batch 4" in joined
    assert "Apple M1: MacBook Pro · macOS 27.0.1 · PyTorch 2.14.1 · 2026-11-23" in joined
    assert "Apple M5 ran PyTorch 2.12.0, Apple M1 2.14.1." in joined
    assert "Geometric mean of 2 models, fp32" in joined


def test_that_the_picture_says_how_many_kinds_of_remarks_it_leaves_out() -> None:
    older = with_plan(NEW, timing=replace(NEW.plan.timing, precision_goal=0.0))
    on_battery = replace(older, machine=replace(older.machine, power_source="battery"))
    few = compared(OLD, with_torch(on_battery, "2.12.0"))
    assert not any(text.startswith("and ") for text in texts(comparison_poster.make_figure(few, GPU_4)))
    many = compared(
        OLD,
        with_torch(on_battery, "2.12.0"),
        run_on("Apple M4", failing=(1,)),
        run_on("Apple M3", plan=plan_of(models=("vgg16",))),
        epoch_run("Apple M2"),
    )
    assert "and 2 more" in texts(comparison_poster.make_figure(many, GPU_4))


@pytest.mark.parametrize("count", [2, 6])
@pytest.mark.parametrize("models", [("vgg16",), tuple(MODELS)])
def test_that_the_picture_has_the_same_size_whatever_is_compared(count: int, models: tuple[str, ...]) -> None:
    plan = plan_of(models=models)
    runs = [run_on(f"Intel(R) Xeon(R) Platinum 848{number}C CPU", plan=plan) for number in range(count - 1)]
    both = compared(*runs, with_torch(run_on("Apple M5", gpu_step_s=0.05, plan=plan), "2.12.0"))
    figure = comparison_poster.make_figure(both, GPU_4)
    canvas = FigureCanvasAgg(figure)
    canvas.draw()
    assert canvas.get_width_height() == (1920, 1080)
    shown = [text for part in figure.subfigs for text in (*part.texts, *_texts_of_chart(part))]
    boxes = [(text.get_text(), text.get_window_extent()) for text in shown]
    assert len(boxes) > 5 * count
    for words, box in boxes:
        assert figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1, words
        assert figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1, words
    pairs = combinations(boxes, 2)
    # The boxes have some air above and below their letters.
    assert [(one, two) for (one, a), (two, b) in pairs if a.padded(-3).overlaps(b.padded(-3))] == []


def _texts_of_chart(part: SubFigure) -> list[Text]:
    of_legends = [text for legend in part.legends for text in legend.get_texts()]
    return [*of_legends, *(text for axes in part.axes for text in axes.texts)]
