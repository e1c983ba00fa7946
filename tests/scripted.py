"""Runs written down as events, for tests of what is computed and drawn from them."""

from itertools import accumulate

from app.model.events import (
    CellFailed,
    CellMeasured,
    CellStarted,
    DeviceProbed,
    EpochTimed,
    FirstStepTimed,
    RunEnded,
    RunEvent,
    RunStarted,
    SamplingEnd,
    SoftwareFound,
    TurnStarted,
    WarmedUp,
    WindowTimed,
)
from app.model.failure import Failure
from app.model.machine import DeviceStatus, Machine, PerformanceLevel, Software
from app.model.plan import Cell, Plan, make_plan
from app.model.plan_bounds import ALL_IMAGES
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
RECOMMENDED_MEMORY_BYTES = 36 * 2**30
SYNC_TIME_S = 0.0005
SAMPLES = 6
"""Windows of each cell of a whole run: the fewest that have an interval."""
WINDOWS_PER_TURN = 3


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
    return [started, software, *(DeviceProbed(_status(device)) for device in plan.devices)]


def _status(device: str) -> DeviceStatus:
    is_cpu = device == "cpu"
    return DeviceStatus(
        device=device,
        is_built=True,
        is_visible=True,
        is_usable=True,
        hardware=None if is_cpu else "Apple M5 Pro",
        memory_bytes=M5_PRO.memory_bytes if is_cpu else RECOMMENDED_MEMORY_BYTES,
    )


def measured(
    cell: Cell,
    *step_times_s: float,
    steps: int = 2,
    ended_by: SamplingEnd = "interval_reached",
    has_settled: bool = True,
    swap_grown_bytes: int | None = 0,
    other_load_cores: float | None = 0.1,
    peak_memory_bytes: int = PEAK_MEMORY_BYTES,
) -> list[RunEvent]:
    """A cell whose windows had these step times, three to a turn and without a pause between them."""
    first = step_times_s[0]
    starts_s = accumulate((steps * step_time_s for step_time_s in step_times_s), initial=0.0)
    events: list[RunEvent] = [
        CellStarted(cell),
        FirstStepTimed(cell, first_step_time_s=10 * first),
        WarmedUp(cell, steps=2, duration_s=2 * first, has_settled=has_settled, sync_time_s=SYNC_TIME_S),
    ]
    for index, (step_time_s, at_s) in enumerate(zip(step_times_s, starts_s, strict=False)):
        turn, place = divmod(index, WINDOWS_PER_TURN)
        if not place:
            events.append(TurnStarted(cell))
        events.append(WindowTimed(cell, steps=steps, duration_s=steps * step_time_s, turn=turn, at_s=at_s))
    end = CellMeasured(
        cell=cell,
        ended_by=ended_by,
        peak_memory_bytes=peak_memory_bytes,
        swap_grown_bytes=swap_grown_bytes,
        other_load_cores=other_load_cores,
    )
    return [*events, end]


def timed_epochs(cell: Cell, *durations_s: float, images: int = ALL_IMAGES) -> list[RunEvent]:
    """A cell of the epoch protocol whose epochs took these times."""
    steps = -(-images // cell.batch_size)
    epochs = [
        EpochTimed(cell, images=images, steps=steps, duration_s=duration_s, loader_start_s=0.5)
        for duration_s in durations_s
    ]
    end = CellMeasured(
        cell=cell,
        ended_by="all_timed",
        peak_memory_bytes=PEAK_MEMORY_BYTES,
        swap_grown_bytes=0,
        other_load_cores=0.1,
    )
    return [CellStarted(cell), TurnStarted(cell), *epochs, end]


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
        events += failed(cell) if index in failing else measured(cell, *[step_s] * SAMPLES)
    return fold([*events, RunEnded("completed")])
