"""What happens during a run, in the order it happens. A result is the fold of these and of nothing else."""

from typing import Literal

from app.model.conditions import Conditions
from app.model.explanation import Link
from app.model.failure import ErrorText, Failure
from app.model.limits import DeviceLimits
from app.model.machine import DeviceStatus, Machine, Software
from app.model.parity import Parity
from app.model.phases import Phases
from app.model.plan import Cell, Plan
from app.model.quantities import Count, Duration, Figure, SignedCount, SignedTime, Some, Time
from app.model.record import Record
from app.model.texts import Name, Sentence

Outcome = Literal["completed", "stopped", "broken"]
"""`broken` is a failure of Torchmark itself, not of what it measures."""

SamplingEnd = Literal["interval_reached", "budget_spent", "all_timed"]
"""Why no more was timed: the interval is narrow enough, the time is up, or all that was wanted is there."""

SampleKind = Literal["first_step", "window", "epoch"]

EVENTS_VERSION = 2
"""1: the first (November 2026). 2: turns, epochs, parity, limits, phases, explanations, sustained runs."""


class RunStarted(Record, frozen=True, tag="run_started", kw_only=True):
    """Attributes: `started_at` is UTC in ISO 8601, as in 2026-11-23T14:05:00Z."""

    events_version: int = EVENTS_VERSION
    run_id: Name
    started_at: Name
    app_version: Name
    plan: Plan
    machine: Machine


class RunResumed(Record, frozen=True, tag="run_resumed", kw_only=True):
    """A run that was interrupted or stopped goes on with what it has not measured.

    Attributes:
        resumed_at: UTC as in `RunStarted`.
        machine: What it is now; only its power may differ from what it was.
    """

    resumed_at: Name
    machine: Machine


class ConditionsNoted(Record, frozen=True, tag="conditions_noted", kw_only=True):
    """The machine's power or heat has changed, or the system told of it for the first time.

    Attributes:
        noted_at: UTC as in `RunStarted`.
    """

    noted_at: Name
    conditions: Conditions


class SleepNoticed(Record, frozen=True, tag="sleep_noticed", kw_only=True):
    """The system slept, although it was to be kept awake.

    Attributes:
        noticed_at: UTC as in `RunStarted`; after the sleep.
        slept_s: How long, in seconds.
    """

    noticed_at: Name
    slept_s: Time


class SoftwareFound(Record, frozen=True, tag="software_found"):
    """A measuring process has started and loaded torch."""

    software: Software


class DeviceProbed(Record, frozen=True, tag="device_probed"):
    """A device was tried."""

    status: DeviceStatus


class WeightsLoading(Record, frozen=True, tag="weights_loading"):
    """Pretrained weights are on their way; equal numbers say that they are there and right."""

    model: Name
    loaded_bytes: Count
    total_bytes: Count


class LimitsMeasured(Record, frozen=True, tag="limits_measured"):
    """What a device can do at best."""

    limits: DeviceLimits


class ParityChecked(Record, frozen=True, tag="parity_checked"):
    """A model's numbers on a device were compared with float64."""

    parity: Parity


class CellStarted(Record, frozen=True, tag="cell_started"):
    """The cell is being prepared: weights made, images laid on the device."""

    cell: Cell


class FirstStepTimed(Record, frozen=True, tag="first_step_timed"):
    """The first training step, which compiles and allocates; never part of the figures."""

    cell: Cell
    first_step_time_s: Time


class WarmedUp(Record, frozen=True, tag="warmed_up"):
    """The steps between the first one and the first window.

    Attributes:
        has_settled: Whether the step time had stopped falling, or else the time for it was up.
        sync_time_s: What one synchronisation costs: in the compute protocol what a window of one step takes
            beyond its step, in the others a wait for an idle device.
    """

    cell: Cell
    steps: Count
    duration_s: Time
    has_settled: bool
    sync_time_s: SignedTime


class TurnStarted(Record, frozen=True, tag="turn_started"):
    """It is this cell's turn to be timed; should the process die now, this cell was at work."""

    cell: Cell


class WindowTimed(Record, frozen=True, tag="window_timed"):
    """A raw sample: `steps` training steps between two synchronisations took `duration_s`.

    Attributes:
        turn: Which of the cell's turns it belongs to, from 0; between two of them others may have had theirs.
        at_s: When the window began, in seconds since the cell's first one.
    """

    cell: Cell
    steps: Some
    duration_s: Duration
    turn: Count
    at_s: Time


