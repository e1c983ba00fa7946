"""What is told beside the panels is what stands in them, and panels of one quantity are on one axis."""

import msgspec
import numpy
import pytest
from matplotlib.figure import Figure

from app.charts import axes as chart
from app.charts.look import Look
from app.charts.texts import text_width_pt
from app.charts.theme import LIGHT
from app.charts.views import VIEWS
from app.model.result import CellResult, Result
from tests.charts import rich
from tests.charts.drawn import drawn, joined, texts
from tests.scripted import plan_of, whole_run

RICH = rich.rich_result()
STEADY = whole_run(plan_of())
EPOCHS = rich.epoch_result()


@pytest.mark.parametrize("look", [Look(), Look(is_logarithmic=True)])
@pytest.mark.parametrize("name", ["throughput", "speed_up", "memory", "peak_share", "epochs"])
def test_that_panels_of_one_quantity_are_on_one_axis(name: str, look: Look) -> None:
    figure = drawn(name, EPOCHS if name == "epochs" else RICH, look)
    assert len(figure.axes) > 1
    assert len({axes.get_xlim() for axes in figure.axes}) == 1


def test_that_the_signs_of_step_times_are_those_that_are_drawn() -> None:
    signs = {"first step (↑ beyond the axis)", "warm-up (mean)", "far off", "slowed down"}
    assert signs <= set(texts(drawn("step_times", RICH)))
    assert signs & set(texts(drawn("step_times", STEADY))) == {
        "first step (↑ beyond the axis)",
        "warm-up (mean)",
    }
    # The logarithmic axis holds every first step.
    shown = texts(drawn("step_times", RICH, Look(is_logarithmic=True)))
    assert "first step" in shown
    assert "first step (↑ beyond the axis)" not in shown
    cells = tuple(msgspec.structs.replace(cell, first_step_time_s=None, warmup=None) for cell in STEADY.cells)
    bare = msgspec.structs.replace(STEADY, cells=cells)
    assert not signs & set(texts(drawn("step_times", bare)))


def test_that_step_times_say_what_a_window_is_and_why_lines_have_gaps() -> None:
    window, gaps = (
        "Seconds since the first window: steps timed together, for 0.1 s or more.",
        "Gaps in a line",
    )
    assert f"{window} {gaps}: another device's turn." in joined(drawn("step_times", STEADY))
    alone = joined(drawn("step_times", whole_run(plan_of(devices=("cpu",)))))
    assert window in alone
    assert gaps not in alone


@pytest.mark.parametrize("look", [Look(), Look(is_logarithmic=True)])
@pytest.mark.parametrize("size", [(9.0, 5.0), (6.4, 3.6)])
def test_that_nothing_of_the_step_times_is_cut_at_the_upper_edge(
    look: Look, size: tuple[float, float]
) -> None:
    figure = drawn("step_times", RICH, look, size)
    for axes in figure.axes:
        for line in axes.lines:
            if line.get_marker() in ("*", "o", "s"):
                ends = axes.transData.transform(numpy.column_stack(line.get_data()))[:, 1]
                half = float(line.get_markersize()) / 2 * figure.dpi / 72
                assert max(ends) + half <= axes.bbox.y1 + 0.5, axes.get_title(loc="left")


def test_that_a_phase_that_takes_no_time_is_not_in_the_legend() -> None:
    copying = "copying to the device"
    assert copying in texts(drawn("phases", RICH))
    only_cpu = tuple(cell for cell in RICH.cells if cell.cell.device == "cpu")
    plan = msgspec.structs.replace(RICH.plan, devices=("cpu",))
    figure = drawn("phases", msgspec.structs.replace(RICH, plan=plan, cells=only_cpu))
    assert copying not in texts(figure)
    assert "optimiser (Adam)" in texts(figure)


def test_that_a_drop_is_in_the_legend_where_there_is_one() -> None:
    slowed = rich.sustained_result()
    steady = msgspec.structs.replace(
        slowed,
        plan=msgspec.structs.replace(slowed.plan, devices=("cpu",)),
        cells=tuple(cell for cell in slowed.cells if cell.cell.device == "cpu"),
    )
    assert "first lasting drop" in texts(drawn("sustained", slowed))
    assert "first lasting drop" not in texts(drawn("sustained", steady))
    assert "peak" in texts(drawn("sustained", steady))


def test_that_a_run_too_short_to_tell_says_so_in_the_picture() -> None:
    says = "Trained for 1 min, too short to tell: that takes 1 min 15 s at least."
    long, short = rich.sustained_result(), rich.sustained_result(minutes=1)
    assert "too short" not in joined(drawn("sustained", long))
    gpu = short.cells[1]
    alone = joined(drawn("sustained", msgspec.structs.replace(short, cells=(gpu,))))
    assert says in alone
    assert f": {says}" not in alone
    beside = joined(drawn("sustained", msgspec.structs.replace(long, cells=(long.cells[0], gpu))))
    assert f"{gpu.cell.title}: {says}" in beside
    assert beside.count("too short") == 1


def test_that_memory_of_the_cpu_is_said_to_be_that_of_the_process() -> None:
    words = (
        "On the CPU it is all that the process holds, with PyTorch, the images and what earlier cells left: "
        "do not rank models by it."
    )
    assert words in joined(drawn("memory", STEADY))
    assert words not in joined(drawn("memory", _without_cpu(STEADY)))


def test_that_a_share_of_a_peak_of_other_arithmetic_is_told_by_the_chart() -> None:
    parities = tuple(rich.of_fewer_bits(parity) for parity in RICH.parities)
    fewer = msgspec.structs.replace(RICH, parities=parities)
    reserved, plain = "its share is not one of its own limit", "Above 100% is possible"
    for told in (joined(drawn("peak_share", fewer)), VIEWS["peak_share"].describe(fewer)):
        assert reserved in told
        assert plain not in told
    assert plain in joined(drawn("peak_share", RICH))
    assert reserved not in joined(drawn("peak_share", RICH))
    assert reserved not in VIEWS["peak_share"].describe(RICH)


def test_that_a_note_of_wide_letters_is_broken_before_the_edge() -> None:
    figure = Figure(figsize=(6.4, 3.6), layout="constrained")
    chart.note(figure, " ".join(["메모리를"] * 40), LIGHT)
    (words,) = figure.legends[0].get_texts()
    room_pt = chart.width_pt(figure)
    assert all(text_width_pt(line) <= room_pt for line in words.get_text().splitlines())


def _without_cpu(result: Result) -> Result:
    def is_on_gpu(cell: CellResult) -> bool:
        return cell.cell.device != "cpu"

    plan = msgspec.structs.replace(result.plan, devices=("mps",))
    return msgspec.structs.replace(result, plan=plan, cells=tuple(filter(is_on_gpu, result.cells)))
