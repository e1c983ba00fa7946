"""Scripted results of several machines, for tests of what is compared, drawn and told of them."""

from typing import Any

import msgspec

from app.model.plan import Cell, Plan, make_plan
from app.model.result import Result, fold
from app.stats.comparison import Compared, Comparison, Part, compare
from app.stats.contender import Contender, Work, measured
from tests.scripted import M5_PRO, opening, plan_of, timed_epochs, whole_run
from tests.scripted import measured as cell_events

replace = msgspec.structs.replace
GPU_64 = Part("gpu", 64, "fp32")
GPU_4 = Part("gpu", 4, "fp32")
CPU_4 = Part("cpu", 4, "fp32")
RESNET = Work("resnet18", "gpu", 4)
VGG = Work("vgg16", "gpu", 4)


def of_machine(result: Result, chip: str, **changes: Any) -> Result:
    """The same as if measured elsewhere: a run of its own on another chip."""
    machine = replace(M5_PRO, chip=chip)
    return replace(result, run_id=f"run of {chip}", machine=machine, **changes)


def on_linux(result: Result, chip: str | None = "Intel(R) Xeon(R) Processor") -> Result:
    """The same as if measured there, on a GPU with a name of its own."""
    machine = replace(M5_PRO, os_name="Linux", os_version=None, model=None, chip=chip, gpu=None)
    devices = tuple(replace(each, hardware="NVIDIA H200") for each in result.devices)
    return replace(result, run_id=f"Linux run of {chip}", machine=machine, devices=devices)


def run_on(chip: str, gpu_step_s: float = 0.1, plan: Plan | None = None, **options: Any) -> Result:
    return of_machine(whole_run(plan or plan_of(), gpu_step_s=gpu_step_s, **options), chip)


def with_torch(result: Result, torch: str) -> Result:
    assert result.software is not None
    return replace(result, software=replace(result.software, torch=torch))


def with_plan(result: Result, **changes: Any) -> Result:
    return replace(result, plan=replace(result.plan, **changes))


def with_step_times(result: Result, cell: Cell, *step_times_s: float) -> Result:
    """One cell measured anew."""
    anew = fold([*opening(result.plan), *cell_events(cell, *step_times_s)]).cell(cell)
    assert anew is not None
    return replace(result, cells=tuple(anew if each.cell == cell else each for each in result.cells))


def epoch_run(chip: str, cpu_s: float = 40.0, gpu_s: float = 10.0, **options: Any) -> Result:
    plan = make_plan(
        preset="experiment-2022", devices=("cpu", "mps"), models=("resnet18", "vgg16"), **options
    )
    events = opening(plan)
    for cell in plan.cells:
        events += timed_epochs(cell, cpu_s if cell.device == "cpu" else gpu_s, images=plan.images)
    return of_machine(fold(events), chip)


def compared(*results: Result | Contender) -> Comparison:
    return compare([each if isinstance(each, Contender) else measured(each) for each in results])


def at(comparison: Comparison, work: Work, index: int = 1) -> Compared:
    (row,) = [row for row in comparison.rows if row.work == work]
    return row.cells[index]


def different_machines() -> Comparison:
    """Six of them with everything that a chart can show: intervals, a failed cell, a mark, a refusal."""
    plan = plan_of(models=("vgg16", "resnet18", "mobilenet_v2"), batch_sizes=(64,))
    m1, m2, m3, m4, m5 = (
        _wavering(run_on(chip, 0.1 / speed, plan=plan, failing=failing), speed)
        for chip, speed, failing in (
            ("Apple M1", 1.0, ()),
            ("Apple M2", 1.3, ()),
            ("Apple M3 Max", 2.4, (1,)),
            ("Apple M4 Pro", 1.9, ()),
            ("Apple M5 Max", 3.6, ()),
        )
    )
    return compared(m1, m2, m3, with_torch(m4, "2.12.1"), m5, epoch_run("Apple M5"))


def _wavering(result: Result, speed: float) -> Result:
    """Its GPU's windows vary by a few percent, so that there are intervals to be seen."""
    for place, cell in enumerate(result.cells):
        if cell.cell.device == "mps" and cell.status == "done":
            step_s = (0.1 + 0.02 * place) / speed
            result = with_step_times(
                result, cell.cell, *(step_s * part for part in (1.0, 0.97, 1.03, 0.99, 1.01, 1.02, 0.98))
            )
    return result