class EpochTimed(Record, frozen=True, tag="epoch_timed"):
    """A raw sample of the epoch protocol: all images once, loading included, in `duration_s`.

    Attributes:
        loader_start_s: What starting the loader's processes took before; not part of `duration_s`.
    """

    cell: Cell
    images: Some
    steps: Some
    duration_s: Duration
    loader_start_s: Time


class SampleDiscarded(Record, frozen=True, tag="sample_discarded", kw_only=True):
    """A sample that was thrown away because the system slept in it, or right before it.

    Attributes:
        what: The sample that it would have been; a window or an epoch is measured again.
        steps: The training steps in it.
        duration_s: Their time without the sleep, by the clock of the samples.
        slept_s: The sleep.
    """

    cell: Cell
    what: SampleKind
    steps: Count
    duration_s: Time
    slept_s: Time


class PhasesTimed(Record, frozen=True, tag="phases_timed"):
    """The instrumented pass after the cell's last sample."""

    cell: Cell
    phases: Phases


class FlopsCounted(Record, frozen=True, tag="flops_counted"):
    """Floating-point operations of one step, by torch's own counter."""

    cell: Cell
    flops_per_step: Count


class CellMeasured(Record, frozen=True, tag="cell_measured", kw_only=True):
    """The cell is complete. How its memory was read depends on the device (docs/method.md).

    Attributes:
        swap_grown_bytes: How much more swap the system used at the end than at the start; None if unknown.
        other_load_cores: How many CPU cores other processes kept busy meanwhile; None if unknown.
    """

    cell: Cell
    ended_by: SamplingEnd
    peak_memory_bytes: Count
    swap_grown_bytes: SignedCount | None = None
    other_load_cores: Figure | None = None


class CellBroke(Record, frozen=True, tag="cell_broke"):
    """A Python exception ended this cell; the others of its task go on."""

    cell: Cell
    error: ErrorText


class CellTooLarge(Record, frozen=True, tag="cell_too_large"):
    """The cell was not tried: it needs more memory than there is room for."""

    cell: Cell
    needed_bytes: Count
    room_bytes: SignedCount


class CellFailed(Record, frozen=True, tag="cell_failed"):
    """The cell gave no figure."""

    cell: Cell
    failure: Failure


class GroupAdded(Record, frozen=True, tag="group_added"):
    """Cells that are measured beside those of the plan, at a smaller batch size: those had not found room."""

    cells: tuple[Cell, ...]


class LinkTimed(Record, frozen=True, tag="link_timed"):
    """One way of measuring, for the explanation."""

    link: Link


class ExtraFailed(Record, frozen=True, tag="extra_failed"):
    """Something beside the cells could not be done: parity, limits, an explanation."""

    what: Sentence
    failure: Failure


class RunEnded(Record, frozen=True, tag="run_ended"):
    """The last event of a run. A cell still under way keeps its samples, but it gives no figure."""

    outcome: Outcome


class Pulse(Record, frozen=True, tag="pulse"):
    """The task goes on: something too small for an event of its own was finished. Never in a result."""


class TaskDone(Record, frozen=True, tag="task_done"):
    """The measuring process is ready for the next task."""


class TaskFailed(Record, frozen=True, tag="task_failed"):
    """A Python exception ended the task; the measuring process is ready for the next one."""

    error: ErrorText


CellSample = (
    CellStarted
    | FirstStepTimed
    | WarmedUp
    | TurnStarted
    | WindowTimed
    | EpochTimed
    | SampleDiscarded
    | PhasesTimed
    | FlopsCounted
    | CellMeasured
)
CellEvent = CellSample | CellFailed
Finding = SoftwareFound | DeviceProbed | WeightsLoading | LimitsMeasured | ParityChecked | LinkTimed
Surrounding = ConditionsNoted | SleepNoticed
RunEvent = RunStarted | RunResumed | GroupAdded | Surrounding | Finding | CellEvent | ExtraFailed | RunEnded
TaskEvent = Finding | CellSample | CellBroke | CellTooLarge
WorkerEvent = TaskEvent | Pulse | TaskDone | TaskFailed
