"""Scripted results in which every chart has something to show, the same on every machine."""

import random

import msgspec

from app.model.catalog import MODELS
from app.model.events import (
    CellMeasured,
    CellStarted,
    FirstStepTimed,
    FlopsCounted,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    PhasesTimed,
    RunEnded,
    RunEvent,
    WarmedUp,
    WindowTimed,
)
from app.model.explanation import LINKS, Link
from app.model.limits import CopySpeed, DeviceLimits, MatmulSpeed
from app.model.parity import Parity, StepErrors, TensorError
from app.model.phases import Phases
from app.model.plan import EXTRAS, Cell, Plan, make_plan
from app.model.result import Result, fold
from tests.scripted import SYNC_TIME_S, failed, opening, timed_epochs

SECONDS_PER_IMAGE = {
    "vgg16": 0.19,
    "alexnet": 0.021,
    "resnet18": 0.037,
    "mobilenet_v2": 0.024,
    "efficientnet_b0": 0.034,
    "squeezenet1_0": 0.03,
}
SPEED_UPS = {
    "vgg16": 7.4,
    "alexnet": 3.1,
    "resnet18": 5.2,
    "mobilenet_v2": 1.3,
    "efficientnet_b0": 0.8,
    "squeezenet1_0": 2.6,
}
WINDOWS = 24
OUTLIER = Cell("resnet18", "mps", 64)
DRIFTING = Cell("vgg16", "cpu", 64)
FAILED = Cell("efficientnet_b0", "mps", 64)
WINDOW_S = 0.25
LINK_FACTORS = {
    "as_in_2022": (1.35, 1.1),
    "synchronised": (1.35, 1.5),
    "warmed_up": (1.2, 1.25),
    "compute": (1.0, 1.0),
}
"""By what the epoch of the CPU, and of the GPU, is longer than compute alone."""


def rich_plan(models: tuple[str, ...] = tuple(MODELS), batch_sizes: tuple[int, ...] = (4, 64)) -> Plan:
    return make_plan(
        preset="standard", models=models, devices=("cpu", "mps"), batch_sizes=batch_sizes, extras=EXTRAS
    )


def step_time_s(cell: Cell) -> float:
    time_s = SECONDS_PER_IMAGE[cell.model] * cell.batch_size * (1.15 if cell.batch_size < 64 else 1)
    return time_s if cell.device == "cpu" else time_s / SPEED_UPS[cell.model]


def rich_result(plan: Plan | None = None) -> Result:
    """Every extra, a cell with an outlier, one that slows down and one that failed."""
    plan = plan or rich_plan()
    events = opening(plan)
    events += [ParityChecked(parity(model)) for model in plan.models]
    events += [LimitsMeasured(limits("cpu", 2.4)), LimitsMeasured(limits("mps", 13.6))]
    for cell in plan.cells:
        events += failed(cell) if cell == FAILED else _measured(cell)
    events += [LinkTimed(_link(cell, name)) for cell in plan.cells_to_explain for name in LINKS]
    return fold([*events, RunEnded("completed")])


def sustained_result(minutes: float = 10.0) -> Result:
    """A GPU that slows down to 84% after four minutes, and a CPU that holds its speed."""
    plan = make_plan(preset="sustained", devices=("cpu", "mps"), sustained_minutes=minutes)
    events = opening(plan)
    for cell in plan.cells:
        chance = random.Random(cell.device)
        events.append(CellStarted(cell))
        at_s, typical_s = 0.0, step_time_s(cell)
        while at_s < minutes * 60:
            slow = 1 / 0.84 if cell.device == "mps" and at_s > 240 else 1.0
            steps = max(1, round(1 / typical_s))
            duration_s = steps * typical_s * slow * chance.gauss(1, 0.012)
            events.append(WindowTimed(cell, steps=steps, duration_s=duration_s, turn=0, at_s=at_s))
            at_s += duration_s
        events.append(_end(cell))
    return fold([*events, RunEnded("completed")])


