"""The picture to post: all of it is in it, and nothing lies over anything else."""

import msgspec
import pytest
from matplotlib.figure import Figure
from matplotlib.text import Text

from app.charts import poster
from app.charts.sheet import DPI, HEIGHT_IN, LEFT, RIGHT, WIDTH_IN, fit
from app.model.result import Result
from app.stats.reference import m1_max_2022
from tests.charts import rich
from tests.comparisons import on_linux
from tests.scripted import plan_of, whole_run

SLOW = whole_run(plan_of(), cpu_step_s=0.1, gpu_step_s=0.4)


def posted(result: Result) -> Figure:
    size = (WIDTH_IN, HEIGHT_IN)
    figure = Figure(figsize=size, dpi=DPI, layout="constrained")
    poster.draw(figure, result, m1_max_2022())
    figure.draw_without_rendering()
    return figure


def shown(figure: Figure) -> dict[str, Text]:
    ticks = {label for axes in figure.axes for label in (*axes.get_xticklabels(), *axes.get_yticklabels())}
    found = [text for text in figure.findobj(Text) if isinstance(text, Text) and text not in ticks]
    return {text.get_text(): text for text in found if text.get_text()}


@pytest.mark.parametrize(
    "result",
    [
        rich.rich_result(rich.rich_plan(("resnet18",), (64,))),
        rich.rich_result(rich.rich_plan(batch_sizes=(64,))),
        rich.rich_result(),
        SLOW,
    ],
    ids=["one row", "six rows", "twelve rows", "a long headline"],
)
def test_that_the_picture_cuts_nothing_off(result: Result) -> None:
    figure = posted(result)
    for words, text in shown(figure).items():
        box = text.get_window_extent()
        assert figure.bbox.x0 <= box.x0 and box.x1 <= figure.bbox.x1, words
        assert figure.bbox.y0 <= box.y0 and box.y1 <= figure.bbox.y1, words


def test_that_a_long_headline_leaves_room_for_the_badge() -> None:
    texts = shown(posted(SLOW))
    (headline,) = (text for words, text in texts.items() if words.startswith("Apple M5 Pro trains slower"))
    assert headline.get_window_extent().x1 < texts["Custom"].get_window_extent().x0


def test_that_the_picture_has_1920_by_1080_pixels() -> None:
    assert (WIDTH_IN * DPI, HEIGHT_IN * DPI) == (1920, 1080)


def test_that_a_machine_whose_gpu_has_a_name_of_its_own_is_called_by_it() -> None:
    texts = shown(posted(on_linux(whole_run(plan_of()))))
    assert any(
        words.startswith("A machine with NVIDIA H200 trains 4.00× faster on its GPU") for words in texts
    )


def test_that_the_basis_says_what_float32_is_on_the_gpu() -> None:
    result = rich.rich_result(rich.rich_plan(batch_sizes=(64,)))
    fewer = msgspec.structs.replace(result, parities=tuple(map(rich.of_fewer_bits, result.parities)))
    assert any("fp32 with fewer bits on the GPU, its default" in words for words in shown(posted(fewer)))


@pytest.mark.parametrize("letters", [119, 128, 131, 132])
def test_that_a_line_is_no_longer_than_its_room_whatever_its_letters_are_rounded_to(letters: int) -> None:
    figure = Figure(figsize=(WIDTH_IN, HEIGHT_IN), dpi=DPI)
    words = (
        "PyTorch training, geometric mean of 6 models, batch 4, fp32 with fewer bits on the GPU "
        "(see Parity), NVIDIA GPU (CUDA) against CPU and so on"
    )
    text = figure.text(LEFT, 0.5, words[:letters], fontsize=20)
    fit(text)
    assert text.get_window_extent().x1 <= RIGHT * figure.bbox.width
