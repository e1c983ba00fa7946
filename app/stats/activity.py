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
from app.notation import number
from app.words import tr


def activity(event: RunEvent) -> str | None:
    """What an event says about the work under way; None where it says nothing new."""
    match event:
        case SoftwareFound():
            return tr("Trying the devices")
        case DeviceProbed():
            return tr("{device} was tried", device=DEVICES[event.status.device].title)
        case WeightsLoading():
            return _loading(event)
        case LimitsMeasured():
            return tr("Limits of {device} measured", device=DEVICES[event.limits.device].title)
        case ParityChecked():
            parity = event.parity
            return tr(
                "Numbers of {model} on {device} compared",
                model=MODELS[parity.model].title,
                device=DEVICES[parity.device].title,
            )
        case CellStarted() | TurnStarted():
            return event.cell.title
        case LinkTimed():
            return tr("Explaining {cell}", cell=event.link.cell.title)
        case _:
            return None


def _loading(event: WeightsLoading) -> str:
    model = MODELS[event.model].title
    if not event.total_bytes:
        return tr("Weights of {model}, loading", model=model)
    share = number(event.loaded_bytes / event.total_bytes, ".0%")
    return tr("Weights of {model}, {share}", model=model, share=share)
