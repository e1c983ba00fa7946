"""No figures lie on each other in a chart as high as it asks to be, in the narrowest window."""

from collections.abc import Iterator
from itertools import combinations, product

import msgspec
import pytest
from matplotlib.axes import Axes
from matplotlib.transforms import Bbox

from app.charts.heights import HIGHEST_IN, LOWEST_IN
from app.charts.look import Look
from app.charts.views import VIEWS
from app.model.result import Result
from app.stats.reference import m1_max_2022
from tests.charts import rich
from tests.charts.drawn import drawn

WIDTH_IN = 5.4
AIR = 0.25
"""Of its height: the box of a figure has room for letters that reach below the line, which figures do not."""
RICH = rich.rich_result()
RESULTS = {
    "six models": RICH,
    "five batch sizes": rich.rich_result(rich.rich_plan(batch_sizes=(1, 4, 16, 64, 256))),
    "fewer bits": msgspec.structs.replace(RICH, parities=tuple(map(rich.of_fewer_bits, RICH.parities))),
    "sustained": rich.sustained_result(),
    "epochs": rich.epoch_result(),
}
LOOKS = (Look(), Look(reference=m1_max_2022()), Look(is_logarithmic=True))
CASES = [
    (name, case)
    for name, case in product(VIEWS, RESULTS)
    if not VIEWS[name].missing(RESULTS[case]) and (case != "fewer bits" or name == "parity")
]


def lie_on_each_other(one: Bbox, two: Bbox) -> bool:
    wide: float = min(one.x1, two.x1) - max(one.x0, two.x0)
    high: float = min(one.y1, two.y1) - max(one.y0, two.y0)
    return wide > 0 and bool(high > AIR * min(one.height, two.height))


def collisions(axes: Axes) -> Iterator[tuple[str, str]]:
    shown = [(text.get_text(), text.get_window_extent()) for text in axes.texts if text.get_text()]
    for (words, box), (other_words, other) in combinations(shown, 2):
        if lie_on_each_other(box, other):
            yield words, other_words


@pytest.mark.parametrize("look", LOOKS, ids=["plain", "with the published result", "logarithmic"])
@pytest.mark.parametrize(("name", "case"), CASES)
def test_that_no_figures_lie_on_each_other(name: str, case: str, look: Look) -> None:
    view, result = VIEWS[name], RESULTS[case]
    figure = drawn(name, result, look, size_in=(WIDTH_IN, view.height_in(result, look)))
    assert [found for axes in figure.axes for found in collisions(axes)] == []


def test_that_figures_do_lie_on_each_other_in_a_lower_chart() -> None:
    figure = drawn("throughput", RICH, size_in=(WIDTH_IN, LOWEST_IN / 2))
    assert [found for axes in figure.axes for found in collisions(axes)]


def test_that_no_chart_is_endlessly_high() -> None:
    plan = rich.rich_plan(batch_sizes=tuple(range(1, 21)))
    many: Result = msgspec.structs.replace(RICH, plan=plan)
    assert VIEWS["memory"].height_in(many, Look()) == HIGHEST_IN
