"""The compatibility report: what this machine can measure, and why not more."""

from app.compat.item import Item, ItemStatus
from app.compat.verdict import Verdict, VerdictLevel, decide
from app.model.machine import DeviceStatus, Machine, Software
from app.model.record import Record


class Report(Record, frozen=True, kw_only=True):
    """The verdict, the items it is drawn from, and the facts those are drawn from."""

    verdict: Verdict
    items: tuple[Item, ...]
    machine: Machine
    software: Software | None
    devices: tuple[DeviceStatus, ...]


def build_report(machine: Machine, software: Software | None, devices: tuple[DeviceStatus, ...]) -> Report:
    """Judge what was found.

    Args:
        software: None where torch could not be loaded.
        devices: What the probes of the CPU and of the platform's GPU told.
    """
    # Late: the window, which only shows reports, opens without all that finds things out.
    from app.compat.facts import Facts
    from app.compat.items import all_items

    facts = Facts(machine=machine, software=software, devices=devices)
    items = all_items(facts)
    return Report(
        verdict=decide(items, is_mac=facts.is_mac),
        items=items,
        machine=machine,
        software=software,
        devices=devices,
    )


__all__ = ["Item", "ItemStatus", "Report", "Verdict", "VerdictLevel", "build_report"]
