"""What the list says of a run, and how it is remembered."""

from pathlib import Path

import msgspec
import pytest

from app import __version__
from app.export import json_file
from app.history.recorder import RESULT
from app.history.store import Store
from app.history.summaries import summarise
from app.model.events import RunEnded
from app.model.plan import Plan, make_plan
from app.model.result import Result, fold
from tests.scripted import measured, opening, plan_of, whole_run


def headline_of(plan: Plan, cpu_step_s: float = 0.4, gpu_step_s: float = 0.1) -> str:
    return summarise(whole_run(plan, cpu_step_s=cpu_step_s, gpu_step_s=gpu_step_s)).headline


def test_that_runs_of_one_device_alone_are_told_apart() -> None:
    plan = make_plan(preset="quick", devices=("cpu",), models=("vgg16", "resnet18"), batch_sizes=(4, 64))
    assert headline_of(plan, cpu_step_s=0.8) == "CPU only: 2 models, VGG-16 80.0 images/s at batch 64"
    assert headline_of(plan, cpu_step_s=0.4) == "CPU only: 2 models, VGG-16 160 images/s at batch 64"
    one = make_plan(preset="quick", devices=("cpu",), models=("resnet18",))
    assert headline_of(one, cpu_step_s=0.4) == "CPU only: ResNet-18, 10.0 images/s at batch 4"
    on_gpu = make_plan(preset="quick", devices=("mps",), models=("resnet18",), precisions=("bf16",))
    says = "Apple GPU (MPS) only: ResNet-18, 40.0 images/s at batch 4, bf16"
    assert headline_of(on_gpu, gpu_step_s=0.1) == says


@pytest.mark.parametrize(
    ("result", "says"),
    [
        (whole_run(plan_of()), "This Mac trains 4.00× faster on its GPU"),
        (whole_run(plan_of(), failing=(1, 3)), "This Mac could not be measured on its GPU"),
        (fold([*opening(plan_of()), RunEnded("stopped")]), "Nothing was measured"),
    ],
)
def test_that_a_headline_that_says_more_stays(result: Result, says: str) -> None:
    assert summarise(result).headline.startswith(says)


def test_that_a_device_alone_is_what_was_measured_not_what_was_planned() -> None:
    plan = plan_of(models=("resnet18",))
    result = fold([*opening(plan), *measured(plan.cells[0], *[0.4] * 6), RunEnded("stopped")])
    assert summarise(result).headline == "CPU only: ResNet-18, 10.0 images/s at batch 4"


def test_that_headlines_worded_as_before_are_not_shown(tmp_path: Path) -> None:
    store = Store(tmp_path / "data", tmp_path / "cache")
    store.folder("run").mkdir(parents=True)
    (store.folder("run") / RESULT).write_bytes(
        json_file.encode(whole_run(make_plan(preset="quick", devices=("cpu",))))
    )
    (entry,) = store.entries()
    memory = tmp_path / "cache" / "history.json"
    kept = msgspec.json.decode(memory.read_bytes())
    kept["key"] = f"{__version__} English"
    kept["known"]["run"]["summary"]["headline"] = "This Mac was measured on its CPU only"
    memory.write_bytes(msgspec.json.encode(kept))
    assert list(store.entries()) == [entry]
