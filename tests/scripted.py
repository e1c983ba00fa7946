"""Runs written down as events, for tests of what is computed and drawn from them."""

from app.model.events import (
    CellFailed,
    CellMeasured,
    CellStarted,
    DeviceProbed,
    FirstStepTimed,
    RunEnded,
    RunEvent,
    RunStarted,
    SoftwareFound,
    WarmedUp,
    WindowTimed,
)
from app.model.failure import Failure
from app.model.machine import DeviceStatus, Machine, PerformanceLevel, Software
from app.model.plan import Cell, Plan, make_plan
from app.model.result import Result, fold

M5_PRO = Machine(
    os_name="macOS",
    os_version="27.0.1",
    model="MacBook Pro",
    chip="Apple M5 Pro",
    cpu_cores=15,
    performance_levels=(PerformanceLevel("Super", 5), PerformanceLevel("Performance", 10)),
    gpu="Apple M5 Pro",
    gpu_cores=20,
    memory_bytes=48 * 2**30,
    is_apple_silicon=True,
    python_version="3.13.1",
    python_arch="arm64",
)
OUT_OF_MEMORY = Failure(
    reason="The Apple GPU ran out of memory.", advice="Choose a smaller batch size.", details="Traceback ..."
)
PEAK_MEMORY_BYTES = 3 * 2**30


def plan_of(
    models: tuple[str, ...] = ("resnet18", "vgg16"),
    devices: tuple[str, ...] = ("cpu", "mps"),
    batch_sizes: tuple[int, ...] = (4,),
) -> Plan:
    return make_plan(preset="quick", models=models, devices=devices, batch_sizes=batch_sizes)


def opening(plan: Plan) -> list[RunEvent]:
    """All that comes before the first cell."""
    started = RunStarted(
        run_id="0123456789ab",
        started_at="2026-11-23T14:05:00Z",
        app_version="0.1.0",
        plan=plan,
        machine=M5_PRO,
    )
    software = SoftwareFound(Software(torch="2.14.1", torchvision="0.29.2", cpu_threads=5))
    probes = [
        DeviceProbed(
            DeviceStatus(
                device=device,
                is_built=True,
                is_visible=True,
                is_usable=True,
                hardware=None if device == "cpu" else "Apple M5 Pro",
            )
        )
        for device in plan.devices
    ]
    return [started, software, *probes]


def measured(cell: Cell, *step_times_s: float, steps: int = 2) -> list[RunEvent]:
    """A cell whose windows had these step times."""
    first = step_times_s[0]
    return [
        CellStarted(cell),
        FirstStepTimed(cell, 10 * first),
        WarmedUp(cell, 2, 2 * first),
        *(WindowTimed(cell, steps, steps * step_time_s) for step_time_s in step_times_s),
        CellMeasured(cell, PEAK_MEMORY_BYTES),
    ]


def failed(cell: Cell) -> list[RunEvent]:
    return [CellStarted(cell), CellFailed(cell, OUT_OF_MEMORY)]


def stopped(cell: Cell) -> list[RunEvent]:
    first, *_ = events = measured(cell, 0.5)[:-1]
    assert isinstance(first, CellStarted)
    return [*events, RunEnded("stopped")]


def whole_run(
    plan: Plan, cpu_step_s: float = 0.4, gpu_step_s: float = 0.1, failing: tuple[int, ...] = ()
) -> Result:
    """Every cell measured, those of the CPU and of the GPU alike, except the failing ones."""
    events = opening(plan)
    for index, cell in enumerate(plan.cells):
        step_s = cpu_step_s if cell.device == "cpu" else gpu_step_s
        events += failed(cell) if index in failing else measured(cell, step_s, step_s, step_s)
    return fold([*events, RunEnded("completed")])
