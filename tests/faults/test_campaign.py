"""A short campaign, the same each time, and that it would notice what it looks for."""

from pathlib import Path

import msgspec
import pytest

from app.model.codec import decode_event
from app.model.events import WindowTimed, WorkerEvent
from app.model.plan import Plan, make_plan
from app.runner.answer import Answer
from app.runner.diagnosis import explain_death
from tests.faults.campaign import FACES, campaign, face_of, table
from tests.faults.cases import Case, draw
from tests.faults.in_process import InProcess
from tests.faults.misdeeds import MISDEEDS, SIGNALS
from tests.faults.place import Place
from tests.faults.script import Fault

RUNS = 40
FIRST_SEED = 440
PLAN: Plan = make_plan(
    preset="quick",
    models=("resnet18", "alexnet"),
    devices=("cpu", "cuda"),
    batch_sizes=(4,),
    extras=("limits", "parity", "explain"),
)
SAMPLES = "samples cpu"


def case(*faults: Fault, is_watched: bool = False) -> Case:
    return Case(seed=0, plan=PLAN, faults=faults, is_watched=is_watched)


@pytest.fixture
def in_process(tmp_path: Path) -> InProcess:
    return InProcess(Place(tmp_path / "run"))


def test_that_a_short_campaign_finds_nothing() -> None:
    told = list(campaign(range(FIRST_SEED, FIRST_SEED + RUNS)))
    assert len(told) == RUNS
    assert not [(each.face, each.case, each.wrong) for each in told if each.wrong]
    assert {each.face for each in told} == set(FACES), "every face has its share"
    assert (
        f"| runs | {' | '.join(str(sum(each.face == face for each in told)) for face in FACES)} |"
        in table(told)
    )


def test_that_a_case_is_made_again_by_its_seed() -> None:
    assert draw(7) == draw(7)
    assert draw(7) != draw(8)
    assert face_of(7) == face_of(7)


def test_that_every_kind_of_fault_is_drawn_at_many_points() -> None:
    faults = [fault for seed in range(600) for fault in draw(seed).faults]
    assert {fault.kind for fault in faults} == set(MISDEEDS)
    assert {fault.variant for fault in faults if fault.kind == "signal"} == set(SIGNALS)
    points = {fault.point.partition(" ")[0] for fault in faults}
    assert points == {
        *("start", "asked", "software", "inside", "done", "rest", "cell_started", "first_step", "warmed_up"),
        *("samples", "last_sample", "measured"),
    }


@pytest.mark.parametrize(
    "fault",
    [
        Fault("garbage", "not_utf8", "cells resnet18 4", SAMPLES),
        Fault("garbage", "deep", "cells resnet18 4", SAMPLES),
        Fault("garbage", "no_time", "cells resnet18 4", SAMPLES),
        Fault("stray", "again", "cells resnet18 4", "measured cpu"),
        Fault("stray", "done", "cells resnet18 4", SAMPLES),
        Fault("stray", "other_cell", "parity alexnet cuda", "inside"),
        Fault("stray", "again", "cells resnet18 4", "rest"),
        Fault("signal", "SIGKILL", "cells resnet18 4", "rest"),
        Fault("closed_pipe", "lives", "limits cuda", "inside"),
        Fault("endless_line", "x", "explain alexnet cpu", "inside", passes=2),
        Fault("raise", "cuda_lost", "cells resnet18 4", "samples cuda"),
        Fault("break", "cuda_lost", "cells resnet18 4", "first_step cuda"),
        Fault("leak", "stubborn_process", "limits cpu", "inside"),
        Fault("hang", "frozen", "cells alexnet 4", SAMPLES),
        Fault("signal", "SIGILL", "probe cuda", "done"),
    ],
    ids=str,
)
def test_that_what_once_went_wrong_does_not_any_more(in_process: InProcess, fault: Fault) -> None:
    assert not in_process.run(case(fault))


@pytest.mark.parametrize("point", [SAMPLES, "rest"])
def test_that_a_hang_costs_one_cell_and_between_the_tasks_nothing(in_process: InProcess, point: str) -> None:
    assert not in_process.run(case(Fault("hang", "stubborn", "cells resnet18 4", point), is_watched=True))


def test_that_a_spoiled_sample_would_be_noticed(
    in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.runner.child.decode_event", lambda line: _slower(decode_event(line)))
    (*_, last) = in_process.run(case())
    assert "is not as it was measured" in last


def _slower(event: WorkerEvent) -> WorkerEvent:
    return msgspec.structs.replace(event, duration_s=9.9) if isinstance(event, WindowTimed) else event


def test_that_a_wrong_reason_would_be_noticed(in_process: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("app.runner.run.explain_death", lambda _code, output, *_: explain_death(0, output))
    found = in_process.run(case(Fault("signal", "SIGSEGV", "cells resnet18 4", SAMPLES)))
    assert any("should be The measuring process was ended by SIGSEGV" in each for each in found)


def test_that_a_stray_event_would_be_noticed(in_process: InProcess, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Answer, "take", lambda self, event: None)
    monkeypatch.setattr(Answer, "end", lambda self: None)
    assert in_process.run(case(Fault("stray", "again", "cells resnet18 4", SAMPLES)))


def test_that_a_process_that_is_left_would_be_noticed(
    in_process: InProcess, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("app.runner.child.end_offspring", lambda pid: None)
    monkeypatch.setattr("tests.faults.place.GONE_WITHIN_S", 0.2)
    found = in_process.run(case(Fault("leak", "process", "limits cpu", "inside")))
    assert any("a process is left" in each for each in found)
