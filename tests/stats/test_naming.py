"""What a machine and its result are called beside others."""

import pytest

from app.model.result import Result
from app.stats.comparison import Comparison
from app.stats.comparison_table import comparison_rows
from app.stats.comparison_words import headline, notes, reason_lines
from app.stats.contender import LONGEST_NAME, measured, published
from app.stats.naming import chip_title, machine_title
from app.stats.reference import m1_max_2022
from app.stats.telling_apart import told_apart
from tests.comparisons import GPU_4, compared, epoch_run, on_linux, replace, run_on, with_torch
from tests.scripted import M5_PRO, plan_of

ON_CUDA = run_on("", 0.05, plan=plan_of(devices=("cpu", "cuda")))
ON_CPU = run_on("", plan=plan_of(devices=("cpu",)))
MAC = run_on("Apple M1")


@pytest.mark.parametrize(
    ("result", "title"),
    [
        (on_linux(ON_CUDA), "Intel(R) Xeon(R) Processor with NVIDIA H200"),
        (on_linux(ON_CUDA, chip=None), "Linux with NVIDIA H200"),
        (on_linux(ON_CPU), "Intel(R) Xeon(R) Processor"),
        (replace(on_linux(ON_CUDA), devices=()), "Intel(R) Xeon(R) Processor"),
        (MAC, "Apple M1"),
        (replace(MAC, machine=replace(M5_PRO, chip=None)), "MacBook Pro"),
        (replace(MAC, machine=replace(M5_PRO, chip=None, model=None)), "macOS 27.0.1"),
    ],
)
def test_that_a_machine_is_called_by_what_trains(result: Result, title: str) -> None:
    assert machine_title(result) == title


@pytest.mark.parametrize(
    ("result", "title"),
    [
        (on_linux(ON_CUDA), "Intel(R) Xeon(R) Processor with NVIDIA H200"),
        (on_linux(ON_CUDA, chip=None), "NVIDIA H200"),
        (on_linux(ON_CPU), "Intel(R) Xeon(R) Processor"),
        (MAC, "Apple M1"),
        (replace(MAC, machine=replace(M5_PRO, chip=None)), ""),
    ],
)
def test_that_beside_model_and_system_stands_what_trains(result: Result, title: str) -> None:
    assert chip_title(result) == title


def test_that_a_comparison_names_the_gpu_that_is_compared() -> None:
    both = compared(MAC, on_linux(ON_CUDA))
    assert both.contenders[1].label == "Intel(R) Xeon(R) Processor with NVIDIA H200"
    assert "NVIDIA H200" not in both.contenders[1].details


def labels(comparison: Comparison) -> list[str]:
    return [each.label for each in comparison.contenders]


def test_that_names_are_told_apart_by_what_differs() -> None:
    one = run_on("Apple M5")
    later = replace(one, run_id="2", started_at="2026-11-24T09:00:00Z")
    assert labels(compared(one, later)) == ["Apple M5 (2026-11-23)", "Apple M5 (2026-11-24)"]
    newer = with_torch(later, "2.15.0")
    assert labels(compared(one, newer)) == ["Apple M5 (PyTorch 2.14.1)", "Apple M5 (PyTorch 2.15.0)"]
    twin = replace(one, run_id="3")
    assert labels(compared(one, twin, run_on("Apple M1"))) == ["Apple M5 (1)", "Apple M5 (2)", "Apple M1"]
    nameless = replace(one, run_id="4", machine=replace(M5_PRO, chip=None))
    assert measured(nameless).label == "MacBook Pro"


def test_that_names_are_told_apart_by_the_clock_of_this_place(in_seoul: None) -> None:
    one = replace(run_on("Apple M5"), started_at="2026-11-23T14:05:00Z")
    later = replace(one, run_id="2", started_at="2026-11-23T22:05:00Z")
    assert labels(compared(one, later)) == ["Apple M5 (2026-11-23)", "Apple M5 (2026-11-24)"]
    sooner = replace(one, run_id="3", started_at="2026-11-23T15:05:00Z")
    assert labels(compared(sooner, later)) == ["Apple M5 (2026-11-24 00:05)", "Apple M5 (2026-11-24 07:05)"]
    assert measured(later).details.endswith(" · 2026-11-24")


def test_that_two_runs_of_one_machine_are_told_apart_in_every_sentence_and_row() -> None:
    one = run_on("Apple M5")
    later = with_torch(run_on("Apple M5", 0.05, failing=(3,)), "2.12.0")
    both = compared(one, replace(later, run_id="2"))
    old, new = "Apple M5 (PyTorch 2.14.1)", "Apple M5 (PyTorch 2.12.0)"
    assert headline(both, GPU_4).sentence.startswith(f"{new} is 2.00 times as fast as {old} on the GPU")
    assert [row.name for row in comparison_rows(both, GPU_4)] == [old, new] * 2
    failed, other_torch = reason_lines(both, GPU_4)
    assert failed.startswith(f"VGG-16: {new} failed:")
    assert other_torch.startswith(f"{new} ran PyTorch 2.12.0, {old} 2.14.1.")


def test_that_a_title_is_set_off_in_sentences_and_nowhere_else() -> None:
    titled = measured(with_torch(run_on("Apple M5", 0.05), "2.12.0"), "fast and loud")
    both = compared(published(m1_max_2022()), run_on("Apple M1"), titled)
    assert labels(both) == ["MacBook Pro M1 Max, June 2022", "Apple M1", "fast and loud"]
    assert comparison_rows(both, GPU_4)[2].name == "fast and loud"
    own = compared(run_on("Apple M1"), titled)
    assert headline(own, GPU_4).sentence.startswith("“fast and loud” is 2.00 times as fast as Apple M1")
    assert reason_lines(own, GPU_4)[0].startswith("“fast and loud” ran PyTorch 2.12.0, Apple M1 2.14.1.")
    assert "“fast and loud”: not comparable" in headline(both, GPU_4).others_in_short
    with_ratio = compared(published(m1_max_2022()), epoch_run("Apple M1"))
    assert notes(with_ratio, GPU_4)[-1].startswith("“MacBook Pro M1 Max, June 2022”: Published by its author")
    twin = replace(titled, run_id="2", started_at="2026-11-24T09:00:00Z")
    assert [each.spoken for each in compared(titled, twin).contenders] == [
        "“fast and loud” (2026-11-23)",
        "“fast and loud” (2026-11-24)",
    ]


def test_that_a_result_keeps_its_look_whoever_is_the_baseline() -> None:
    m1, m2, m3 = told_apart([measured(run_on(f"Apple M{number}")) for number in (1, 2, 3)])
    assert [each.look for each in (m1, m2, m3)] == [0, 1, 2]
    assert [each.look for each in compared(m3, m1, m2).contenders] == [2, 0, 1]
    m4 = measured(run_on("Apple M4"))
    assert [each.look for each in compared(m3, m1, m4).contenders] == [2, 0, 1], "the one that is free"


def test_that_a_run_that_was_named_goes_by_that_name_cut_to_what_a_legend_has_room_for() -> None:
    result = run_on("Apple M5")
    named = measured(result, "After the update")
    assert named.name == "After the update"
    assert named.details == f"Apple M5 · {measured(result).details}"
    cut = measured(result, "word " * 30).name
    assert len(cut) <= LONGEST_NAME
    assert cut.endswith("word…")