def epoch_result() -> Result:
    plan = make_plan(preset="experiment-2022", devices=("cpu", "mps"), batch_sizes=(4, 64))
    events = opening(plan)
    for cell in plan.cells:
        events += timed_epochs(cell, 1.2 * step_time_s(cell) / cell.batch_size * 1000)
    return fold([*events, RunEnded("completed")])


def parity(model: str, *, factor: float = 2.0, device: str = "mps") -> Parity:
    """A device that is off by `factor` times what the CPU is."""
    chance = random.Random(model)

    def error(name: str) -> TensorError:
        own = 10 ** chance.uniform(-7.2, -5.8)
        return TensorError(name, device_error=own * factor * chance.uniform(0.5, 1.5), cpu_error=own)

    gradients = tuple(error(f"layer{index}.weight") for index in range(MODELS[model].parameter_tensors))
    losses = tuple(2.3 - 0.05 * step for step in range(20))
    return Parity(
        model=model,
        device=device,
        batch_size=4,
        as_used=StepErrors(error("logits"), error("loss"), gradients),
        updates=gradients,
        device_losses=losses,
        cpu_losses=losses,
    )


def of_fewer_bits(parity: Parity) -> Parity:
    """As by TF32: 5% beside the true numbers where it uses fewer bits, right with all of them."""
    logits = msgspec.structs.replace(parity.as_used.logits, device_error=0.05, cpu_error=1e-5)
    used = msgspec.structs.replace(parity.as_used, logits=logits)
    return msgspec.structs.replace(parity, as_used=used, strict=parity.as_used)


def limits(device: str, tflop_per_s: float) -> DeviceLimits:
    matmul = MatmulSpeed("fp32", size=4096, duration_s=2 * 4096**3 / tflop_per_s / 1e12)
    return DeviceLimits(device, matmuls=(matmul,), copies=(CopySpeed(2**30, 0.005),))


def _measured(cell: Cell) -> list[RunEvent]:
    chance, typical_s = random.Random(repr(cell)), step_time_s(cell)
    steps = max(1, round(WINDOW_S / typical_s))
    events: list[RunEvent] = [
        CellStarted(cell),
        FirstStepTimed(cell, first_step_time_s=typical_s * chance.uniform(1.5, 9)),
        WarmedUp(
            cell,
            steps=steps * 3,
            duration_s=steps * 3.3 * typical_s,
            has_settled=True,
            sync_time_s=SYNC_TIME_S,
        ),
    ]
    at_s = 0.0
    for index in range(WINDOWS):
        factor = chance.gauss(1, 0.012)
        if cell == OUTLIER and index == 15:
            factor = 1.6
        if cell == DRIFTING:
            factor *= 1 + 0.15 * index / WINDOWS
        duration_s = steps * typical_s * factor
        events.append(WindowTimed(cell, steps=steps, duration_s=duration_s, turn=index // 3, at_s=at_s))
        at_s += 2 * duration_s
    images = cell.batch_size
    phases = Phases(
        steps=10,
        loading_s=0.0011 * images,
        transfer_s=0.0 if cell.device == "cpu" else 0.00004 * images,
        forward_s=0.31 * typical_s,
        backward_s=0.58 * typical_s,
        optimizer_s=0.11 * typical_s,
        sync_s=0.0003,
    )
    flops = round(6 * MODELS[cell.model].forward_gmacs * 1e9 * images)
    return [*events, PhasesTimed(cell, phases), FlopsCounted(cell, flops), _end(cell)]


def _end(cell: Cell) -> CellMeasured:
    spec = MODELS[cell.model]
    peak_bytes = round(16 * spec.parameters_m * 1e6 + cell.batch_size * spec.activation_mb_per_image * 1e6)
    return CellMeasured(
        cell=cell,
        ended_by="interval_reached",
        peak_memory_bytes=peak_bytes + (700 * 2**20 if cell.device == "cpu" else 0),
        swap_grown_bytes=0,
        other_load_cores=0.1,
    )


def _link(cell: Cell, name: str) -> Link:
    factor = LINK_FACTORS[name][cell.device != "cpu"]
    images = 200
    return Link(cell, name, images, factor * images * step_time_s(cell) / cell.batch_size, once_s=0.02)  # type: ignore[arg-type]
