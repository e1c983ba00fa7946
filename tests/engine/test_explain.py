"""The chain from 2022 to here: exact arithmetic by a script, and a real chain."""

import threading
import time

import psutil
import pytest

from app.engine.explain import LINK_BUDGET_S, cold_links, explain, warm_links
from app.model.explanation import LINKS
from app.model.plan import Cell, make_plan
from app.model.tasks import ExplainCell
from tests.engine.scripted_bench import DISPATCH_S, LOAD_S, START_S, ScriptedBench

IMAGES, BATCH_SIZE, STEPS = 16, 4, 4
SLOW_STEP_S, FIRST_STEP_S = 2.0, 5.0
COMPILING_S = FIRST_STEP_S - SLOW_STEP_S


def task_of(images: int = IMAGES, workers: int = 0) -> ExplainCell:
    plan = make_plan(
        preset="quick",
        models=("squeezenet1_0",),
        devices=("cpu",),
        batch_sizes=(BATCH_SIZE,),
        images=images,
        loader_workers=workers,
    )
    return ExplainCell(plan.cells[0], plan)


def script_of(step_time_s: float = SLOW_STEP_S) -> ScriptedBench:
    return ScriptedBench(step_time_s=step_time_s, first_step_time_s=step_time_s + COMPILING_S)


def test_that_only_the_first_link_stops_its_clock_early() -> None:
    script = script_of()
    bench = script.bench(images=IMAGES, batch_size=BATCH_SIZE)
    early, full = cold_links(bench, script.open_loader)
    assert (early.name, full.name) == ("as_in_2022", "synchronised")
    assert early.duration_s == pytest.approx(START_S + STEPS * (LOAD_S + DISPATCH_S) + COMPILING_S)
    assert full.duration_s == pytest.approx(START_S + LOAD_S + COMPILING_S + STEPS * SLOW_STEP_S)
    assert early.images == full.images == IMAGES
    assert len(script.steps) == STEPS, "one pass, read twice"
    assert not any(loader.is_open for loader in script.opened)


def test_that_the_warm_links_have_neither_start_nor_compiling_and_the_last_no_loading() -> None:
    script = script_of(step_time_s=0.1)
    bench = script.bench(images=IMAGES, batch_size=BATCH_SIZE)
    loaded, resident = warm_links(bench, STEPS, script.open_loader)
    assert (loaded.name, resident.name) == ("warmed_up", "compute")
    assert loaded.duration_s == pytest.approx(STEPS * LOAD_S + (STEPS - 1) * DISPATCH_S + 0.1)
    assert resident.duration_s == pytest.approx(STEPS * 0.1)
    assert [loader.workers for loader in script.opened] == [4, 0], "the resident batches need no processes"


def test_that_the_first_link_ends_with_its_budget_in_whole_batches() -> None:
    script = script_of()
    bench = script.bench(images=1000, batch_size=BATCH_SIZE)
    link, synchronised = cold_links(bench, script.open_loader)
    later_steps = -(-LINK_BUDGET_S // (LOAD_S + DISPATCH_S))
    assert link.images == synchronised.images == (1 + later_steps) * BATCH_SIZE
    # Starting and compiling are paid once, however many images an epoch has.
    assert link.once_s == pytest.approx(START_S + COMPILING_S)
    expected_s = START_S + COMPILING_S + 1000 / BATCH_SIZE * (LOAD_S + DISPATCH_S)
    assert link.epoch_time_s == pytest.approx(expected_s)
    assert synchronised.duration_s > START_S + FIRST_STEP_S + LINK_BUDGET_S


def test_that_a_whole_epoch_is_not_projected() -> None:
    script = script_of(step_time_s=0.1)
    bench = script.bench(images=1000, batch_size=200)
    _, link = cold_links(bench, script.open_loader)
    assert link.images == 1000
    assert link.epoch_time_s == pytest.approx(link.duration_s)


def test_that_a_real_cell_is_measured_in_every_way() -> None:
    links = [event.link for event in explain(task_of())]
    assert tuple(link.name for link in links) == LINKS
    (images,) = {link.images for link in links}
    # Fewer on a machine that is too busy for all of them.
    assert 0 < images <= IMAGES
    assert {link.cell for link in links} == {Cell("squeezenet1_0", "cpu", BATCH_SIZE)}
    assert all(0 <= link.once_s < link.duration_s for link in links)


def test_that_the_death_of_the_process_of_a_cold_link_is_told() -> None:
    def kill_it() -> None:
        while not (
            found := [c for c in psutil.Process().children() if "spawn_main" in " ".join(c.cmdline())]
        ):
            time.sleep(0.05)
        found[0].kill()

    killer = threading.Thread(target=kill_it)
    killer.start()
    with pytest.raises(RuntimeError, match="first steps ended unexpectedly"):
        next(explain(task_of()))
    killer.join()
