from collections.abc import Iterator

import msgspec
import pytest

from app.model.explanation import LINKS, Link
from app.model.plan import Cell, make_plan
from app.model.result import Result, start
from app.stats.cautions import all_cautions, caution_lines, doubtful_cells
from app.stats.explanation import LINK_SENTENCES, explanation_cautions, explanations
from tests.scripted import opening, plan_of

CPU, MPS = Cell("resnet18", "cpu", 4), Cell("resnet18", "mps", 4)
CPU_TIMES_S = (104.0, 104.0, 100.0, 98.0)
MPS_TIMES_S = (13.0, 26.0, 10.0, 7.0)


def links(cell: Cell, times_s: tuple[float, ...], images: int = 1000) -> Iterator[Link]:
    for name, time_s in zip(LINKS, times_s, strict=False):
        yield Link(cell, name, images, time_s * images / 1000)


def result_of(*chains: Iterator[Link]) -> Result:
    empty = start(opening(plan_of())[0])  # type: ignore[arg-type]
    return msgspec.structs.replace(empty, links=tuple(link for chain in chains for link in chain))


def test_that_the_chain_tells_times_speed_ups_and_what_each_link_changed() -> None:
    (own,) = explanations(result_of(links(MPS, MPS_TIMES_S), links(CPU, CPU_TIMES_S)))
    assert own.model == "resnet18"
    on_cpu, on_mps = own.chains
    assert (on_cpu.cell, on_mps.cell) == (CPU, MPS)
    assert [link.name for link in on_mps.links] == list(LINKS)
    assert [link.epoch_time_s for link in on_mps.links] == pytest.approx(MPS_TIMES_S)
    assert [link.speed_up for link in on_mps.links] == pytest.approx([8.0, 4.0, 10.0, 14.0])
    assert [link.speed_up for link in on_cpu.links] == [1.0] * 4
    first, *later = on_mps.links
    assert (first.change, first.speed_up_change) == (None, None)
    assert [link.change for link in later] == pytest.approx([2.0, 10 / 26, 0.7])
    assert [link.speed_up_change for link in later] == pytest.approx([0.5, 2.5, 1.4])


def test_that_fewer_images_are_projected_and_what_is_paid_once_is_not() -> None:
    link = Link(CPU, "synchronised", images=100, duration_s=12.0, once_s=2.0)
    (own,) = explanations(result_of(iter([link])))
    (figures,) = own.chains[0].links
    assert figures.epoch_time_s == pytest.approx(2.0 + 10.0 * 10)
    assert figures.images == 100


def test_that_what_is_missing_is_not_made_up() -> None:
    (own,) = explanations(result_of(links(CPU, CPU_TIMES_S[:1]), links(MPS, MPS_TIMES_S)))
    on_cpu, on_mps = own.chains
    assert len(on_cpu.links) == 1
    assert [link.speed_up for link in on_mps.links] == [8.0, None, None, None]
    assert [link.speed_up_change for link in on_mps.links] == [None] * 4
    without_one = [link for link in links(MPS, MPS_TIMES_S) if link.name != "synchronised"]
    (own,) = explanations(result_of(iter(without_one)))
    assert [link.change for link in own.chains[0].links] == [None, None, pytest.approx(0.7)]


def test_that_a_projection_from_too_few_steps_is_told() -> None:
    rough = result_of(links(MPS, MPS_TIMES_S, images=64), links(CPU, CPU_TIMES_S, images=68))
    (caution,) = all_cautions(rough)
    assert (caution.code, caution.cell) == ("rough_explanation", MPS), "17 steps are enough, 16 are not"
    assert caution.sentence == (
        "The seconds that explain it are projected from 16 steps over 64 images, which makes them rough."
    )
    assert caution.advice == "Choose a smaller batch size or a smaller model."
    assert doubtful_cells(rough) == [], "the cell's own figures rest on its windows"


def test_that_of_rough_chains_the_shortest_is_named() -> None:
    (line,) = caution_lines(result_of(links(CPU, CPU_TIMES_S, images=64), links(MPS, MPS_TIMES_S, images=12)))
    assert line.startswith("ResNet-18 on Apple GPU (MPS), batch 4 (worst of 2 cells): ")
    assert "from 3 steps over 12 images" in line


def test_that_a_chain_is_as_long_as_its_shortest_link() -> None:
    first, *others = links(MPS, MPS_TIMES_S, images=200)
    ((chain,),) = [own.chains for own in explanations(result_of(iter([first, *others])))]
    assert (chain.images, chain.steps, chain.is_rough) == (200, 50, False)
    short = msgspec.structs.replace(first, images=10)
    ((chain,),) = [own.chains for own in explanations(result_of(iter([*others, short])))]
    assert (chain.images, chain.steps, chain.is_rough) == (10, 3, True)


def test_that_a_whole_epoch_of_few_steps_is_not_rough() -> None:
    large = Cell("resnet18", "mps", 512)
    assert explanation_cautions(result_of(links(large, MPS_TIMES_S, images=1000))) == ()
    assert len(explanation_cautions(result_of(links(large, MPS_TIMES_S, images=512)))) == 1


def test_that_a_chain_over_all_the_images_chosen_wants_more_of_them() -> None:
    few = make_plan(preset="quick", devices=("cpu",), models=("resnet18",), images=4)
    result = msgspec.structs.replace(result_of(links(CPU, CPU_TIMES_S, images=4)), plan=few)
    (caution,) = explanation_cautions(result)
    assert "from 1 step over 4 images" in caution.sentence
    assert caution.advice == "Choose more images."


def test_that_each_model_has_its_own_chain() -> None:
    vgg = Cell("vgg16", "cpu", 4)
    found = explanations(result_of(links(vgg, CPU_TIMES_S), links(CPU, CPU_TIMES_S)))
    assert [(own.model, len(own.chains)) for own in found] == [("vgg16", 1), ("resnet18", 1)]
    assert explanations(result_of()) == ()


def test_that_every_link_is_put_into_words() -> None:
    assert tuple(LINK_SENTENCES) == LINKS
    assert "start of the loader's processes" in LINK_SENTENCES["as_in_2022"]
