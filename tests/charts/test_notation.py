"""Every figure and date in a chart or a picture is in the notation of the process."""

from collections.abc import Iterator

import pytest
from matplotlib import font_manager
from matplotlib.ft2font import FT2Font

from app.charts import comparison, comparison_poster
from app.charts.look import Look
from app.charts.texts import wrapped
from app.charts.views import VIEWS
from app.model.result import Result
from app.stats.reference import m1_max_2022
from tests.charts import rich
from tests.charts.drawn import drawn, joined, texts
from tests.charts.test_poster import posted
from tests.comparisons import GPU_64, compared, different_machines, replace, run_on
from tests.writing import ODD, writing, written_plainly

GROUPS = (".", ",", "'", "\N{RIGHT SINGLE QUOTATION MARK}", "\N{NARROW NO-BREAK SPACE}", "\N{NO-BREAK SPACE}")
RESULTS = {"sustained": rich.sustained_result, "epochs": rich.epoch_result}


@pytest.fixture(autouse=True)
def odd() -> Iterator[None]:
    with writing(ODD):
        yield


def result_for(name: str) -> Result:
    return RESULTS.get(name, rich.rich_result)()


@pytest.mark.parametrize("look", [Look(reference=m1_max_2022()), Look(is_logarithmic=True)])
@pytest.mark.parametrize("name", VIEWS)
def test_that_every_figure_of_a_view_is_in_it(name: str, look: Look) -> None:
    result = result_for(name)
    said = [*texts(drawn(name, result, look)), VIEWS[name].describe(result)]
    assert [text for text in said if written_plainly(text)] == []
    assert any(ODD.decimal_point in text for text in said)


@pytest.mark.parametrize(
    ("name", "result", "ticks"),
    [
        ("throughput", run_on("Apple M5", 2.0, cpu_step_s=5.0), ["0·0", "0·5", "1·0"]),
        ("speed_up", rich.rich_result(), ["2·5", "7·5"]),
        ("step_times", run_on("Apple M5", 0.01, cpu_step_s=0.02), ["\N{MINUS SIGN}0·10", "0·05", "0·9×"]),
        ("sustained", rich.sustained_result(2.5), ["0·5", "2·5", "28·0"]),
        ("parity", rich.rich_result(), ["0·001%", "1%"]),
    ],
)
def test_that_the_ticks_of_an_axis_are_in_it(name: str, result: Result, ticks: list[str]) -> None:
    axes = drawn(name, result).axes[0]
    written = [label.get_text() for label in (*axes.get_xticklabels(), *axes.get_yticklabels())]
    assert set(ticks) <= set(written), written


def test_that_a_logarithmic_axis_has_groups_of_thousands() -> None:
    fast = run_on("Apple M5", 0.002)
    ticks = drawn("throughput", fast, Look(is_logarithmic=True)).axes[0].get_xticklabels()
    assert f"1{ODD.group_separator}000" in [label.get_text() for label in ticks]


def test_that_the_pictures_to_post_are_in_it() -> None:
    single = joined(posted(rich.rich_result()))
    assert not written_plainly(single)
    assert "day 23" in single
    runs = [replace(run_on("Apple M5", speed), run_id=str(speed)) for speed in (0.1, 0.05)]
    twins = compared(runs[0], replace(runs[1], started_at="2026-11-24T14:05:00Z"))
    part = twins.parts[0]
    assert [each.label for each in twins.contenders] == ["Apple M5 (day 23)", "Apple M5 (day 24)"]
    for compared_, shown in ((twins, part), (different_machines(), GPU_64)):
        figure = comparison_poster.make_figure(compared_, shown)
        figure.draw_without_rendering()
        assert [text for text in texts(figure) if written_plainly(text)] == []
        assert not written_plainly(comparison.describe(compared_, shown))


@pytest.mark.parametrize("separator", GROUPS)
def test_that_the_typeface_of_the_charts_has_every_separator(separator: str) -> None:
    """Drawn, a missing one would be a box."""
    assert ord(separator) in FT2Font(font_manager.findfont("DejaVu Sans")).get_charmap()


@pytest.mark.parametrize("separator", GROUPS)
def test_that_no_line_ends_within_a_figure(separator: str) -> None:
    figure = f"1{separator}240"
    assert wrapped(f"It held {figure} images/s", 8, 1) == ["It", "held", figure, "images/s"]
