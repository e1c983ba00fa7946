"""What is small can still be read: no smaller than elsewhere, and no text on that of a neighbour."""

from itertools import combinations

import msgspec
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from app.charts import texts
from app.charts.look import Look
from app.charts.views import VIEWS
from app.model.result import Result
from tests.charts import rich
from tests.charts.drawn import drawn

RICH = rich.rich_result()
FOUR = rich.rich_result(rich.rich_plan(tuple(rich.SPEED_UPS)[:4], (64,)))
FEWER_BITS = msgspec.structs.replace(RICH, parities=tuple(map(rich.of_fewer_bits, RICH.parities)))
WIDTHS_IN = (6.3, 9.0, 22.0)
"""Of a chart in the smallest window, in a usual one and in a large one."""


def written(figure: Figure) -> list[Text]:
    found = [text for text in figure.findobj(Text) if isinstance(text, Text)]
    return [text for text in found if text.get_text() and text.get_visible()]


def drawn_in_window(name: str, result: Result, width_in: float) -> Figure:
    return drawn(name, result, size_in=(width_in, VIEWS[name].height_in(result, Look())))


@pytest.mark.parametrize("width_in", WIDTHS_IN)
@pytest.mark.parametrize(
    ("name", "result"),
    [("step_times", FOUR), ("step_times", RICH), ("parity", FEWER_BITS), ("explain", RICH)],
    ids=["four panels", "twelve panels", "parity", "explain"],
)
def test_that_no_text_is_too_small_to_be_read(name: str, result: Result, width_in: float) -> None:
    figure = drawn_in_window(name, result, width_in)
    assert min(float(text.get_fontsize()) for text in written(figure)) >= texts.SMALL - 1


@pytest.mark.parametrize("width_in", WIDTHS_IN)
@pytest.mark.parametrize("result", [FOUR, RICH], ids=["four panels", "twelve panels"])
def test_that_the_figures_of_step_times_keep_to_their_panel(result: Result, width_in: float) -> None:
    figure = drawn_in_window("step_times", result, width_in)
    heads = [
        text.get_window_extent()
        for text in written(figure)
        if any(word in text.get_text().replace("\n", " ") for word in (", batch", ", first"))
    ]
    assert len(heads) == 2 * len(figure.axes)
    assert not [pair for pair in combinations(heads, 2) if pair[0].overlaps(pair[1])]
    assert all(box.x1 <= figure.bbox.x1 for box in heads)
