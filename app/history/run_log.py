"""What of a run is said in the log: its beginning and end, and what failed."""

from app.logs import log
from app.model.events import (
    CellFailed,
    DeviceProbed,
    ExtraFailed,
    RunEnded,
    RunEvent,
    RunResumed,
    RunStarted,
)
from app.model.failure import Failure
from app.model.plan import Plan


def note_event(event: RunEvent) -> None:
    """Say it. Nothing of a sample: a log must not take the time that is measured."""
    match event:
        case RunStarted():
            log().info("Run %s begins: %s", event.run_id, _in_short(event.plan))
        case RunResumed():
            log().info("Run resumed")
        case DeviceProbed() if event.status.reason:
            status = event.status
            log().warning("%s cannot be used: %s\n%s", status.device, status.reason, status.details or "")
        case CellFailed():
            _note_failure(event.cell.english_title, event.failure)
        case ExtraFailed():
            _note_failure(event.what, event.failure)
        case RunEnded():
            log().info("The run ends: %s", event.outcome)


def _note_failure(what: str, failure: Failure) -> None:
    log().warning("%s failed: %s\n%s", what, failure.reason, failure.details)


def _in_short(plan: Plan) -> str:
    return (
        f"{plan.preset}, {plan.protocol}, {','.join(plan.models)} on {','.join(plan.devices)}, "
        f"batch {','.join(map(str, plan.batch_sizes))}, {','.join(plan.precisions)}, {','.join(plan.extras)}"
    )
