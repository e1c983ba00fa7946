"""What each task does, inside the worker process."""

import os
from collections.abc import Callable, Iterator, Mapping
from typing import Any

import torch

from app.engine import explain, limits, measure, parity, probe, weights
from app.engine.vision import torchvision
from app.model.events import SoftwareFound, TaskEvent
from app.model.machine import Software
from app.model.tasks import (
    CheckParity,
    ExplainCell,
    FetchWeights,
    MeasureCells,
    MeasureLimits,
    ProbeDevice,
    Task,
)

THREADS_BY_TORCH = torch.get_num_threads()
FALLBACK_VARIABLE = "PYTORCH_ENABLE_MPS_FALLBACK"

_PERFORMERS: Mapping[type[Task], Callable[[Any], Iterator[TaskEvent]]] = {
    ProbeDevice: probe.probe,
    FetchWeights: weights.fetch,
    MeasureLimits: limits.measure,
    CheckParity: parity.check,
    MeasureCells: measure.measure_cells,
    ExplainCell: explain.explain,
}


def perform(task: Task) -> Iterator[TaskEvent]:
    """Do a task; its events come as they happen. Raises whatever goes wrong."""
    if not isinstance(task, ProbeDevice | FetchWeights):
        torch.set_num_threads(task.plan.cpu_threads or THREADS_BY_TORCH)
    return _PERFORMERS[type(task)](task)


def software() -> SoftwareFound:
    """The versions that do the measuring."""
    return SoftwareFound(
        software=Software(
            torch=str(torch.__version__),
            torchvision=str(torchvision.__version__),
            cpu_threads=THREADS_BY_TORCH,
            is_cpu_fallback_on=os.environ.get(FALLBACK_VARIABLE, "0") not in ("", "0"),
        )
    )
