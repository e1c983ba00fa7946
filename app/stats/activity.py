"""What a run is at, in a few words: the same in the window and in the terminal."""

from app.model.catalog import DEVICES, MODELS
from app.model.events import (
    CellStarted,
    DeviceProbed,
    LimitsMeasured,
    LinkTimed,
    ParityChecked,
    RunEvent,
    SoftwareFound,
    TurnStarted,
    WeightsLoading,
)


def activity(event: RunEvent) -> str | None:
    """What an event says about the work under way; None where it says nothing new."""
    match event:
        case SoftwareFound():
            return "Trying the devices"
        case DeviceProbed():
            return f"{DEVICES[event.status.device].title} was tried"
        case WeightsLoading():
            return f"Weights of {MODELS[event.model].title}, {_share(event)}"
        case LimitsMeasured():
            return f"Limits of {DEVICES[event.limits.device].title} measured"
        case ParityChecked():
            parity = event.parity
            return f"Numbers of {MODELS[parity.model].title} on {DEVICES[parity.device].title} compared"
        case CellStarted() | TurnStarted():
            return event.cell.title
        case LinkTimed():
            return f"Explaining {event.link.cell.title}"
        case _:
            return None


def _share(event: WeightsLoading) -> str:
    if not event.total_bytes:
        return "loading"
    return f"{event.loaded_bytes / event.total_bytes:.0%}"
