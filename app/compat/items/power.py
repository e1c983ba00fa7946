"""The power the machine runs on."""

from app.compat.facts import Facts
from app.compat.item import NOT_KNOWN, Item
from app.words import tr


def power_source(facts: Facts) -> Item:
    """Mains or battery."""
    title = tr("Power source")
    match facts.machine.power_source:
        case "mains":
            return Item(key="power", title=title, value=tr("Mains"), status="ok")
        case "battery":
            return Item(
                key="power",
                title=title,
                value=tr("Battery"),
                status="warning",
                note=tr("On battery the system may slow the machine down, and figures do not compare."),
                remedy=tr("Connect the power adapter before measuring."),
            )
        case None:
            return Item(key="power", title=title, value=tr(NOT_KNOWN), status="unknown")


def low_power_mode(facts: Facts) -> Item:
    """Whether macOS saves power on purpose."""
    title = tr("Low Power Mode")
    is_on = facts.machine.low_power_mode
    if is_on is None:
        return Item(key="low_power", title=title, value=tr(NOT_KNOWN), status="unknown")
    if is_on:
        return Item(
            key="low_power",
            title=title,
            value=tr("On"),
            status="warning",
            note=tr("Low Power Mode slows the CPU and the GPU down."),
            remedy=tr("Turn it off in System Settings, under Battery or Energy, before measuring."),
        )
    return Item(key="low_power", title=title, value=tr("Off"), status="ok")
